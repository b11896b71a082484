import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { FileProblem } from '#exchange/file-problem.ts';
import { endingOf, type Format, type Layer } from '#exchange/formats/format.server.ts';
import type { Note } from '#exchange/parsed.ts';
import type { SourceFile } from '#exchange/reading/zip.server.ts';
import { GUIDE_SHEET } from '#exchange/sheets/example-row.ts';
import { tableReader } from '#exchange/tables/table-reader.server.ts';
import { HEAD_ROWS, isTable, type TableRow } from '#exchange/tables/table-rows.ts';
import { openWorkbook, type Workbook } from './xlsx-book.server.ts';
import { mergedRows, mergesOf } from './xlsx-merges.ts';
import { sheetRows } from './xlsx-sheet.ts';

/** Endings of workbooks that are only opened to say what to save them as. */
const MACROS = ['.xlsm', '.xltm'];
const OLD = ['.xls', '.et', '.xlsb'];
const endings = ['.xlsx', '.xltx', ...MACROS, ...OLD];

/**
 * Workbooks of Excel and WPS: each visible sheet that holds a table is a layer. Read by our own walk over the parts,
 * for exceljs needs 575 MB for a sheet of 100 000 × 15 cells, its streaming reader leaves out merged cells, rich text and
 * errors of formulas, and both open the archive once more without the gate.
 */
export const xlsx: Format = {
	id: 'xlsx',
	endings,
	async layers(files) {
		const known = files.filter(({ name }) => endings.includes(endingOf(name)) && !/(^|\/)~\$/.test(name));
		// Among others an old workbook is left alone: a delivery holds tables of codes beside its shapes.
		const books = files.length > 1 ? known.filter(({ name }) => !refusalByName(name)) : known;
		const layers: Layer[] = [];
		for (const file of books) for (const sheet of await sheetsOf(file)) layers.push(layerOf(file, sheet, books.length));
		return layers;
	},
	async read({ parts }, _, rows) {
		const [file, sheet] = [parts.book!, parts.sheet!.name];
		const book = await openWorkbook(file.path);
		try {
			const part = book.sheets.find(({ name }) => name === sheet)?.part;
			if (part === undefined) throw new FileProblem('import.file.no_layer', { got: sheet });
			const shared = await book.shared();
			const bytes = await book.part(part);
			const faults = { errors: 0 };
			const table = tableReader(rows, 'left_out');
			for (const row of sheetRows(bytes, part, shared, mergedRows(mergesOf(bytes, part)), faults)) table.take(row);
			const facts = table.finish();
			if (!facts || facts.columns.length === 0) throw new FileProblem('import.xlsx.empty');
			const notes: Note[] = [...facts.notes];
			if (faults.errors > 0) notes.push({ note: 'cells.errors', detail: { count: faults.errors } });
			return { ...facts, notes, encoding: null, encodingFrom: null };
		} finally {
			book.close();
		}
	}
};

const layerOf = (file: SourceFile, sheet: string, books: number): Layer => ({
	name: books > 1 ? `${file.name}/${sheet}` : sheet,
	parts: { book: file, sheet: { name: sheet, path: file.path } }
});

function refusalByName(name: string): FileProblem | null {
	const ending = endingOf(name);
	if (MACROS.includes(ending)) return new FileProblem('import.xlsx.macro', { got: ending });
	return OLD.includes(ending) ? new FileProblem('import.xlsx.old', { got: ending }) : null;
}

/** The sheets a person may mean: those that hold tables, else any that hold something. */
async function sheetsOf(file: SourceFile): Promise<string[]> {
	refuseOthers(file);
	const book = await openWorkbook(file.path);
	try {
		const others = book.sheets.filter(({ name }) => name !== GUIDE_SHEET);
		const sheets = others.length > 0 ? others : book.sheets;
		if (sheets.length === 1) return [sheets[0]!.name];
		const shared = await book.shared();
		const filled: { name: string; table: boolean }[] = [];
		for (const { name, part } of sheets) {
			const head = await headOf(book, part, shared);
			if (head.length > 0) filled.push({ name, table: isTable(head) });
		}
		const tables = filled.filter(({ table }) => table);
		const names = (tables.length > 0 ? tables : filled).map(({ name }) => name);
		if (names.length === 0) throw new FileProblem('import.xlsx.empty');
		return names;
	} finally {
		book.close();
	}
}

async function headOf(book: Workbook, part: string, shared: Awaited<ReturnType<Workbook['shared']>>) {
	const bytes = await book.part(part);
	const head: TableRow[] = [];
	for (const row of sheetRows(bytes, part, shared, mergedRows(mergesOf(bytes, part)), { errors: 0 })) {
		head.push(row);
		if (head.length === HEAD_ROWS) break;
	}
	return head;
}

/** What a file is by its first bytes, where it is no workbook of today. @throws FileProblem */
function refuseOthers({ name, path }: SourceFile): void {
	const head = Buffer.alloc(512);
	const descriptor = openSync(path, 'r');
	const length = readSync(descriptor, head, 0, head.length, 0);
	closeSync(descriptor);
	const byName = refusalByName(name);
	if (head.toString('latin1', 0, 2) === 'PK') {
		// Renamed from .xlsx, an .xls is read; macros and binary parts are seen inside.
		if (byName?.reason === 'import.xlsx.macro') throw byName;
		return;
	}
	if (head.readUInt32BE(0) === 0xd0cf11e0) {
		const encrypted = readFileSync(path).includes(Buffer.from('EncryptedPackage', 'utf16le'));
		throw encrypted
			? new FileProblem('import.xlsx.encrypted')
			: (byName ?? new FileProblem('import.xlsx.old', { got: '.xls' }));
	}
	const text = head
		.toString('utf8', 0, length)
		.replace(/^\ufeff/, '')
		.trimStart();
	if (/^<(!doctype html|html|head|body|table|meta|div)/i.test(text)) throw new FileProblem('import.xlsx.html');
	if (/^<\?xml|^<workbook/i.test(text)) throw new FileProblem('import.xlsx.old', { got: 'XML' });
	if (length > 0 && !head.subarray(0, length).includes(0)) throw new FileProblem('import.xlsx.text');
	throw byName ?? new FileProblem('import.xlsx.no_workbook', { got: head.toString('hex', 0, 8) });
}
