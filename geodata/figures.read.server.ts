import { sql } from 'kysely';
import { muToNumber } from '#core/mu.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { dayOf } from '#core/period.ts';
import { listCharges } from '#land/charges/charge-list.read.server.ts';
import { sumCharges } from '#land/charges/charge-list.ts';
import { matchCounts } from '#land/match-counts.read.server.ts';
import { progressOf } from '#land/match-state.ts';
import { clearingFigures, reclaimedFigures } from '#land/overview.read.server.ts';
import { outcomeOf } from '#land/reclaimed/course.ts';
import { storedAssets } from '#land/reclaimed/reclaimed.read.server.ts';
import type { DemoFigures } from './figures.ts';

export type { DemoFigures } from './figures.ts';

const numberOf = (counts: readonly { key: string | number; count: number }[], key: string | number): number =>
	counts.find((row) => row.key === key)?.count ?? 0;

async function territory(db: ReadDb) {
	const townships = await db.query
		.selectFrom('township')
		.select((select) => select.fn.countAll<number>().as('count'))
		.where('county_code', '=', db.county)
		.where(inScope(db, 'code'))
		.executeTakeFirstOrThrow();
	const villages = await db.query
		.selectFrom('village')
		.select((select) => ['kind as key', select.fn.countAll<number>().as('count')])
		.where('county_code', '=', db.county)
		.where(inScope(db, 'code'))
		.groupBy('kind')
		.execute();
	const grids = await db.query
		.selectFrom('grid')
		.select((select) => ['level as key', select.fn.countAll<number>().as('count')])
		.where('county_code', '=', db.county)
		.where(inScope(db, 'village_code'))
		.groupBy('level')
		.execute();
	return {
		townships: townships.count,
		villages: numberOf(villages, 'village'),
		communities: numberOf(villages, 'community'),
		grids_level_1: numberOf(grids, 1),
		grids_level_2: numberOf(grids, 2),
		grids_level_3: numberOf(grids, 3)
	};
}

async function zoneCounts(db: ReadDb) {
	const zones = await db.query
		.selectFrom('zone')
		.select((select) => ['layout as key', select.fn.countAll<number>().as('count')])
		.where('county_code', '=', db.county)
		.where(inScope(db, 'code'))
		.groupBy('layout')
		.execute();
	const all = zones.reduce((sum, { count }) => sum + count, 0);
	return { zones: all - numberOf(zones, 'project'), project_areas: numberOf(zones, 'project') };
}

async function householdParcels(db: ReadDb): Promise<number> {
	const { count } = await db.query
		.selectFrom('contract_parcel')
		.innerJoin('contract', (join) =>
			join
				.onRef('contract.county_code', '=', 'contract_parcel.county_code')
				.onRef('contract.id', '=', 'contract_parcel.contract_id')
		)
		.select((select) => select.fn.count<number>('contract_parcel.parcel_id').distinct().as('count'))
		.where('contract_parcel.county_code', '=', db.county)
		.where('contract.county_code', '=', db.county)
		.where('contract.household', '=', true)
		.where(inScope(db, 'contract.village_code'))
		.executeTakeFirstOrThrow();
	return count;
}

async function withoutShape(db: ReadDb): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*)::integer as count from contract
		where contract.county_code = ${db.county} and not contract.household and ${inScope(db, 'contract.village_code')}
			and not exists (select from contract_parcel where contract_parcel.county_code = ${db.county}
				and contract_parcel.contract_id = contract.id)`.execute(db.query);
	return rows[0]!.count;
}

async function charges(db: ReadDb) {
	const { due, paid, waived } = sumCharges(await listCharges(db, dayOf(new Date())));
	return { charged_due_fen: due, collected_fen: paid, waived_fen: waived };
}

/** Of the ledger's records; those that concluded cases left stand beside them. */
async function offerings(db: ReadDb) {
	const assets = (await storedAssets(db)).filter(({ caseNumber }) => caseNumber === null);
	return {
		offerings: assets.length,
		offerings_let: assets.filter(({ state }) => outcomeOf(state) === 'let').length,
		offered_jobs: assets.reduce((sum, { jobs }) => sum + (jobs ?? 0), 0),
		offered_gain_fen: assets.reduce((sum, { gainFen }) => sum + (gainFen ?? 0), 0)
	};
}

/** The demo county's figures, each counted anew from the database. */
export async function recountDemo(db: ReadDb): Promise<DemoFigures> {
	const clearing = await clearingFigures(db);
	const { farmlandMu, constructionMu } = await reclaimedFigures(db);
	// The shipped settings hold on every day.
	const { done, all } = progressOf(await matchCounts(db, dayOf(new Date())));
	return {
		...(await territory(db)),
		...(await zoneCounts(db)),
		contracts: clearing.found,
		contracts_cleared: clearing.cleared,
		contracts_formerly_oral: clearing.formerlyOral,
		reclaimed_mu: muToNumber(farmlandMu + constructionMu),
		reclaimed_farmland_mu: muToNumber(farmlandMu),
		reclaimed_construction_mu: muToNumber(constructionMu),
		household_parcels: await householdParcels(db),
		contracts_without_shape: await withoutShape(db),
		match_candidates: all,
		match_decided: done,
		...(await charges(db)),
		...(await offerings(db))
	};
}
