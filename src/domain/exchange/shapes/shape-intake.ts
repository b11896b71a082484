import { encodeMultiPolygon } from '#core/ewkb.ts';
import { boundsOf, type Bounds, type MultiPolygonRings } from '#core/geometry.ts';
import { isPlainlyValid } from '#core/plainly-valid.ts';
import type { Note, ParsedRow } from '#exchange/parsed.ts';
import { CGCS2000 } from '#exchange/systems/crs.ts';
import { OverlapFinder, type LayerOverlaps } from './layer-overlaps.ts';
import { cleanShape, UNCHANGED, type ShapeChanges } from './shape-clean.ts';
import { VillageShares, type VillageOutline } from './village-shares.ts';

/** What 亩 in hundredths can hold: larger than any county of the provinces that have collective land by the village. */
const LARGEST_M2 = 14_000e6;

/** What is said of cleaned shapes: the change, and the note that tells how often. */
const NOTES: Readonly<Record<keyof ShapeChanges, string>> = {
	duplicateNodes: 'shape.duplicate_nodes',
	spikes: 'shape.spikes',
	slivers: 'shape.slivers',
	empties: 'shape.empties',
	onlySliver: 'shape.only_sliver'
};

/** Shapes of one layer, in degrees, on their way in: cleaned, measured, held against villages and against each other. */
export class ShapeIntake {
	readonly #overlaps = new OverlapFinder();
	readonly #villages: VillageShares | null;
	readonly #changed: Record<string, number> = {};
	#count = 0;
	#extent: Bounds | null = null;

	constructor(villages: readonly VillageOutline[]) {
		this.#villages = villages.length > 0 ? new VillageShares(villages) : null;
	}

	/** @returns what a record keeps of its shape, or why it cannot keep it; null when nothing is left of it */
	take(n: number, given: MultiPolygonRings): Partial<Pick<ParsedRow, 's' | 'b' | 'a' | 'ok' | 'w' | 'p'>> | null {
		const { rings, changes } = cleanShape(given);
		if (changes !== UNCHANGED) this.#say(changes);
		if (!rings) return null;
		const bounds = boundsOf(rings);
		const { west, south, east, north } = bounds;
		const edges = this.#overlaps.edges(rings);
		if (edges.area > LARGEST_M2)
			return {
				p: {
					...{ field: 'shape', expected: 'shape.area_at_most', params: { km2: LARGEST_M2 / 1e6 } },
					got: (edges.area / 1e6).toFixed(0)
				}
			};
		this.#count++;
		this.#extent = this.#extent ? around(this.#extent, bounds) : bounds;
		this.#overlaps.add(n, edges);
		return {
			s: encodeMultiPolygon(rings, CGCS2000),
			b: [west, south, east, north],
			a: Math.round(edges.area * 100) / 100,
			...(isPlainlyValid(rings) ? { ok: true } : {}),
			...(this.#villages ? { w: this.#villages.of(edges) } : {})
		};
	}

	#say(changes: Readonly<ShapeChanges>): void {
		for (const [change, count] of Object.entries(changes))
			if (count > 0) this.#changed[change] = (this.#changed[change] ?? 0) + count;
	}

	finish(): { shapes: number; extent: Bounds | null; overlaps: LayerOverlaps | null; notes: Note[] } {
		const notes = (Object.keys(NOTES) as (keyof ShapeChanges)[])
			.filter((change) => this.#changed[change])
			.map((change) => ({ note: NOTES[change], detail: { count: this.#changed[change]! } }) as Note);
		const overlaps = this.#count > 0 ? this.#overlaps.finish() : null;
		if (overlaps && !overlaps.complete) notes.push({ note: 'overlap.incomplete' });
		return { shapes: this.#count, extent: this.#extent, overlaps, notes };
	}
}

const around = (a: Bounds, b: Bounds): Bounds => ({
	west: Math.min(a.west, b.west),
	south: Math.min(a.south, b.south),
	east: Math.max(a.east, b.east),
	north: Math.max(a.north, b.north)
});
