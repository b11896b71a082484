import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { flawOf } from '#core/parts/flaw.ts';
import { gridBounds, meets, pointKey, samePoint, type GridPoint, type GridRing } from '#core/parts/grid.ts';
import { plainPart, type DrawnPart } from '#core/parts/parts.ts';
import { arranged, NOTHING } from './arrange.ts';
import { bent, nearEdge, tidied } from './corners.ts';
import type { PartSheet, SheetPart } from './sheet-parts.ts';

/** A sheet after a change, if it still is one: else `drawn.crosses`, `drawn.overlaps` or `drawn.few`, with the place. */
export function checked(sheet: PartSheet): Outcome<PartSheet> {
	const plain = sheet.map((part) => ({ ...part, rings: plainPart(part.rings) }));
	const flaw = flawOf(plain.map(({ rings }) => rings));
	return flaw ? refused(`drawn.${flaw.reason}`, { at: flaw.at }) : accepted(plain);
}

const ringFlaw = (ring: GridRing): Outcome<GridRing> => {
	if (ring.length < 3) return refused('drawn.few');
	const flaw = flawOf([plainPart([ring])]);
	return flaw ? refused(`drawn.${flaw.reason}`, { at: flaw.at }) : accepted(ring);
};

/** Numbers of the parts that a change near some rings may touch: those there, and those that have a corner of theirs. */
function around(sheet: PartSheet, rings: readonly GridRing[], also: readonly number[]): number[] {
	const box = gridBounds(rings);
	const first = new Set(also);
	for (const [at, part] of sheet.entries()) if (meets(gridBounds(part.rings), box)) first.add(at);
	const corners = new Set([...first].flatMap((at) => sheet[at]!.rings.flat().map(pointKey)));
	const shares = ({ rings: own }: SheetPart) => own.some((ring) => ring.some((point) => corners.has(pointKey(point))));
	return [...sheet.keys()].filter((at) => first.has(at) || shares(sheet[at]!));
}

interface Change {
	/** A shape laid over the parts. */
	ring?: GridRing;
	line?: { points: GridRing; part: number };
	/** Parts that are touched wherever they lie. */
	also?: readonly number[];
	/** The part of a place by the part that was there (or NOTHING), and whether the ring covers it; the sheet's length is new. */
	partOf: (was: number, inRing: boolean) => number;
}

/** Lays a ring or a line over a sheet. @returns pieces of each part that was touched, by its number */
function laid(sheet: PartSheet, { ring, line, also = [], partOf }: Change): Outcome<Map<number, DrawnPart[]>> {
	const over = [ring, line?.points].filter((points) => points !== undefined);
	const touched = around(sheet, over, also);
	const shapes = [...touched.map((at) => sheet[at]!.rings), ...(ring ? [[ring]] : [])];
	const pieces = arranged(
		shapes,
		(covers) => partOf(touched[touched.findIndex((_, at) => covers(at))] ?? NOTHING, ring !== undefined && covers(touched.length)),
		line
	); // prettier-ignore
	if (!pieces) return refused('drawn.wide');
	for (const at of touched) if (!pieces.has(at)) pieces.set(at, []);
	return accepted(pieces);
}

/** The sheet with pieces in place of the parts they are of; corners that only lie on a former edge go again. */
function placed(
	sheet: PartSheet,
	pieces: ReadonlyMap<number, readonly DrawnPart[]>,
	keep: GridRing,
	fresh?: Omit<SheetPart, 'rings'>
): Outcome<PartSheet> {
	// prettier-ignore
	const of = (at: number, part: Omit<SheetPart, 'rings'>) => (pieces.get(at) ?? []).map((rings) => ({ ...part, rings }));
	const next = [
		...sheet.flatMap((part, at) => (pieces.has(at) ? of(at, part) : [part])),
		...(fresh ? of(sheet.length, fresh) : [])
	];
	const tidy = checked(tidied(sheet, next, keep));
	return tidy.ok ? tidy : checked(next);
}

/**
 * Puts a drawn ring on the sheet. What others have of it stays theirs.
 * @returns refused `drawn.nothing` where they have all of it
 */
export function addRing(sheet: PartSheet, owner: string, ring: GridRing): Outcome<PartSheet> {
	const simple = ringFlaw(ring);
	if (!simple.ok) return simple;
	const fresh = sheet.length;
	const pieces = laid(sheet, { ring, partOf: (was, inRing) => (was !== NOTHING ? was : inRing ? fresh : NOTHING) });
	if (!pieces.ok) return pieces;
	if (!pieces.value.has(fresh)) return refused('drawn.nothing');
	return placed(sheet, pieces.value, ring, { owner, fixed: false });
}

const held = (sheet: PartSheet, at: number): Outcome<SheetPart> => {
	const part = sheet[at];
	if (!part) return refused('drawn.unknown');
	return part.fixed ? refused('drawn.fixed') : accepted(part);
};

/** Takes what a ring covers out of a part: a hole where it lies inside, else a piece of its side; it may fall apart by it. */
export function cutRing(sheet: PartSheet, at: number, ring: GridRing): Outcome<PartSheet> {
	const part = held(sheet, at);
	if (!part.ok) return part;
	const simple = ringFlaw(ring);
	if (!simple.ok) return simple;
	const pieces = laid(sheet, { ring, also: [at], partOf: (was, inRing) => (was === at && inRing ? NOTHING : was) });
	return pieces.ok ? placed(sheet, pieces.value, ring) : pieces;
}

