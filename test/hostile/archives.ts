import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { placed, zip } from '../import-files.ts';
import { times, zipOf, type HostileFile } from './case.ts';

/** Puts other bytes of the same length wherever these stand: in names, in both headers. */
const renamed = (from: string, to: string) => (bytes: Buffer) =>
	Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');

/** Changes a field of every entry of the central directory. */
const central = (offset: number, value: number, size: 2 | 4) => (bytes: Buffer) => {
	for (let at = bytes.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4, 'latin1'))
		if (size === 2) bytes.writeUInt16LE(value, at + offset);
		else bytes.writeUInt32LE(value, at + offset);
	return bytes;
};
/** Changes the record at the archive's end. */
const end = (offset: number, value: number, size: 2 | 4) => (bytes: Buffer) => {
	const at = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
	if (size === 2) bytes.writeUInt16LE(value, at + offset);
	else bytes.writeUInt32LE(value, at + offset);
	return bytes;
};
const many = (count: number, bytes: (at: number) => Uint8Array | string) =>
	Object.fromEntries(Array.from({ length: count }, (_, at) => [`${at}.geojson`, bytes(at)]));

type Case = [name: string, make: () => string | Promise<string>, ...expected: string[]];
const cases: Case[] = [
	['a name that climbs out', () => zip({ 'aa/b.shp': 'a' }, renamed('aa/b', '../b')), 'import.zip.name'],
	['an absolute name', () => zip({ 'aa/b.shp': 'a' }, renamed('aa/b', '/a/b')), 'import.zip.name'],
	['a name with a drive', () => zip({ 'aa/b.shp': 'a' }, renamed('aa/b', 'c:/b')), 'import.zip.name'],
	['a name with NUL', () => zip({ 'aa/b.shp': 'a' }, renamed('aa/b', 'a\0/b')), 'import.zip.name'],
	['a link', () => zip({ 'a.shp': '/etc/passwd' }, central(38, 0xa1ff0000, 4)), 'import.zip.link'],
	['2 001 entries', () => zip(many(2_001, () => '{}')), 'import.zip.too_many'],
	['an archive inside', () => zip({ 'a.zip': Buffer.from('PK\x03\x04') }), 'import.zip.nested'],
	['a .kmz inside', () => zip({ 'a.kmz': Buffer.from('PK\x03\x04') }), 'import.zip.nested'],
	['1 GB of zeros', () => zipOf('a.geojson', times(1_000_000_000, '\0')), 'import.zip.ratio', 'import.zip.too_large'],
	['400 MB of zeros', () => zipOf('a.csv', times(400_000_000, '\0')), 'import.zip.ratio'],
	['31 MB of zeros, twenty times', () => zip(many(20, () => Buffer.alloc(31_000_000))), 'import.zip.too_large'],
	['31 MB of zeros, ten times', () => zip(many(10, () => Buffer.alloc(31_000_000))), 'import.file.several_layers'],
	[
		'entries that share bytes',
		() =>
			zip(
				many(9, () => 'a'),
				central(42, 0, 4)
			),
		'import.zip.overlap'
	],
	['a size declared smaller', () => zip({ 'a.csv': Buffer.alloc(5_000, 7) }, central(24, 10, 4)), 'import.zip.damaged'],
	[
		'a size declared as 4 GB',
		() => zip({ 'a.csv': Buffer.alloc(5_000, 7) }, central(24, 0xfffffffe, 4)),
		'import.zip.too_large'
	],
	[
		'a packed size of 4 GB',
		() => zip({ 'a.csv': Buffer.alloc(5_000, 7) }, central(20, 0xfffffffe, 4)),
		'import.zip.damaged'
	],
	['an offset beyond the end', () => zip({ 'a.csv': 'a,b' }, central(42, 0x7fffffff, 4)), 'import.zip.damaged'],
	['a directory beyond the end', () => zip({ 'a.csv': 'a,b' }, end(16, 0x7fffffff, 4)), 'import.zip.damaged'],
	['65 534 entries claimed', () => zip({ 'a.csv': 'a,b' }, end(10, 65_534, 2)), 'import.zip.too_many'],
	['an unknown method', () => zip({ 'a.csv': 'a,b' }, central(10, 14, 2)), 'import.zip.method'],
	['a password', () => zip({ 'a.csv': 'a,b' }, central(8, 0x0801, 2)), 'import.zip.encrypted'],
	['one name twice', () => zip({ 'A.csv': 'a', 'a.CSV': 'b' }), 'import.zip.twice'],
	['gzip', () => placed('a.zip', gzipSync('a,b\n1,2\n')), 'import.zip.damaged'],
	[
		'RAR',
		() => placed('a.zip', Buffer.concat([Buffer.from('Rar!\x1a\x07\x01\0', 'latin1'), Buffer.alloc(500, 1)])),
		'import.zip.damaged'
	],
	['a web page', () => placed('a.zip', '<!DOCTYPE html><html></html>'), 'import.zip.damaged'],
	['nothing', () => placed('a.zip', ''), 'import.zip.damaged'],
	[
		'half of it',
		async () => placed('a.zip', readFileSync(await zip({ 'a.csv': 'a,b\n1,2' })).subarray(0, 60)),
		'import.zip.damaged'
	],
	[
		'packed bytes changed',
		() =>
			zip({ 'a.csv': Array.from({ length: 500 }, (_, at) => Math.sin(at)).join() }, (bytes) =>
				bytes.fill(0x55, 400, 500)
			),
		'import.zip.damaged'
	],
	['nothing we read', () => zip({ 'readme.md': 'a' }), 'import.file.unknown_format'],
	[
		'1 990 layers',
		() => zip(many(1_990, (at) => `{"type":"FeatureCollection","features":[],"a":${at}}`)),
		'import.file.several_layers'
	]
];

export const archives: HostileFile[] = cases.map(([name, make, ...expected]) => ({
	...{ name, kind: 'zip', file: 'a.zip', make, expected }
}));
