import type { Bracket } from './targets.ts';

/** Brackets of targets as a table to fill in: a row a bracket, its upper bound in 万元, a column a year, shares in per cent. */
export interface TargetRow {
	/** '' without an upper bound. */
	to: string;
	shares: string[];
}
export interface TargetForm {
	years: number[];
	rows: TargetRow[];
}

const WAN_FEN = 1_000_000;
/** Per cent with what binary fractions leave taken off. */
const percent = (share: number): string => String(Math.round(share * 1e8) / 1e6);

export function targetForm(brackets: readonly Bracket[]): TargetForm {
	const years = [...new Set(brackets.flatMap(({ byYear }) => byYear.map(({ year }) => year)))].sort((a, b) => a - b);
	return {
		years,
		rows: brackets.map(({ toFen, byYear }) => ({
			to: toFen === null ? '' : String(toFen / WAN_FEN),
			shares: years.map((year) => {
				const named = byYear.find((each) => each.year === year);
				return named ? percent(named.share) : '';
			})
		}))
	};
}

/** What the table says; what is no number is left as null or above one, so that the rule of brackets refuses it. */
export const bracketsOf = ({ years, rows }: TargetForm): Bracket[] =>
	rows.map(({ to, shares }) => ({
		toFen: to.trim() === '' ? null : Math.round(Number(to) * WAN_FEN),
		byYear: shares.flatMap((share, at) =>
			share.trim() === '' ? [] : [{ year: years[at]!, share: Math.round(Number(share) * 1e6) / 1e8 }]
		)
	}));

/** One more bracket, under the last one, which has no bound. */
export const withBracket = ({ years, rows }: TargetForm): TargetForm => ({
	years,
	rows: rows.toSpliced(Math.max(0, rows.length - 1), 0, { to: '', shares: years.map(() => '') })
});
export const withoutBracket = ({ years, rows }: TargetForm, at: number): TargetForm => ({
	years,
	rows: rows.toSpliced(at, 1)
});
export const withYear = ({ years, rows }: TargetForm, first: number): TargetForm => ({
	years: [...years, (years.at(-1) ?? first - 1) + 1],
	rows: rows.map((row) => ({ ...row, shares: [...row.shares, ''] }))
});
