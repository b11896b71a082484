import type { MultiPolygonRings, PolygonRings, Position, Ring } from '#core/geometry.ts';
import { isPlainRing } from '#core/plainly-valid.ts';

/** What was taken out of a shape; counts. */
export interface ShapeChanges {
	/** Nodes less than 1 mm from the one before them. */
	duplicateNodes: number;
	/** Tips of lines that go out and come back over themselves. */
	spikes: number;
	/** Parts and holes too small or too thin to be land. */
	slivers: number;
	/** Parts and rings without three different corners. */
	empties: number;
	/** 1: nothing but slivers was there; they stay, for they may be somebody's land. */
	onlySliver: 0 | 1;
}

export interface CleanedShape {
	/** The shape that was given, the very same object, when nothing was taken out; null when nothing is left. */
	rings: MultiPolygonRings | null;
	changes: Readonly<ShapeChanges>;
}

/** The changes of a shape that had none; there is one such object, so that it can be compared with. */
export const UNCHANGED: Readonly<ShapeChanges> = Object.freeze(none());
const SLIVER_ALONE: Readonly<ShapeChanges> = Object.freeze({ ...UNCHANGED, onlySliver: 1 });

function none(): ShapeChanges {
	return { duplicateNodes: 0, spikes: 0, slivers: 0, empties: 0, onlySliver: 0 };
}

/** Nodes nearer than this are one, and a line this near to itself is one; squared, m². The tolerance of domain.md I6. */
const NEAR_SQUARED = 0.001 ** 2;
/** DESIGN §6; the area is rounded to 0.01 m² first. */
const LEAST_AREA_M2 = 1;
const LEAST_WIDTH_M = 0.25;
/** A ring of less has no inside: what is left of it is rounding. */
const NO_AREA_M2 = 1e-6;

/** CGCS2000: semi-major axis, m, and the first eccentricity squared, from 1/f = 298.257 222 101 (domain.md §2.2). */
const A = 6_378_137;
const F = 1 / 298.257222101;
const E2 = F * (2 - F);
const RADIAN = Math.PI / 180;

/** Metres of one degree of longitude and of latitude where the last ring measured begins, and what that ring measures. */
const scale = { x: 0, y: 0 };
const measured = { area: 0, around: 0 };

/** The plane about a position: radii of the prime vertical and of the meridian. */
function scaleAt([, latitude]: Position): void {
	const sine = Math.sin(latitude * RADIAN);
	const w2 = 1 - E2 * sine * sine;
	const prime = A / Math.sqrt(w2);
	scale.x = prime * Math.cos(latitude * RADIAN) * RADIAN;
	scale.y = ((prime * (1 - E2)) / w2) * RADIAN;
}

/**
 * Takes out of a shape what surveying leaves behind and no one means: duplicate nodes, spikes, slivers, empties. A node
 * that stays is not moved; rings keep their direction, parts and holes their order. Cleaning twice is cleaning once. Where
 * two nodes are one the first stays, so two neighbours' common border may part by less than 1 mm.
 *
 * What has nothing to take out is looked through once, without anything being made for it.
 * @param rings closed rings in degrees, CGCS2000
 */
export function cleanShape(rings: MultiPolygonRings): CleanedShape {
	const clean = lookThrough(rings);
	if (clean) return { rings, changes: clean };
	const changes = none();
	const parts = rings.map((part) => cleanPart(part, changes)).filter((part) => part !== null);
	if (parts.length === 0) return asItCame(rings, changes);
	const land = parts.filter((part) => !isSliver(part));
	if (land.length === 0) return { rings: parts, changes: { ...changes, onlySliver: 1 } };
	changes.slivers += parts.length - land.length;
	return { rings: land, changes };
}

/** The changes of a shape that has nothing to take out; null when it has something. */
function lookThrough(rings: MultiPolygonRings): Readonly<ShapeChanges> | null {
	if (rings.length === 0) return null;
	let slivers = 0;
	for (const part of rings) {
		if (part.length === 0) return null;
		let area = 0;
		let around = 0;
		for (let i = 0; i < part.length; i++) {
			if (!measure(part[i]!, true)) return null;
			if (i > 0 && isThin(measured.area, measured.around) && isPlainRing(part[i]!)) return null;
			area += i === 0 ? measured.area : -measured.area;
			around += measured.around;
		}
		if (isThin(area, around) && part.every(isPlainRing)) slivers++;
	}
	if (slivers === 0) return UNCHANGED;
	return slivers === rings.length ? SLIVER_ALONE : null;
}

/** Of a ring that crosses itself neither says anything: what is on both sides of the crossing cancels out. */
const isThin = (area: number, around: number): boolean =>
	Math.round(area * 100) < LEAST_AREA_M2 * 100 || 2 * area < LEAST_WIDTH_M * around;

function isSliver(part: PolygonRings): boolean {
	let area = 0;
	let around = 0;
	for (const [index, ring] of part.entries()) {
		measure(ring, false);
		area += index === 0 ? measured.area : -measured.area;
		around += measured.around;
	}
	return isThin(area, around) && part.every(isPlainRing);
}

