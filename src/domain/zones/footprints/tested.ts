import type { Mu } from '#core/mu.ts';
import type { LineOverlap } from '#zones/lines/pieces.ts';
import { redLineKinds, type RedLineKind } from '#zones/red-lines.ts';
import { judge, type FootprintTable, type Judgement } from './judge.ts';
import type { Use } from './uses.ts';

/** What a footprint comes to in one line. */
export interface LineAnswer {
	readonly line: RedLineKind;
	/**
	 * `grazes`: nothing but slivers in common, edges that were meant to meet or not; `outside`: nothing; `unknown`: the county has
	 * no such line yet, so that nothing can be said.
	 */
	readonly state: 'inside' | 'grazes' | 'outside' | 'unknown';
	readonly mu: Mu;
	/** Null unless it lies in the line. */
	readonly judgement: Judgement | null;
}

export interface Tested {
	readonly use: Use;
	readonly day: string;
	readonly areaMu: Mu;
	readonly answers: readonly LineAnswer[];
	readonly overlap: LineOverlap;
}

/** The answer to a footprint, a line each. Where no line has been imported the answer is that nothing is known. */
export const answersOf = (
	use: Use,
	overlap: LineOverlap,
	imported: ReadonlySet<RedLineKind>,
	table: FootprintTable
): LineAnswer[] =>
	redLineKinds.map((line): LineAnswer => {
		const sum = overlap.sums.find(({ kind }) => kind === line);
		if (sum?.pieces === 0) return { line, state: 'grazes', mu: sum.mu, judgement: null };
		if (sum) return { line, state: 'inside', mu: sum.mu, judgement: judge(use, line, table) };
		return { line, state: imported.has(line) ? 'outside' : 'unknown', mu: 0, judgement: null };
	});
