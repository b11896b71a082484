import { sql, type RawBuilder } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { everIrregular } from '#land/contracts/kinds.ts';
import type { TileLayer } from '#tiles/layer.ts';
import { endOfDay } from './was.ts';
import { wasIn } from './was-rows.read.server.ts';

/** Contracts of a day: now, or as they were recorded at its end. */
const contractsOf = (db: ReadDb, day: string | null): RawBuilder<unknown> =>
	day === null
		? sql`select contract.village_code, contract.status from contract
			where contract.county_code = ${db.county} and not contract.household`
		: sql`select was.village_code, was.status
			from (${wasIn(db, 'contract', { village_code: 'text', status: 'text', household: 'boolean' }, endOfDay(day), null)}) was
			where not was.household`;

/** Villages with how many of their contracts were found irregular, whether or not they have been put right. */
const clearing = (day: string | null): TileLayer => ({
	name: 'village_clearing',
	...(day === null ? {} : { edition: day }),
	versionOf: ['contract_shape', 'village'],
	attributes: ['code', 'found', 'irregular', 'share'],
	rows: (db, { envelope }) => sql`
		with each_village as (
			select contracts.village_code, count(*)::integer as found,
				(count(*) filter (where contracts.status = any(${[...everIrregular]}::text[])))::integer as irregular
			from (${contractsOf(db, day)}) contracts group by contracts.village_code
		)
		select village.feature_no, village.web as shape, village.code, each_village.found, each_village.irregular,
			(each_village.irregular * 100 / each_village.found)::integer as share
		from village
		join each_village on each_village.village_code = village.code
		where village.county_code = ${db.county} and village.web && ${envelope} and ${inScope(db, 'village.code')}`
});

/** Movements that count for a day: all of them now, those recorded by its end then. */
const until = (column: string, day: string | null): RawBuilder<boolean> =>
	day === null ? sql<boolean>`true` : sql<boolean>`${sql.ref(column)} < ${endOfDay(day)}::timestamptz`;

const debtsOf = (db: ReadDb, day: string | null): RawBuilder<unknown> =>
	day === null
		? sql`select debt.id, debt.village_code, debt.side, debt.opening_fen from debt where debt.county_code = ${db.county}`
		: wasIn(
				...([db, 'debt', { village_code: 'text', side: 'text', opening_fen: 'bigint' }, endOfDay(day), null] as const)
			);

/** A point in each village with what is left of both its ledgers, in 万元; never netted, nobody's name. */
const debts = (day: string | null): TileLayer => ({
	name: 'village_debts',
	...(day === null ? {} : { edition: day }),
	versionOf: ['village_debts', 'village'],
	attributes: ['code', 'receivable', 'payable'],
	points: true,
	rows: (db, { envelope }) => sql`
		with moved as (
			select debt_movement.debt_id, sum(case when debt_movement.method = 'new' then debt_movement.amount_fen
				else -debt_movement.amount_fen end) as fen
			from debt_movement
			where debt_movement.county_code = ${db.county} and ${until('debt_movement.recorded_at', day)}
			group by debt_movement.debt_id
		), left_over as (
			select owed.village_code,
				coalesce(sum(owed.opening_fen + coalesce(moved.fen, 0)) filter (where owed.side = 'receivable'), 0) as receivable,
				coalesce(sum(owed.opening_fen + coalesce(moved.fen, 0)) filter (where owed.side = 'payable'), 0) as payable
			from (${debtsOf(db, day)}) owed
			left join moved on moved.debt_id = owed.id
			group by owed.village_code
		)
		select village.feature_no, ST_PointOnSurface(village.web) as shape, village.code,
			round(left_over.receivable / 1000000.0)::integer as receivable, round(left_over.payable / 1000000.0)::integer as payable
		from village
		join left_over on left_over.village_code = village.code
		where village.county_code = ${db.county} and village.web && ${envelope} and ${inScope(db, 'village.code')}
			and left_over.receivable + left_over.payable > 0`
});

