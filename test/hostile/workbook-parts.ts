import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import { placed } from '../import-files.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const relations = (...entries: [id: string, type: string, target: string, mode?: string][]) =>
	`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries
		.map(
			([id, type, target, mode = 'Internal']) =>
				`<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}" TargetMode="${mode}"/>`
		)
		.join('')}</Relationships>`;

type Part = string | Iterable<string>;

/** A workbook no program would write: the XML of its one sheet, and other parts, as given. */
export async function bookOf(sheet: Part, more: Record<string, Part> = {}): Promise<string> {
	const file = new yazl.ZipFile();
	const parts: Record<string, Part> = {
		'_rels/.rels': relations(['r1', 'officeDocument', 'xl/workbook.xml']),
		'xl/_rels/workbook.xml.rels': relations(
			['r1', 'worksheet', '/xl/worksheets/sheet1.xml'],
			['r2', 'sharedStrings', 'sharedStrings.xml']
		),
		'xl/workbook.xml': '<workbook xmlns:r="x"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
		'xl/worksheets/sheet1.xml': sheet,
		...more
	};
	for (const [name, part] of Object.entries(parts))
		if (typeof part === 'string') file.addBuffer(Buffer.from(part), name);
		else file.addReadStream(Readable.from(part, { objectMode: false }), name);
	file.end();
	const path = placed('a.xlsx', '');
	await pipeline(file.outputStream, createWriteStream(path));
	return path;
}
