import { sql } from 'kysely';
import type { CopyValue } from '#db/engine/types.ts';
import type { Tx } from '#db/tx.server.ts';
import { summarise, type ClusteredFinding } from '#land/cluster-summary.ts';
import { landlessKinds } from '#land/leads.ts';
import type { LandValues } from '#land/settings.ts';

/** Metres by which a cluster's hull stands off its findings, so that it is seen round them. */
const MARGIN = 30;

/**
 * Density clusters of the leads that wait (ST_ClusterDBSCAN inside the county; distance and minimum are settings). They are
 * made anew only when they come out differently, be it that findings moved, that people dismissed some, or a setting.
 */
export async function clusterFindings(
	tx: Tx,
	run: string,
	values: LandValues
): Promise<{ count: number; moved: boolean }> {
	const { rows } = await sql<ClusteredFinding>`
		with placed as materialized (
			select finding.id, finding.kind, finding.over_mu, finding.village_code, finding.contract_id, finding.occupation_id,
				ST_ClusterDBSCAN(ST_PointOnSurface(finding.gk), ${values['cluster.distance_m']}::float8, ${values['cluster.minimum']}::integer)
					over (partition by finding.county_code order by finding.key) as cluster
			from finding
			where finding.county_code = ${tx.county} and finding.status in ('suspected', 'in_case') and finding.kind <> all(${[...landlessKinds]}::text[]) and finding.shape is not null
		)
		select placed.id, placed.kind, placed.over_mu as mu, placed.village_code as village, placed.cluster,
			coalesce(placed.occupation_id, placed.contract_id)::text as "place",
			coalesce(occupation.lessee_code, contract.lessee_code, occupation.lessee_name, contract.lessee_name, placed.id::text) as holder
		from placed
		left join occupation on occupation.county_code = ${tx.county} and occupation.id = placed.occupation_id
		left join contract on contract.county_code = ${tx.county} and contract.id = placed.contract_id
		where placed.cluster is not null
		order by placed.cluster, placed.id`.execute(tx.query);
	const clusters = summarise(rows);
	if (said(clusters) === (await standing(tx))) return { count: clusters.length, moved: false };
	await tx.query.deleteFrom('finding_cluster_member').where('county_code', '=', tx.county).execute();
	await tx.query.deleteFrom('finding_cluster').where('county_code', '=', tx.county).execute();
	if (clusters.length === 0) return { count: 0, moved: true };
	const first = await tx.takeNumbers('finding_cluster', clusters.length);
	const members: CopyValue[][] = [];
	for (const [index, cluster] of clusters.entries()) {
		const id = tx.newId();
		await sql`
			insert into finding_cluster (county_code, id, feature_no, run_id, finding_count, holder_count, main_kind, total_mu, village_code, shape, gk_srid)
			select ${tx.county}, ${id}::uuid, ${first + index}::integer, ${run}::uuid, ${cluster.findings.length}::integer, ${cluster.holders}::integer,
				${cluster.mainKind}, ${cluster.mu}::integer, ${cluster.village},
				ST_Multi(ST_Transform(ST_Buffer(ST_ConvexHull(ST_Collect(finding.gk)), ${MARGIN}::float8, 4), 4490)), max(finding.gk_srid)
			from finding where finding.county_code = ${tx.county} and finding.id = any(${cluster.findings}::uuid[])`.execute(
			tx.query
		);
		for (const finding of cluster.findings) members.push([tx.county, tx.newId(), id, finding]);
	}
	await tx.copy('finding_cluster_member', ['county_code', 'id', 'cluster_id', 'finding_id'], members);
	return { count: clusters.length, moved: true };
}

interface Said {
	mu: number;
	findings: readonly string[];
}

/** Clusters as one text, whatever order they and their findings come in. */
const said = (clusters: readonly Said[]): string =>
	clusters
		.map(({ mu, findings }) => `${mu}:${findings.toSorted().join()}`)
		.sort()
		.join(';');

async function standing(tx: Tx): Promise<string> {
	const { rows } = await sql<{ mu: number; findings: string }>`
		select finding_cluster.total_mu as mu, string_agg(finding_cluster_member.finding_id::text, ',') as findings
		from finding_cluster
		join finding_cluster_member on finding_cluster_member.county_code = ${tx.county}
			and finding_cluster_member.cluster_id = finding_cluster.id
		where finding_cluster.county_code = ${tx.county}
		group by finding_cluster.id, finding_cluster.total_mu`.execute(tx.query);
	return said(rows.map(({ mu, findings }) => ({ mu, findings: findings.split(',') })));
}
