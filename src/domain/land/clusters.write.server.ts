import { sql } from 'kysely';
import type { CopyValue } from '#db/engine/types.ts';
import type { Tx } from '#db/tx.server.ts';
import { summarise, type ClusteredFinding, type ClusterSummary } from '#land/cluster-summary.ts';
import { landlessKinds } from '#land/leads.ts';
import type { LandValues } from '#land/settings.ts';

/** Metres by which a cluster's hull stands off its findings, so that it is seen round them. */
const MARGIN = 30;
/** Hulls in one statement. */
const MADE_AT_ONCE = 500;

/**
 * Density clusters of the leads that wait (ST_ClusterDBSCAN inside the county; distance and minimum are settings). A cluster
 * of the same leads, none of which this run changed, stays as it is; the others are made anew.
 */
export async function clusterFindings(
	tx: Tx,
	run: string,
	values: LandValues
): Promise<{ count: number; moved: boolean }> {
	const { rows } = await sql<ClusteredFinding & { moved: boolean }>`
		with placed as materialized (
			select finding.id, finding.feature_no, finding.run_id, finding.kind, finding.over_mu, finding.village_code, finding.contract_id, finding.occupation_id,
				ST_ClusterDBSCAN(ST_PointOnSurface(finding.gk), ${values['cluster.distance_m']}::float8, ${values['cluster.minimum']}::integer)
					over (partition by finding.county_code order by finding.key) as cluster
			from finding
			where finding.county_code = ${tx.county} and finding.status in ('suspected', 'in_case') and finding.kind <> all(${[...landlessKinds]}::text[]) and finding.shape is not null
		)
		select placed.id, placed.kind, placed.over_mu as mu, placed.village_code as village, placed.cluster, placed.run_id = ${run}::uuid as moved,
			coalesce(placed.occupation_id, placed.contract_id)::text as "place",
			coalesce(occupation.lessee_code, contract.lessee_code, occupation.lessee_name, contract.lessee_name, placed.id::text) as holder
		from placed
		left join occupation on occupation.county_code = ${tx.county} and occupation.id = placed.occupation_id
		left join contract on contract.county_code = ${tx.county} and contract.id = placed.contract_id
		where placed.cluster is not null
		order by min(placed.feature_no) over (partition by placed.cluster), placed.feature_no`.execute(tx.query);
	const clusters = summarise(rows);
	const moved = new Set(rows.filter((row) => row.moved).map(({ id }) => id));
	const former = await standing(tx);
	const kept = new Set(
		clusters
			.filter(({ findings }) => !findings.some((finding) => moved.has(finding)))
			.map(said)
			.filter((each) => former.has(each))
	);
	const stale = [...former].filter(([told]) => !kept.has(told)).map(([, id]) => id);
	const fresh = clusters.filter((cluster) => !kept.has(said(cluster)));
	for (const [table, column] of [
		['finding_cluster_member', 'cluster_id'],
		['finding_cluster', 'id']
	] as const)
		// prettier-ignore
		if (stale.length > 0)
			await tx.query
				.deleteFrom(table)
				.where('county_code', '=', tx.county)
				.where(column as 'id', '=', sql<string>`any(${stale}::uuid[])`)
				.execute();
	await insertClusters(tx, run, fresh);
	return { count: clusters.length, moved: stale.length + fresh.length > 0 };
}

async function insertClusters(tx: Tx, run: string, clusters: readonly ClusterSummary[]): Promise<void> {
	if (clusters.length === 0) return;
	const first = await tx.takeNumbers('finding_cluster', clusters.length);
	const made = clusters.map((cluster, index) => ({ ...cluster, id: tx.newId(), number: first + index }));
	for (let at = 0; at < made.length; at += MADE_AT_ONCE) {
		const part = made.slice(at, at + MADE_AT_ONCE);
		await sql`
			with told as materialized (
				select * from jsonb_to_recordset(${JSON.stringify(part)}::jsonb)
					as r(id uuid, number integer, holders integer, "mainKind" text, mu integer, village text, findings jsonb)
			)
			insert into finding_cluster (county_code, id, feature_no, run_id, finding_count, holder_count, main_kind, total_mu, village_code, shape, gk_srid)
			select ${tx.county}, told.id, told.number, ${run}::uuid, jsonb_array_length(told.findings), told.holders, told."mainKind", told.mu, told.village,
				ST_Multi(ST_Transform(ST_Buffer(hull.gk, ${MARGIN}::float8, 4), 4490)), hull.gk_srid
			from told cross join lateral (
				select ST_ConvexHull(ST_Collect(finding.gk)) as gk, max(finding.gk_srid) as gk_srid
				from jsonb_array_elements_text(told.findings) as member(id)
				join finding on finding.county_code = ${tx.county} and finding.id = member.id::uuid
			) hull`.execute(tx.query);
	}
	const members = made.flatMap(({ id, findings }) =>
		findings.map((finding): CopyValue[] => [tx.county, tx.newId(), id, finding])
	);
	await tx.copy('finding_cluster_member', ['county_code', 'id', 'cluster_id', 'finding_id'], members);
}

/** A cluster as one text, whatever order its findings come in. */
const said = ({ findings, holders, mainKind, mu, village }: ClusterSummary): string =>
	JSON.stringify([findings.toSorted(), holders, mainKind, mu, village]);

/** The clusters that stand, by what they say. */
async function standing(tx: Tx): Promise<Map<string, string>> {
	const { rows } = await sql<Omit<ClusterSummary, 'findings'> & { id: string; findings: string }>`
		select finding_cluster.id, finding_cluster.holder_count as holders, finding_cluster.main_kind as "mainKind", finding_cluster.total_mu as mu,
			finding_cluster.village_code as village, string_agg(finding_cluster_member.finding_id::text, ',') as findings
		from finding_cluster
		join finding_cluster_member on finding_cluster_member.county_code = ${tx.county}
			and finding_cluster_member.cluster_id = finding_cluster.id
		where finding_cluster.county_code = ${tx.county}
		group by finding_cluster.county_code, finding_cluster.id`.execute(tx.query);
	return new Map(rows.map((row) => [said({ ...row, findings: row.findings.split(',') }), row.id]));
}
