import { createHash } from 'node:crypto';
import type { ReadDb } from '#db/read.server.ts';
import { columnsKey, type Profile } from './profiles.ts';

export const columnsDigest = (columns: readonly string[]): string =>
	createHash('sha256').update(columnsKey(columns)).digest('hex');

/** What somebody of this county said about a file of this kind with these columns; null when nobody has. */
export async function profileFor(db: ReadDb, kind: string, columns: readonly string[]): Promise<Profile | null> {
	const row = await db.query
		.selectFrom('import_profile')
		.select(['overrides', 'file_name as fileName', 'recorded_at as at'])
		.where('county_code', '=', db.county)
		.where('kind', '=', kind)
		.where('columns_digest', '=', columnsDigest(columns))
		.executeTakeFirst();
	return row ? { ...row, overrides: row.overrides as Record<string, string> } : null;
}