/**
 * Measures a ring into `measured`.
 * @param strict give up, and answer false, at the first node that cannot stay
 */
function measure(ring: Ring, strict: boolean): boolean {
	const count = ring.length - 1;
	if (count < 3) return false;
	const first = ring[0]!;
	scaleAt(first);
	// From the node before the first: the ring's start is a corner like any other.
	const before = ring[count - 1]!;
	let ux = (first[0] - before[0]) * scale.x;
	let uy = (first[1] - before[1]) * scale.y;
	let u2 = ux * ux + uy * uy;
	let x = 0;
	let y = 0;
	let twice = 0;
	let around = 0;
	let last = first;
	for (let i = 1; i <= count; i++) {
		const next = ring[i]!;
		const vx = (next[0] - last[0]) * scale.x;
		const vy = (next[1] - last[1]) * scale.y;
		const v2 = vx * vx + vy * vy;
		if (strict && v2 < NEAR_SQUARED) return false;
		if (strict && ux * vx + uy * vy < 0) {
			const cross = ux * vy - uy * vx;
			if (cross * cross < NEAR_SQUARED * (u2 > v2 ? u2 : v2)) return false;
		}
		twice += x * vy - vx * y;
		x += vx;
		y += vy;
		around += Math.sqrt(v2);
		last = next;
		ux = vx;
		uy = vy;
		u2 = v2;
	}
	measured.area = Math.abs(twice) / 2;
	measured.around = around;
	return true;
}

function cleanPart(part: PolygonRings, changes: ShapeChanges): PolygonRings | null {
	const kept: Ring[] = [];
	for (let i = 0; i < part.length; i++) {
		const ring = cleanRing(part[i]!, changes);
		if (!ring) {
			changes.empties++;
			// Without its outline a part is nothing, whatever holes it had.
			if (i === 0) return null;
		} else if (i > 0 && isSliver([ring])) changes.slivers++;
		else kept.push(ring);
	}
	if (part.length === 0) {
		changes.empties++;
		return null;
	}
	return kept;
}

const isNear = (a: Position, b: Position): boolean =>
	((b[0] - a[0]) * scale.x) ** 2 + ((b[1] - a[1]) * scale.y) ** 2 < NEAR_SQUARED;

/** Whether the line that comes to `tip` from `a` goes back over itself to `b`. */
function isSpike(a: Position, tip: Position, b: Position): boolean {
	const ux = (a[0] - tip[0]) * scale.x;
	const uy = (a[1] - tip[1]) * scale.y;
	const vx = (b[0] - tip[0]) * scale.x;
	const vy = (b[1] - tip[1]) * scale.y;
	if (!(ux * vx + uy * vy > 0)) return false;
	const cross = ux * vy - uy * vx;
	return cross * cross < NEAR_SQUARED * Math.max(ux * ux + uy * uy, vx * vx + vy * vy);
}

/** A ring without duplicate nodes and spikes; the same object when it has none, null when fewer than three corners stay. */
function cleanRing(ring: Ring, changes: ShapeChanges): Ring | null {
	if (ring.length === 0) return null;
	if (measure(ring, true)) return ring;
	scaleAt(ring[0]!);
	const kept: Position[] = [];
	let duplicates = 0;
	let spikes = 0;
	for (let i = 0; i < ring.length - 1; i++) {
		const node = ring[i]!;
		if (kept.length > 0 && isNear(kept.at(-1)!, node)) {
			duplicates++;
			continue;
		}
		kept.push(node);
		while (kept.length >= 3 && isSpike(kept.at(-3)!, kept.at(-2)!, node)) {
			spikes++;
			kept.splice(-2, 1);
			// What went out from a node and came back to it: the first of the two stays.
			if (isNear(kept.at(-2)!, node)) {
				kept.pop();
				break;
			}
		}
	}
	// Where the ring closes; taking a node out there makes new neighbours, so until nothing is found.
	let from = 0;
	for (;;) {
		const count = kept.length - from;
		if (count < 3) break;
		const [first, second, last] = [kept[from]!, kept[from + 1]!, kept.at(-1)!];
		if (isNear(last, first)) duplicates++;
		else if (isSpike(kept.at(-2)!, last, first)) spikes++;
		else if (isSpike(last, first, second)) {
			spikes++;
			from++;
			continue;
		} else break;
		kept.pop();
	}
	if (kept.length - from < 3) return null;
	changes.duplicateNodes += duplicates;
	changes.spikes += spikes;
	const open = from > 0 ? kept.slice(from) : kept;
	open.push(open[0]!);
	return open;
}

/** Nothing stays: the largest part as it came, if it has an inside at all. */
function asItCame(rings: MultiPolygonRings, changes: ShapeChanges): CleanedShape {
	let largest: PolygonRings | null = null;
	let most = NO_AREA_M2;
	for (const part of rings) {
		if (!part[0] || !measure(part[0], false) || measured.area <= most) continue;
		most = measured.area;
		largest = part;
	}
	if (!largest) return { rings: null, changes };
	if (rings.length === 1) return { rings, changes: SLIVER_ALONE };
	return { rings: [largest], changes: { ...none(), empties: rings.length - 1, onlySliver: 1 } };
}
