/**
 * A table people fill in and hand back: the columns of a sheet by the words people use, with what may stand in them. Subjects
 * say what their templates are, exchange makes workbooks of them. Pure.
 */

/** What a cell of a column holds; it settles its number format and what is said about filling it in. */
export type CellFormat = 'text' | 'code' | 'mu' | 'yuan' | 'day' | 'yes_no' | 'choice' | 'villages' | 'shape';

export interface Choice {
	/** What people write. */
	value: string;
	/** The standard's code for it, or what the code means. */
	meaning: string | null;
}

export interface TemplateColumn {
	/** The sheet's field it is read as; `shape` for a column of shapes, which is no field. */
	field: string;
	/** A header the field is known by. */
	header: string;
	format: CellFormat;
	required: boolean;
	choices: readonly Choice[];
	/** What stands in the two example rows. */
	examples: readonly [string, string];
}

export interface Template {
	/** Tells the templates of one kind apart. */
	id: string;
	/** The name counties know it by: title, sheet and file. */
	name: string;
	kind: string;
	columns: readonly TemplateColumn[];
}

type Rest = Partial<Pick<TemplateColumn, 'format' | 'required' | 'choices'>>;

export const column = (
	field: string,
	header: string,
	examples: readonly [string, string],
	{ format = 'text', required = false, choices = [] }: Rest = {}
): TemplateColumn => ({
	...{ field, header, examples, required, choices },
	format: choices.length > 0 ? 'choice' : format
});

export const required = { required: true } as const;

/** Choices of a list that cells are read by: the first word of each entry, with its code when that is the standard's. */
export const choicesOf = (known: Readonly<Record<string, readonly string[]>>): Choice[] =>
	Object.entries(known).flatMap(([code, [value]]) =>
		value === undefined ? [] : [{ value, meaning: /^\d+$/.test(code) ? code : null }]
	);

/** Shapes of the examples lie in the demo county. */
export const shapeColumn: TemplateColumn = column(
	'shape',
	'图形',
	[
		'POLYGON((111.6701 38.2801, 111.6712 38.2801, 111.6712 38.2809, 111.6701 38.2809, 111.6701 38.2801))',
		'POLYGON((111.6712 38.2801, 111.6723 38.2801, 111.6723 38.2809, 111.6712 38.2809, 111.6712 38.2801))'
	],
	{ format: 'shape' }
);
