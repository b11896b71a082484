import { sql } from 'kysely';
import { dayOf } from '#core/period.ts';
import type { ReadDb } from '#db/read.server.ts';

/** What the irregularities of a county rest on beside its contracts; when one of these moves they are looked for anew. */
export interface IrregularityGround {
	day: string;
	/** Digest of the settings they are measured by. */
	settings: string;
	/** The last comparison of surveys with contracts. */
	comparison: string | null;
}

const settingsDigest = (db: ReadDb) => sql<string>`(
	select md5(coalesce(string_agg(setting.key || ' ' || setting.valid_from::text || ' ' || setting.value::text, ';'
		order by setting.key, setting.valid_from), ''))
	from setting
	where setting.county_code = ${db.county} and (setting.key like 'contract.%' or setting.key like 'reference_price.%'))`;

/** @param now the day is that of the county's calendar */
export async function irregularityGround(db: ReadDb, now: Date): Promise<IrregularityGround> {
	const { rows } = await sql<Omit<IrregularityGround, 'day'>>`
		select ${settingsDigest(db)} as settings, (
			select analysis_run.id from analysis_run where analysis_run.county_code = ${db.county}
			order by analysis_run.recorded_at desc limit 1) as comparison`.execute(db.query);
	return { day: dayOf(now), ...rows[0]! };
}

/** Whether the county's irregularities have to be looked for anew; never in a county without collective contracts. */
export async function irregularitiesDue(db: ReadDb): Promise<boolean> {
	const ground = await irregularityGround(db, new Date());
	const { rows } = await sql<{ due: boolean }>`
		select exists (
			select from contract where contract.county_code = ${db.county} and not contract.household
		) and not coalesce((
			select irregularity_run.business_date = ${ground.day} and irregularity_run.settings = ${ground.settings}
				and irregularity_run.comparison is not distinct from ${ground.comparison}::uuid
			from irregularity_run where irregularity_run.county_code = ${db.county}
			order by irregularity_run.recorded_at desc limit 1), false) as due`.execute(db.query);
	return rows[0]!.due;
}

/** The next collective contracts after one, in the order of their ids. */
export async function contractsAfter(db: ReadDb, after: string | null, limit: number): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select contract.id from contract
		where contract.county_code = ${db.county} and not contract.household
			and (${after}::uuid is null or contract.id > ${after}::uuid)
		order by contract.id limit ${limit}`.execute(db.query);
	return rows.map(({ id }) => id);
}
