import { emsOf } from '#core/labels.ts';

/** What is said under the table, the most needed first. */
export interface Said {
	key: 'moves' | 'rules' | 'reasons' | 'notes';
	paragraphs: readonly string[];
}

export interface Fitted {
	/** Type of the table and of what is said, pt. */
	type: number;
	/** Names are cut to one line. */
	short: boolean;
	/** How many zones stand in the table. */
	rows: number;
	said: Said[];
	/** What did not find room whole. */
	cut: ('rows' | 'names' | Said['key'])[];
}

/** Room for figures beside a zone's name, in ems of the table's type. */
export const FIGURES = 52.2;
/** The narrowest a name's column may be, mm. */
const NARROWEST = 20;
const MM = 25.4 / 72;
const LINE = 1.3;
/** Over and under the words of a row, mm. */
const PADDING = 0.9;
/** Over what is said, mm, and the heading of each. */
const GAP = 1.6;
/** How much of the column the table may take where not all of it fits. */
const TABLE = 0.68;
/** Words break before the edge. */
const LOOSE = 1.1;

const linesOf = (text: string, size: number, width: number): number =>
	Math.max(1, Math.ceil((emsOf(text) * size * MM * LOOSE) / width));

const cutTo = (text: string, size: number, width: number, lines: number): string => {
	if (linesOf(text, size, width) <= lines) return text;
	let kept = '';
	for (const sign of text) {
		if (linesOf(`${kept}${sign}…`, size, width) > lines) break;
		kept += sign;
	}
	return `${kept}…`;
};

/**
 * Fits a table and what is said under it into a column of so many mm: the largest type of those offered in which all of it
 * stands, else the smallest with names on one line, fewer zones and shorter texts; `cut` says of what.
 * @param names of zones, in the table's order
 * @param types pt, the largest first
 */
export function fitted(
	names: readonly string[],
	said: readonly Said[],
	column: { width: number; height: number },
	types: readonly number[]
): Fitted {
	const told = said.filter(({ paragraphs }) => paragraphs.length > 0);
	const line = (type: number) => type * MM * LINE;
	const nameWidth = (type: number) => column.width - FIGURES * type * MM;
	/** Head of two lines and the total, a line of what it counts among them. */
	const fixed = (type: number) => 5 * line(type) + 4 * PADDING;
	const table = (type: number) =>
		fixed(type) + names.reduce((sum, name) => sum + linesOf(name, type, nameWidth(type)) * line(type) + PADDING, 0);
	const text = (type: number) =>
		told.reduce(
			(sum, { paragraphs }) =>
				sum +
				GAP +
				line(type) +
				paragraphs.reduce((lines, each) => lines + linesOf(each, type, column.width), 0) * line(type),
			0
		);
	for (const type of types)
		if (nameWidth(type) >= NARROWEST && table(type) + text(type) <= column.height)
			return { type, short: false, rows: names.length, said: told, cut: [] };

	const type = types.at(-1)!;
	const row = line(type) + PADDING;
	const short = names.some((name) => linesOf(name, type, nameWidth(type)) > 1);
	// What needs no room is the table's.
	const forTable = Math.max(column.height * TABLE, column.height - text(type) - line(type));
	const rows = Math.max(0, Math.min(names.length, Math.floor((forTable - fixed(type)) / row)));
	let left = Math.floor((column.height - fixed(type) - rows * row - line(type)) / line(type));
	const cut: Fitted['cut'] = [
		...(rows < names.length ? (['rows'] as const) : []),
		...(short ? (['names'] as const) : [])
	];
	const kept: Said[] = [];
	for (const [at, { key, paragraphs }] of told.entries()) {
		// A heading, its gap, and for whoever comes later at least two lines more.
		let own = left - 2 - (told.length - at - 1) * 4;
		const whole: string[] = [];
		for (const paragraph of paragraphs) {
			if (own < 1) break;
			const part = cutTo(paragraph, type, column.width, own);
			own -= linesOf(part, type, column.width);
			whole.push(part);
			if (part !== paragraph) break;
		}
		if (whole.length < paragraphs.length || whole.at(-1) !== paragraphs[whole.length - 1]) cut.push(key);
		if (whole.length === 0) continue;
		kept.push({ key, paragraphs: whole });
		left -= 2 + whole.reduce((lines, each) => lines + linesOf(each, type, column.width), 0);
	}
	return { type, short, rows, said: kept, cut };
}
