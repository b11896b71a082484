import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mu, squareMetres } from '#core/cell-readers.ts';
import { matchColumns, type Sheet } from '#core/import-fields.ts';
import { decideUnits, unitOf, unitOfHeader, type AreaSample } from './area-unit.ts';

const sheet: Sheet = {
	kind: 'parcel',
	needs: [],
	fields: [
		{ name: 'declared_mu', aliases: ['SCMJM', '面积(亩)'], read: mu },
		{ name: 'declared_m2', aliases: ['SCMJ', '面积', '面积(平方米)'], read: squareMetres }
	]
};
const inM2: AreaSample[] = [600, 700, 812.5].map((m2) => ({ written: m2 * 1.02, m2 }));
const inMu: AreaSample[] = [600, 700, 812.5].map((m2) => ({ written: m2 * 0.0015, m2 }));
const senseless: AreaSample[] = [30, 40, 55].map((written) => ({ written, m2: 700 }));
const decide = (header: string, samples: AreaSample[], settled: string[] = []) =>
	decideUnits(sheet, matchColumns(sheet, [header]).mapping, new Map([[header, samples]]), new Set(settled));

describe('m² or 亩', () => {
	test.each([
		['m² beside their shapes', inM2, 'm2'],
		['亩 beside their shapes', inMu, 'mu'],
		['numbers that are neither', senseless, null],
		['no numbers', [], null],
		['zeros', [{ written: 0, m2: 700 }], null]
	])('%s', (_, samples, unit) => expect(unitOf(samples)).toBe(unit));

	test.each([
		['SCMJM', 'mu'],
		['实测面积（亩）', 'mu'],
		['实测面积(平方米)', 'm2'],
		['AREA_M2', 'm2'],
		['SCMJ', null],
		['面积', null]
	])('the header %s names %s', (header, unit) => expect(unitOfHeader(header)).toBe(unit));

	test('a header without a unit is taken by its shapes', () => {
		expect(decide('SCMJ', inMu)).toMatchObject({
			mapping: { declared_mu: { header: 'SCMJ' } },
			switched: [{ header: 'SCMJ', unit: 'mu' }],
			asked: []
		});
		expect(decide('SCMJ', inM2)).toMatchObject({
			mapping: { declared_m2: { header: 'SCMJ' } },
			switched: [],
			asked: []
		});
	});

	test('a header that names a unit its shapes contradict is asked about, and one whose shapes are silent without a unit', () => {
		expect(decide('面积(亩)', inM2).asked).toEqual([{ header: '面积(亩)', stem: 'declared', said: 'mu', seen: 'm2' }]);
		expect(decide('面积', senseless).asked).toEqual([{ header: '面积', stem: 'declared', said: null, seen: null }]);
		expect(decide('面积(亩)', senseless).asked).toEqual([]);
		expect(decide('SCMJ', senseless)).toMatchObject({ switched: [], asked: [] });
		expect(decide('面积', senseless, ['declared_mu']).asked).toEqual([]);
	});

	test('is told whatever the sizes, as long as what is written is right to the half', () => {
		fc.assert(
			fc.property(
				fc.array(
					fc.tuple(fc.double({ min: 10, max: 1e7, noNaN: true }), fc.double({ min: 0.6, max: 1.9, noNaN: true })),
					{
						minLength: 1
					}
				),
				fc.boolean(),
				(shapes, asMu) => {
					const samples = shapes.map(([m2, error]) => ({ m2, written: m2 * error * (asMu ? 0.0015 : 1) }));
					expect(unitOf(samples)).toBe(asMu ? 'mu' : 'm2');
				}
			)
		);
	});
});
