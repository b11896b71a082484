import { describe, expect, test } from 'vitest';
import { creditCheckCharacter } from '#core/check-digits.ts';
import { matchColumns, readCells, type Sheet, type Values } from '#core/import-fields.ts';
import { checkEnterprise, checkLink } from './enterprise-check.ts';
import { enterpriseRow, enterpriseSheet } from './import-rows.ts';
import { linkRow, linkSheet } from './link-rows.ts';

const first = '91149901MA0ABCDE1';
const code = first + creditCheckCharacter(first)!;
const good = {
	...{ code, name: '示例饲草有限公司', kind: 'leading', product: '青贮饲料', village_code: '149901102208' },
	...{ capacity: '12000.5', capacity_unit: '吨', east: '111.67', north: '38.28', note: '备注' }
};

/** Fields that are faulty in a line of a file. */
function faulty(
	sheet: Sheet,
	understand: (values: Values) => { faults: { field: string }[] },
	cells: Record<string, string>
) {
	const { mapping } = matchColumns(sheet, Object.keys(cells));
	const { values, problems } = readCells(sheet, mapping, 1, Object.values(cells));
	return [...new Set([...problems, ...understand(values).faults].map(({ field }) => field))].sort();
}
const named = (faults: readonly { field: string }[]) => [...new Set(faults.map(({ field }) => field))].sort();

describe('a file takes of an enterprise what the form takes, and refuses what it refuses', () => {
	test.each<[string, Record<string, string>]>([
		['all in order', {}],
		['the longest name', { name: '长'.repeat(100) }],
		['a name with blanks about it', { name: ` ${'长'.repeat(100)}  ` }],
		['a name that is too long', { name: '长'.repeat(101) }],
		['the longest product', { product: '长'.repeat(60) }],
		['a product that is too long', { product: '长'.repeat(61) }],
		['a unit that is too long', { capacity_unit: '长'.repeat(13) }],
		['the longest note', { note: '长'.repeat(300) }],
		['a note that is too long', { note: '长'.repeat(301) }],
		['a capacity of three places', { capacity: '1.234' }],
		['a capacity below nought', { capacity: '-1' }],
		['a capacity without a unit', { capacity_unit: '' }],
		['a code that is another', { code: `${first}@` }],
		['degrees outside the country', { east: '38.28', north: '111.67' }],
		['one of two degrees', { north: '' }]
	])('%s', (_, change) => {
		const given = { ...good, ...change };
		expect(faulty(enterpriseSheet, enterpriseRow, given)).toEqual(named(checkEnterprise(given).faults));
	});
});

describe('a file takes of a link what the form takes', () => {
	test.each<[string, Record<string, string>]>([
		['with a village', { village_code: '149901102208', product: '玉米' }],
		['with an enterprise', { partner: code }],
		['with nobody', {}],
		['with both', { village_code: '149901102208', partner: code }],
		['a pairing', { kind: 'paired', village_code: '149901102208', starts_on: '2026-01-01' }],
		['a pairing without a day', { kind: 'paired', village_code: '149901102208' }],
		['a pairing with an enterprise', { kind: 'paired', partner: code, starts_on: '2026-01-01' }],
		['that ends before it begins', { partner: code, starts_on: '2026-02-01', ends_on: '2026-01-31' }],
		['long ago', { partner: code, starts_on: '1949-12-31' }],
		['of a product that is too long', { partner: code, product: '长'.repeat(61) }]
	])('%s', (_, change) => {
		const given = { kind: 'buys_from', ...change } as Record<string, string>;
		const { kind, partner, ...rest } = given;
		const cells = { code, link_kind: kind!, ...(partner ? { partner_code: partner } : {}), ...rest };
		const form = checkLink({ ...given, ...(partner ? { partner: '3' } : {}) }).faults;
		const fields = form.map(({ field }) => ({ field: field === 'partner' ? 'partner_code' : field }));
		expect(faulty(linkSheet, linkRow, cells)).toEqual(named(fields));
	});

	test.each([
		['1949-12-31', ['paired_on']],
		['', ['paired_on']],
		['2026-01-01', []]
	])('a pairing in the register since “%s”', (paired_on, expected) =>
		expect(faulty(enterpriseSheet, enterpriseRow, { ...good, paired: '149901102208', paired_on })).toEqual(expected)
	);
});
