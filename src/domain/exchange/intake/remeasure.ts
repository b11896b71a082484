import { decodeMultiPolygon } from '#core/ewkb.ts';
import { edgesOf, sharedArea } from '#core/shared-area.ts';
import type { ParsedRow } from '#exchange/parsed.ts';
import { LEAST_OVERLAP_M2, type LayerOverlaps } from '#exchange/shapes/layer-overlaps.ts';

/** What is kept of a record's shape for checks. */
export type Measured = Pick<ParsedRow, 'a' | 'w' | 'b'>;

/** Repaired shapes that are held against the layer again; more of them is a file of scribbles. */
const MOST = 2_000;

/**
 * Measures anew what was measured while it was still invalid: a shape that crosses itself has another area after it was made
 * valid, and lies on others it did not seem to lie on.
 * @param repaired shapes as they are now, hex EWKB, by record
 * @param shapes every shape of the layer, hex EWKB, by record
 * @param measured is put right in place; shares of villages are left unsaid
 */
export function remeasure(
	repaired: ReadonlyMap<number, string>,
	shapes: ReadonlyMap<number, string>,
	measured: Map<number, Measured>,
	overlaps: LayerOverlaps
): LayerOverlaps {
	if (repaired.size === 0) return overlaps;
	const kept = overlaps.pairs.filter(({ a, b }) => !repaired.has(a) && !repaired.has(b));
	const stale = overlaps.pairs.length - kept.length;
	const pairs = [...kept];
	const done = new Set<number>();
	for (const [n, hex] of repaired) {
		if (done.size >= MOST) break;
		done.add(n);
		const edges = edgesOf(decodeMultiPolygon(Buffer.from(hex, 'hex')).shape);
		const box = measured.get(n)?.b ?? null;
		measured.set(n, { a: Math.round(edges.area * 100) / 100, b: box });
		if (!box) continue;
		for (const [other, { b }] of measured) {
			if (other === n || !b || (repaired.has(other) && done.has(other))) continue;
			if (b[0] >= box[2] || b[2] <= box[0] || b[1] >= box[3] || b[3] <= box[1]) continue;
			const there = shapes.get(other);
			if (!there) continue;
			const m2 = sharedArea(edges, edgesOf(decodeMultiPolygon(Buffer.from(there, 'hex')).shape));
			if (m2 < LEAST_OVERLAP_M2) continue;
			pairs.push({ a: Math.min(n, other), b: Math.max(n, other), m2: Math.round(m2 * 100) / 100 });
		}
	}
	pairs.sort((x, y) => y.m2 - x.m2 || x.a - y.a || x.b - y.b);
	const m2 = overlaps.m2 + sum(pairs) - sum(overlaps.pairs);
	return {
		...{ pairs, count: overlaps.count - stale + (pairs.length - kept.length), m2: Math.round(m2 * 100) / 100 },
		complete: overlaps.complete && repaired.size <= MOST
	};
}

const sum = (pairs: LayerOverlaps['pairs']): number => pairs.reduce((total, { m2 }) => total + m2, 0);
