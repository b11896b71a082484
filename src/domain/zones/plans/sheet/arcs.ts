import type { Position } from '#core/geometry.ts';
import type { RedLineKind } from '#zones/red-lines.ts';

/** A border as lines in metres of the county's system, and the villages on its two sides; nobody's land is null. */
export interface Arc {
	level: 'county' | 'township' | 'village';
	left: string | null;
	right: string | null;
	lines: readonly (readonly Position[])[];
}

export interface RedLine {
	kind: RedLineKind;
	/** Metres of the county's system. */
	rings: Position[][];
}

const keyOf = ([x, y]: Position): string => `${x} ${y}`;

/**
 * The outline of villages as rings, from the borders that have one of them on one side only: what is shared is drawn once,
 * and no overlay is asked for. Filled by even and odd, whichever way the rings run.
 */
export function outline(arcs: readonly Arc[], inside: ReadonlySet<string>): Position[][] {
	const within = (code: string | null) => code !== null && inside.has(code);
	const lines = arcs
		.filter(({ left, right }) => within(left) !== within(right))
		.flatMap((arc) => arc.lines.filter((line) => line.length > 1));
	const ends = new Map<string, number[]>();
	for (const [at, line] of lines.entries())
		for (const end of [line[0]!, line.at(-1)!]) ends.set(keyOf(end), [...(ends.get(keyOf(end)) ?? []), at]);
	const left = new Set(lines.keys());
	const rings: Position[][] = [];
	for (const first of lines.keys()) {
		if (!left.delete(first)) continue;
		const ring = [...lines[first]!];
		const start = keyOf(ring[0]!);
		while (keyOf(ring.at(-1)!) !== start) {
			const here = keyOf(ring.at(-1)!);
			const next = ends.get(here)!.find((at) => left.has(at));
			// Borders that do not close are drawn as far as they go.
			if (next === undefined) break;
			left.delete(next);
			const line = lines[next]!;
			ring.push(...(keyOf(line[0]!) === here ? line : line.toReversed()).slice(1));
		}
		rings.push(ring);
	}
	return rings;
}

/** The borders between villages of different groups, or of a group and none: the rims of zones. @param group '' is none */
export const rims = (arcs: readonly Arc[], group: (code: string | null) => string): Arc[] =>
	arcs.filter(({ left, right }) => group(left) !== group(right));
