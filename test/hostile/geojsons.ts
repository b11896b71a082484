import { geojson, placed } from '../import-files.ts';
import { around, caseOf, corners, square, times, written, zipOf, type Case, type HostileFile } from './case.ts';

const whole = geojson([{ properties: { DKBM: '1499010010010000001' }, rings: [square] }]);
const feature = (geometry: string, properties = '{}') =>
	`{"type":"Feature","properties":${properties},"geometry":${geometry}}`;
const collection = (features: string) => `{"type":"FeatureCollection","features":[${features}]}`;
const digits = (count: number) => corners(count, (x, y) => `[${x},${y}],`);
const polygon = (ring: string) => feature(`{"type":"Polygon","coordinates":[${ring}]}`);
const [openRing, closeRing] = polygon('[[0,0],¦[0,0]]').split('¦') as [string, string];
const [open, close] = collection('¦').split('¦') as [string, string];

/** GeoJSON of this text, under its usual name. */
const json = (text: string | Buffer) => () => placed('a.geojson', text);

const cases: Case[] = [
	['100 000 nested arrays', 'a.geojson', json('['.repeat(100_000)), 'import.json.depth'],
	[
		'100 000 nested objects inside a property',
		'a.geojson',
		json(collection(feature('null', '{"a":'.repeat(100_000)))),
		'import.json.depth'
	],
	['a text cut off', 'a.geojson', json(whole.slice(0, -40)), 'import.json.damaged'],
	['nothing', 'a.geojson', json(''), 'import.json.damaged'],
	['a BOM and nothing', 'a.geojson', json('\ufeff'), 'import.json.damaged'],
	['a PDF', 'a.geojson', json('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< /Type /Catalog >>\nendobj\n'), 'import.json.damaged'],
	['a web page', 'a.geojson', json('<!DOCTYPE html><html><body class="a">{}</body></html>'), 'import.json.damaged'],
	[
		'random bytes',
		'a.geojson',
		json(Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * at * 31 + 7) % 251))),
		'import.json.damaged'
	],
	['a JSON of something else', 'a.json', () => placed('a.json', '{"name":"a","version":"1.0.0"}'), 'import.json.type'],
	['a list', 'a.geojson', json('[1,2,3]'), 'import.json.type'],
	[
		'features that are no list',
		'a.geojson',
		json('{"type":"FeatureCollection","features":{"0":{}}}'),
		'import.json.type'
	],
	['features of numbers, texts and lists', 'a.geojson', json(collection('1,"a",[[]],null')), 'taken'],
	[
		'"features" inside texts and twice',
		'a.geojson',
		json(`{"features":"\\"features\\":[{}]","type":"FeatureCollection","features":[${feature('null')}]}`),
		'taken',
		'import.json.type'
	],
	[
		'keys given twice',
		'a.geojson',
		json(collection(feature('null', '{"a":1,"a":2,"__proto__":{"b":1},"constructor":3}'))),
		'taken'
	],
	['UTF-16', 'a.geojson', json(Buffer.from(`\ufeff${whole}`, 'utf16le')), 'taken'],
	[
		'bytes that are no UTF-8',
		'a.geojson',
		json(
			Buffer.concat([Buffer.from(whole.slice(0, 60)), Buffer.of(0xff, 0xc3, 0xed, 0xa0), Buffer.from(whole.slice(60))])
		),
		'taken',
		'import.json.damaged',
		'import.json.type'
	],
	[
		'NaN as it is no JSON',
		'a.geojson',
		json(collection(polygon('[[NaN,1],[1,1],[1,0],[0,0]]'))),
		'import.json.damaged'
	],
	[
		'1e999, texts and nothing for corners',
		'a.geojson',
		json(
			collection(
				[
					polygon('[[1e999,1],[1,1],[1,0],[1e999,1]]'),
					polygon('[["a",1],[1,1]]'),
					polygon('[[],null]'),
					polygon('null')
				].join()
			)
		),
		'taken'
	],
	[
		'an open ring, a bow-tie, a point',
		'a.geojson',
		json(
			collection(
				[
					polygon('[[111,38],[111.1,38],[111,38.1]]'),
					polygon('[[111,38],[111.1,38.1],[111.1,38],[111,38.1],[111,38]]'),
					feature('{"type":"Point","coordinates":[111,38]}')
				].join()
			)
		),
		'taken'
	],
	[
		'1 000 000 properties in one feature',
		'a.geojson',
		() =>
			written(
				'a.geojson',
				around(
					'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{',
					numbered(1_000_000),
					'"z":1},"geometry":null}]}'
				)
			),
		'import.file.columns'
	],
	[
		'5 000 000 features of nothing',
		'a.geojson',
		() => written('a.geojson', around(open, times(5_000_000, '{},'), `{}${close}`)),
		'import.file.rows'
	],
	[
		'one text of 30 MB',
		'a.geojson',
		() =>
			written(
				'a.geojson',
				around(
					'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":"',
					times(30_000_000, 'x'),
					'"},"geometry":null}]}'
				)
			),
		'import.file.record'
	],
	[
		'one shape of 10 000 000 corners',
		'a.zip',
		() => zipOf('a.geojson', around(open + openRing, digits(10_000_000), closeRing + close)),
		'import.file.record'
	],
	[
		'one shape of as many corners as a record may hold',
		'a.zip',
		() => zipOf('a.geojson', around(open + openRing, digits(2_700_000), closeRing + close)),
		'import.file.memory',
		'taken',
		'import.crs.unknown'
	],
	[
		'six shapes of a million corners',
		'a.zip',
		() => zipOf('a.geojson', millions(6)),
		'import.file.vertices',
		'import.file.memory'
	],
	[
		'one shape of 150 000 parts',
		'a.geojson',
		() =>
			written(
				'a.geojson',
				around(
					`${open}{"type":"Feature","geometry":{"type":"MultiPolygon","coordinates":[`,
					islands(150_000),
					`]}}${close}`
				)
			),
		'taken'
	],
	[
		'two shapes of 300 000 corners that cross each other everywhere',
		'a.geojson',
		() => written('a.geojson', around(open, [comb(false), ',', comb(true)], close)),
		'taken',
		'import.file.timeout'
	],
	[
		'480 MB of features',
		'a.zip',
		() => zipOf('a.geojson', around(open, wide(120_000), `{}${close}`)),
		'import.file.memory',
		'import.file.too_large',
		'taken',
		'import.file.timeout'
	],
	[
		'300 000 features with one property each, the last of 512',
		'a.zip',
		() => zipOf('a.geojson', around(open, scattered(299_000), `{}${close}`)),
		'taken',
		'import.file.too_large',
		'import.file.timeout'
	]
];

