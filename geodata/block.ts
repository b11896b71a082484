import type { Position } from '#core/geometry.ts';
import type { Ground, Lattice } from './lattice.ts';
import type { Random } from '#core/random.ts';

/** Part of a strip's depth. */
export const INSET = 0.04;

/** Where one strip ends and the next begins: at different places below and above, for few strips are square. */
interface Division {
	below: number;
	above: number;
}

/**
 * Ground divided into rows of strips. Neighbours share every corner: a row's edge carries the corners of the rows on both
 * of its sides.
 */
export interface Block {
	ground: Ground;
	rows: { strips: number }[];
	/** The lower and the upper edge of strips `from` up to but not including `to`, both from left to right. */
	sides(row: number, from: number, to: number): { lower: Position[]; upper: Position[] };
	/** The open ring of strips `from` up to but not including `to` of a row, against the clock. */
	span(row: number, from: number, to: number): Position[];
	/** Part of a strip between two shares of its length, 0…1 from its left end; never touches the rows beside it. */
	part(row: number, strip: number, from: number, to: number): Position[];
	/** A place of strips `from` to `to`, bending as they do: shares of its length and its depth, which may lie outside 0…1. */
	place(row: number, from: number, to: number, along: number, across: number): Position;
}

export interface BlockOptions {
	random: Random;
	/** How deep rows and how long strips should be, m. */
	depth: number;
	length: number;
	/** How uneven they are, 0…0.4. */
	uneven: number;
}

function cuts(random: Random, count: number, uneven: number): number[] {
	const inner = Array.from({ length: count - 1 }, (_, k) => (k + 1 + random.between(-uneven, uneven)) / count);
	return [0, ...inner, 1];
}

/** Divides ground into rows and strips. */
export function block(lattice: Lattice, ground: Ground, options: BlockOptions): Block {
	const { random, depth, length, uneven } = options;
	const { left, right, bottom, top } = ground;
	const [width, height] = [right - left, top - bottom];
	const count = Math.max(1, Math.round(height / (depth * random.between(0.85, 1.18))));
	const slope = random.between(-0.05, 0.05);
	const levels = cuts(random, count, uneven);
	/** v of a row's lower edge at u: level at the ends of the block, aslant between. */
	const edge = (k: number, u: number): number =>
		bottom + height * levels[k]! + (k === 0 || k === count ? 0 : slope * (u - (left + right) / 2));

	const rows = Array.from({ length: count }, () => {
		const strips = Math.max(1, Math.round(width / (length * random.between(0.75, 1.3))));
		const lean = random.between(-0.14, 0.14) * (height / count);
		const at = cuts(random, strips, uneven).map((share) => left + width * share);
		const divisions = at.map((u, k): Division =>
			k === 0 || k === strips ? { below: u, above: u } : { below: u - lean, above: u + lean }
		);
		return { strips, divisions };
	});
	/** Corners along each row edge, by u. */
	const edges = Array.from({ length: count + 1 }, (_, k) => {
		const us = new Set<number>([left, right]);
		for (const { above } of rows[k - 1]?.divisions ?? []) us.add(above);
		for (const { below } of rows[k]?.divisions ?? []) us.add(below);
		const sorted = [...us].sort((a, b) => a - b);
		// A long edge bends with the ground; what is under 90 m is walked straight.
		const filled = sorted.flatMap((u, i) => (i > 0 && u - sorted[i - 1]! > 90 ? [(u + sorted[i - 1]!) / 2, u] : [u]));
		return filled.map((u) => ({ u, at: lattice.at(u, edge(k, u)) }));
	});
	const along = (k: number, from: number, to: number): Position[] =>
		edges[k]!.filter(({ u }) => u >= from && u <= to).map(({ at }) => at);
	const sides: Block['sides'] = (row, from, to) => {
		const [a, b] = [rows[row]!.divisions[from]!, rows[row]!.divisions[to]!];
		return { lower: along(row, a.below, b.below), upper: along(row + 1, a.above, b.above) };
	};
	const place: Block['place'] = (row, from, to, share, across) => {
		const [a, b] = [rows[row]!.divisions[from]!, rows[row]!.divisions[to]!];
		const below = a.below + (b.below - a.below) * share;
		const u = below + (a.above + (b.above - a.above) * share - below) * across;
		const [low, high] = [edge(row, u), edge(row + 1, u)];
		return lattice.at(u, low + (high - low) * across);
	};
	return {
		ground,
		rows,
		sides,
		span(row, from, to) {
			const { lower, upper } = sides(row, from, to);
			return [...lower, ...upper.toReversed()];
		},
		part(row, strip, from, to) {
			// A little off the long edges, which bend between their corners: what lies in a strip must not reach its neighbours.
			const [low, high] = [INSET, 1 - INSET];
			const corners = [from, (from + to) / 2, to].map((share) => ({ share, across: low }));
			corners.push(...[to, (from + to) / 2, from].map((share) => ({ share, across: high })));
			return corners.map(({ share, across }) => place(row, strip, strip + 1, share, across));
		},
		place
	};
}
