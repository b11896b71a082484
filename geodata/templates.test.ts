import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { matchColumns, readCells, type Sheet } from '#core/import-fields.ts';
import { constructionLandSheet, contractSheet, occupationSheet, parcelSheet } from '#land/import-sheets.ts';
import { pairingSheet, talentSheet } from '#stewardship/import-rows.ts';
import { constraintSheet, gridSheet, landUseSheet, townshipSheet, villageSheet } from '#territory/import-rows.ts';
import { projectAreaSheet, zoneSheet } from '#zones/import-rows.ts';

const folder = join(import.meta.dirname, 'templates');

const sheets: Record<string, Sheet> = {
	'township.geojson': townshipSheet,
	'village.geojson': villageSheet,
	'grid.geojson': gridSheet,
	'parcel.geojson': parcelSheet,
	'construction-land.geojson': constructionLandSheet,
	'contract.csv': contractSheet,
	'occupation.geojson': occupationSheet,
	'pairing.csv': pairingSheet,
	'talent.csv': talentSheet,
	'zone.geojson': zoneSheet,
	'project-area.geojson': projectAreaSheet,
	'constraint.geojson': constraintSheet,
	'land-use.geojson': landUseSheet
};

function read(file: string): { columns: string[]; cells: string[] } {
	const text = readFileSync(join(folder, file), 'utf8');
	if (file.endsWith('.csv')) {
		const [head, row] = text.replace('\ufeff', '').split('\r\n');
		return { columns: head!.split(','), cells: row!.split(',') };
	}
	const { features } = JSON.parse(text) as { features: { properties: Record<string, string | number> }[] };
	const { properties } = features[0]!;
	return { columns: Object.keys(properties), cells: Object.values(properties).map(String) };
}

test('there is a template for every kind of import', () => {
	expect(readdirSync(folder).sort()).toEqual(Object.keys(sheets).sort());
});

for (const [file, sheet] of Object.entries(sheets))
	test(`${file}: every column is understood, the example row is read, and it is marked 演示数据`, () => {
		const { columns, cells } = read(file);
		const { mapping, faults } = matchColumns(sheet, columns);
		expect(faults).toEqual([]);
		const used = Object.values(mapping).flatMap((from) => ('header' in from ? [from.header] : []));
		expect(columns.filter((column) => !used.includes(column))).toEqual([]);
		expect(readCells(sheet, mapping, 1, cells).problems).toEqual([]);
		expect(cells.join()).toContain('演示数据');
	});
