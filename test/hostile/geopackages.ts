import { readFileSync } from 'node:fs';
import { geopackage, gpShape, wkb } from '../geo-files.ts';
import { placed, prj } from '../import-files.ts';
import { caseOf, square, type Case, type HostileFile } from './case.ts';

const text = (name: string, content: string | Buffer) => () => placed(name, content);
const cgcs = { id: 4490, name: 'CGCS2000', text: prj.degrees };
const polygon = gpShape(wkb.polygon([square]));
const gpkg = (rows: readonly Buffer[], sql = '') =>
	geopackage(
		[
			{
				name: '地块',
				type: 'POLYGON',
				srid: 4490,
				columns: ['DKBM TEXT'],
				rows: rows.map((shape, at) => [shape, String(at)])
			}
		],
		[cgcs],
		sql
	);
/** A layer that is a question to the database. */
const view = (select: string) => `DROP TABLE "地块"; CREATE VIEW "地块" AS ${select};`;
const cut = (path: string, length: number) => placed('a.gpkg', readFileSync(path).subarray(0, length));
const spoilt = (path: string, change: (bytes: Buffer) => void) => {
	const bytes = readFileSync(path);
	change(bytes);
	return placed('a.gpkg', bytes);
};
const lie = Buffer.from(polygon);
lie.writeUInt32LE(0x7fffffff, 17);

const cases: Case[] = [
	['a database cut off', 'a.gpkg', () => cut(gpkg([polygon]), 9_000), 'import.file.damaged', 'import.gpkg.empty'],
	['its first page alone', 'a.gpkg', () => cut(gpkg([polygon]), 4_096), 'import.file.damaged', 'import.gpkg.empty'],
	['text', 'a.gpkg', text('a.gpkg', 'SQLite'), 'import.file.other_kind'],
	['nothing', 'a.gpkg', text('a.gpkg', ''), 'import.file.other_kind'],
	[
		'a database that is no GeoPackage',
		'a.gpkg',
		() =>
			spoilt(gpkg([polygon], 'DROP TABLE gpkg_contents; DROP TABLE gpkg_geometry_columns;'), (bytes) =>
				bytes.writeUInt32BE(0, 68)
			),
		'import.file.damaged',
		'import.gpkg.empty',
		'taken',
		'import.file.several_layers'
	],
	[
		'a page size of 0',
		'a.gpkg',
		() => spoilt(gpkg([polygon]), (bytes) => bytes.writeUInt16BE(0, 16)),
		'import.file.damaged'
	],
	[
		'pages of garbage',
		'a.gpkg',
		() => spoilt(gpkg([polygon]), (bytes) => bytes.fill(0xee, 4_096)),
		'import.file.damaged',
		'import.gpkg.empty'
	],
	[
		'a view that never ends',
		'a.gpkg',
		() =>
			gpkg(
				[polygon],
				view(
					'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS fid, NULL AS geom, i AS DKBM FROM n'
				)
			),
		'import.file.rows',
		'import.file.too_large',
		'import.file.timeout'
	],
	[
		'a view that never begins',
		'a.gpkg',
		() =>
			gpkg(
				[polygon],
				view(
					'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS fid, NULL AS geom, 1 AS DKBM FROM n'
				)
			),
		'import.file.timeout'
	],
	['a view of itself', 'a.gpkg', () => gpkg([polygon], view('SELECT * FROM "地块"')), 'import.file.damaged'],
	[
		'a view of 1 GB',
		'a.gpkg',
		() => gpkg([polygon], view('SELECT 1 AS fid, zeroblob(1000000000) AS geom, 1 AS DKBM')),
		'import.file.memory',
		'import.file.damaged',
		'import.file.record'
	],
	[
		'a view of texts of 300 MB',
		'a.gpkg',
		() => gpkg([polygon], view("SELECT 1 AS fid, NULL AS geom, printf('%.*c', 300000000, 'x') AS DKBM")),
		'import.file.memory',
		'import.file.damaged',
		'import.file.record'
	],
	[
		'a view that opens files',
		'a.gpkg',
		() => gpkg([polygon], view("SELECT 1 AS fid, NULL AS geom, load_extension('/etc/passwd') AS DKBM")),
		'import.file.damaged'
	],
	[
		'shapes that are none',
		'a.gpkg',
		() => gpkg([Buffer.from('hello'), Buffer.alloc(0), Buffer.alloc(500, 0xff), lie, polygon.subarray(0, 40)]),
		'taken'
	],
	[
		'one shape of 1 200 000 corners',
		'a.gpkg',
		() => gpkg([gpShape(wkb.polygon([Array.from({ length: 1_200_000 }, (_, at) => [111 + at * 1e-9, 38])]))]),
		'import.file.record',
		'import.file.memory'
	],
	[
		'collections 100 000 deep',
		'a.gpkg',
		() => gpkg([gpShape(Buffer.concat(Array.from({ length: 100_000 }, () => Buffer.of(1, 7, 0, 0, 0, 1, 0, 0, 0))))]),
		'taken'
	],
	[
		'a table of 2 000 columns',
		'a.gpkg',
		() => geopackage([{ name: '地块', columns: Array.from({ length: 1_900 }, (_, at) => `c${at} TEXT`), rows: [] }]),
		'import.file.columns'
	]
];

export const geopackages: readonly HostileFile[] = cases.map(caseOf('geopackage'));
