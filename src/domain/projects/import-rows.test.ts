import { describe, expect, test } from 'vitest';
import { headingWords, matterWords, programmeWords, projectRow, projectSheet } from './import-rows.ts';
import { projectTemplates } from './import-templates.ts';
import { matters } from './procedure.ts';
import { headings, programmes } from './project.ts';

const TODAY = '2026-06-10';
const values = {
	...{ name: '林下养鸡', year: '2026', programme: 'support', village_code: '149901102208', village_name: null },
	...{ heading: 'county_budget', asked: '860000', summary: '建鸡舍三座' }
};

describe('a line of the project pool', () => {
	test('says what is asked for; what it does not say is village affairs', () => {
		const { row, faults } = projectRow(values, TODAY);
		expect(faults).toEqual([]);
		expect(row).toMatchObject({ code: null, zone: null, given: { asked: '860000', matter: 'affairs' } });
	});
	test.each<[string, Record<string, string>, string, string]>([
		['no money', { asked: '0' }, 'asked', 'project.money'],
		['money in words', { asked: '八十六万' }, 'asked', 'project.money'],
		['a year far away', { year: '2040' }, 'year', 'project.year'],
		['a word too few', { name: '鸡' }, 'name', 'project.length'],
		['half a household', { households: '3.5' }, 'households', 'project.count']
	])('%s is named by its field', (_, part, field, expected) => {
		expect(projectRow({ ...values, ...part }, TODAY).faults).toMatchObject([{ field, expected }]);
	});
	test('every choice has its word, and the template reads as itself', () => {
		expect(Object.keys(programmeWords)).toEqual([...programmes]);
		expect(Object.keys(matterWords)).toEqual([...matters]);
		expect(Object.keys(headingWords)).toEqual([...headings]);
		const [template] = projectTemplates;
		for (const at of [0, 1]) {
			const cells = Object.fromEntries(template!.columns.map(({ field, examples }) => [field, examples[at]!]));
			const read = Object.entries(cells).filter(([, cell]) => cell !== '');
			for (const [field, cell] of read)
				expect(projectSheet.fields.find(({ name }) => name === field)!.read(cell)).toMatchObject({ ok: true });
		}
	});
});
