import type { MultiPolygonRings, Position } from '#core/geometry.ts';
import { ellipsoidalArea } from '#core/geodesy.ts';
import { muFromSquareMetres } from '#core/mu.ts';
import { degreesOf, gridBounds, pointKey } from '#core/parts/grid.ts';
import { partKey, shapeOfParts, type DrawnPart } from '#core/parts/parts.ts';
import { edgesOf, sharedArea, type Edges } from '#core/shared-area.ts';
import { contiguityOf, type Contiguity, type Touchable } from '#zones/contiguity.ts';
import { LEAST_M2 } from '#zones/lines/pieces.ts';
import { groundCovers, type Ground } from './ground.ts';

/** Drawn corners stand on a grid of a millimetre and borders do not: so near is the same line, m. */
const SAME_LINE = 0.01;
/** A common border is longer than where two lines merely cross, m. */
const LEAST_BORDER = 0.1;
const M_PER_DEGREE = 111_320;

export interface PartContiguity extends Contiguity {
	/** Villages round what is drawn are not all known: whether it touches cannot be told. */
	open: boolean;
}

/** What a drawn part is called among the members of a piece. */
const codeOf = (at: number): string => `part ${at}`;
/** The place of a drawn part among its zone's; null for a village. */
export const partAt = (code: string): number | null => (code.startsWith('part ') ? Number(code.slice(5)) : null);

/**
 * Whether a zone's villages and drawn parts touch: a part joins what it has a stretch of border in common with, and a village
 * whose land it lies on.
 * @param ground the villages round what is drawn, as they are
 */
export function contiguityWithParts(
	{ villages: members, drawn }: { villages: ReadonlySet<string>; drawn?: readonly DrawnPart[] | undefined },
	villages: readonly Touchable[],
	ground: Ground | null
): PartContiguity {
	const parts = drawn ?? [];
	if (parts.length === 0) return { ...contiguityOf([...members], villages), open: false };
	const { west, south, east, north } = gridBounds(parts.flat());
	const [[left, bottom], [right, top]] = [degreesOf([west, south]), degreesOf([east, north])];
	if (!ground || !groundCovers(ground, { west: left, south: bottom, east: right, north: top })) {
		return { state: 'not_yet', pieces: [], repair: null, open: true };
	}
	const beside = parts.map((part) => villagesBeside(part, ground));
	const edges = parts.map(edgeKeys);
	const meet = (one: number, other: number) => one !== other && [...edges[one]!].some((key) => edges[other]!.has(key));
	const nodes = [
		...villages.map(({ code, areaMu, neighbours }) => {
			const met = parts.flatMap((_, at) => (beside[at]!.has(code) ? [codeOf(at)] : []));
			return { code, areaMu, neighbours: met.length > 0 ? [...neighbours, ...met] : neighbours };
		}),
		...parts.map((part, at) => ({
			...{ code: codeOf(at), areaMu: muFromSquareMetres(ellipsoidalArea(shapeOfParts([part]))) },
			neighbours: [...beside[at]!, ...parts.flatMap((_, other) => (meet(at, other) ? [codeOf(other)] : []))]
		}))
	];
	return { ...contiguityOf([...members, ...parts.map((_, at) => codeOf(at))], nodes), open: false };
}

/** Edges of a part whichever way they run: parts of a plan have whole edges in common or none. */
function edgeKeys(part: DrawnPart): Set<string> {
	const keys = part.flatMap((ring) =>
		ring.map((corner, at) => [pointKey(corner), pointKey(ring[(at + 1) % ring.length]!)].sort().join(' '))
	);
	return new Set(keys);
}

const known = new WeakMap<Ground, Map<string, ReadonlySet<string>>>();
const edgesKnown = new WeakMap<MultiPolygonRings, Edges>();
const edgesFor = (shape: MultiPolygonRings): Edges => {
	const found = edgesKnown.get(shape) ?? edgesOf(shape);
	edgesKnown.set(shape, found);
	return found;
};

/** The villages a part has border or land in common with. Asked with every move of the hand: what is known is kept. */
function villagesBeside(part: DrawnPart, ground: Ground): ReadonlySet<string> {
	const kept = known.get(ground) ?? new Map<string, ReadonlySet<string>>();
	known.set(ground, kept);
	const key = partKey(part);
	const before = kept.get(key);
	if (before) return before;
	const shape = shapeOfParts([part]);
	const own = edgesOf(shape);
	const found = new Set(
		ground.villages
			.filter(
				(village) =>
					sharedArea(own, edgesFor(village.shape)) >= LEAST_M2 || sharedBorder(shape, village.shape) >= LEAST_BORDER
			) // prettier-ignore
			.map(({ code }) => code)
	);
	if (kept.size > 200) kept.clear();
	kept.set(key, found);
	return found;
}

/** Metres of border that two shapes have in common, on one line to a centimetre. */
function sharedBorder(one: MultiPolygonRings, other: MultiPolygonRings): number {
	const [x0, y0] = one[0]![0]![0]!;
	const scale = M_PER_DEGREE * Math.cos((y0 * Math.PI) / 180);
	const segments = (shape: MultiPolygonRings) =>
		shape.flat().flatMap((ring) => {
			const points = ring.map(([x, y]): Position => [(x - x0) * scale, (y - y0) * M_PER_DEGREE]);
			return points.slice(1).map((end, at) => [points[at]!, end] as const);
		});
	const own = segments(one);
	const far = Math.max(...own.flat().map(([x, y]) => Math.max(Math.abs(x), Math.abs(y)))) + 1;
	const near = segments(other).filter(([[ax, ay], [bx, by]]) =>
		Math.min(ax, bx) < far && Math.max(ax, bx) > -far && Math.min(ay, by) < far && Math.max(ay, by) > -far); // prettier-ignore
	return own.reduce((sum, edge) => sum + near.reduce((all, each) => all + common(edge, each), 0), 0);
}

type Segment = readonly [Position, Position];

/** How much of a segment lies along another, m. */
function common([a, b]: Segment, [c, d]: Segment): number {
	const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
	const length = Math.hypot(dx, dy);
	if (length === 0) return 0;
	const along = (point: Position) => ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length;
	const off = (point: Position) => ((point[0] - a[0]) * dy - (point[1] - a[1]) * dx) / length;
	const [from, to] = [along(c), along(d)];
	const [start, end] = [Math.max(0, Math.min(from, to)), Math.min(length, Math.max(from, to))];
	if (end <= start) return 0;
	const offAt = (at: number) => (from === to ? off(c) : off(c) + ((at - from) / (to - from)) * (off(d) - off(c)));
	return Math.abs(offAt(start)) <= SAME_LINE && Math.abs(offAt(end)) <= SAME_LINE ? end - start : 0;
}
