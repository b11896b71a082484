import { sql } from 'kysely';
import { dayOf } from '#core/period.ts';
import { seesWholeCounty } from '#core/scope.ts';
import { settingVersions } from '#db/dated-settings.server.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { countyFactors, type CountyFactors, type Figures } from './factor-index.ts';
import { factorRulesOn, factorSettingKeys, type FactorRules } from './fields.ts';
import type { FactorRow, Profile } from './profile.ts';

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

/** Every village in sight with what it stated last, up to a day. */
export async function factorRows(db: ReadDb, day: string): Promise<FactorRow[]> {
	const { rows } = await sql<Omit<FactorRow, 'profile'> & { [K in keyof Profile]: Profile[K] | null }>`
		with newest as (
			select distinct on (factor_profile.village_code) factor_profile.village_code, ${columns}
			from factor_profile
			where factor_profile.county_code = ${db.county} and factor_profile.surveyed_on <= ${day}::date
			order by factor_profile.village_code, factor_profile.surveyed_on desc
		)
		select village.code as village, village.name as "villageName", village.sort_key as "villageKey",
			village.feature_no as number, township.code as township, township.name as "townshipName", newest.id, newest.version,
			newest."surveyedOn", newest.figures, newest.source, newest.stage, newest."stageBy", newest."stageOn"
		from village
		join township on township.county_code = ${db.county} and township.code = village.township_code
		left join newest on newest.village_code = village.code
		where village.county_code = ${db.county} and ${inScope(db, 'village.code')}
		order by village.code`.execute(db.query);
	return rows.map(({ id, version, surveyedOn, figures, source, stage, stageBy, stageOn, ...village }) => ({
		...village,
		profile: id === null ? null : ({ id, version, surveyedOn, figures, source, stage, stageBy, stageOn } as Profile)
	}));
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
		rows.flatMap(({ village, profile }) => (profile ? [[village, profile.figures] as const] : []))
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
