import type { planNames as zh } from '../zh/planNames.ts';

/** A list of member villages out of a file. */
export const planNames: typeof zh = {
	file: 'Or choose a file',
	choose: 'XLSX or CSV…',
	hint: 'The first sheet, a village a row; columns 村名 / village name, 乡镇 / township, 区划代码 / village code are known. At most 5 000 rows and 512 kB.',
	reading: 'Reading the file…',
	read: (name: string, rows: string) => `${name}: ${rows} rows`,
	clear: 'Without this file',
	columns: { village: 'Column of village names', township: 'Column of townships', code: 'Column of codes' },
	none: 'None',
	noColumn: 'No column of village names or codes was found; say which it is.',
	which: (line: number, text: string) => `Row ${line} “${text}”: which one?`,
	skip: 'Leave out for now',
	unknown: (rows: string) => `Not found: ${rows}`,
	unknownRow: (line: number, text: string) => `row ${line} ${text}`,
	found: (sure: string, asked: string, unknown: string) =>
		`${sure} rows known, ${asked} to be asked, ${unknown} not found`,
	reasons: {
		'import.table.format': ({ got }: Record<string, unknown>) =>
			`Expected an XLSX or CSV file, got ${String(got) || 'one without an ending'}.`,
		'import.table.large': ({ limit }: Record<string, unknown>) => `The file may have at most ${String(limit)} kB.`,
		'import.table.rows': ({ limit, got }: Record<string, unknown>) =>
			`At most ${String(limit)} rows, this has ${String(got)}.`,
		'permission.missing': 'You may not draw plans.',
		'request.failed': 'The server did not answer; the file was not read. Try again later.'
	}
};
