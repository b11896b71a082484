import { isInside, type Position } from '#core/geometry.ts';
import { areaOf } from './plane.ts';
import type { Random } from '#core/random.ts';
import { meet, roughened, toEdge } from './ring.ts';

/** How long the pieces of a dividing line are, and how far it wanders. */
export interface Stroke {
	least: number;
	roughness: number;
}

/** Whether a line between two corners of an open ring stays inside it. */
function staysInside(line: readonly Position[], ring: readonly Position[], clearance: number): boolean {
	const ends = [line[0]!, line[line.length - 1]!];
	const middles = line.slice(1).map((at, k): Position => [(at[0] + line[k]![0]) / 2, (at[1] + line[k]![1]) / 2]);
	if (middles.some((at) => !isInside(at, ring))) return false;
	if (line.slice(1, -1).some((at) => !isInside(at, ring) || toEdge(at, ring) < clearance)) return false;
	for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
		const [a, b] = [ring[j]!, ring[i]!];
		const incident = ends.includes(a) || ends.includes(b);
		for (let k = 1; k < line.length; k++) {
			const outer = k === 1 || k === line.length - 1;
			if (!(incident && outer) && meet(a, b, line[k - 1]!, line[k]!)) return false;
		}
	}
	return true;
}

/** The two rings a line between corners i < j leaves. */
const halves = (
	ring: readonly Position[],
	i: number,
	j: number,
	line: readonly Position[]
): [Position[], Position[]] => [
	[...ring.slice(i, j), ...line.slice(1).toReversed()],
	[...line.slice(0, -1), ...ring.slice(j), ...ring.slice(0, i)]
];

/** Cuts an open ring in two, near `share` : 1 − share, by the shortest line between two of its corners that stays inside. */
function halved(ring: Position[], share: number, stroke: Stroke, random: Random): [Position[], Position[]] | null {
	const count = ring.length;
	const sums = [0];
	for (let i = 0; i < count; i++) {
		const [[ax, ay], [bx, by]] = [ring[i]!, ring[(i + 1) % count]!];
		sums.push(sums[i]! + ax * by - bx * ay);
	}
	const whole = sums[count]!;
	const candidates: { i: number; j: number; score: number }[] = [];
	for (let i = 0; i < count; i++)
		for (let j = i + 2; j < Math.min(count, i + count - 1); j++) {
			const [[ax, ay], [bx, by]] = [ring[i]!, ring[j]!];
			const part = (sums[j]! - sums[i]! + bx * ay - ax * by) / whole;
			const off = Math.min(Math.abs(part - share), Math.abs(1 - part - share));
			if (off > 0.16) continue;
			candidates.push({ i, j, score: ((ax - bx) ** 2 + (ay - by) ** 2) * (1 + 40 * off * off) });
		}
	candidates.sort((a, b) => a.score - b.score);
	for (const { i, j } of candidates)
		for (const ease of [1, 0.4, 0]) {
			const line = roughened(ring[i]!, ring[j]!, random, stroke.least, stroke.roughness * ease);
			if (staysInside(line, ring, stroke.least * 0.2)) return halves(ring, i, j, line);
		}
	return null;
}

/**
 * Divides an open ring into about equal parts that leave no gap. Every cut begins and ends at a corner that is already
 * there, so neighbours keep the very same corners.
 * @throws RangeError when the ring has too few corners for so many parts
 */
export function divided(ring: Position[], parts: number, stroke: Stroke, random: Random): Position[][] {
	if (parts === 1) return [ring];
	const first = Math.floor(parts / 2);
	const cut = halved(ring, first / parts, stroke, random);
	if (!cut) throw new RangeError(`expected a ring that can be cut into ${parts}, got ${ring.length} corners`);
	const [small, large] = cut.sort((a, b) => areaOf(a) - areaOf(b)) as [Position[], Position[]];
	return [...divided(small, first, stroke, random), ...divided(large, parts - first, stroke, random)];
}

/** Whole numbers that sum to `total`, in proportion to the weights and none below `least` (largest remainders). */
export function shares(total: number, weights: readonly number[], least = 0): number[] {
	const spread = total - least * weights.length;
	const sum = weights.reduce((a, b) => a + b, 0);
	const exact = weights.map((weight) => (spread * weight) / sum);
	const whole = exact.map(Math.floor);
	const missing = spread - whole.reduce((a, b) => a + b, 0);
	const order = exact.map((value, index) => ({ index, rest: value - Math.floor(value) }));
	order.sort((a, b) => b.rest - a.rest || a.index - b.index);
	for (const { index } of order.slice(0, missing)) whole[index]!++;
	return whole.map((value) => value + least);
}
