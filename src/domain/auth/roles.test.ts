import { describe, expect, test } from 'vitest';
import { permissions } from '#core/permission.ts';
import {
	checkAssignment,
	conflicting,
	needsSecondFactor,
	roleNames,
	roleRule,
	type Assignment,
	type Role
} from './roles.ts';

const asked = (given: Partial<Assignment>): Assignment => ({
	role: 'centre',
	places: ['149901'],
	from: '2026-01-01',
	...given
});
const reason = (given: Partial<Assignment>, present: Role[] = []) => {
	const outcome = checkAssignment('149901', asked(given), present);
	return outcome.ok ? null : outcome.reason;
};

describe('somebody can be', () => {
	test.each<[string, Partial<Assignment>, Role[], string | null]>([
		['the service centre of the county', {}, [], null],
		['no township’s service centre', { places: ['149901100'] }, [], 'role.level'],
		['a township’s clerk', { role: 'township', places: ['149901100', '149901101'] }, [], null],
		['no clerk of another county', { role: 'township', places: ['149902100'] }, [], 'role.level'],
		['nothing without a place', { places: [] }, [], 'role.no_place'],
		['nothing that there is not', { role: 'king' }, [], 'role.unknown'],
		['a department with its name', { role: 'department', department: '财政局' }, [], null],
		['no department without one', { role: 'department' }, [], 'role.no_department'],
		['an appraiser until a day', { role: 'appraiser', to: '2026-06-30' }, [], null],
		['no appraiser for ever', { role: 'appraiser' }, [], 'role.no_end'],
		['nothing that ends before it begins', { to: '2025-12-31' }, [], 'role.ends_before'],
		['no administrator who also reads the trail', { role: 'admin' }, ['discipline'], 'role.conflict'],
		['no reader of the trail who also administers', { role: 'discipline' }, ['admin'], 'role.conflict']
	])('%s', (_what, given, present, refused) => expect(reason(given, present)).toBe(refused));
});

describe('three powers are in three hands', () => {
	const may = (role: Role) => new Set<string>(roleRule(role).permissions);
	test('no role changes people and reads the trail', () =>
		expect(roleNames.filter((role) => may(role).has('people.change') && may(role).has('audit.read'))).toEqual([]));
	test('who administers accounts sees no land and no money', () =>
		expect([...may('admin')].filter((permission) => /^(land|zones|screen|funds|imagery)\./.test(permission))).toEqual(
			[]
		));
	test('discipline decides nothing', () =>
		expect([...may('discipline')].sort()).toEqual(['audit.read', 'audit.verify', 'land.handover.see', 'self.change']));
	test('who changes people, takes down money or lets it off needs a second factor', () =>
		expect(roleNames.filter(needsSecondFactor)).toEqual(['agency', 'admin']));
	test('to be in conflict is mutual', () => {
		for (const one of roleNames)
			for (const other of roleNames) expect(conflicting(one, other)).toBe(conflicting(other, one));
	});
	test('the operator’s own permissions are no role’s', () => {
		const given = new Set(roleNames.flatMap((role) => [...roleRule(role).permissions]));
		const left = permissions.filter((permission) => !given.has(permission));
		expect(left).toEqual([
			'county.create',
			'demo.load',
			'person.first',
			'person.join',
			'zones.plan.open',
			'backup.make',
			'jobs.run',
			'keys.rotate'
		]);
	});
});
