import { describe, expect, test } from 'vitest';
import { matchColumns, readCells } from '#core/import-fields.ts';
import { shippedFields, type FactorField } from './fields.ts';
import { factorSheet, headOf, mistakableField, profileRow } from './import-rows.ts';
import { factorTemplate } from './import-templates.ts';
import { checkProfile } from './profile.ts';

const own: FactorField[] = [
	{ id: 'leaders', factor: 'talent', name: '带头人', unit: 'count' },
	{ id: 'own_1', factor: 'asset', name: '厂房', unit: 'm2' },
	{ id: 'own_2', factor: 'fund', name: '合作社存款', unit: 'money' },
	{ id: 'own_3', factor: 'asset', name: '林地', unit: 'mu' }
];
const rest = { surveyedOn: '2026-06-30', source: '村两委填报', today: '2026-11-26' };

/** One line of a county's survey, by its heads. */
function line(cells: Record<string, string>) {
	const sheet = factorSheet(own);
	const { mapping, faults } = matchColumns(sheet, Object.keys(cells));
	expect(faults).toEqual([]);
	const { values, problems } = readCells(sheet, mapping, 1, Object.values(cells));
	const { row, faults: understood } = profileRow(values, own);
	return { row, faults: [...problems, ...understood].map(({ field, expected }) => ({ field, expected })) };
}
const placed = { 村代码: '149901102208', 调查日期: '2026-06-30' };

test('a county’s own fields come in by the names it gave them, and its template has their columns', () => {
	const { row, faults } = line({
		...placed,
		带头人: '3',
		'厂房(㎡)': '360.5',
		合作社存款: '0',
		林地: '',
		致富带头人: '9'
	});
	expect(faults).toEqual([]);
	expect(row.figures).toEqual({ leaders: 3, own_1: 36_050, own_2: 0, own_3: null });
	expect(factorTemplate(own).columns.slice(4).map(({ field, header }) => [field, header])).toEqual(own.map((field) => [field.id, headOf(field)])); // prettier-ignore
});

describe('a file takes what the form takes, and refuses what it refuses', () => {
	const givens = ['0', '3', '3.0', '3.5', '1200.25', '1.234', '-1', '1e3', '1,200', '12 家', '12元', '12亩', '12㎡', 'x', '1000001', '99999999999', '999999999999'] as const; // prettier-ignore
	const cases = own.flatMap((field) => givens.map((given) => [field.unit, given, field] as const));
	test.each(cases)('%s “%s”', (_, given, field) => {
		const form = checkProfile({ [field.id]: given }, rest, own);
		const file = line({ ...placed, [headOf(field)]: given });
		expect(file.faults).toEqual(form.faults.map(({ field: name, expected }) => ({ field: name, expected })));
		if (form.faults.length === 0) expect(file.row.figures[field.id]).toBe(form.figures[field.id]);
	});

	test.each(['村', '村委', '长'.repeat(100), '长'.repeat(101)])('a source of %#', (source) => {
		const form = checkProfile({}, { ...rest, source }, own);
		const file = line({ ...placed, 数据来源: source });
		expect(file.faults).toEqual(form.faults.map(({ field, expected }) => ({ field, expected })));
	});
});

test('a name that could be taken for another column is told', () => {
	const named = (name: string, unit: FactorField['unit'] = 'count') => ({ id: 'own_9', name, unit });
	expect(mistakableField(shippedFields)).toBeNull();
	expect(mistakableField(own)).toBeNull();
	expect(mistakableField([...own, named('来源')])).toBe('来源');
	expect(mistakableField([...own, named('所在 村')])).toBe('所在 村');
	expect(mistakableField([...own, named('厂房（㎡）')])).toBe('厂房（㎡）');
});
