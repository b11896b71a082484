import { sql, type RawBuilder } from 'kysely';
import { dayOf } from '#core/period.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { Inhabitants } from './inhabitants.ts';
import { furthestFirst } from './profiles.read.server.ts';

/** Households and people of villages in sight by the survey that counts today, by `village_code`; null where it does not say. */
export const inhabitantsTable = (db: ReadDb): RawBuilder<unknown> => sql`
	select distinct on (factor_profile.village_code) factor_profile.village_code,
		(factor_profile.figures ->> 'households')::bigint as households, (factor_profile.figures ->> 'people')::bigint as people
	from factor_profile
	where factor_profile.county_code = ${db.county} and factor_profile.surveyed_on <= ${dayOf(new Date())}::date
		and ${inScope(db, 'factor_profile.village_code')}
	order by factor_profile.village_code, ${furthestFirst}`;

/** Of some villages in sight: by code, where anything was stated. */
export async function inhabitantsOf(db: ReadDb, codes: readonly string[]): Promise<Map<string, Inhabitants>> {
	const { rows } = await sql<Inhabitants & { code: string }>`
		with stated as (${inhabitantsTable(db)})
		select stated.village_code as code, stated.households, stated.people from stated
		where stated.village_code = any(${[...codes]}::text[])
			and (stated.households is not null or stated.people is not null)`.execute(db.query);
	return new Map(rows.map(({ code, ...own }) => [code, own]));
}