/** Fills a hole of a part, but for what others have of it. @param hole its number among the part's rings, from 1 */
export function fillHole(sheet: PartSheet, at: number, hole: number): Outcome<PartSheet> {
	const part = held(sheet, at);
	if (!part.ok) return part;
	const ring = part.value.rings[hole];
	if (!ring || hole < 1) return refused('drawn.unknown');
	const pieces = laid(sheet, { ring, also: [at], partOf: (was, inRing) => (was === NOTHING && inRing ? at : was) });
	return pieces.ok ? placed(sheet, pieces.value, []) : pieces;
}

/** Splits a part along a line. @returns refused `drawn.misses` where the line does not cut through it */
export function splitPart(sheet: PartSheet, at: number, line: GridRing): Outcome<PartSheet> {
	const part = held(sheet, at);
	if (!part.ok) return part;
	const points = line.filter((point, index) => index === 0 || !samePoint(point, line[index - 1]!));
	if (points.length < 2) return refused('drawn.few');
	const pieces = laid(sheet, { line: { points, part: at }, also: [at], partOf: (was) => was });
	if (!pieces.ok) return pieces;
	if (pieces.value.get(at)!.length < 2) return refused('drawn.misses');
	return placed(sheet, pieces.value, points);
}

/** Makes one part of two that have an edge in common; it is the first one's owner's. @returns refused `drawn.apart` where they have none */
export function mergeParts(sheet: PartSheet, first: number, second: number): Outcome<PartSheet> {
	for (const at of [first, second]) {
		const part = held(sheet, at);
		if (!part.ok) return part;
	}
	if (first === second) return refused('drawn.apart');
	const pieces = laid(sheet, {
		...{ ring: sheet[second]!.rings[0]!, also: [first, second] },
		partOf: (was) => (was === second ? first : was)
	});
	if (!pieces.ok) return pieces;
	if (pieces.value.get(first)!.length !== 1) return refused('drawn.apart');
	return placed(sheet, pieces.value, sheet[first]!.rings.flat());
}

/** Takes a part off the sheet. */
export function removePart(sheet: PartSheet, at: number): Outcome<PartSheet> {
	const part = held(sheet, at);
	return part.ok ? accepted(sheet.toSpliced(at, 1)) : part;
}

const hasCorner = ({ rings }: SheetPart, corner: GridPoint): boolean =>
	rings.some((ring) => ring.some((point) => samePoint(point, corner)));

function freeCorner(sheet: PartSheet, corner: GridPoint): Outcome<null> {
	const owners = sheet.filter((part) => hasCorner(part, corner));
	if (owners.length === 0) return refused('drawn.unknown');
	return owners.some(({ fixed }) => fixed) ? refused('drawn.fixed') : accepted(null);
}

/** The sheet with every ring rewritten; corners that come to lie on the one before are one. */
const rewritten = (sheet: PartSheet, ring: (ring: GridRing) => GridRing): PartSheet =>
	sheet.map((part) => ({
		...part,
		rings: part.rings.map((own) => {
			const points = ring(own);
			return points.filter((point, at) => !samePoint(point, points.at(at - 1)!) || points.length === 1);
		})
	}));

/**
 * Moves a corner, with all that share it. Put onto another's corner or edge it is shared there too.
 * @returns refused `drawn.fixed`, and where a ring would cross itself or another
 */
export function moveCorner(sheet: PartSheet, corner: GridPoint, to: GridPoint): Outcome<PartSheet> {
	const free = freeCorner(sheet, corner);
	if (!free.ok) return free;
	if (samePoint(corner, to)) return accepted(sheet);
	const edge = nearEdge(sheet, to, corner);
	const met = edge ? bent(sheet, edge, to) : sheet;
	return checked(rewritten(met, (ring) => ring.map((point) => (samePoint(point, corner) ? to : point))));
}

/** Puts a corner on an edge; both neighbours get it. */
export function insertCorner(
	sheet: PartSheet,
	[a, b]: readonly [GridPoint, GridPoint],
	corner: GridPoint
): Outcome<PartSheet> {
	const owners = sheet.filter(({ rings }) =>
		rings.some((ring) =>
			ring.some((point, at) => {
				const last = ring.at(at - 1)!;
				return (samePoint(last, a) && samePoint(point, b)) || (samePoint(last, b) && samePoint(point, a));
			})
		)
	);
	if (owners.length === 0) return refused('drawn.unknown');
	return owners.some(({ fixed }) => fixed) ? refused('drawn.fixed') : checked(bent(sheet, [a, b], corner));
}

/** Takes a corner away. @returns refused `drawn.junction` where more than two edges meet in it: parts would come to gape */
export function deleteCorner(sheet: PartSheet, corner: GridPoint): Outcome<PartSheet> {
	const free = freeCorner(sheet, corner);
	if (!free.ok) return free;
	const beside = new Set<string>();
	for (const { rings } of sheet)
		for (const ring of rings)
			for (const [at, point] of ring.entries())
				if (samePoint(point, corner))
					for (const next of [ring.at(at - 1)!, ring[(at + 1) % ring.length]!]) beside.add(pointKey(next));
	if (beside.size > 2) return refused('drawn.junction');
	return checked(rewritten(sheet, (ring) => ring.filter((point) => !samePoint(point, corner))));
}
