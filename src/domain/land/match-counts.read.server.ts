import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';
import type { StateCount } from './match-state.ts';
import { statedPatches } from './match-states.server.ts';
import { matchUseSettings, matchUsesOn, type MatchUses } from './match-uses.ts';
import { valuesOn, type LandValues } from './settings.ts';
import { datedLandSettings } from './settings.read.server.ts';

/** The settings valid on a day: which uses are asked about, and the comparison's. */
export async function matchSettings(db: ReadDb, day: string): Promise<{ uses: MatchUses; values: LandValues }> {
	const dated = await db.query
		.selectFrom('setting')
		.select(['key', 'valid_from as validFrom', 'value'])
		.where('county_code', '=', db.county)
		.where('key', 'in', Object.keys(matchUseSettings))
		.execute();
	return { uses: matchUsesOn(day, dated), values: valuesOn(day, await datedLandSettings(db)) };
}

/**
 * How much land is in which state, by village: of what is left out by its land use, each code apart.
 * @param day the county's day, YYYY-MM-DD, whose settings hold
 */
export async function matchCounts(db: ReadDb, day: string, village: string | null = null): Promise<StateCount[]> {
	const settings = await matchSettings(db, day);
	const { rows } = await sql<StateCount>`
		with ${statedPatches(db, { village, ...settings })}
		select village, state, case when state = 'left_out' then use end as use, count(*)::integer as count, sum(mu) as mu
		from stated group by 1, 2, 3 order by 1, 2, 3`.execute(db.query);
	return rows.map(({ mu, ...row }) => ({ ...row, mu: Number(mu) }));
}
