import { dayOf } from '#core/period.ts';
import { landTiles } from '#land/land.tiles.read.server.ts';
import { landAt } from '#land/was.tiles.read.server.ts';
import { formerDay } from '#land/was.ts';
import { territoryTiles } from '#territory/territory.tiles.read.server.ts';
import type { TileLayer } from '#tiles/layer.ts';
import { labelTiles, placeLabelTiles } from './label.tiles.read.server.ts';
import { zoneTiles } from './zone.tiles.read.server.ts';

/** Every layer of the map as it is today. */
export const mapTiles: readonly TileLayer[] = [...territoryTiles, ...landTiles, ...zoneTiles, ...labelTiles];

const villageLand = landTiles.find(({ name }) => name === 'village_land')!;
const byName = new Map<string, TileLayer>(mapTiles.map((layer) => [layer.name, layer]));

/**
 * A layer as an address names it: today's, or with a day (YYYY-MM-DD) that of land as it was recorded at the end of that former
 * day, whose labels are those of places alone.
 */
export function mapLayer(name: string, day?: string): TileLayer | undefined {
	if (day === undefined) return byName.get(name);
	if (name === 'label') return placeLabelTiles;
	// A village's land as one shape is kept for today alone: on small maps of a former day there is none.
	if (name === villageLand.name) return { ...villageLand, edition: 'former', rows: () => null };
	const former = formerDay(day, dayOf(new Date()));
	return former === null ? undefined : landAt(former, name);
}
