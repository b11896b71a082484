import { createHash } from 'node:crypto';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import type { ReadDb } from '#db/read.server.ts';
import type { TileLayer } from '#tiles/layer.ts';
import { readTile } from '#tiles/tile.read.server.ts';

/** A feature of a tile as others' software reads it. */
export interface TileFeature {
	id: number | undefined;
	type: number;
	properties: Record<string, string | number | boolean>;
	/** Rings or lines in tile units; rings are closed. */
	parts: [number, number][][];
}

/** Decodes a tile's one layer. */
export function tileFeatures(bytes: Uint8Array): TileFeature[] {
	const layers = Object.values(new VectorTile(new PbfReader(Uint8Array.from(bytes))).layers);
	if (layers.length !== 1) throw new Error(`expected one layer in a tile, got ${layers.length}`);
	const layer = layers[0]!;
	return Array.from({ length: layer.length }, (_, index) => {
		const feature = layer.feature(index);
		const parts = feature.loadGeometry().map((part) => part.map(({ x, y }): [number, number] => [x, y]));
		return { id: feature.id, type: feature.type, properties: feature.properties, parts };
	});
}

/** A ring from its least vertex on, without the one that closes it. */
function canonicalRing(ring: readonly [number, number][]): [number, number][] {
	const open = ring.slice(0, -1);
	let least = 0;
	for (const [index, [x, y]] of open.entries()) {
		const [lx, ly] = open[least]!;
		if (x < lx || (x === lx && y < ly)) least = index;
	}
	return [...open.slice(least), ...open.slice(0, least)];
}

/**
 * Layers whose shapes an analysis reckoned: the embedded engine overlays on a 0.1 mm grid, PostgreSQL does not (DESIGN §4),
 * so that vertices, and points on them, lie elsewhere while ids, kinds and 亩 are the same.
 */
export const reckoned: ReadonlySet<string> = new Set(['finding', 'finding_point', 'cluster']);

function canonical({ id, type, properties, parts }: TileFeature, exact: boolean): string {
	if (!exact) return JSON.stringify([id, type, Object.entries(properties).sort()]);
	const shapes = parts.map((part) => JSON.stringify(type === 3 ? canonicalRing(part) : part)).sort();
	return JSON.stringify([id, type, Object.entries(properties).sort(), shapes]);
}

/**
 * A digest of a tile that does not depend on the order of features, of a shape's parts, or of what is stored first: two
 * engines with the same rows have the same. An empty tile's is that of no features. Shapes that an analysis reckoned are
 * left out of it.
 */
export async function tileDigest(db: ReadDb, layer: TileLayer, z: number, x: number, y: number): Promise<string> {
	const { bytes } = await readTile(db, layer, { z, x, y });
	const lines = bytes
		? tileFeatures(bytes)
				.map((feature) => canonical(feature, !reckoned.has(layer.name)))
				.sort()
		: [];
	return createHash('sha256').update(lines.join('\n')).digest('hex');
}
