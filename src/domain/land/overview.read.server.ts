import { sql } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { CLEARED } from '#land/clearing.ts';
import { everIrregular } from '#land/contracts/kinds.ts';
import { groundKinds, landlessKinds, OPEN_STATUSES } from '#land/leads.ts';

const orally = sql<boolean>`(contract.formerly_oral or contract.form = 'oral')`;

export interface ClearingFigures {
	found: number;
	cleared: number;
	formerlyOral: number;
	/** By word of mouth, now or before; those of them that are cleared are among `cleared`. */
	oral: number;
	oralCleared: number;
	/** Found irregular, put right or not, and those put right. */
	irregular: number;
	rectified: number;
}

/** Collective contracts: found, cleared, and how many of the cleared were oral before (domain.md I9). Household contracts are no part of 清化收. */
export async function clearingFigures(db: ReadDb): Promise<ClearingFigures> {
	const row = await db.query
		.selectFrom('contract')
		.select((select) => [
			select.fn.countAll<number>().as('found'),
			select.fn
				.countAll<number>()
				.filterWhere('status', 'in', [...CLEARED])
				.as('cleared'),
			select.fn
				.countAll<number>()
				.filterWhere('status', 'in', [...CLEARED])
				.filterWhere('formerly_oral', '=', true)
				.as('formerlyOral'),
			select.fn.countAll<number>().filterWhere(orally).as('oral'),
			select.fn
				.countAll<number>()
				.filterWhere(orally)
				.filterWhere('status', 'in', [...CLEARED])
				.as('oralCleared'),
			select.fn
				.countAll<number>()
				.filterWhere('status', 'in', [...everIrregular])
				.as('irregular'),
			select.fn.countAll<number>().filterWhere('status', '=', 'rectified').as('rectified')
		])
		.where('county_code', '=', db.county)
		.where('household', '=', false)
		.where(inScope(db, 'village_code'))
		.executeTakeFirstOrThrow();
	return row;
}

export interface ReclaimedFigures {
	farmlandMu: number;
	constructionMu: number;
}

/** Newly found land of the ledger (收归集体), 亩 in hundredths, by kind. */
export async function reclaimedFigures(db: ReadDb): Promise<ReclaimedFigures> {
	const rows = await db.query
		.selectFrom('reclaimed_land')
		.select((select) => ['kind', select.fn.sum<number>('ledger_mu').as('mu')])
		.where('county_code', '=', db.county)
		.where(inScope(db, 'village_code'))
		.groupBy('kind')
		.execute();
	const of = (kind: string) => Number(rows.find((row) => row.kind === kind)?.mu ?? 0);
	return { farmlandMu: of('farmland'), constructionMu: of('construction') };
}

export interface PlaceLand {
	code: string;
	name: string;
	/** A place to stand a column on, degrees. */
	longitude: number;
	latitude: number;
	/** Leads still open, and their ledger 亩 beyond the contract (over_area), hundredths. */
	leads: number;
	overMu: number;
	reclaimedMu: number;
}

/** Every village in scope with what was found beyond contracts in it; 0 where nothing was. */
export async function villageLand(db: ReadDb): Promise<(PlaceLand & { townshipCode: string })[]> {
	const { rows } = await sql<PlaceLand & { townshipCode: string }>`
		with leads as (
			select finding.village_code, count(*)::integer as leads,
				coalesce(sum(finding.over_mu) filter (where finding.kind = 'over_area'), 0)::integer as over_mu
			from finding
			where finding.county_code = ${db.county} and finding.status in ('suspected', 'in_case') and finding.kind <> all(${[...landlessKinds]}::text[])
			group by finding.village_code
		), reclaimed as (
			select reclaimed_land.village_code, sum(reclaimed_land.ledger_mu)::integer as mu
			from reclaimed_land
			where reclaimed_land.county_code = ${db.county}
			group by reclaimed_land.village_code
		)
		select village.code, village.name, village.township_code as "townshipCode",
			ST_X(place.point) as longitude, ST_Y(place.point) as latitude,
			coalesce(leads.leads, 0) as leads, coalesce(leads.over_mu, 0) as "overMu", coalesce(reclaimed.mu, 0) as "reclaimedMu"
		from village
		cross join lateral (select ST_PointOnSurface(village.shape) as point) place
		left join leads on leads.village_code = village.code
		left join reclaimed on reclaimed.village_code = village.code
		where village.county_code = ${db.county} and ${inScope(db, 'village.code')}
		order by village.sort_key, village.code`.execute(db.query);
	return rows;
}

