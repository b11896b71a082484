import { boundsOf, type MultiPolygonRings } from '#core/geometry.ts';

/** Points that one statement puts together: some half a second's work, far from where a page's statement is stopped. */
export const AT_ONCE = 60_000;
/** Most points of shapes that hang together: the last statement over them takes them all. */
export const MOST_POINTS = 200_000;

/** A shape of an old zone's records, and how many points it has. */
export interface Portion {
	readonly shape: MultiPolygonRings;
	readonly points: number;
}

export const portionOf = (shape: MultiPolygonRings): Portion => ({
	shape,
	points: shape.reduce((sum, rings) => sum + rings.reduce((own, ring) => own + ring.length, 0), 0)
});

export const pointsOf = (portions: readonly Portion[]): number => portions.reduce((sum, { points }) => sum + points, 0);

/**
 * Shapes by what might touch: boxes of two clusters never meet, so that their shapes need not be put together. One sweep from
 * west to east.
 */
export function clustersOf(portions: readonly Portion[]): Portion[][] {
	const boxed = portions
		.map((portion) => ({ portion, bounds: boundsOf(portion.shape) }))
		.sort((one, other) => one.bounds.west - other.bounds.west);
	const of = boxed.map((_, at) => at);
	const rootOf = (at: number): number => {
		let root = at;
		while (of[root] !== root) root = of[root] = of[of[root]!]!;
		return root;
	};
	/** Those that reach as far east as the sweep has come. */
	let near: number[] = [];
	for (const [at, { bounds }] of boxed.entries()) {
		near = near.filter((other) => boxed[other]!.bounds.east >= bounds.west);
		for (const other of near) {
			const { south, north } = boxed[other]!.bounds;
			if (south <= bounds.north && north >= bounds.south) of[rootOf(other)] = rootOf(at);
		}
		near.push(at);
	}
	return [...Map.groupBy(boxed.keys(), rootOf).values()].map((own) => own.map((at) => boxed[at]!.portion));
}

/** Neighbours in groups of at most so many points, but of two shapes at least, so that every round leaves fewer. */
export function groupsWithin(portions: readonly Portion[], most: number): Portion[][] {
	const groups: Portion[][] = [];
	let room = 0;
	for (const portion of portions) {
		const last = groups.at(-1);
		if (last && (last.length < 2 || room >= portion.points)) {
			last.push(portion);
			room -= portion.points;
		} else {
			groups.push([portion]);
			room = most - portion.points;
		}
	}
	return groups;
}
