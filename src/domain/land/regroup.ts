import { clustersDbscan } from '@turf/clusters-dbscan';
import { convex } from '@turf/convex';
import { featureCollection, multiPoint, point } from '@turf/helpers';
import type { FeatureCollection, Polygon } from 'geojson';
import type { Mu } from '#core/mu.ts';
import { summarise } from '#land/cluster-summary.ts';
import type { FindingRow } from '#land/finding-list.ts';
import { landlessKinds, OPEN_STATUSES } from '#land/leads.ts';

export interface RegroupSettings {
	/** m between findings of one cluster. */
	distanceM: number;
	/** Findings that make a cluster. */
	minimum: number;
}

/** More than this a browser is not asked to group (DBSCAN over great-circle distances). */
export const REGROUPED_AT_MOST = 2000;

/** By how much a hull stands off its findings, m, as in the run's own clusters. */
const MARGIN = 30;
const METRES_A_DEGREE = 111_320;

/** Eight points round a finding, so that two of them already span a hull. */
function around([longitude, latitude]: readonly [number, number]): [number, number][] {
	const north = MARGIN / METRES_A_DEGREE;
	const east = north / Math.cos((latitude * Math.PI) / 180);
	return Array.from({ length: 8 }, (_, step) => {
		const turn = (step * Math.PI) / 4;
		return [longitude + east * Math.cos(turn), latitude + north * Math.sin(turn)];
	});
}

/**
 * Density clusters of what a filter leaves, made anew in the browser: the leads that wait, as in the run (what adds no
 * land apart).
 */
export function regroup(
	rows: readonly FindingRow[],
	{ distanceM, minimum }: RegroupSettings
): FeatureCollection<Polygon, { count: number; mu: Mu }> {
	const open: readonly string[] = OPEN_STATUSES;
	const landless: readonly string[] = landlessKinds;
	const leads = rows.filter((row) => row.at && !landless.includes(row.kind) && open.includes(row.status));
	const points = featureCollection(leads.map((row, index) => point([...row.at!], { index })));
	const members = clustersDbscan(points, distanceM / 1000, { minPoints: minimum }).features.flatMap(
		({ properties }) => {
			const row = leads[properties.index as number];
			return row && properties.cluster !== undefined ? [{ row, cluster: properties.cluster }] : [];
		}
	);
	const clusters = summarise(
		members.map(({ row, cluster }) => ({
			id: String(row.number),
			kind: row.kind,
			mu: row.overMu,
			village: row.village,
			cluster,
			place: String(row.place),
			holder: row.holder ?? String(row.number)
		}))
	);
	const placed = new Map(members.map(({ row }) => [String(row.number), row.at!]));
	return featureCollection(
		clusters.flatMap(({ findings, mu }) => {
			const hull = convex(multiPoint(findings.flatMap((number) => around(placed.get(number)!))));
			return hull ? [{ ...hull, properties: { count: findings.length, mu } }] : [];
		})
	);
}
