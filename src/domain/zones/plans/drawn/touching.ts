import { boundsAround, boundsOf, type Bounds, type MultiPolygonRings, type Position } from '#core/geometry.ts';
import { ellipsoidalArea } from '#core/geodesy.ts';
import { muFromSquareMetres } from '#core/mu.ts';
import { pointKey } from '#core/parts/grid.ts';
import { partKey, shapeOfParts, type DrawnPart } from '#core/parts/parts.ts';
import { edgesOf, sharedArea, type Edges } from '#core/shared-area.ts';
import { contiguityOf, type Contiguity, type Touchable } from '#zones/contiguity.ts';
import { LEAST_M2 } from '#zones/lines/pieces.ts';
import type { KnownGrids } from '#zones/plans/grids/grid-figures.ts';
import { groundCovers, type Ground } from './ground.ts';

/** Drawn corners stand on a grid of a millimetre and borders do not: so near is the same line, m. */
const SAME_LINE = 0.01;
/** A common border is longer than where two lines merely cross, m. */
const LEAST_BORDER = 0.1;
const M_PER_DEGREE = 111_320;

export interface PartContiguity extends Contiguity {
	/** Where villages have to be known for it to be told, and are not; null where they are. */
	open: Bounds | null;
}

interface Zone {
	villages: ReadonlySet<string>;
	drawn?: readonly DrawnPart[] | undefined;
	grids?: readonly string[] | undefined;
}

/** Land of a zone that is no whole village. */
interface Piece {
	code: string;
	shape: MultiPolygonRings;
	areaMu: number;
	/** What is known of it is kept under this. */
	key: string | MultiPolygonRings;
	part: DrawnPart | null;
}

/** What a drawn part and a grid are called among the members of a piece. */
const partCode = (at: number): string => `part ${at}`;
const gridCode = (code: string): string => `grid ${code}`;
/** The place of a drawn part among its zone's; null for a village or grid. */
export const partAt = (code: string): number | null => (code.startsWith('part ') ? Number(code.slice(5)) : null);
/** The code of a grid; null for a village or drawn part. */
export const gridAt = (code: string): string | null => (code.startsWith('grid ') ? code.slice(5) : null);

/**
 * Whether a zone's villages, grids and drawn parts touch: a grid or part joins what it has a stretch of border in common with,
 * and a village whose land it lies on.
 * @param ground the villages round what is drawn and the grids, as they are
 */
export function contiguityWithParts(
	{ villages: members, drawn = [], grids = [] }: Zone,
	villages: readonly Touchable[],
	ground: Ground | null,
	knownGrids: KnownGrids = new Map()
): PartContiguity {
	const pieces = [
		...drawn.map((part, at): Piece => {
			const shape = shapeOfParts([part]);
			const areaMu = muFromSquareMetres(ellipsoidalArea(shape));
			return { code: partCode(at), shape, areaMu, key: partKey(part), part };
		}),
		...grids.flatMap((code): Piece[] => {
			const grid = knownGrids.get(code);
			return grid
				? [{ code: gridCode(code), shape: grid.shape, areaMu: grid.areaMu, key: grid.shape, part: null }]
				: [];
		})
	];
	if (drawn.length + grids.length === 0) return { ...contiguityOf([...members], villages), open: null };
	const box = boundsAround(pieces.map(({ shape }) => boundsOf(shape)));
	if (!box || pieces.length < drawn.length + grids.length || !ground || !groundCovers(ground, box))
		return { state: 'not_yet', pieces: [], repair: null, open: box ?? NOWHERE };
	const beside = pieces.map((piece) => villagesBeside(piece, ground));
	const met = pieces.map((piece, at) => pieces.flatMap((other, its) => (at !== its && meet(piece, other) ? [other.code] : []))); // prettier-ignore
	const nodes = [
		...villages.map(({ code, areaMu, neighbours }) => {
			const own = pieces.flatMap((piece, at) => (beside[at]!.has(code) ? [piece.code] : []));
			return { code, areaMu, neighbours: own.length > 0 ? [...neighbours, ...own] : neighbours };
		}),
		...pieces.map(({ code, areaMu }, at) => ({ code, areaMu, neighbours: [...beside[at]!, ...met[at]!] }))
	];
	return { ...contiguityOf([...members, ...pieces.map(({ code }) => code)], nodes), open: null };
}

const NOWHERE: Bounds = { west: 0, south: 0, east: 0, north: 0 };

const pairs = new WeakMap<MultiPolygonRings, WeakMap<MultiPolygonRings, boolean>>();

/** Whether two pieces have border or land in common: parts of a plan have whole edges in common or none. */
function meet(one: Piece, other: Piece): boolean {
	if (one.part && other.part) {
		const edges = edgeKeys(other.part);
		return [...edgeKeys(one.part)].some((key) => edges.has(key));
	}
	const kept = pairs.get(one.shape) ?? new WeakMap<MultiPolygonRings, boolean>();
	pairs.set(one.shape, kept);
	const before = kept.get(other.shape);
	if (before !== undefined) return before;
	const found = isBeside(one.shape, other.shape);
	kept.set(other.shape, found);
	return found;
}

/** Edges of a part whichever way they run. */
function edgeKeys(part: DrawnPart): Set<string> {
	const keys = part.flatMap((ring) =>
		ring.map((corner, at) => [pointKey(corner), pointKey(ring[(at + 1) % ring.length]!)].sort().join(' '))
	);
	return new Set(keys);
}

const known = new WeakMap<Ground, Map<string | MultiPolygonRings, ReadonlySet<string>>>();
const edgesKnown = new WeakMap<MultiPolygonRings, Edges>();
const edgesFor = (shape: MultiPolygonRings): Edges => {
	const found = edgesKnown.get(shape) ?? edgesOf(shape);
	edgesKnown.set(shape, found);
	return found;
};

/** About a metre, degrees. */
const MARGIN = 1e-5;
const areNear = (one: Bounds, other: Bounds): boolean =>
	one.west <= other.east + MARGIN && one.east >= other.west - MARGIN && one.south <= other.north + MARGIN && one.north >= other.south - MARGIN; // prettier-ignore

const isBeside = (one: MultiPolygonRings, other: MultiPolygonRings): boolean =>
	areNear(boundsOf(one), boundsOf(other)) &&
	(sharedArea(edgesFor(one), edgesFor(other)) >= LEAST_M2 || sharedBorder(one, other) >= LEAST_BORDER);

/** The villages a piece has border or land in common with. Asked with every move of the hand: what is known is kept. */
function villagesBeside({ shape, key }: Piece, ground: Ground): ReadonlySet<string> {
	const kept = known.get(ground) ?? new Map<string | MultiPolygonRings, ReadonlySet<string>>();
	known.set(ground, kept);
	const before = kept.get(key);
	if (before) return before;
	const found = new Set(ground.villages.filter((village) => isBeside(shape, village.shape)).map(({ code }) => code));
	if (kept.size > 400) kept.clear();
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
