import { sql } from 'kysely';
import { maskedName } from '#core/masked-name.ts';
import { dayOf } from '#core/period.ts';
import { seesWholeCounty } from '#core/scope.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { FindingKind, FindingRow, FindingStatus, LatestRun, ListPlace } from '#land/finding-list.ts';

interface Stored extends Omit<FindingRow, 'at' | 'waitingDays'> {
	listedAt: Date;
	longitude: number | null;
	latitude: number | null;
	kind: FindingKind;
	status: FindingStatus;
}

const DAY = 86_400_000;
const daysBetween = (from: string, to: string): number =>
	Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / DAY));

/**
 * Every finding in scope, largest first, names masked.
 * @param today the county's day, YYYY-MM-DD; waiting is counted up to it
 */
export async function listFindings(db: ReadDb, today: string): Promise<FindingRow[]> {
	const { rows } = await sql<Stored>`
		select finding.feature_no as number, finding.version, finding.kind, finding.status, finding.village_code as village,
			coalesce(occupation.lessee_name, contract.lessee_name) as holder, contract.number as contract,
			finding.contracted_mu as "contractedMu", finding.measured_mu as "measuredMu", finding.over_mu as "overMu",
			finding.borderline, finding.survey_method as "surveyMethod", finding.fit_for_money as "fitForMoney", analysis_run.recorded_at as "listedAt",
			grouped.number as cluster, (dense_rank() over (order by coalesce(finding.occupation_id, finding.contract_id)))::integer as place,
			(ST_XMin(finding.shape) + ST_XMax(finding.shape)) / 2 as longitude,
			(ST_YMin(finding.shape) + ST_YMax(finding.shape)) / 2 as latitude
		from finding
		join analysis_run on analysis_run.county_code = finding.county_code and analysis_run.id = finding.first_run_id
		left join occupation on occupation.county_code = finding.county_code and occupation.id = finding.occupation_id
		left join contract on contract.county_code = finding.county_code and contract.id = finding.contract_id
		left join (
			select finding_cluster_member.finding_id, min(finding_cluster.feature_no) as number
			from finding_cluster_member
			join finding_cluster on finding_cluster.county_code = ${db.county} and finding_cluster.id = finding_cluster_member.cluster_id
				and ${inScope(db, 'finding_cluster.village_code')}
			where finding_cluster_member.county_code = ${db.county}
			group by finding_cluster_member.finding_id
		) grouped on grouped.finding_id = finding.id
		where finding.county_code = ${db.county} and ${inScope(db, 'finding.village_code')}
		order by finding.over_mu desc, finding.feature_no`.execute(db.query);
	return rows.map(({ listedAt, longitude, latitude, ...row }) => ({
		...row,
		holder: maskedName(row.holder),
		waitingDays: daysBetween(dayOf(listedAt), today),
		at: longitude === null || latitude === null ? null : ([longitude, latitude] as const)
	}));
}

/** Townships and villages in scope in the order of their names, for the filter and for sorting. */
export async function listPlaces(
	db: ReadDb
): Promise<{ townships: { code: string; name: string }[]; villages: ListPlace[] }> {
	const townships = await db.query
		.selectFrom('township')
		.select(['code', 'name'])
		.where('county_code', '=', db.county)
		.orderBy('sort_key')
		.orderBy('code')
		.execute();
	const villages = await db.query
		.selectFrom('village')
		.select(['code', 'name', 'township_code as township'])
		.select([
			sql<number>`ST_XMin(village.shape)`.as('west'),
			sql<number>`ST_YMin(village.shape)`.as('south'),
			sql<number>`ST_XMax(village.shape)`.as('east'),
			sql<number>`ST_YMax(village.shape)`.as('north')
		])
		.where('county_code', '=', db.county)
		.where(inScope(db, 'village.code'))
		.orderBy('sort_key')
		.orderBy('code')
		.execute();
	const seen = new Set(villages.map((village) => village.township));
	return {
		townships: townships.filter((township) => seen.has(township.code)),
		villages: villages.map(({ west, south, east, north, ...village }) => ({
			...village,
			bounds: { west, south, east, north }
		}))
	};
}

const sumOf = (tally: unknown): number | null =>
	typeof tally === 'object' && tally !== null
		? Object.values(tally as Record<string, number>).reduce((sum, count) => sum + count, 0)
		: null;

const recordOf = (json: unknown) => (typeof json === 'string' ? JSON.parse(json) : json) as Record<string, unknown>;

/** The newest run of the comparison; null before the first. Its counts are of the whole county, and for whoever sees all of it. */
export async function latestRun(db: ReadDb): Promise<LatestRun | null> {
	const run = await db.query
		.selectFrom('analysis_run')
		.select(['number', 'counts', 'settings', 'recorded_at'])
		.where('county_code', '=', db.county)
		.orderBy('recorded_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	if (!run) return null;
	const counts = recordOf(run.counts);
	const { 'cluster.distance_m': distanceM, 'cluster.minimum': minimum } = recordOf(run.settings);
	const whole = seesWholeCounty(db.scope, db.county);
	const count = (name: string) => (whole && typeof counts[name] === 'number' ? counts[name] : null);
	return {
		number: run.number,
		candidates: count('candidates'),
		outcomes: whole ? sumOf(counts.outcomes) : null,
		findings: count('findings'),
		slivers: count('slivers'),
		clusters: typeof distanceM === 'number' && typeof minimum === 'number' ? { distanceM, minimum } : null,
		at: run.recorded_at
	};
}
