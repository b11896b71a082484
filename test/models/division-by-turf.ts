import { difference } from '@turf/difference';
import { featureCollection, multiPolygon } from '@turf/helpers';
import { intersect } from '@turf/intersect';

/** Division of an occupation as plainly as it can be said: one overlay after the other, by a library that knows nothing of ours. */
export type Shape = readonly (readonly (readonly (readonly [number, number])[])[])[];

export interface PlainGround {
	occupation: Shape;
	ellipsoidalM2: number;
	own: readonly Shape[];
	others: readonly { number: string; household: boolean; parcels: readonly Shape[] }[];
	village: Shape | null;
	state: readonly Shape[];
}

export interface PlainPiece {
	kind: 'own' | 'on_other_contract' | 'beyond_village' | 'on_uncontracted' | 'state_owned';
	other: string | null;
	planarM2: number;
	/** Hundredths. */
	legalMu: number;
	sliver: boolean;
}

const SLIVER = { areaM2: 1, widthM: 0.25 };
const EMPTY: Shape = [];

const feature = (shape: Shape) => multiPolygon(shape as unknown as [number, number][][][]);
const shapeOf = (result: ReturnType<typeof difference>): Shape =>
	result === null
		? EMPTY
		: ((result.geometry.type === 'Polygon'
				? [result.geometry.coordinates]
				: result.geometry.coordinates) as unknown as Shape);

const without = (shape: Shape, taken: readonly Shape[]): Shape =>
	shape.length === 0 || taken.length === 0
		? shape
		: shapeOf(difference(featureCollection([feature(shape), ...taken.map(feature)])));

const within = (shape: Shape, areas: readonly Shape[]): Shape => {
	// a ∩ (b ∪ c) = a − (a − b − c): one operation fewer than a union, and no union of many at all.
	if (shape.length === 0 || areas.length === 0) return EMPTY;
	if (areas.length === 1) return shapeOf(intersect(featureCollection([feature(shape), feature(areas[0]!)])));
	const outside = without(shape, areas);
	return outside.length === 0 ? shape : without(shape, [outside]);
};

type Ring = Shape[number][number];

function ringArea(ring: Ring): number {
	const [x0, y0] = ring[0]!;
	let sum = 0;
	for (let at = 1; at < ring.length; at++)
		sum += (ring[at - 1]![0] - x0) * (ring[at]![1] - y0) - (ring[at]![0] - x0) * (ring[at - 1]![1] - y0);
	return Math.abs(sum / 2);
}

const areaOf = (shape: Shape): number =>
	shape.reduce(
		(sum, [outer, ...holes]) => sum + ringArea(outer!) - holes.reduce((inner, hole) => inner + ringArea(hole), 0),
		0
	);

const lengthOf = (shape: Shape): number =>
	shape
		.flat()
		.reduce(
			(sum, ring) =>
				sum + ring.slice(1).reduce((line, [x, y], at) => line + Math.hypot(x - ring[at]![0], y - ring[at]![1]), 0),
			0
		);

/** Pieces in the order they are cut: own; others, the smaller number first; beyond the village; state-owned; uncontracted. */
export function divideByTurf({ occupation, ellipsoidalM2, own, others, village, state }: PlainGround): PlainPiece[] {
	const planar = areaOf(occupation);
	const pieces: PlainPiece[] = [];
	const add = (kind: PlainPiece['kind'], other: string | null, shape: Shape) => {
		const planarM2 = areaOf(shape);
		if (planarM2 === 0) return;
		const legalMu = Math.round(((planarM2 * ellipsoidalM2) / planar) * 0.0015 * 100);
		const sliver = Math.round(planarM2 * 100) / 100 < SLIVER.areaM2 || (2 * planarM2) / lengthOf(shape) < SLIVER.widthM;
		pieces.push({ kind, other, planarM2, legalMu, sliver });
	};
	add('own', null, within(occupation, own));
	let rest = without(occupation, own);
	const ofHouseholds: Shape[number][] = [];
	for (const { number, household, parcels } of others.toSorted((a, b) => (a.number < b.number ? -1 : 1))) {
		const piece = within(rest, parcels);
		if (household) ofHouseholds.push(...piece);
		else add('on_other_contract', number, piece);
		rest = without(rest, parcels);
	}
	add('on_other_contract', null, ofHouseholds);
	if (village) {
		add('beyond_village', null, without(rest, [village]));
		rest = within(rest, [village]);
	}
	add('state_owned', null, within(rest, state));
	add('on_uncontracted', null, without(rest, state));
	return pieces;
}
