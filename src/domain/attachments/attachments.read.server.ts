import { sees } from '#core/scope.ts';
import type { ReadDb } from '#db/read.server.ts';

export interface Attachment {
	id: string;
	sha256: string;
	bytes: number;
	media_type: string;
	name: string;
	owner_kind: string;
	owner_id: string;
	village_code: string | null;
}

const columns = ['id', 'sha256', 'bytes', 'media_type', 'name', 'owner_kind', 'owner_id', 'village_code'] as const;

/** One attachment, if whoever asks may see its owner's place; null otherwise, so that a foreign id tells nothing. */
export async function attachmentById(db: ReadDb, id: string): Promise<Attachment | null> {
	const row = await db.query
		.selectFrom('attachment')
		.select(columns)
		.where('county_code', '=', db.county)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && sees(db.scope, db.county, row.village_code) ? row : null;
}

/** The attachments of one owner within the scope. */
export async function attachmentsOf(db: ReadDb, ownerKind: string, ownerId: string): Promise<Attachment[]> {
	const rows = await db.query
		.selectFrom('attachment')
		.select(columns)
		.where('county_code', '=', db.county)
		.where('owner_kind', '=', ownerKind)
		.where('owner_id', '=', ownerId)
		.orderBy('id')
		.execute();
	return rows.filter((row) => sees(db.scope, db.county, row.village_code));
}

/** Every digest the county's rows name: what `doctor` compares with what is stored. */
export async function namedDigests(db: ReadDb): Promise<string[]> {
	const rows = await db.query
		.selectFrom('attachment')
		.select('sha256')
		.distinct()
		.where('county_code', '=', db.county)
		.execute();
	return rows.map((row) => row.sha256);
}
