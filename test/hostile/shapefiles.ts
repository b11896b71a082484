import { truncateSync, writeFileSync } from 'node:fs';
import { dbf, placed, prj, shp, zip, type Corner } from '../import-files.ts';
import { shapefileOf, square, table, type HostileFile } from './case.ts';

const whole = shp([[square], [square]]);
/** The whole .shp with numbers of the first record changed: its header is at 100, its content at 108. */
const changed = (change: (bytes: Buffer) => void): Buffer => {
	const bytes = Buffer.from(whole);
	change(bytes);
	return bytes;
};
const changedTable = (change: (bytes: Buffer) => void): Buffer => {
	const bytes = table(2);
	change(bytes);
	return bytes;
};

/** One record of a polygon whose rings begin where they say, over so many corners. */
function polygon(starts: readonly number[], corners: Buffer): Buffer {
	const head = Buffer.alloc(44 + starts.length * 4);
	head.writeInt32LE(5, 0);
	head.writeInt32LE(starts.length, 36);
	head.writeInt32LE(corners.length / 16, 40);
	starts.forEach((start, index) => head.writeInt32LE(start, 44 + index * 4));
	const record = Buffer.alloc(8);
	record.writeInt32BE(1, 0);
	record.writeInt32BE((head.length + corners.length) / 2, 4);
	return Buffer.concat([whole.subarray(0, 100), record, head, corners]);
}

/** Small squares one beside the other, every second one run the wrong way: outer rings and holes, none in another. */
function islandsAndHoles(count: number): Buffer {
	const corners = Buffer.alloc(count * 5 * 16);
	for (let at = 0; at < count; at++) {
		const [x, y] = [111 + (at % 1000) * 1e-4, 38 + Math.floor(at / 1000) * 1e-4];
		const ring: [number, number][] = [
			[x, y],
			[x, y + 5e-5],
			[x + 5e-5, y + 5e-5],
			[x + 5e-5, y],
			[x, y]
		];
		(at % 2 ? ring.reverse() : ring).forEach(([east, north], corner) => {
			corners.writeDoubleLE(east, (at * 5 + corner) * 16);
			corners.writeDoubleLE(north, (at * 5 + corner) * 16 + 8);
		});
	}
	return polygon(
		Array.from({ length: count }, (_, at) => at * 5),
		corners
	);
}

/** 10 000 000 corners, none of which takes room on a disk. */
function tenMillionCorners(): string {
	const head = polygon([0], Buffer.alloc(0));
	const corners = 10_000_000;
	head.writeInt32LE(corners, 108 + 40);
	head.writeInt32BE((48 + corners * 16) / 2, 104);
	head.writeInt32BE((100 + 8 + 48 + corners * 16) / 2, 24);
	const path = placed('DK.shp', head);
	truncateSync(path, head.length + corners * 16);
	writeFileSync(path.replace('.shp', '.dbf'), table(1));
	writeFileSync(path.replace('.shp', '.prj'), prj.degrees);
	return path;
}

type Case = [name: string, make: () => string | Promise<string>, ...expected: string[]];

