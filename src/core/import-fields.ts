/**
 * How a sheet's columns become fields: what a field is called in the standards and in people's own tables, how its text
 * is read, and what is said when it cannot be. Pure; formats (exchange) give the text, subjects (land, …) give the sheets.
 */
export type FieldValue = string | number | boolean | null;

/** Why a cell is not taken. `expected` is a constant name, worded in text/<language>/import.ts. */
export type Expectation = { expected: string; params?: Record<string, string | number> };
export type Reading = { ok: true; value: FieldValue } | ({ ok: false } & Expectation);

export interface Field {
	/** Our column's name; `--map` takes it, as it takes any alias. */
	name: string;
	/** Codes of the standard first, then words seen in headers. */
	aliases: readonly string[];
	/**
	 * Names of columns that settle what the figure counts (a standard's codes): whether the value came from one of them stands
	 * beside it as `standard.<name>`.
	 */
	standard?: readonly string[];
	read: (text: string) => Reading;
}

export interface Sheet {
	kind: string;
	fields: readonly Field[];
	/** Of each group at least one field must have a column. */
	needs: readonly (readonly string[])[];
}

/** A cell or row that was not taken; `row` counts the records of the file from 1, without the header. */
export interface Problem extends Expectation {
	row: number;
	/** Row of the sheet as a person sees it, where that is another number. */
	line?: number;
	field: string;
	column?: string;
	got: string | null;
}

/** undefined: the file has no such column; null: it has one and the cell is empty, so the value is unknown. */
export type Values = Record<string, FieldValue | undefined>;

/** Where each field comes from: a column of the file, or a constant given by the person. */
export type Mapping = Record<string, { column: number; header: string } | { constant: string }>;

/** Headers compare without case, width, blanks and underscores: `ＤＫＢＭ `, `dkbm`, `实测面积（亩）` and `实测面积(亩)`. */
export const headerKey = (header: string): string =>
	header
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s_\ufeff]+/g, '');

export const fieldNamed = (sheet: Sheet, name: string): Field | undefined => {
	const key = headerKey(name);
	return (
		sheet.fields.find((field) => headerKey(field.name) === key) ??
		sheet.fields.find((field) => field.aliases.some((alias) => headerKey(alias) === key))
	);
};

export type MappingFault =
	| { fault: 'field'; got: string }
	| { fault: 'column'; field: string; got: string }
	| { fault: 'missing'; fields: string[] };

/**
 * Finds each field's column: what the person said first, else our own name, else the aliases in their order. A column a person
 * gave to a field is no other field's.
 * @param overrides field → column's header, `=text` for one value in every row, or `=` alone for no column at all
 */
export function matchColumns(
	sheet: Sheet,
	columns: readonly string[],
	overrides: Readonly<Record<string, string>> = {}
): { mapping: Mapping; faults: MappingFault[] } {
	const faults: MappingFault[] = [];
	const mapping: Mapping = {};
	const keys = columns.map(headerKey);
	const left = new Set<string>();
	/** Columns a person gave to a field: they are nothing else besides. */
	const given = new Set<number>();
	for (const [name, target] of Object.entries(overrides)) {
		const field = fieldNamed(sheet, name);
		if (!field) {
			faults.push({ fault: 'field', got: name });
			continue;
		}
		if (target === '=') {
			left.add(field.name);
			continue;
		}
		if (target.startsWith('=')) {
			mapping[field.name] = { constant: target.slice(1) };
			continue;
		}
		const exact = columns.indexOf(target);
		const column = exact >= 0 ? exact : keys.indexOf(headerKey(target));
		if (column < 0) faults.push({ fault: 'column', field: field.name, got: target });
		else {
			mapping[field.name] = { column, header: columns[column]! };
			given.add(column);
		}
	}
	for (const field of sheet.fields) {
		if (mapping[field.name] || left.has(field.name)) continue;
		for (const alias of [field.name, ...field.aliases]) {
			const column = keys.indexOf(headerKey(alias));
			if (column < 0 || given.has(column)) continue;
			mapping[field.name] = { column, header: columns[column]! };
			break;
		}
	}
	for (const group of sheet.needs)
		if (!group.some((name) => mapping[name])) faults.push({ fault: 'missing', fields: [...group] });
	return { mapping, faults };
}

/** Marks people write where they know nothing. */
const EMPTY = new Set(['', '-', '--', '—', '/', '\\', '无', '不详', '未知', 'null', '<null>', 'n/a', 'nan', 'none']);

/** Reads one record's cells; every cell that cannot be read is a problem. */
export function readCells(
	sheet: Sheet,
	mapping: Mapping,
	row: number,
	cells: readonly (string | null)[]
): { values: Values; problems: Problem[] } {
	const values: Values = {};
	const problems: Problem[] = [];
	for (const field of sheet.fields) {
		const from = mapping[field.name];
		if (!from) continue;
		const raw = 'constant' in from ? from.constant : (cells[from.column] ?? null);
		const text = raw?.trim() ?? '';
		if (EMPTY.has(text.toLowerCase())) {
			values[field.name] = null;
			continue;
		}
		const reading = field.read(text);
		if (reading.ok) {
			values[field.name] = reading.value;
			if (field.standard && 'header' in from)
				values[`standard.${field.name}`] = field.standard.some((name) => headerKey(name) === headerKey(from.header));
		} else {
			const column = 'header' in from ? from.header : undefined;
			problems.push({ row, field: field.name, column, expected: reading.expected, params: reading.params, got: raw });
		}
	}
	return { values, problems };
}
