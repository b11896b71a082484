import { sql } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { Cluster } from '#land/cluster.ts';

/** The clusters whose place is in scope, the largest first. */
export async function listClusters(db: ReadDb): Promise<Cluster[]> {
	const { rows } = await sql<Cluster>`
		select finding_cluster.feature_no as number, finding_cluster.finding_count as count, finding_cluster.holder_count as holders,
			finding_cluster.main_kind as "mainKind", finding_cluster.total_mu as mu, finding_cluster.village_code as village,
			village.name as "villageName", township.name as "townshipName", finding_cluster.area_mu as "hullMu",
			array[ST_XMin(finding_cluster.shape), ST_YMin(finding_cluster.shape), ST_XMax(finding_cluster.shape), ST_YMax(finding_cluster.shape)]::float8[] as box
		from finding_cluster
		left join village on village.county_code = ${db.county} and village.code = finding_cluster.village_code
		left join township on township.county_code = ${db.county} and township.code = village.township_code
		where finding_cluster.county_code = ${db.county} and ${inScope(db, 'finding_cluster.village_code')}
		order by finding_cluster.total_mu desc, finding_cluster.feature_no`.execute(db.query);
	return rows;
}
