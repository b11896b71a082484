import type { Mu } from '#core/mu.ts';
import type { LineOverlap } from '#zones/lines/pieces.ts';
import { redLineKinds, type RedLineKind } from '#zones/red-lines.ts';
import { judge, type FootprintTable, type Judgement } from './judge.ts';
import type { Use } from './uses.ts';

/** What is known of a line in a county: never that it is whole. */
export interface KnownLine {
	readonly areas: number;
	/** The last day anything of it came in, and the file that did; null: by hand, or not kept. */
	readonly on: string;
	readonly file: string | null;
}

/** What a footprint comes to in one line. */
export interface LineAnswer {
	readonly line: RedLineKind;
	/**
	 * `grazes`: nothing but slivers in common, edges that were meant to meet or not; `outside`: nothing with what is known of
	 * the line; `unknown`: nothing of it is, so that nothing can be said.
	 */
	readonly state: 'inside' | 'grazes' | 'outside' | 'unknown';
	readonly mu: Mu;
	/** Null unless it lies in the line. */
	readonly judgement: Judgement | null;
	readonly known: KnownLine | null;
}

export interface Tested {
	readonly use: Use;
	readonly day: string;
	readonly areaMu: Mu;
	readonly answers: readonly LineAnswer[];
	readonly overlap: LineOverlap;
}

/** The answer to a footprint, a line each. Where nothing of a line is there the answer is that nothing is known. */
export const answersOf = (
	use: Use,
	overlap: LineOverlap,
	lines: ReadonlyMap<RedLineKind, KnownLine>,
	table: FootprintTable
): LineAnswer[] =>
	redLineKinds.map((line): LineAnswer => {
		const known = lines.get(line) ?? null;
		const sum = overlap.sums.find(({ kind }) => kind === line);
		if (sum?.pieces === 0) return { line, state: 'grazes', mu: sum.mu, judgement: null, known };
		if (sum) return { line, state: 'inside', mu: sum.mu, judgement: judge(use, line, table), known };
		return { line, state: known ? 'outside' : 'unknown', mu: 0, judgement: null, known };
	});
