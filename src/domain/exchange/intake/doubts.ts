import type { Problem } from '#core/import-fields.ts';
import { formatMu, muFromSquareMetres, type Mu } from '#core/mu.ts';
import type { LayerOverlaps } from '#exchange/shapes/layer-overlaps.ts';
import type { Shares } from '#exchange/shapes/village-shares.ts';

/**
 * What a person should look at before accepting a record that is fit to be taken: its area is not its shape's, it reaches
 * out of its village, it lies on another. Doubts reject nothing; the report names them.
 */
export interface ShapedRecord {
	n: number;
	/** m² of the shape on the ellipsoid. */
	m2: number;
	/** m² in each village the shape reaches; undefined when the county has no villages yet. */
	shares?: Shares;
}

export interface Claims {
	/** The record's own 亩, hundredths; null where it says none. */
	mu: Mu | null;
	/** Code of the village it belongs to. */
	village: string | null;
	/** Only records of one layer lie on each other wrongly: a grid's level, a red line's kind. */
	layer?: string;
	/** The same thing drawn twice is no overlap: one parcel under two contracts. */
	thing?: string;
}

/** Area against shape: beyond 0.05 亩 and a hundredth of it, as the comparison's own tolerances (domain.md I1). */
const TOLERANCE_MU = 5;
const TOLERANCE_SHARE = 0.01;
/** Beyond its village: 0.01 亩 (domain.md I6). */
const OUTSIDE_M2 = 20 / 3;

export function areaDoubt({ n, m2 }: ShapedRecord, { mu }: Claims, field: string): Problem | null {
	if (mu === null) return null;
	const shape = muFromSquareMetres(m2);
	if (Math.abs(mu - shape) <= Math.max(TOLERANCE_MU, Math.abs(mu) * TOLERANCE_SHARE)) return null;
	return { row: n, field, expected: 'area.as_shape', params: { mu: formatMu(shape) }, got: formatMu(mu) };
}

export function villageDoubt({ n, m2, shares }: ShapedRecord, { village }: Claims): Problem | null {
	if (!shares || village === null) return null;
	const outside = m2 - (shares[village] ?? 0);
	if (outside < OUTSIDE_M2) return null;
	const params = { mu: formatMu(muFromSquareMetres(outside)) };
	return { row: n, field: 'village_code', expected: 'village.inside', params, got: village };
}

/** Overlapping pairs as doubts about the later record of each. */
export function overlapDoubts(overlaps: LayerOverlaps, claims: ReadonlyMap<number, Claims>): Problem[] {
	return overlaps.pairs.flatMap(({ a, b, m2 }) => {
		const [first, second] = [claims.get(a), claims.get(b)];
		if (!first || !second || first.layer !== second.layer) return [];
		if (first.thing !== undefined && first.thing === second.thing) return [];
		const got = formatMu(muFromSquareMetres(m2));
		return [{ row: b, field: 'shape', expected: 'shape.apart', params: { row: a }, got }];
	});
}
