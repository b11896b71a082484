import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sheetWorkbook } from '#exchange/sheets/sheet-book.server.ts';
import { readSmallTable } from './small-table.server.ts';

const folder = mkdtempSync(join(tmpdir(), 'small-table-'));
const read = (name: string, body: string | Uint8Array<ArrayBuffer>, rows = 3) => {
	const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
	const request = new Request('http://x/', { method: 'POST', body: bytes, headers: { 'content-length': String(bytes.length) } }); // prettier-ignore
	const county = () => Promise.resolve({ countySrid: 4546 });
	return readSmallTable(folder, { county: '140101', owner: 'x' }, { name, request }, county, { bytes: 20_000, rows });
};

test('a table of text or a workbook, its rows by their numbers in the sheet; nothing of it stays', async () => {
	const table = { columns: ['村名', '乡镇'], rows: [{ line: 2, cells: ['上峪村', '石门镇'] }] };
	expect(await read('a.CSV', '村名,乡镇\n上峪村,石门镇\n')).toEqual({ ok: true, value: table });
	const book = new Uint8Array(await sheetWorkbook('名单', [['村名', '乡镇'], ['上峪村', '石门镇']])); // prettier-ignore
	expect(await read('a.xlsx', book)).toEqual({ ok: true, value: table });
	expect(readdirSync(folder)).toEqual([]);
});
test.each([
	['another kind of file', 'a.geojson', '{}', 'import.table.format'],
	['without an ending', 'a', 'x', 'import.table.format'],
	['too many rows', 'a.csv', '村名\na\nb\nc\nd\n', 'import.table.rows'],
	['too large', 'a.csv', 'x'.repeat(20_001), 'import.table.large'],
	['no workbook at all', 'a.xlsx', 'PK\u0003\u0004 nothing', 'import.']
])('is refused: %s', async (_, name, body, reason) => {
	const outcome = await read(name, body);
	expect(outcome.ok ? '' : outcome.reason).toContain(reason);
	expect(readdirSync(folder)).toEqual([]);
});
