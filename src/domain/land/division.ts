import type { FlatRings } from '#core/overlay/flat-rings.ts';
import { partition, type Covers, type Part } from '#core/overlay/partition.ts';
import type { MultiPolygonRings } from '#core/geometry.ts';
import { muFromSquareMetres, type Mu } from '#core/mu.ts';
import { sliverOf } from '#land/over-contract.ts';
import type { LandValues } from '#land/settings.ts';

export interface OtherContract {
	number: string;
	household: boolean;
	parcels: readonly FlatRings[];
}

/** Everything an occupation is divided by; every shape in gk metres, valid, of one zone. */
export interface Ground<Other extends OtherContract = OtherContract> {
	occupation: FlatRings;
	/** Its area on the plane and on the ellipsoid, m². */
	planarM2: number;
	ellipsoidalM2: number;
	own: readonly FlatRings[];
	/** Whether it plainly lies inside one of these (liesInside): most do, and many are drawn the very same. */
	whole: boolean;
	/** Contracts in force on the survey date, the own one left out. */
	others: readonly Other[];
	village: FlatRings | null;
	state: readonly FlatRings[];
}

export interface GroundPiece<Other extends OtherContract = OtherContract> {
	kind: (typeof pieceKinds)[number];
	/** The contract it lies on; null for household contracts, which are not named. */
	other: Other | null;
	/** Only of what a finding may be drawn of: null of the own contract's land, and of slivers. */
	shape: MultiPolygonRings | null;
	planarM2: number;
	legalM2: number;
	legalMu: Mu;
	/** Mean width, m: 2 × area ÷ perimeter (DESIGN §6). */
	widthM: number;
	sliver: boolean;
	borderline: boolean;
}

type Measured = Pick<Part, 'area' | 'perimeter'> & { shape: MultiPolygonRings | null };

/** Parts of an occupation by number: the own contract's, the others' from FIRST_OTHER on in the order of their numbers. */
const [OWN, BEYOND_VILLAGE, STATE_OWNED, UNCONTRACTED, HOUSEHOLDS, FIRST_OTHER] = [0, 1, 2, 3, 4, 5];
export const pieceKinds = ['own', 'beyond_village', 'state_owned', 'on_uncontracted', 'on_other_contract'] as const;

/** Which of two contracts comes first where both claim a place. */
export const byNumber = (a: Pick<OtherContract, 'number'>, b: Pick<OtherContract, 'number'>): number =>
	a.number < b.number ? -1 : a.number > b.number ? 1 : 0;

/**
 * Divides an occupation's shape, each place once, in gk metres and in this order: inside the own contract's parcels; else
 * inside another's (one piece per other contract, the smaller number first where two overlap); else outside the village;
 * else on state-owned land; else uncontracted collective land. The legal area of a piece is planar × (ellipsoidal ÷ planar
 * of the occupation). Land of household contracts is land of others like any, but is gathered in one piece that names no
 * contract. What rounds to nothing (0.005 m²) is left out.
 */
export function divide<Other extends OtherContract>(ground: Ground<Other>, values: LandValues): GroundPiece<Other>[] {
	const { occupation, planarM2, own } = ground;
	if (ground.whole)
		return piece('own', null, { shape: null, area: planarM2, perimeter: perimeterOf(occupation) }, ground, values);
	const others = ground.others.toSorted(byNumber);
	const shapes = [...own, ...others.flatMap(({ parcels }) => parcels)];
	const firstState = shapes.length;
	shapes.push(...ground.state);
	const village = ground.village ? shapes.push(ground.village) - 1 : null;
	const ends: number[] = [];
	for (const { parcels } of others) ends.push((ends.at(-1) ?? own.length) + parcels.length);
	const any = (covers: Covers, from: number, to: number) => {
		for (let at = from; at < to; at++) if (covers(at)) return true;
		return false;
	};
	const covered = (covers: Covers) => {
		if (any(covers, 0, own.length)) return OWN!;
		for (const [at, end] of ends.entries())
			if (any(covers, ends[at - 1] ?? own.length, end)) return others[at]!.household ? HOUSEHOLDS! : FIRST_OTHER! + at;
		if (village !== null && !covers(village)) return BEYOND_VILLAGE!;
		return any(covers, firstState, firstState + ground.state.length) ? STATE_OWNED! : UNCONTRACTED!;
	};
	const isDrawn = (part: number, area: number, perimeter: number) =>
		part !== OWN && !sliverOf(area, widthOf(area, perimeter), values).sliver;
	const parts = partition(occupation, shapes, covered, isDrawn);
	return [...parts.entries()]
		.toSorted(([a], [b]) => a - b)
		.flatMap(([part, measured]) =>
			part >= FIRST_OTHER!
				? piece('on_other_contract', others[part - FIRST_OTHER!]!, measured, ground, values)
				: piece(pieceKinds[part]!, null, measured, ground, values)
		);
}

function piece<Other extends OtherContract>(
	kind: GroundPiece['kind'],
	other: Other | null,
	{ shape, area, perimeter }: Measured,
	{ planarM2, ellipsoidalM2 }: Ground<Other>,
	values: LandValues
): GroundPiece<Other>[] {
	if (Math.round(area * 100) <= 0) return [];
	const legalM2 = (area * ellipsoidalM2) / planarM2;
	const widthM = widthOf(area, perimeter);
	const legalMu = muFromSquareMetres(legalM2);
	return [{ kind, other, shape, planarM2: area, legalM2, legalMu, widthM, ...sliverOf(area, widthM, values) }];
}

const widthOf = (area: number, perimeter: number): number => (perimeter === 0 ? 0 : (2 * area) / perimeter);

/** Length of all rings, m. */
function perimeterOf({ values, ends }: FlatRings): number {
	let [sum, from] = [0, 0];
	for (const end of ends) {
		for (let at = from + 1; at < end; at++)
			sum += Math.hypot(values[2 * at]! - values[2 * at - 2]!, values[2 * at + 1]! - values[2 * at - 1]!);
		from = end;
	}
	return sum;
}
