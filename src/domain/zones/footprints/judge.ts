import type { RedLineKind } from '#zones/red-lines.ts';
import type { JudgedUse, Use } from './uses.ts';

/** What the table says of a use in a line. */
export const verdicts = ['expected', 'fails', 'information'] as const;
export type Verdict = (typeof verdicts)[number];

export interface Entry {
	readonly verdict: Verdict;
	/** By which document. */
	readonly source: string;
}

/** Footprint × programme × line; what is not in it is asked of the natural resources office. */
export type FootprintTable = Readonly<Partial<Record<JudgedUse, Readonly<Partial<Record<RedLineKind, Entry>>>>>>;

/** What a person is told: a word of the table, `ask` where it has none, `reported` of a planning extent, which is never judged. */
export type Judgement =
	{ readonly word: Verdict; readonly source: string } | { readonly word: 'ask' | 'reported'; readonly source: null };

/** What a use in a line comes to by the table of a day. A pair that the table does not name is never a pass. */
export function judge(use: Use, line: RedLineKind, table: FootprintTable): Judgement {
	if (use === 'extent') return { word: 'reported', source: null };
	const entry = Object.hasOwn(table, use) ? table[use]?.[line] : undefined;
	return entry ? { word: entry.verdict, source: entry.source } : { word: 'ask', source: null };
}
