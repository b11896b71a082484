import { sql, type RawBuilder, type Selectable } from 'kysely';
import { maskedName } from '#core/masked-name.ts';
import { openSteps, type Asker } from '#core/steps.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { OfferingStepTable } from '#db/tables.ts';
import { datedValues } from '#land/work-calendar.read.server.ts';
import { offerCourse } from './course.ts';
import { offerSettingKeys, offerValuesOn, type OfferValues } from './settings.ts';
import type { OfferMove, Paper, ShownAsset, StoredAsset } from './reclaimed.ts';

const assets = (db: ReadDb, which: RawBuilder<unknown>) => sql<StoredAsset>`
	select reclaimed_asset.id, reclaimed_asset.feature_no as number, reclaimed_asset.version, reclaimed_asset.code,
		reclaimed_asset.village_code as village, coalesce(village.name, reclaimed_asset.village_code) as "villageName",
		coalesce(village.sort_key, reclaimed_asset.village_code) as "villageKey", left(reclaimed_asset.village_code, 9) as township,
		coalesce(township.name, '') as "townshipName", reclaimed_asset.object_kind as kind, reclaimed_asset.name,
		reclaimed_asset.area_mu as mu, reclaimed_asset.units, reclaimed_asset.reclaimed_on as "reclaimedOn", reclaimed_asset.jobs,
		reclaimed_asset.gain_fen as "gainFen", reclaimed_asset.note, land_case.feature_no as "caseNumber", reclaimed_asset.state,
		reclaimed_asset.state_since as "stateSince", reclaimed_asset.due_on as "dueOn", reclaimed_asset.last_actor as "lastActor",
		reclaimed_asset.price_unit as unit, reclaimed_asset.reserve_fen as "reserveFen", reclaimed_asset.listing_number as listing,
		reclaimed_asset.opens_on as "opensOn", reclaimed_asset.closes_on as "closesOn", reclaimed_asset.result_on as "resultOn",
		reclaimed_asset.won_fen as "wonFen", reclaimed_asset.winner_name as winner,
		reclaimed_asset.confirmation_number as confirmation, contract.number as contract, contract.feature_no as "contractLink"
	from reclaimed_asset
	left join village on village.county_code = ${db.county} and village.code = reclaimed_asset.village_code
	left join township on township.county_code = ${db.county} and township.code = village.township_code
	left join land_case on land_case.county_code = ${db.county} and land_case.id = reclaimed_asset.case_id
	left join contract on contract.county_code = ${db.county} and contract.id = reclaimed_asset.contract_id
	where reclaimed_asset.county_code = ${db.county} and ${which} and ${inScope(db, 'reclaimed_asset.village_code')}
	order by reclaimed_asset.feature_no`;

/** Everything taken back that is in scope, in the order of its numbers; names are whole. */
export async function storedAssets(db: ReadDb): Promise<StoredAsset[]> {
	return (await assets(db, sql`true`).execute(db.query)).rows;
}

/** One record by its number; null when it is not there or not in scope. */
export async function storedAsset(db: ReadDb, number: number): Promise<StoredAsset | null> {
	return (await assets(db, sql`reclaimed_asset.feature_no = ${number}`).execute(db.query)).rows[0] ?? null;
}

type StepRow = Selectable<OfferingStepTable>;

const moveOf = (row: StepRow): OfferMove => ({
	...{ seq: row.seq, step: row.step as OfferMove['step'], from: row.from_state as OfferMove['from'] },
	...{ to: row.to_state as OfferMove['to'], on: row.taken_on, dueOn: row.due_on, reason: row.reason },
	...{ paper: row.paper as unknown as Paper | null, actor: row.actor_name },
	...{ level: row.actor_level as OfferMove['level'], at: row.recorded_at }
});

/** How its offering came to where it stands, the first step first; names in papers are whole. */
export async function movesOf(db: ReadDb, id: string): Promise<OfferMove[]> {
	const rows = await db.query
		.selectFrom('offering_step')
		.selectAll()
		.where('county_code', '=', db.county)
		.where('asset_id', '=', id)
		.orderBy('seq')
		.execute();
	return rows.map(moveOf);
}

/** The steps of everything in scope, by number; names in papers are masked. */
export async function movesOfAll(db: ReadDb): Promise<Map<number, OfferMove[]>> {
	const { rows } = await sql<StepRow & { number: number }>`
		select offering_step.*, reclaimed_asset.feature_no as number
		from offering_step
		join reclaimed_asset on reclaimed_asset.county_code = ${db.county} and reclaimed_asset.id = offering_step.asset_id
		where offering_step.county_code = ${db.county} and ${inScope(db, 'reclaimed_asset.village_code')}
		order by offering_step.asset_id, offering_step.seq`.execute(db.query);
	return new Map(
		[...Map.groupBy(rows, ({ number }) => number)].map(([number, of]) => [number, of.map((row) => masked(moveOf(row)))])
	);
}

const masked = (move: OfferMove): OfferMove =>
	move.paper?.kind === 'award'
		? { ...move, paper: { ...move.paper, winner: maskedName(move.paper.winner) ?? '' } }
		: move;

/** Its land on the map. */
async function landsOf(db: ReadDb, id: string): Promise<ShownAsset['lands']> {
	const { rows } = await sql<ShownAsset['lands'][number]>`
		select reclaimed_land.feature_no as number, reclaimed_land.code, reclaimed_land.ledger_mu as mu
		from reclaimed_asset_land
		join reclaimed_land on reclaimed_land.county_code = ${db.county} and reclaimed_land.id = reclaimed_asset_land.reclaimed_id
		where reclaimed_asset_land.county_code = ${db.county} and reclaimed_asset_land.asset_id = ${id}::uuid
			and ${inScope(db, 'reclaimed_land.village_code')}
		order by reclaimed_land.code`.execute(db.query);
	return rows;
}

/** Everything known of a record, people masked; null when it is not there or not in scope. */
export async function shownAsset(
	db: ReadDb,
	number: number,
	asker: Asker
): Promise<{ id: string; asset: ShownAsset } | null> {
	const found = await storedAsset(db, number);
	if (!found) return null;
	const { id, lastActor, ...head } = found;
	const asset = {
		...{ ...head, winner: maskedName(head.winner), moves: (await movesOf(db, id)).map(masked) },
		lands: await landsOf(db, id),
		steps: openSteps(offerCourse, { state: found.state, lastActor }, asker).map(({ name }) => name)
	};
	return { id, asset };
}

/** What the county has set for offerings, as it holds on a day. */
export const offerValues = async (db: ReadDb, day: string): Promise<OfferValues> =>
	offerValuesOn(day, await datedValues(db, offerSettingKeys));
