import { villageLookup } from '#zones/plans/name-list.ts';
import type { VillageFigures } from '#zones/plans/figures.ts';

/** A table of a file: the names of its columns, and its rows by their numbers in the sheet. */
export interface MemberTable {
	columns: readonly string[];
	rows: readonly { line: number; cells: readonly (string | null)[] }[];
}

/** The longest list: bytes, which every route may bring, and rows; a county has some thousands of villages. */
export const LONGEST_LIST = { bytes: 512 * 1024, rows: 5_000 } as const;

/** Which columns name villages, their townships and their codes; null: none does. */
export interface MemberColumns {
	village: number | null;
	township: number | null;
	code: number | null;
}

const heads: Readonly<Record<keyof MemberColumns, RegExp>> = {
	village: /^(村名?|村名称|行政村|行政村名称?|村社区|村\(社区\)|社区|名称|village(name)?)$/i,
	township: /^(乡镇|乡镇名称?|所属乡镇|街道|乡\(镇\)|township(name)?|town)$/i,
	code: /^(区划代码|村代码|村编码|行政区划代码|代码|编码|villagecode|code)$/i
};
const plainHead = (head: string): string => head.normalize('NFKC').replaceAll(/[\s_.-]/g, '');

/** The columns by their heads: the first of each kind; where none is headed so a person says which. */
export function memberColumns(columns: readonly string[]): MemberColumns {
	const first = (kind: keyof MemberColumns) => {
		const at = columns.findIndex((head) => heads[kind].test(plainHead(head)));
		return at < 0 ? null : at;
	};
	return { village: first('village'), township: first('township'), code: first('code') };
}

/** What a row means. */
export interface MemberRow {
	line: number;
	/** As it was written. */
	text: string;
	/** The one it means beyond doubt; null: a person is asked. */
	sure: VillageFigures | null;
	/** Those a person may choose of; none: nobody of this county is called so. */
	found: readonly VillageFigures[];
}

/**
 * What the rows of a table mean, those that name nothing left out. A row is sure only where all it says names one village:
 * equal or near names, a code beside another's name, a township in which no such village lies are asked, never guessed.
 */
export function memberRows(
	table: MemberTable,
	columns: MemberColumns,
	villages: readonly VillageFigures[]
): MemberRow[] {
	const { meant, township } = villageLookup(villages);
	return table.rows.flatMap(({ line, cells }): MemberRow[] => {
		const cell = (at: number | null) => (at === null ? '' : (cells[at] ?? '').trim());
		const [name, place, code] = [cell(columns.village), cell(columns.township), cell(columns.code)];
		if (name === '' && code === '') return [];
		const text = [code, place, name].filter(Boolean).join(' ');
		const coded = code === '' ? [] : meant(code).found.filter((village) => village.code === code.normalize('NFKC'));
		const { found: named, exact } = name === '' ? { found: [], exact: true } : meant(name);
		const near = place === '' ? named : named.filter((village) => village.township === township(place));
		const all = [...new Set([...coded, ...(near.length > 0 ? near : named)])];
		const agreed =
			coded.length > 0 && name !== '' ? coded.filter((village) => near.includes(village)) : [...coded, ...near];
		// A code beside a near name says which one is meant; a near name alone does not.
		const doubted = coded.length === 0 && (code !== '' || !exact);
		const sure = !doubted && agreed.length === 1 && (coded.length === 0 || name === '' || near.includes(agreed[0]!)) ? agreed[0]! : null; // prettier-ignore
		return [{ line, text, sure, found: all }];
	});
}