function* numbered(count: number): Generator<string> {
	for (let at = 0; at < count; at++) yield `"p${at}":1,`;
}
function* millions(count: number): Generator<string> {
	yield open;
	for (let at = 0; at < count; at++) yield* around(at ? `,${openRing}` : openRing, digits(1_000_000), closeRing);
	yield close;
}
function* islands(count: number): Generator<string> {
	for (let at = 0; at < count; at++) {
		const [x, y] = [at % 180, Math.floor(at / 180) % 90];
		yield `${at ? ',' : ''}[[[${x},${y}],[${x}.5,${y}],[${x},${y}.5],[${x},${y}]]]`;
	}
}
/** A shape of teeth that point north, or east. */
function comb(east: boolean): string {
	const teeth = Array.from({ length: 300_000 }, (_, at): [number, number] => [at / 600_000, at % 2 ? 0 : 0.5]);
	const corners = [...teeth, [0.5, -0.1], [0, -0.1], teeth[0]!].map(([x, y]) =>
		east ? `[${111 + y!},${38 + x!}]` : `[${111 + x!},${38 + y!}]`
	);
	return polygon(`[${corners.join()}]`);
}
/** 4 kB each. */
function* wide(count: number): Generator<string> {
	for (let at = 0; at < count; at++)
		yield `${feature('null', `{"a":"${String(Math.sin(at)).repeat(11)}${String(Math.cos(at)).repeat(200)}"}`)},`;
}
function* scattered(count: number): Generator<string> {
	for (let at = 0; at < 512; at++) yield `${feature('null', `{"p${at}":1}`)},`;
	for (let at = 0; at < count; at++) yield `${feature('null', '{"p511":1}')},`;
}

export const geojsons: readonly HostileFile[] = cases.map(caseOf('geojson'));
