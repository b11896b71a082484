import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { refusalOf } from '#exchange/file-problem.ts';
import { placed, zip } from '#test/import-files.ts';
import { openArchive, unpack } from './zip.server.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'mutu-zip-'));

async function gate(path: string): Promise<string | string[]> {
	const into = folder();
	try {
		return (await unpack(path, into, () => true)).map(({ name }) => name);
	} catch (error) {
		return refusalOf(error).reason;
	}
}

/** Puts other bytes of the same length wherever these stand: in names, in both headers. */
const swapped = (from: string, to: string) => (bytes: Buffer) =>
	Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');

/** Changes a field of every central directory entry. */
const central = (offset: number, value: number, size: 2 | 4) => (bytes: Buffer) => {
	for (let at = bytes.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4, 'latin1'))
		if (size === 2) bytes.writeUInt16LE(value, at + offset);
		else bytes.writeUInt32LE(value, at + offset);
	return bytes;
};

describe('the zip gate', () => {
	test('takes plain files under names of its own, and leaves out what systems add', async () => {
		const path = await zip({ '数据/DK.shp': 'a', '__MACOSX/._DK.shp': 'b', '.DS_Store': 'c' });
		const into = folder();
		const found = await unpack(path, into, () => true);
		expect(found.map(({ name }) => name)).toEqual(['数据/DK.shp']);
		expect(readdirSync(into)).toEqual(['member-0']);
		expect(readFileSync(found[0]!.path, 'utf8')).toBe('a');
	});

	test.each([
		['a name that climbs out', () => zip({ 'aa/b.shp': 'a' }, swapped('aa/b', '../b')), 'import.zip.name'],
		['an absolute name', () => zip({ 'aa/b.shp': 'a' }, swapped('aa/b', '/a/b')), 'import.zip.name'],
		['a drive', () => zip({ 'aa/b.shp': 'a' }, swapped('aa/b', 'c:/b')), 'import.zip.name'],
		['a backslash', () => zip({ 'aa/b.shp': 'a' }, swapped('aa/b', 'aa\\b')), 'import.zip.name'],
		['one name twice, but for its case', () => zip({ 'A.shp': 'a', 'a.SHP': 'b' }), 'import.zip.twice'],
		['one name twice, but for its composition', () => zip({ 'é.shp': 'a', 'e\u0301.shp': 'b' }), 'import.zip.twice'],
		['an archive inside', () => zip({ 'inner.zip': 'PK' }), 'import.zip.nested'],
		['a link', () => zip({ 'a.shp': '/etc/passwd' }, central(38, 0xa1ff0000, 4)), 'import.zip.link'],
		['a password', () => zip({ 'a.shp': 'secret' }, central(8, 0x0801, 2)), 'import.zip.encrypted'],
		['an unknown method', () => zip({ 'a.shp': 'text' }, central(10, 14, 2)), 'import.zip.method'],
		[
			'entries that share bytes',
			() => zip({ 'a.shp': 'text', 'b.shp': 'text' }, central(42, 0, 4)),
			'import.zip.overlap'
		],
		['a bomb of zeros', () => zip({ 'a.shp': Buffer.alloc(40 * 1024 * 1024) }), 'import.zip.ratio'],
		[
			'half an archive',
			async () => placed('a.zip', readFileSync(await zip({ 'a.shp': 'text' })).subarray(0, 60)),
			'import.zip.damaged'
		]
	])('%s is refused', async (_, make, reason) => {
		expect(await gate(await make())).toBe(reason);
	});

	test('a size that is declared smaller than it is does not pass', async () => {
		expect(await gate(await zip({ 'a.shp': Buffer.alloc(5_000, 7) }, central(24, 10, 4)))).toBe('import.zip.damaged');
	});

	test('members are read one by one, by any case of their name, up to what all may hold together', async () => {
		const archive = await openArchive(await zip({ 'xl/A.xml': 'four', 'b.xml': 'more', 'c.bin': 'much more' }), {
			bytes: 10,
			reason: 'import.xlsx.too_large'
		});
		expect(archive.names).toEqual(['xl/A.xml', 'b.xml', 'c.bin']);
		expect(String(await archive.member('XL/a.xml'))).toBe('four');
		expect(await archive.member('d.xml')).toBeNull();
		await expect(archive.member('c.bin')).rejects.toMatchObject({ reason: 'import.xlsx.too_large' });
		expect(String(await archive.member('b.xml'))).toBe('more');
		archive.close();
	});

	test('members go through the same gate', async () => {
		const open = (path: string) => openArchive(path, { bytes: 1e9, reason: 'x' });
		await expect(open(await zip({ 'inner.zip': 'PK' }))).rejects.toMatchObject({ reason: 'import.zip.nested' });
		await expect(open(placed('a.zip', 'PK\x03\x04'))).rejects.toMatchObject({ reason: 'import.zip.damaged' });
		const lying = await open(await zip({ 'a.xml': Buffer.alloc(5_000, 7) }, central(24, 10, 4)));
		await expect(lying.member('a.xml')).rejects.toMatchObject({ reason: 'import.zip.damaged' });
	});

	test('too many entries are refused before any is looked at', async () => {
		const entries = Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`${index}.shp`, 'a']));
		expect(await gate(await zip(entries))).toBe('import.zip.too_many');
	});
});