/** As a zip of .shp, .dbf and .prj. */
const zipped: Case[] = [
	['.shp cut off in a record', () => both({ shp: whole.subarray(0, whole.length - 40) }), 'import.shp.damaged'],
	['.shp cut off in its header', () => both({ shp: whole.subarray(0, 60) }), 'import.file.other_kind'],
	['an empty .shp', () => both({ shp: Buffer.alloc(0) }), 'import.file.other_kind'],
	[
		'a web page named .shp',
		() => both({ shp: Buffer.from('<!DOCTYPE html><html></html>'.repeat(50)) }),
		'import.file.other_kind'
	],
	[
		'.shp: a kind of shape there is not',
		() => both({ shp: changed((b) => b.writeInt32LE(77, 32)) }),
		'import.shp.damaged'
	],
	['.shp: content length −1', () => both({ shp: changed((b) => b.writeInt32BE(-1, 104)) }), 'import.shapefile.counts'],
	['.shp: content length 0', () => both({ shp: changed((b) => b.writeInt32BE(0, 104)) }), 'import.shapefile.counts'],
	[
		'.shp: content length 4 GB',
		() => both({ shp: changed((b) => b.writeInt32BE(0x7fffffff, 104)) }),
		'import.shp.damaged'
	],
	[
		'.shp: two thousand million rings',
		() => both({ shp: changed((b) => b.writeInt32LE(0x7fffffff, 144)) }),
		'import.shp.damaged'
	],
	[
		'.shp: two thousand million corners',
		() => both({ shp: changed((b) => b.writeInt32LE(0x7fffffff, 148)) }),
		'import.shp.damaged'
	],
	['.shp: −1 rings', () => both({ shp: changed((b) => b.writeInt32LE(-1, 144)) }), 'import.shp.damaged'],
	[
		'.shp: a ring that begins beyond the corners',
		() => both({ shp: changed((b) => b.writeInt32LE(99, 152)) }),
		'taken'
	],
	['.shp: NaN for a corner', () => both({ shp: changed((b) => b.writeDoubleLE(NaN, 156)) }), 'taken'],
	['.shp: infinity for a corner', () => both({ shp: changed((b) => b.writeDoubleLE(Infinity, 156)) }), 'taken'],
	['.shp: a file length that lies', () => both({ shp: changed((b) => b.writeInt32BE(-5, 24)) }), 'taken'],
	[
		'.shp: every second of 60 000 rings is all corners there are',
		() =>
			one({
				shp: polygon(
					Array.from({ length: 60_000 }, (_, at) => (at % 2) * 300_000),
					Buffer.alloc(300_000 * 16)
				)
			}),
		'taken'
	],
	['.shp: 40 000 rings, half of them holes in none', () => one({ shp: islandsAndHoles(40_000) }), 'taken'],
	[
		'.shp: 150 000 rings, half of them holes in none',
		() => one({ shp: islandsAndHoles(150_000) }),
		'import.file.record',
		'import.file.timeout'
	],
	[
		'.shp: 30 MB of zeros',
		() => both({ shp: Buffer.concat([whole.subarray(0, 100), Buffer.alloc(30_000_000)]) }),
		'import.shapefile.counts'
	],
	['.dbf: 4 000 000 000 records', () => both({ dbf: changedTable((b) => b.writeUInt32LE(4_000_000_000, 4)) }), 'taken'],
	['.dbf: records of length 0', () => both({ dbf: changedTable((b) => b.writeUInt16LE(0, 10)) }), 'import.dbf.damaged'],
	[
		'.dbf: records of 65 535 bytes',
		() => both({ dbf: changedTable((b) => b.writeUInt16LE(65_535, 10)) }),
		'import.shapefile.counts'
	],
	[
		'.dbf: a header of 65 535 bytes',
		() => both({ dbf: changedTable((b) => b.writeUInt16LE(65_535, 8)) }),
		'import.dbf.damaged'
	],
	['.dbf: a header of 0 bytes', () => both({ dbf: changedTable((b) => b.writeUInt16LE(0, 8)) }), 'import.dbf.damaged'],
	[
		'.dbf: a column wider than its records',
		() => both({ dbf: changedTable((b) => b.writeUInt8(255, 48)) }),
		'import.dbf.damaged'
	],
	['.dbf cut off', () => both({ dbf: table(2).subarray(0, 40) }), 'import.dbf.damaged'],
	['an empty .dbf', () => both({ dbf: Buffer.alloc(0) }), 'import.dbf.damaged'],
	['a web page named .dbf', () => both({ dbf: Buffer.from('<html>'.repeat(99)) }), 'import.dbf.damaged'],
	[
		'.dbf: 2 000 columns',
		() =>
			both({
				dbf: dbf(
					Array.from({ length: 2_000 }, (_, at) => ({ name: `C${at}`, length: 1 })),
					[[], []]
				)
			}),
		'import.dbf.damaged'
	],
	['.dbf: 400 000 records', () => both({ dbf: table(400_000) }), 'import.file.rows'],
	['.prj: 60 000 brackets', () => both({ prj: '['.repeat(60_000) }), 'import.crs.damaged'],
	['.prj: bytes', () => both({ prj: String(Buffer.alloc(200, 0xfe)) }), 'import.crs.damaged'],
	[
		'.shx and .cpg: garbage',
		() => both({ more: { 'DK.shx': Buffer.alloc(500, 0xee), 'DK.cpg': '\0\x01乱码' } }),
		'taken'
	],
	['a bow-tie, an open ring', () => both({ shp: shp([[bowTie], [square.slice(0, 4)]]) }), 'taken'],
	['no .dbf', () => zip({ 'DK.shp': whole }), 'import.shapefile.no_dbf']
];

const bowTie: Corner[] = [
	[111.66, 38.28],
	[111.67, 38.29],
	[111.67, 38.28],
	[111.66, 38.29],
	[111.66, 38.28]
];
const both = (parts: Partial<Parameters<typeof shapefileOf>[0]>) =>
	shapefileOf({ shp: whole, dbf: table(2), ...parts });
const one = (parts: Partial<Parameters<typeof shapefileOf>[0]>) => shapefileOf({ shp: whole, dbf: table(1), ...parts });

export const shapefiles: HostileFile[] = [
	...zipped.map(([name, make, ...expected]): HostileFile => ({
		name,
		kind: 'shapefile',
		file: 'DK.zip',
		make,
		expected
	})),
	{
		name: 'one shape of 10 000 000 corners, as .shp',
		kind: 'shapefile',
		file: 'DK.shp',
		make: tenMillionCorners,
		expected: ['import.file.record']
	}
];