export interface LeadFigures {
	/** Leads that wait; what adds no land is left out. */
	open: number;
	/** Ledger 亩 beyond contracts (over_area), hundredths. */
	overMu: number;
	/** 亩 of the pieces on the ground, hundredths; never added to overMu. */
	groundMu: number;
	clusters: number;
	clusterLeads: number;
	clusterMu: number;
	/** When leads were last looked for, null before the first run. */
	lastRun: Date | null;
}

/** The county's leads in six figures. */
export async function leadFigures(db: ReadDb): Promise<LeadFigures> {
	const leads = await db.query
		.selectFrom('finding')
		.select((select) => [
			select.fn
				.countAll<number>()
				.filterWhere('kind', 'not in', [...landlessKinds])
				.as('open'),
			select.fn.sum<number>('over_mu').filterWhere('kind', '=', 'over_area').as('overMu'),
			select.fn
				.sum<number>('over_mu')
				.filterWhere('kind', 'in', [...groundKinds])
				.as('groundMu')
		])
		.where('county_code', '=', db.county)
		.where('status', 'in', [...OPEN_STATUSES])
		.where(inScope(db, 'village_code'))
		.executeTakeFirstOrThrow();
	const clusters = await db.query
		.selectFrom('finding_cluster')
		.select((select) => [
			select.fn.countAll<number>().as('clusters'),
			select.fn.sum<number>('finding_count').as('clusterLeads'),
			select.fn.sum<number>('total_mu').as('clusterMu')
		])
		.where('county_code', '=', db.county)
		.where(inScope(db, 'village_code'))
		.executeTakeFirstOrThrow();
	const run = await db.query
		.selectFrom('analysis_run')
		.select('recorded_at')
		.where('county_code', '=', db.county)
		.orderBy('recorded_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	return {
		open: leads.open,
		overMu: Number(leads.overMu ?? 0),
		groundMu: Number(leads.groundMu ?? 0),
		clusters: clusters.clusters,
		clusterLeads: Number(clusters.clusterLeads ?? 0),
		clusterMu: Number(clusters.clusterMu ?? 0),
		lastRun: run?.recorded_at ?? null
	};
}

export interface WaitingLead {
	id: string;
	number: number;
	kind: string;
	village: string;
	township: string;
	mu: number;
}

/** The largest leads that wait, for the one open list of the wall. No names of people. */
export async function largestLeads(db: ReadDb, limit: number): Promise<WaitingLead[]> {
	const rows = await db.query
		.selectFrom('finding')
		.innerJoin('village', (join) =>
			join.onRef('village.county_code', '=', 'finding.county_code').onRef('village.code', '=', 'finding.village_code')
		)
		.innerJoin('township', (join) =>
			join
				.onRef('township.county_code', '=', 'village.county_code')
				.onRef('township.code', '=', 'village.township_code')
		)
		.select([
			'finding.id',
			'finding.feature_no as number',
			'finding.kind',
			'village.name as village',
			'township.name as township',
			'finding.over_mu as mu'
		])
		.where('finding.county_code', '=', db.county)
		.where('finding.status', '=', 'suspected')
		.where('finding.kind', 'not in', [...landlessKinds])
		.where(inScope(db, 'finding.village_code'))
		.orderBy('finding.over_mu', 'desc')
		.orderBy('finding.feature_no')
		.limit(limit)
		.execute();
	return rows;
}
