import type { MultiPolygonRings } from '#core/geometry.ts';
import { meetingBoxes } from '#core/meeting-boxes.ts';
import { EdgeStore, edgesOf, sharedArea, type Edges } from '#core/shared-area.ts';

/**
 * Which shapes of one layer lie on each other, while the layer is read: a sweep from west to east over bands from south to
 * north finds those whose boxes meet, each pair once. What is asked is the area they have in common, so neighbours whose
 * borders differ by a rounding never appear.
 */
export interface Overlap {
	/** Records of the file, the earlier first. */
	a: number;
	b: number;
	/** m² on the ellipsoid. */
	m2: number;
}

export interface LayerOverlaps {
	/** The largest first, at most `KEPT`. */
	pairs: Overlap[];
	count: number;
	/** All of them added up, m²; land under three shapes counts three times. */
	m2: number;
	/** False when so many shapes lie in each other's reach that not all were looked at; a person is told. */
	complete: boolean;
}

/** What is less is no overlap of land: 0.01 亩 (domain.md I4), and thinner than a survey can tell (DESIGN §6). */
export const LEAST_OVERLAP_M2 = 20 / 3;
const KEPT = 5_000;
/** What may be spent on one file, some seconds each: products of edges, and looks at a shape in the reach of another. */
const EDGES = 300_000_000;
const LOOKS = 100_000_000;
/** What a pair costs beside its edges. */
const PAIR = 40;

export class OverlapFinder {
	readonly #numbers: number[] = [];
	readonly #shapes: Edges[] = [];
	readonly #store = new EdgeStore();

	/** A shape's edges, kept where all of the layer's are. */
	edges(shape: MultiPolygonRings): Edges {
		return edgesOf(shape, this.#store);
	}

	add(n: number, edges: Edges): void {
		this.#numbers.push(n);
		this.#shapes.push(edges);
	}

	/** Looks at every pair whose boxes share at least the area that counts. */
	finish(): LayerOverlaps {
		const shapes = this.#shapes;
		const found: LayerOverlaps = { pairs: [], count: 0, m2: 0, complete: true };
		const budget = { left: EDGES };
		const looks = { left: LOOKS };
		for (const [i, j] of meetingBoxes(shapes, looks)) {
			const [a, b] = [shapes[i]!, shapes[j]!];
			if (boxesShare(a, b) < LEAST_OVERLAP_M2) continue;
			budget.left -= PAIR;
			const m2 = sharedArea(a, b, budget);
			if (budget.left < 0) {
				found.complete = false;
				break;
			}
			if (m2 < LEAST_OVERLAP_M2) continue;
			found.count++;
			found.m2 += m2;
			found.pairs.push({ a: this.#numbers[i]!, b: this.#numbers[j]!, m2: Math.round(m2 * 100) / 100 });
			if (found.pairs.length >= 2 * KEPT) found.pairs = largest(found.pairs);
		}
		if (looks.left < 0) found.complete = false;
		found.pairs = largest(found.pairs);
		found.m2 = Math.round(found.m2 * 100) / 100;
		return found;
	}
}

const boxesShare = (a: Edges, b: Edges): number =>
	Math.max(0, Math.min(a.east, b.east) - Math.max(a.west, b.west)) *
	Math.max(0, Math.min(a.north, b.north) - Math.max(a.south, b.south));

const largest = (pairs: Overlap[]): Overlap[] =>
	pairs.sort((a, b) => b.m2 - a.m2 || a.a - b.a || a.b - b.b).slice(0, KEPT);
