import type { DifferenceRow } from '#zones/plans/against/difference.ts';
import { layouts, type ZoneLayout } from '#zones/layouts.ts';
import type { Said } from './fit.ts';
import type { Judged } from './rules.ts';

interface SheetWords {
	changed: (number: number, name: string, gained: string, lost: string) => string;
	ruleOf: Readonly<Record<ZoneLayout, string>>;
	pass: (rule: string, names: string) => string;
	fail: (rule: string, name: string, why: string) => string;
	notYet: (rule: string, names: string, why: string) => string;
	drawn: (names: string) => string;
	nothing: string;
	sentences: (each: readonly string[]) => string;
}

/** What is said under a sheet's table: who comes and goes, which rules stand, why, and what was noted. */
export function saidOf(
	given: {
		rows: readonly DifferenceRow[];
		judged: readonly Judged[];
		/** Zones in force whose shape is drawn. */
		shaped: readonly string[];
		reasons: string;
		notes: readonly string[];
	},
	nameOf: (code: string) => string,
	words: SheetWords,
	comma: string
): Said[] {
	const names = (codes: readonly string[]) => codes.map(nameOf).join(comma);
	const changed = given.rows.filter(({ number, gained, lost }) => number > 0 && gained.length + lost.length > 0);
	const same = given.rows.every(({ gained, lost, state, formerName, areaMu }) => gained.length + lost.length + areaMu.gained + areaMu.lost === 0 && state === 'kept' && formerName === null); // prettier-ignore
	const numbered = ({ number, name }: Judged) => `${number} ${name}`;
	const rules = layouts.flatMap((layout) => {
		const own = given.judged.filter((zone) => zone.layout === layout);
		const rule = words.ruleOf[layout];
		const of = (state: Judged['state']) => own.filter((zone) => zone.state === state);
		const listed = (zones: readonly Judged[]) => zones.map(numbered).join(comma);
		return [
			...of('fail').map((zone) => words.fail(rule, numbered(zone), words.sentences(zone.why))),
			...(of('pass').length > 0 ? [words.pass(rule, listed(of('pass')))] : []),
			// Zones that wait for the same are said in one line.
			...[...Map.groupBy(of('not_yet'), ({ why }) => words.sentences(why))].map(([why, zones]) =>
				words.notYet(rule, listed(zones), why)
			)
		];
	});
	return [
		{
			key: 'moves',
			paragraphs: same
				? [words.nothing]
				: changed.map(({ number, name, gained, lost }) => words.changed(number, name, names(gained), names(lost)))
		},
		{
			key: 'rules',
			paragraphs: [...rules, ...(given.shaped.length > 0 ? [words.drawn(given.shaped.join(comma))] : [])]
		},
		{ key: 'reasons', paragraphs: given.reasons.split('\n').filter((line) => line.trim() !== '') },
		{ key: 'notes', paragraphs: [...given.notes] }
	];
}
