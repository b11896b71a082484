import { formatMu } from '#core/mu.ts';
import type { WaitingWords } from '#land/home/waiting.ts';
import type { ProgressSheetWords } from '#land/home/home-sheet.ts';
import { measureNames, measures } from '#land/home/progress.ts';
import type { Words } from '#text/words.ts';
import { formatCount, formatWanYuan } from '#ui/numbers.ts';

type Unit = (typeof measures)[keyof typeof measures]['unit'];

/** A figure of progress as it is written: contracts as they are, 亩 whole, money in 万元. */
export const figureWords = (value: number, unit: Unit): string =>
	unit === 'count' ? formatCount(value) : unit === 'mu' ? formatMu(value, 0) : formatWanYuan(value);

/**
 * What waits, in words.
 * @param villages names of villages, with their townships'
 */
export const waitingWords = (
	{ home, land }: Words<'home' | 'land'>,
	villages: ReadonlyMap<string, string>
): WaitingWords => ({
	kind: ({ kind }) => home.kinds[kind],
	ask({ kind, ask }) {
		if (
			kind === 'project' ||
			kind === 'case' ||
			kind === 'contract' ||
			kind === 'offer' ||
			kind === 'meeting' ||
			kind === 'plan'
		)
			return home.asks[kind][ask] ?? ask;
		if (kind === 'finding') return home.asks.finding((land.kinds as Record<string, string>)[ask] ?? ask);
		return home.asks[kind];
	},
	place: ({ village }) => (village === null ? home.unplaced : (villages.get(village) ?? village))
});

/** Villages by code, each with its township. */
export function villageWords(places: {
	townships: readonly { code: string; name: string }[];
	villages: readonly { code: string; name: string; township: string | null }[];
}): Map<string, string> {
	const townships = new Map(places.townships.map(({ code, name }) => [code, name]));
	return new Map(
		places.villages.map(({ code, name, township }) => [code, `${name} · ${townships.get(township ?? '') ?? ''}`])
	);
}

/** Heads of the table of progress: each measure's part, whole and share, with their units. */
export function progressSheetWords(home: Words<'home'>['home']): ProgressSheetWords {
	const { progress, sheet, unplaced } = home;
	const unit = { count: progress.unit.count, mu: progress.unit.mu, fen: sheet.yuan };
	const head = (word: string, of: Unit) => (unit[of] === '' ? word : `${word}(${unit[of]})`);
	return {
		...{ code: sheet.code, place: sheet.place, unplaced, total: progress.total },
		measures: Object.fromEntries(
			measureNames.map((name) => {
				const { name: called, part, whole } = progress.measures[name];
				return [
					name,
					{
						part: `${called} ${head(part, measures[name].unit)}`,
						whole: `${called} ${head(whole, measures[name].unit)}`,
						share: `${called} ${sheet.percent}`
					}
				];
			})
		) as ProgressSheetWords['measures']
	};
}
