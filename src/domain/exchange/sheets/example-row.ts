/** The sheet of a template that says how it is filled in; it holds no records. */
export const GUIDE_SHEET = '填写说明';

/** What the first cell of an example begins with; nobody's serial number does. */
export const EXAMPLE = '示例';

/** Whether a row of a table is one of the examples our templates come with: its first cell says so. */
export const isExampleRow = (cells: readonly (string | null | undefined)[]): boolean =>
	(cells[0] ?? '').normalize('NFKC').trimStart().startsWith(EXAMPLE);
