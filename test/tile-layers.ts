import { accepted } from '#core/outcome.ts';
import type { Position } from '#core/geometry.ts';
import type { Engine } from '#db/engine/types.ts';
import type { ReadDb } from '#db/read.server.ts';
import { toDegrees } from '#geodata/plane.ts';
import { rebuildBorders } from '#territory/borders.write.server.ts';
import type { TileAddress } from '#tiles/address.ts';
import type { TileLayer } from '#tiles/layer.ts';
import { readTile } from '#tiles/tile.read.server.ts';
import { mapTiles } from '#zones/map.tiles.read.server.ts';
import { testWrite, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows, type Factory } from '#test/factory.ts';
import { tileFeatures, type TileFeature } from '#test/tile-features.ts';

export const layers = mapTiles;
export const layer = (name: string): TileLayer => layers.find((each) => each.name === name)!;

/** The tile around a place of the drawing plane, metres. */
export function tileAt(z: number, place: Position = [0, 0]): TileAddress {
	const [longitude, latitude] = toDegrees(place);
	const size = 2 ** z;
	const north = Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI;
	return { z, x: Math.floor(((longitude + 180) / 360) * size), y: Math.floor(((1 - north) / 2) * size) };
}

export const featuresOf = async (db: ReadDb, name: string, address: TileAddress): Promise<TileFeature[]> => {
	const { bytes } = await readTile(db, layer(name), address);
	return bytes ? tileFeatures(bytes) : [];
};

export async function fill(
	engine: Engine,
	{ code, rows }: CountyWithRows,
	write: (rows: Factory) => Filling
): Promise<void> {
	const filling = write(rows);
	valueOf(
		await testWrite(engine, code, async (tx) => {
			for (const table of Object.keys(filling) as (keyof Filling)[])
				await insertRows(tx, table, filling[table] as never);
			await rebuildBorders(tx);
			return accepted(null);
		})
	);
}
export type Filling = Partial<Record<Parameters<typeof insertRows>[1], unknown[]>>;
