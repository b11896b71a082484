import { contiguityOf, type Contiguity } from '#zones/contiguity.ts';
import type { DifferenceRow } from '#zones/plans/against/difference.ts';
import type { VillageFigures } from '#zones/plans/figures.ts';
import type { ZoneLayout } from '#zones/layouts.ts';
import type { Said } from './fit.ts';

/** A zone of the plan as the rule of contiguity looks at it. */
export interface Judged {
	number: number;
	name: string;
	state: Contiguity['state'];
	/** How many pieces, and the names of villages that are not in the main one. */
	pieces: number;
	loose: string[];
}

/** Whether the villages of contiguous zones touch, in the order of the table. */
export function judged(
	zones: readonly {
		name: string;
		layout: ZoneLayout;
		villages: ReadonlySet<string>;
		grids?: readonly string[] | undefined;
	}[],
	villages: readonly VillageFigures[]
): Judged[] {
	const names = new Map(villages.map(({ code, name }) => [code, name]));
	return zones.flatMap(({ name, layout, villages: members, grids }, at) => {
		if (layout !== 'adjacent') return [];
		// Of grids no borders with whole villages are known: what touches what is not judged where they are.
		if (grids) return [{ number: at + 1, name, state: 'not_yet', pieces: 0, loose: [] }];
		const { state, pieces } = contiguityOf([...members], villages);
		const loose = pieces.slice(1).flatMap((piece) => piece.map((code) => names.get(code) ?? code));
		return [{ number: at + 1, name, state, pieces: pieces.length, loose }];
	});
}

interface SheetWords {
	changed: (number: number, name: string, gained: string, lost: string) => string;
	pass: (names: string) => string;
	fail: (name: string, pieces: number, loose: string) => string;
	notYet: (names: string) => string;
	drawn: (names: string) => string;
	nothing: string;
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
	const of = (state: Judged['state']) => given.judged.filter((each) => each.state === state);
	const listed = (state: Judged['state'], say: (names: string) => string) =>
		of(state).length > 0 ? [say(of(state).map(numbered).join(comma))] : [];
	return [
		{
			key: 'moves',
			paragraphs: same
				? [words.nothing]
				: changed.map(({ number, name, gained, lost }) => words.changed(number, name, names(gained), names(lost)))
		},
		{
			key: 'rules',
			paragraphs: [
				...of('fail').map((zone) => words.fail(numbered(zone), zone.pieces, zone.loose.join(comma))),
				...listed('pass', words.pass),
				...listed('not_yet', words.notYet),
				...(given.shaped.length > 0 ? [words.drawn(given.shaped.join(comma))] : [])
			]
		},
		{ key: 'reasons', paragraphs: given.reasons.split('\n').filter((line) => line.trim() !== '') },
		{ key: 'notes', paragraphs: [...given.notes] }
	];
}
