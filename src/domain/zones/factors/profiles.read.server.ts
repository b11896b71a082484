import { sql, type RawBuilder } from 'kysely';
import { dayOf } from '#core/period.ts';
import { seesWholeCounty } from '#core/scope.ts';
import { settingVersions } from '#db/dated-settings.server.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { figuresCounted } from './counted.ts';
import { countyFactors, type CountyFactors, type Figures } from './factor-index.ts';
import { factorRulesOn, factorSettingKeys, type FactorRules } from './fields.ts';
import { stages, type FactorRow, type Profile } from './profile.ts';
import { registerTies } from './register.read.server.ts';
import { enterprisesOn } from './register.ts';

/** Which fields the survey has and what is called lacking, as it holds on a day. */
export async function factorRules(db: ReadDb, day: string): Promise<FactorRules> {
	const dated = await db.query
		.selectFrom('setting')
		.select(['key', 'valid_from as validFrom', 'value'])
		.where('county_code', '=', db.county)
		.where('key', 'in', factorSettingKeys)
		.orderBy('key')
		.orderBy('valid_from')
		.execute();
	return factorRulesOn(day, dated);
}

/** What a form of these rules has in front. */
export const factorRuleVersions = (db: ReadDb): Promise<Record<string, string>> =>
	settingVersions(db, factorSettingKeys);

const columns = sql`factor_profile.id, factor_profile.version, factor_profile.surveyed_on as "surveyedOn",
	coalesce(factor_profile.figures, '{}') as figures, factor_profile.source, factor_profile.stage,
	factor_profile.stage_by as "stageBy", factor_profile.stage_on as "stageOn"`;

/** The survey that counts comes first: of those that went furthest the newest. */
export const furthestFirst = sql`array_position(${[...stages]}::text[], factor_profile.stage) desc, factor_profile.surveyed_on desc`;

/** Every village in sight with what it stated last up to a day, what of it counts, and its enterprises. */
export async function factorRows(db: ReadDb, day: string): Promise<FactorRow[]> {
	type Placed = Omit<FactorRow, 'profile' | 'counted' | 'register' | 'registerOn'>;
	const { rows: villages } = await sql<Placed>`
		select village.code as village, village.name as "villageName", village.sort_key as "villageKey",
			village.feature_no as number, township.code as township, township.name as "townshipName"
		from village
		join township on township.county_code = ${db.county} and township.code = village.township_code
		where village.county_code = ${db.county} and ${inScope(db, 'village.code')}
		order by village.code`.execute(db.query);
	const first = async (order: RawBuilder<unknown>) => {
		const { rows } = await sql<Profile & { village: string }>`
			select distinct on (factor_profile.village_code) factor_profile.village_code as village, ${columns}
			from factor_profile
			where factor_profile.county_code = ${db.county} and factor_profile.surveyed_on <= ${day}::date
				and ${inScope(db, 'factor_profile.village_code')}
			order by factor_profile.village_code, ${order}`.execute(db.query);
		return new Map(rows.map(({ village, ...profile }) => [village, profile as Profile]));
	};
	const newest = await first(sql`factor_profile.surveyed_on desc`);
	const furthest = await first(furthestFirst);
	const ties = await registerTies(db);
	return villages.map((village): FactorRow => {
		const counted = furthest.get(village.village) ?? null;
		const registerOn = counted?.surveyedOn ?? day;
		return {
			...{ ...village, profile: newest.get(village.village) ?? null, counted, registerOn },
			register: enterprisesOn(ties.get(village.village) ?? [], registerOn)
		};
	});
}

/** Every profile of a village in sight, the newest survey first. */
export async function profilesOf(db: ReadDb, village: string): Promise<(Profile & { lastActor: string })[]> {
	const { rows } = await sql<Profile & { lastActor: string }>`
		select ${columns}, factor_profile.last_actor as "lastActor" from factor_profile
		where factor_profile.county_code = ${db.county} and factor_profile.village_code = ${village}
			and ${inScope(db, 'factor_profile.village_code')}
		order by factor_profile.surveyed_on desc`.execute(db.query);
	return rows;
}

/** How the villages of the county stand. To tell it takes all of them: for whoever sees a part null. */
export function standingsOf(db: ReadDb, rows: readonly FactorRow[], rules: FactorRules): CountyFactors | null {
	if (!seesWholeCounty(db.scope, db.county)) return null;
	const profiles = new Map<string, Figures>(
		rows.flatMap((row) => {
			const figures = figuresCounted(row);
			return figures ? [[row.village, figures] as const] : [];
		})
	);
	return countyFactors(profiles, rules.fields, rules.lacking);
}

/** How the villages of the county stand today, for whoever sees all of it. */
export async function factorsToday(
	db: ReadDb,
	now: Date
): Promise<{ known: CountyFactors; rules: FactorRules } | null> {
	const day = dayOf(now);
	const rules = await factorRules(db, day);
	const known = standingsOf(db, await factorRows(db, day), rules);
	return known && { known, rules };
}
