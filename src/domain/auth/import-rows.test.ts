import { describe, expect, test } from 'vitest';
import { personSheet, roleWords, understandPerson } from '#auth/import-rows.ts';
import { assignmentsOf, placeCode } from '#auth/import-scope.ts';
import { roleNames } from '#auth/roles.ts';
import { readCells } from '#core/import-fields.ts';
import { shell } from '#text/zh/shell.ts';

const heads = ['姓名', '用户名', '手机号', '单位', '身份', '地方', '部门', '有效期至'];
const mapping = Object.fromEntries(
	['name', 'user_name', 'phone', 'organisation', 'roles', 'places', 'department', 'until'].map((field, column) => [
		field,
		{ column, header: heads[column]! }
	])
);
const taken = (...cells: (string | null)[]) => understandPerson(readCells(personSheet, mapping, 1, cells).values);

test('roles are written as pages call them', () => {
	for (const role of roleNames) expect(roleWords[role][0]).toBe(shell.roles[role]);
});

test('a record is understood whole', () => {
	const cells = [
		'欧阳某某',
		'Ｏｕｙａｎｇ',
		'+86 138-1234-5678',
		'上峪村',
		'村，网格员',
		'石门镇上峪村、下井村',
		'',
		'2027/1/31'
	];
	expect(taken(...cells)).toEqual({
		faults: [],
		row: {
			...{ name: '欧阳某某', userName: 'ouyang', phone: '13812345678', organisation: '上峪村', post: null },
			...{
				roles: ['village', 'grid_officer'],
				places: ['石门镇上峪村', '下井村'],
				department: null,
				until: '2027-01-31'
			}
		}
	});
});

describe('a record is refused at the field that is wrong', () => {
	test.each([
		['name', 'value', null, [null, 'a1', null, null, '村']],
		['user_name', 'value', null, ['甲', null, null, null, '村']],
		['user_name', 'user_name', 'a b', ['甲', 'a b', null, null, '村']],
		['phone', 'phone', '138**3456', ['甲', 'a1', '1381 23456', null, '村']],
		['roles', 'value', null, ['甲', 'a1', null, null, null]],
		['roles', 'role.known', '国王', ['甲', 'a1', null, null, '国王']]
	])('%s: expected %s, got %s', (field, expected, got, cells) => {
		expect(taken(...(cells as (string | null)[])).faults).toMatchObject([{ field, expected, got }]);
	});

	test('and at several, if several are', () => {
		expect(taken(null, null, null, null, null).faults.map(({ field }) => field)).toEqual([
			'name',
			'user_name',
			'roles'
		]);
	});
});

const county = { code: '149901', name: '禾川县' };
const places = [
	{ code: '149901101', name: '石门镇' },
	{ code: '149901102', name: '柳林乡' },
	{ code: '149901101208', name: '上峪村' },
	{ code: '149901101209', name: '下井村' },
	{ code: '149901102208', name: '下井村' }
];

test.each([
	['全县', { code: '149901' }],
	['禾川县', { code: '149901' }],
	['石门镇', { code: '149901101' }],
	['149901101208', { code: '149901101208' }],
	['上峪村', { code: '149901101208' }],
	['柳林乡下井村', { code: '149901102208' }],
	['下井村', { expected: 'subject.one' }],
	['没有村', { expected: 'place.known' }],
	['石门镇没有村', { expected: 'place.known' }]
])('%s is a place', (written, expected) => {
	expect(placeCode(written, county, places)).toMatchObject(expected);
});

const asked = (given: object) =>
	assignmentsOf({ roles: ['village'], places: [], department: null, until: null, ...given }, '149901', '2026-11-26');

test('each role takes the places of its level', () => {
	const { roles, faults } = asked({ roles: ['village', 'township'], places: ['149901101208', '149901102'] });
	expect(faults).toEqual([]);
	expect(roles.map(({ role, places: of }) => [role, of])).toEqual([
		['village', ['149901101208']],
		['township', ['149901102']]
	]);
	expect(asked({ roles: ['centre'] }).roles).toMatchObject([{ places: ['149901'] }]);
});

test.each([
	['places', 'role.level', {}],
	['places', 'role.level', { places: ['149901101'] }],
	['places', 'role.level', { places: ['149901101208', '149901101'] }],
	['department', 'value', { roles: ['department'] }],
	['until', 'value', { roles: ['lawyer'] }],
	['until', 'day.later', { roles: ['lawyer'], until: '2026-11-26' }],
	['roles', 'role.apart', { roles: ['admin', 'discipline'] }]
])('a role that cannot be given is refused at %s: %s', (field, expected, given) => {
	expect(asked(given).faults).toMatchObject([{ field, expected }]);
});
