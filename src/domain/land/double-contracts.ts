import { muFromSquareMetres, type Mu } from '#core/mu.ts';

/** One side of a pair of contracts that share land: its period is half-open, null where unknown. */
export interface SharingContract {
	id: string;
	version: number;
	number: string;
	headNumber: string | null;
	startsOn: string | null;
	endsOn: string | null;
	village: string | null;
	/** Ellipsoidal area of all its parcels, m². */
	areaM2: number;
}

export interface SharingPair {
	a: SharingContract;
	b: SharingContract;
	/** Ellipsoidal area the two have in common, m². */
	sharedM2: number;
}

export interface DoubleContract {
	a: { id: string; version: number; number: string };
	b: { id: string; version: number; number: string };
	village: string | null;
	overlapMu: Mu;
}

/** 0.01 亩 in m²: less in common is a matter of drawing, not of contracts (domain.md I4). */
const NOTHING_M2 = 20 / 3;

/** Whether a period lies in another; what is unknown speaks against nobody. */
const during = (inner: SharingContract, outer: SharingContract): boolean =>
	(inner.startsOn === null || outer.startsOn === null || inner.startsOn >= outer.startsOn) &&
	(inner.endsOn === null || outer.endsOn === null || inner.endsOn <= outer.endsOn);

/** Whether `head` stands above `sub`, directly or through other subleases. */
function isUnder(sub: SharingContract, head: SharingContract, heads: ReadonlyMap<string, string | null>): boolean {
	const seen = new Set<string>([sub.number]);
	for (let at = sub.headNumber; at !== null && !seen.has(at); at = heads.get(at) ?? null) {
		if (at === head.number) return true;
		seen.add(at);
	}
	return false;
}

/**
 * Of contracts of one kind over one place in overlapping periods, those that share more than 0.01 亩, one for each pair. A
 * sublease inside its head lease in time and on the ground is fine (domain.md I4).
 * @param above the head lease's number of contracts that stand between, by their numbers
 */
export function doublesOf(
	pairs: readonly SharingPair[],
	above: ReadonlyMap<string, string | null> = new Map()
): DoubleContract[] {
	const heads = new Map(above);
	for (const { number, headNumber } of pairs.flatMap(({ a, b }) => [a, b])) heads.set(number, headNumber);
	const fine = (sub: SharingContract, head: SharingContract, sharedM2: number): boolean =>
		isUnder(sub, head, heads) && during(sub, head) && sharedM2 >= sub.areaM2 - NOTHING_M2;
	return pairs
		.filter(({ a, b, sharedM2 }) => !fine(a, b, sharedM2) && !fine(b, a, sharedM2))
		.map(({ a, b, sharedM2 }) => ({
			a: { id: a.id, version: a.version, number: a.number },
			b: { id: b.id, version: b.version, number: b.number },
			village: a.village ?? b.village,
			overlapMu: muFromSquareMetres(sharedM2)
		}))
		.filter(({ overlapMu }) => overlapMu > 1);
}
