import { difference } from '@turf/difference';
import { featureCollection, multiPolygon } from '@turf/helpers';
import { intersect } from '@turf/intersect';
import type { MultiPolygonRings } from '#core/geometry.ts';
import { muFromSquareMetres, type Mu } from '#core/mu.ts';
import { meanWidth, planarArea } from '#core/planar.ts';
import { sliverOf } from '#land/over-contract.ts';
import type { LandValues } from '#land/settings.ts';

export interface OtherContract {
	number: string;
	household: boolean;
	parcels: readonly MultiPolygonRings[];
}

/** Everything an occupation is divided by; every shape in gk metres, valid, of one zone. */
export interface Ground {
	occupation: MultiPolygonRings;
	/** Ellipsoidal area of the occupation, m². */
	ellipsoidalM2: number;
	own: readonly MultiPolygonRings[];
	/** Contracts in force on the survey date, the own one left out. */
	others: readonly OtherContract[];
	village: MultiPolygonRings | null;
	state: readonly MultiPolygonRings[];
}

export interface GroundPiece {
	kind: 'own' | 'on_other_contract' | 'beyond_village' | 'on_uncontracted' | 'state_owned';
	/** The other contract's number; null for household contracts, which are not named. */
	other: string | null;
	shape: MultiPolygonRings;
	planarM2: number;
	legalM2: number;
	legalMu: Mu;
	sliver: boolean;
	borderline: boolean;
}

type Shape = MultiPolygonRings;
const EMPTY: Shape = [];

const feature = (shape: Shape) => multiPolygon(shape as [number, number][][][]);
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

/**
 * Divides an occupation in the browser as divide.write.server.ts divides it in the database, shape by shape the same to
 * 0.01 亩: own contract; others, the smaller number first; beyond the village; state-owned; uncontracted. turf's overlays
 * are planar, so that on gk metres they are exact; its areas are spherical and never used.
 */
export function divide(
	{ occupation, ellipsoidalM2, own, others, village, state }: Ground,
	values: LandValues
): GroundPiece[] {
	const planar = planarArea(occupation);
	const pieces: GroundPiece[] = [];
	const add = (kind: GroundPiece['kind'], other: string | null, shape: Shape) => {
		const planarM2 = planarArea(shape);
		if (planarM2 === 0) return;
		const legalM2 = (planarM2 * ellipsoidalM2) / planar;
		pieces.push({
			kind,
			other,
			shape,
			planarM2,
			legalM2,
			legalMu: muFromSquareMetres(legalM2),
			...sliverOf(planarM2, meanWidth(shape), values)
		});
	};
	add('own', null, within(occupation, own));
	let rest = without(occupation, own);
	const ofHouseholds: MultiPolygonRings[number][] = [];
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