/** Where a case stood at the end of a day by its steps; now by itself. */
const stateOf = (db: ReadDb, day: string | null): RawBuilder<unknown> =>
	day === null
		? sql`select land_case.id, land_case.state from land_case where land_case.county_code = ${db.county}`
		: sql`select distinct on (land_case_step.case_id) land_case_step.case_id as id, land_case_step.to_state as state
			from land_case_step
			where land_case_step.county_code = ${db.county} and ${until('land_case_step.recorded_at', day)}
			order by land_case_step.case_id, land_case_step.seq desc`;

/** A point a case: on the first of its findings that is drawn, else in its village. */
const cases = (day: string | null): TileLayer => ({
	name: 'land_case',
	...(day === null ? {} : { edition: day }),
	versionOf: ['land_case', 'finding', 'village'],
	attributes: ['state', 'village'],
	points: true,
	rows: (db, { envelope }) => sql`
		with place as (
			select distinct on (land_case_finding.case_id) land_case_finding.case_id, finding.web
			from land_case_finding
			join finding on finding.county_code = ${db.county} and finding.id = land_case_finding.finding_id
			where land_case_finding.county_code = ${db.county} and finding.web is not null
			order by land_case_finding.case_id, finding.feature_no
		), drawn as (
			select land_case.feature_no, land_case.village_code, standing.state, coalesce(place.web, village.web) as web
			from land_case
			join (${stateOf(db, day)}) standing on standing.id = land_case.id
			left join place on place.case_id = land_case.id
			left join village on village.county_code = ${db.county} and village.code = land_case.village_code
			where land_case.county_code = ${db.county} and ${inScope(db, 'land_case.village_code')}
		)
		select drawn.feature_no, ST_PointOnSurface(drawn.web) as shape, drawn.state, drawn.village_code as village
		from drawn where drawn.web && ${envelope}`
});

const assetsOf = (db: ReadDb, day: string | null): RawBuilder<unknown> =>
	day === null
		? sql`select reclaimed_asset.id, reclaimed_asset.village_code, reclaimed_asset.state from reclaimed_asset
			where reclaimed_asset.county_code = ${db.county}`
		: wasIn(...([db, 'reclaimed_asset', { village_code: 'text', state: 'text' }, endOfDay(day), null] as const));

/** A point a record of something taken back: on its land where that is drawn, else in its village. */
const reclaimed = (day: string | null): TileLayer => ({
	name: 'reclaimed_outcome',
	...(day === null ? {} : { edition: day }),
	versionOf: ['reclaimed', 'village'],
	attributes: ['state', 'village'],
	points: true,
	rows: (db, { envelope }) => sql`
		with place as (
			select distinct on (reclaimed_asset_land.asset_id) reclaimed_asset_land.asset_id, reclaimed_land.web
			from reclaimed_asset_land
			join reclaimed_land on reclaimed_land.county_code = ${db.county} and reclaimed_land.id = reclaimed_asset_land.reclaimed_id
			where reclaimed_asset_land.county_code = ${db.county}
			order by reclaimed_asset_land.asset_id, reclaimed_land.feature_no
		), drawn as (
			select reclaimed_asset.feature_no, standing.state, standing.village_code as village,
				coalesce(place.web, village.web) as web
			from (${assetsOf(db, day)}) standing
			join reclaimed_asset on reclaimed_asset.county_code = ${db.county} and reclaimed_asset.id = standing.id
			left join place on place.asset_id = standing.id
			left join village on village.county_code = ${db.county} and village.code = standing.village_code
			where ${inScope(db, 'standing.village_code')}
		)
		select drawn.feature_no, ST_PointOnSurface(drawn.web) as shape, drawn.state, drawn.village
		from drawn where drawn.web && ${envelope}`
});

const made = {
	village_clearing: clearing,
	village_debts: debts,
	land_case: cases,
	reclaimed_outcome: reclaimed
} as const;
export type ProgressLayer = keyof typeof made;

/** 清化收 on the map: irregular contracts and debts by village, cases and what was taken back where they stand. */
export const progressTiles: readonly TileLayer[] = Object.values(made).map((layer) => layer(null));

/** One of these layers as it was recorded at the end of a former day. */
export const progressAt = (day: string, name: string): TileLayer | undefined =>
	Object.hasOwn(made, name) ? made[name as keyof typeof made](day) : undefined;
