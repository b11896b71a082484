import { clustersDbscan } from '@turf/clusters-dbscan';
import { convex } from '@turf/convex';
import { featureCollection, point } from '@turf/helpers';
import type { Position, Ring } from '#core/geometry.ts';
import { summarise, type ClusteredFinding, type ClusterSummary } from '#land/cluster-summary.ts';
import type { LandValues } from '#land/settings.ts';

/** Leads the browser regroups while somebody filters; beyond it the stored clusters stay on the map. */
export const REGROUPED_AT_MOST = 2_000;

export interface RegroupedFinding extends Omit<ClusteredFinding, 'cluster'> {
	/** Longitude and latitude of a point on it, degrees. */
	at: Position;
}

export interface RegroupedCluster extends ClusterSummary {
	/** The convex hull of its points, closed; null where they stand in one line. */
	hull: Ring | null;
}

/**
 * Clusters of what a filter has left, as the database makes them of all leads (clusters.write.server.ts) but in degrees, by
 * turf: its distances are spherical, which is 3 in 1 000 at most, nothing to a distance somebody chose.
 * @returns null when there are more leads than the browser should regroup
 */
export function regroupClusters(findings: readonly RegroupedFinding[], values: LandValues): RegroupedCluster[] | null {
	if (findings.length > REGROUPED_AT_MOST) return null;
	const waiting = findings.filter(({ kind }) => kind !== 'short_area');
	const points = featureCollection(waiting.map(({ at: [x, y] }, index) => point([x, y], { index })));
	const { features } = clustersDbscan(points, values['cluster.distance_m'] / 1000, {
		minPoints: values['cluster.minimum']
	});
	const places = new Map(waiting.map(({ id, at }) => [id, at]));
	const clustered = features.flatMap(({ properties: { cluster, index } }): ClusteredFinding[] =>
		cluster === undefined ? [] : [{ ...waiting[index as number]!, cluster }]
	);
	return summarise(clustered).map((summary) => {
		const hull = convex(featureCollection(summary.findings.map((id) => point([...places.get(id)!]))));
		return { ...summary, hull: (hull?.geometry.coordinates[0] as unknown as Ring | undefined) ?? null };
	});
}
