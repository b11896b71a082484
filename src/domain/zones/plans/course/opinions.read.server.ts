import { sql, type RawBuilder } from 'kysely';
import { seesWholeCounty } from '#core/scope.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { AskedOpinion, Remark } from './opinion.ts';
import type { PlanStatus } from '#zones/plans/plan-row.ts';

/** Who looks at opinions: everybody's, or the departments somebody acts for. */
export interface Looker {
	readonly all: boolean;
	readonly offices: ReadonlySet<string>;
}

/**
 * Whose opinions are told: the service centre and leaders all; a department its own; a township and a village those of the
 * places they see.
 */
const told = (db: ReadDb, { all, offices }: Looker): RawBuilder<boolean> => {
	if (!seesWholeCounty(db.scope, db.county))
		return sql<boolean>`(opinion.place_code is not null and ${inScope(db, 'opinion.place_code')})`;
	return all ? sql<boolean>`true` : sql<boolean>`opinion.office_id = any(${[...offices]}::uuid[])`;
};

type Row = Omit<AskedOpinion, 'remarks' | 'plan'> & {
	number: number;
	code: string;
	planName: string;
	status: PlanStatus;
};

async function opinions(db: ReadDb, looker: Looker, which: RawBuilder<boolean>): Promise<AskedOpinion[]> {
	const { rows } = await sql<Row>`
		select opinion.id, opinion.version, opinion.kind, opinion.place_code as place, opinion.office_id as office, opinion.name,
			coalesce(township.name, '') as township, opinion.sort_key as key, opinion.stance, opinion.given_on as "givenOn",
			opinion.actor_name as by, stand.id as "freeze", stand.serial, stand.answer_by as "answerBy", stand.frozen_on as "askedOn",
			zone_plan.feature_no as number, zone_plan.code, zone_plan.name as "planName", zone_plan.status,
			zone_plan.status = 'asked' and not exists (
				select from zone_plan_freeze later where later.county_code = ${db.county} and later.plan_id = stand.plan_id
					and later.serial > stand.serial) as open
		from zone_plan_opinion opinion
		join zone_plan_freeze stand on stand.county_code = ${db.county} and stand.id = opinion.freeze_id
		join zone_plan on zone_plan.county_code = ${db.county} and zone_plan.id = stand.plan_id
		left join township on township.county_code = ${db.county} and opinion.kind = 'village' and township.code = left(opinion.place_code, 9)
		where opinion.county_code = ${db.county} and ${told(db, looker)} and ${which}
		order by array_position(array['township', 'village', 'department'], opinion.kind), coalesce(left(opinion.place_code, 9), ''),
			opinion.sort_key, opinion.id`.execute(db.query);
	const remarks = await remarksOf(
		db,
		rows.map(({ id }) => id)
	);
	return rows.map(({ number, code, planName, status, ...row }) => ({
		...row,
		plan: { number, code, name: planName, status },
		remarks: remarks.get(row.id) ?? []
	}));
}

async function remarksOf(db: ReadDb, ids: readonly string[]): Promise<Map<string, Remark[]>> {
	const { rows } = await sql<Remark & { opinion: string }>`
		select remark.id, remark.opinion_id as opinion, remark.seq, remark.body, remark.answer, remark.reply,
			remark.answered_on as "answeredOn"
		from zone_plan_point remark
		where remark.county_code = ${db.county} and remark.opinion_id = any(${[...ids]}::uuid[])
		order by remark.seq`.execute(db.query);
	const found = Map.groupBy(rows, ({ opinion }) => opinion);
	return new Map([...found].map(([id, own]) => [id, own.map(({ opinion: _, ...remark }) => remark)]));
}

/** The opinions on one frozen version that whoever looks is told. */
export const opinionsOn = (db: ReadDb, freezeId: string, looker: Looker): Promise<AskedOpinion[]> =>
	opinions(db, looker, sql<boolean>`opinion.freeze_id = ${freezeId}::uuid`);

/** One opinion; null where it is not there or not told. */
export const opinionById = async (db: ReadDb, id: string, looker: Looker): Promise<AskedOpinion | null> =>
	(await opinions(db, looker, sql<boolean>`opinion.id = ${id}::uuid`))[0] ?? null;

/** Everything whoever looks was asked about, the newest first. */
export async function askedOf(db: ReadDb, looker: Looker): Promise<AskedOpinion[]> {
	const found = await opinions(db, looker, sql<boolean>`true`);
	return found.sort((one, other) => (one.askedOn === other.askedOn ? 0 : one.askedOn < other.askedOn ? 1 : -1));
}
