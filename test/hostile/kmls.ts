import { kml, kmlPolygon } from '../geo-files.ts';
import { placed, zip } from '../import-files.ts';
import { around, caseOf, corners, square, times, written, zipOf, type Case, type HostileFile } from './case.ts';

const entities = Array.from({ length: 10 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('');
const placemark = `<Placemark><name>1</name>${kmlPolygon(square)}</Placemark>`;
const [kmlOpen, kmlClose] = kml('¦').split('¦') as [string, string];
const RING = '<Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>';
const text = (name: string, content: string | Buffer) => () => placed(name, content);

const cases: Case[] = [
	[
		'billion laughs',
		'a.kml',
		text('a.kml', kml(placemark, `<!DOCTYPE kml [<!ENTITY e0 "ha">${entities}]>`)),
		'import.kml.entities'
	],
	[
		'an outside entity',
		'a.kml',
		text(
			'a.kml',
			kml('<Placemark><name>&e;</name></Placemark>', '<!DOCTYPE kml [<!ENTITY e SYSTEM "file:///etc/passwd">]>')
		),
		'import.kml.entities'
	],
	['a web page', 'a.kml', text('a.kml', '<!DOCTYPE html><html><body/></html>'), 'import.file.other_kind'],
	['a web page without a doctype', 'a.kml', text('a.kml', '<html><body/></html>'), 'import.file.other_kind'],
	['GeoJSON', 'a.kml', text('a.kml', '{"type":"FeatureCollection"}'), 'import.file.other_kind'],
	['nothing', 'a.kml', text('a.kml', ''), 'import.file.other_kind'],
	['cut off', 'a.kml', text('a.kml', kml(placemark).slice(0, -40)), 'import.file.damaged'],
	[
		'100 000 folders in each other',
		'a.kml',
		text('a.kml', kmlOpen + '<Folder>'.repeat(100_000)),
		'import.file.damaged'
	],
	[
		'100 000 folders beside each other',
		'a.kml',
		() => written('a.kml', around(kmlOpen, times(100_000, `<Folder>${placemark}</Folder>`), kmlClose)),
		'import.file.several_layers',
		'import.file.too_large',
		'import.file.damaged'
	],
	[
		'one shape of 10 000 000 corners',
		'a.kmz',
		() =>
			zipOf(
				'doc.kml',
				around(
					kmlOpen + RING,
					corners(10_000_000, (x, y) => `${x},${y} `),
					`</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>${kmlClose}`
				)
			),
		'import.file.record'
	],
	[
		'400 000 placemarks',
		'a.kml',
		() => written('a.kml', around(kmlOpen, times(400_000, '<Placemark><name>1</name></Placemark>'), kmlClose)),
		'import.file.rows'
	],
	[
		'a name of 30 MB',
		'a.kml',
		() =>
			written('a.kml', around(`${kmlOpen}<Placemark><name>`, times(30_000_000, 'x'), `</name></Placemark>${kmlClose}`)),
		'import.file.record'
	],
	[
		'a comment of 30 MB',
		'a.kml',
		() => written('a.kml', around(`${kmlOpen}<!--`, times(30_000_000, 'x'), `-->${placemark}${kmlClose}`)),
		'import.file.record',
		'taken'
	],
	[
		'a tag of 30 MB',
		'a.kml',
		() => written('a.kml', around(`${kmlOpen}<a b="`, times(30_000_000, 'x'), `"/>${placemark}${kmlClose}`)),
		'import.file.record',
		'taken'
	],
	[
		'NaN, an open ring, words',
		'a.kml',
		text(
			'a.kml',
			kml(
				[
					kmlPolygon([
						[NaN, 1],
						[1, 1],
						[1, 0],
						[NaN, 1]
					]),
					kmlPolygon(square.slice(0, 4)),
					'<Point><coordinates>a,b</coordinates></Point>'
				]
					.map((shape) => `<Placemark>${shape}</Placemark>`)
					.join('')
			)
		),
		'taken'
	],
	[
		'a .kmz of 1 GB of zeros',
		'a.kmz',
		() => zipOf('doc.kml', times(1_000_000_000, '\0')),
		'import.zip.ratio',
		'import.zip.too_large'
	],
	[
		'a .kmz that climbs out',
		'a.kmz',
		() =>
			zip({ 'aa/b.kml': 'a' }, (bytes) => Buffer.from(bytes.toString('latin1').replaceAll('aa/b', '../b'), 'latin1')),
		'import.zip.name'
	],
	['a .kmz that is none', 'a.kmz', text('a.kmz', kml(placemark)), 'import.zip.damaged']
];

export const kmls: readonly HostileFile[] = cases.map(caseOf('kml'));
