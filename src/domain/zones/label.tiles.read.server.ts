import { sql } from 'kysely';
import { landLabels } from '#land/land.tiles.read.server.ts';
import { territoryLabels } from '#territory/territory.tiles.read.server.ts';
import type { TileLayer } from '#tiles/layer.ts';
import { zoneLabels } from './zone.tiles.read.server.ts';

const ZONE_NAMES = 7;

/**
 * One point a name, on the shape it names. `rank`: the smaller is placed first; kinds come in the order of look.md
 * (townships, zones, villages, clusters, contracts, parcels), the larger place before the smaller. Feature numbers are
 * unique within a kind only.
 */
const label = (land: boolean): TileLayer => ({
	name: 'label',
	...(land ? {} : { edition: 'places' }),
	versionOf: land ? ['label', 'zone', 'cluster', 'contract_shape', 'parcel', 'construction_land'] : ['label', 'zone'],
	attributes: ['kind', 'code', 'name', 'rank'],
	keep: sql`candidate.rank, candidate.feature_no`,
	points: true,
	rows(db, { z, envelope }) {
		const named = [
			...territoryLabels(db, z, envelope),
			...(z >= ZONE_NAMES ? [zoneLabels(db, envelope)] : []),
			...(land ? landLabels(db, z, envelope) : [])
		];
		return sql.join(named, sql` union all `);
	}
});

export const labelTiles: readonly TileLayer[] = [label(true)];
/** Names of places without those of land: what the map of a former day is labelled with. */
export const placeLabelTiles: TileLayer = label(false);
