import { sql } from 'kysely';
import { sees, seesWholeCounty } from '#core/scope.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { Body, BodyKind, BodyStatus } from './body.ts';

/** What owns the files of an agreement among the attachments. */
export const BODY_FILES = 'zone_body';

export interface BodyVillage {
	code: string;
	name: string;
	/** Still a village of the zone. */
	member: boolean;
}

export interface KeptBody extends Body {
	id: string;
	version: number;
	/** The zone's villages, and others that have a part or got returns, by their names' reading. */
	villages: BodyVillage[];
	/** Whether it shows every village's part: whoever sees a part of the county gets those of theirs. */
	whole: boolean;
}

/** Who runs a zone that was found in sight; null: nobody has been entered. */
export async function bodyOfZone(db: ReadDb, zoneId: string): Promise<KeptBody | null> {
	const row = await db.query
		.selectFrom('zone_body')
		.select(['id', 'version', 'kind', 'status', 'name', 'credit_code', 'agreement_no', 'agreed_on', 'starts_on'])
		.select(['ends_on', 'note', 'parts', 'returns'])
		.where('county_code', '=', db.county)
		.where('zone_id', '=', zoneId)
		.executeTakeFirst();
	if (!row) return null;
	const own = <T>(by: Readonly<Record<string, T>>): Record<string, T> =>
		Object.fromEntries(Object.entries(by).filter(([code]) => sees(db.scope, db.county, code)));
	const parts = own(row.parts as unknown as Body['parts']);
	const returns = Object.entries(row.returns as unknown as Body['returns']).map(
		([year, { distributedFen, by }]) => [year, { distributedFen, by: own(by) }] as const
	);
	const named = new Set([...Object.keys(parts), ...returns.flatMap(([, { by }]) => Object.keys(by))]);
	return {
		...{ id: row.id, version: row.version, kind: row.kind as BodyKind, status: row.status as BodyStatus },
		...{ name: row.name, creditCode: row.credit_code, agreementNo: row.agreement_no, agreedOn: row.agreed_on },
		...{ startsOn: row.starts_on, endsOn: row.ends_on, note: row.note },
		parts,
		returns: Object.fromEntries(returns),
		villages: await villagesOf(db, zoneId, [...named]),
		whole: seesWholeCounty(db.scope, db.county)
	};
}

async function villagesOf(db: ReadDb, zoneId: string, named: readonly string[]): Promise<BodyVillage[]> {
	const { rows } = await sql<BodyVillage>`
		with listed as (
			select village.code, village.name, village.sort_key, exists (
				select from zone_village where zone_village.county_code = ${db.county} and zone_village.zone_id = ${zoneId}::uuid
					and zone_village.village_code = village.code) as member
			from village where village.county_code = ${db.county} and ${inScope(db, 'village.code')}
		)
		select listed.code, listed.name, listed.member from listed
		where listed.member or listed.code = any(${[...named]}::text[])
		order by listed.sort_key, listed.code`.execute(db.query);
	return rows;
}
