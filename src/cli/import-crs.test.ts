import { expect, test } from 'vitest';
import { refused } from '#core/outcome.ts';
import { crsOption, crsRefusal } from './import-crs.ts';

test.each([
	['EPSG:4546', { srid: 4546 }],
	['epsg:4546', { srid: 4546 }],
	['4546', { srid: 4546 }],
	['gcj02', { datum: 'gcj02' }],
	['BD09', { datum: 'bd09' }],
	['4546.5', null],
	['wgs84', null],
	['', null]
])('--crs %s', (text, expected) => expect(crsOption(text)).toEqual(expected));

test('a refusal with systems that fit says how each is named; any other stays as it is', () => {
	const extent = { west: 111.66, south: 38.28, east: 111.67, north: 38.29 };
	const candidates = [
		{ srid: 4546, swapped: false, datum: 'cgcs2000', extent },
		{ srid: 4547, swapped: true, datum: 'cgcs2000', extent }
	];
	const { lines, json } = crsRefusal(refused('import.crs.asked', { candidates }));
	expect(lines).toEqual([
		'refused: import.crs.asked; say which with',
		'  --crs EPSG:4546  111.66000–111.67000°E, 38.28000–38.29000°N',
		'  --crs EPSG:4547 --swap-axes  111.66000–111.67000°E, 38.28000–38.29000°N'
	]);
	expect(json).toMatchObject({ reason: 'import.crs.asked', detail: { candidates } });
	expect(crsRefusal(refused('import.file.empty')).lines).toEqual(['refused: import.file.empty']);
});
