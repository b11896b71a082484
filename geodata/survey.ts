import { isInside, type Position } from '#core/geometry.ts';
import { INSET } from './block.ts';
import type { Holding, VillageLand } from './land.ts';
import type { Random } from '#core/random.ts';

/** Outlines of what was found in use, as open rings, each from the holding it began with. */

/** Just what the contract's parcels cover. */
export const spanOf = ({ block, row, from, to }: Holding): Position[] => block.span(row, from, to);
const depthOf = ({ block, row, from, to }: Holding): number => {
	const [[ax, ay], [bx, by]] = [block.place(row, from, to, 0.5, 0), block.place(row, from, to, 0.5, 1)];
	return Math.hypot(ax - bx, ay - by);
};

/** The same land walked again: every corner a little off, now and then one corner more. */
export function rewalked(ring: readonly Position[], random: Random, off: number): Position[] {
	// Corners of neighbours can lie a hand apart on one edge; moved about, such a pair would cross itself.
	const apart = ring.filter(([x, y], i) => {
		const [px, py] = ring[(i + ring.length - 1) % ring.length]!;
		return Math.hypot(x - px, y - py) > 0.6;
	});
	return apart.flatMap(([x, y], i) => {
		const moved: Position = [x + off * random.bell() * 0.5, y + off * random.bell() * 0.5];
		if (!random.chance(0.2)) return [moved];
		const [nx, ny] = apart[(i + 1) % apart.length]!;
		const extra: Position = [(x + nx) / 2 + off * random.bell() * 0.5, (y + ny) / 2 + off * random.bell() * 0.5];
		return [moved, extra];
	});
}

/** Ploughed on into the strip behind the last one, a share of its length. */
export function intoNext(holding: Holding, share: number, random: Random): Position[] {
	const { block, row, from, to } = holding;
	const { lower, upper } = block.sides(row, from, to);
	const at = (along: number, across: number): Position => block.place(row, to, to + 1, along * share, across);
	const tongue = [at(0, INSET), at(0.55, INSET), at(random.between(0.85, 0.98), INSET)];
	tongue.push(at(random.between(0.97, 1.06), random.between(0.3, 0.4)), at(1, random.between(0.6, 0.75)));
	tongue.push(at(random.between(0.85, 0.98), 1 - INSET), at(0.5, 1 - INSET), at(0, 1 - INSET));
	return [...lower, ...tongue, ...upper.toReversed()];
}

/** Which of a holding's long sides lies on ground nobody uses, for `blocks` blocks outward. */
export function freeSide({ lattice }: VillageLand, { block, row }: Holding, blocks: number): 'lower' | 'upper' | null {
	const { column, row: own } = block.ground;
	const free = (step: number) =>
		Array.from({ length: blocks }, (_, k) => !lattice.taken(column, own + step * (k + 1))).every(Boolean);
	if (row === 0 && free(-1)) return 'lower';
	if (row === block.rows.length - 1 && free(1)) return 'upper';
	return null;
}

/** Puts other corners in place of those between the ends of one long side. */
function withSide(holding: Holding, side: 'lower' | 'upper', between: Position[]): Position[] {
	const { lower, upper } = holding.block.sides(holding.row, holding.from, holding.to);
	const line = side === 'lower' ? lower : upper;
	const changed = [line[0]!, ...between, line[line.length - 1]!];
	return side === 'lower' ? [...changed, ...upper.toReversed()] : [...lower, ...changed.toReversed()];
}

/** The field has grown out over its long side in a bow, as far as `depth` metres. */
export function bowed(holding: Holding, side: 'lower' | 'upper', depth: number, random: Random): Position[] {
	const { block, row, from, to } = holding;
	const [start, end] = [random.between(0.04, 0.3), random.between(0.7, 0.96)];
	const reach = depth / depthOf(holding);
	const bow = Array.from({ length: 9 }, (_, k) => {
		const share = (k + 0.5) / 9;
		const out = reach * Math.sin(share * Math.PI) ** 0.6 * random.between(0.92, 1.05);
		return block.place(row, from, to, start + (end - start) * share, side === 'lower' ? -out : 1 + out);
	});
	return withSide(holding, side, bow);
}

/** A tongue from a long side over the village's border, or null where the border is too far or other fields are in between. */
export function overBorder(land: VillageLand, holding: Holding, random: Random): Position[] | null {
	const side = freeSide(land, holding, 2);
	if (!side) return null;
	const { block, row, from, to } = holding;
	const depth = depthOf(holding);
	const at = (share: number, metres: number): Position =>
		block.place(row, from, to, share, side === 'lower' ? -metres / depth : 1 + metres / depth);
	let far = 20;
	while (far < 300 && isInside(at(0.5, far), land.village.ring)) far += 10;
	if (far < 30 || far >= 300) return null;
	const [start, end] = [random.between(0.2, 0.35), random.between(0.65, 0.8)];
	const tip = far + random.between(18, 40);
	const tongue = [at(start, 2), at(start + 0.03, far * 0.6), at(start + 0.06, tip * 0.95), at((start + end) / 2, tip)];
	tongue.push(at(end - 0.05, tip * 0.93), at(end - 0.02, far * 0.5), at(end, 2));
	return withSide(holding, side, tongue);
}

/** A hand's breadth more along one long side: what a careful walk and a careless one differ by. */
export function widened(holding: Holding, metres: number): Position[] {
	const { lower, upper } = holding.block.sides(holding.row, holding.from, holding.to);
	const { block, row, from, to } = holding;
	const [[ax, ay], [bx, by]] = [block.place(row, from, to, 0.5, 1), block.place(row, from, to, 0.5, 0)];
	const [dx, dy] = [((bx - ax) / depthOf(holding)) * metres, ((by - ay) / depthOf(holding)) * metres];
	return [...lower.map(([x, y]): Position => [x + dx, y + dy]), ...upper.toReversed()];
}

/** Less in use than was contracted: the far end lies fallow. */
export function fallowEnd({ block, row, from, to }: Holding, share: number): Position[] {
	const at = (along: number, across: number) => block.place(row, from, to, along, across);
	return [at(0, INSET), at(share / 2, INSET), at(share, INSET), at(share * 0.97, 1 - INSET), at(0, 1 - INSET)];
}
