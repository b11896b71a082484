import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkRegister, namesLabel } from './register-check.ts';
import { meet, registerNames, registers, standingOf, type RegisterName } from './registers.ts';

const ID = '01890000-0000-7000-8000-000000000001';
const good: Record<RegisterName, Record<string, string>> = {
	pairing: {
		...{ subject_kind: 'village', subject_code: '149901102208', leader: '李某', post: '副县长' },
		...{ starts_on: '2026-01-01', note: '每月到村' }
	},
	team: { kind: 'work_team', duty: 'legal', name: '法律咨询专班', starts_on: '2026-01-01' },
	member: { team_id: ID, role: 'head', name: '王某', post: '县委书记', starts_on: '2026-01-01' },
	document: {
		...{ number: '禾发〔2024〕18号', title: '办法', issuer: '县政府', issued_on: '2024-06-01' },
		starts_on: '2024-06-01'
	},
	talent: { kind: 'expert', name: '赵某', organisation: '农科院', field: '梨', starts_on: '2026-01-01' },
	station: { kind: 'service_post', name: '驿站', place_code: '149901102', starts_on: '2026-01-01' },
	visit: { visited_on: '2026-05-01', talent_id: ID, place_code: '149901102208', advice: '疏果' },
	label: { place_code: '149901102208', label: 'petition', starts_on: '2026-01-01' }
};
const faultsOf = (name: RegisterName, change: Record<string, string | undefined>) =>
	checkRegister(name, { ...good[name], ...change }).faults.map(({ field, expected }) => `${field} ${expected}`);

describe('a record', () => {
	test.each(registerNames)('%s: one in order is kept as it is given', (name) => {
		const { state, faults } = checkRegister(name, good[name]);
		expect(faults).toEqual([]);
		expect(Object.fromEntries(Object.entries(state).filter(([, value]) => value !== null))).toEqual(good[name]);
	});

	test.each(registerNames)('%s: whatever is needed and missing is named, and nothing else', (name) => {
		const needed = registers[name].filter(({ required }) => required).map((field) => field.name);
		for (const field of needed) expect(faultsOf(name, { [field]: ' ' })).toContain(`${field} value`);
		expect(checkRegister(name, {}).faults.filter(({ expected }) => expected === 'value').length).toBeGreaterThanOrEqual(
			needed.length
		);
	});

	const bad: [RegisterName, Record<string, string>, string][] = [
		['pairing', { starts_on: '2026-02-30' }, 'starts_on day'],
		['pairing', { ends_on: '2025-12-31' }, 'ends_on day.not_before'],
		['pairing', { subject_kind: 'county' }, 'subject_kind choice'],
		['pairing', { subject_code: '149901102' }, 'subject_code village.known'],
		['pairing', { subject_kind: 'township' }, 'subject_code township.known'],
		['pairing', { leader: '某'.repeat(51) }, 'leader text.shorter'],
		['pairing', { note: '该村为软弱涣散村' }, 'note no_label'],
		['pairing', { note: '社会治理\n重点村' }, 'note no_label'],
		['visit', { advice: '信访较多' }, 'advice no_label'],
		['visit', { talent_id: '1' }, 'talent_id talent.known'],
		['team', { duty: '' }, 'duty value'],
		['team', { duty: 'sports' }, 'duty choice'],
		['talent', { field: '' }, 'field value'],
		['talent', { kind: 'student' }, 'place_code value'],
		['station', { place_code: '14990' }, 'place_code place.known'],
		['label', { label: 'poor' }, 'label choice']
	];
	test.each(bad)('%s %j: %s', (name, change, expected) => expect(faultsOf(name, change)).toEqual([expected]));

	test('a post may hold a word that a note may not: there is an office of that name', () => {
		expect(faultsOf('pairing', { post: '县信访局局长' })).toEqual([]);
		expect(namesLabel('信访局')).toBe(true);
	});

	test('a leading group has no duty, whatever is given', () => {
		expect(checkRegister('team', { ...good.team, kind: 'leading_group' }).state.duty).toBeNull();
	});

	test('never throws, keeps only columns of its register, and says of each fault what came', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...registerNames),
				fc.dictionary(fc.string(), fc.string({ unit: 'grapheme' })),
				fc.string({ unit: 'grapheme' }),
				(name, noise, text) => {
					const given = { ...noise, ...Object.fromEntries(registers[name].map((field) => [field.name, text])) };
					const { state, faults } = checkRegister(name, given);
					expect(Object.keys(state)).toEqual(registers[name].map((field) => field.name));
					for (const { field, got } of faults) {
						expect(state).toHaveProperty(field);
						expect(got === null || got.length <= 61).toBe(true);
					}
				}
			)
		);
	});
});

describe('periods', () => {
	test.each([
		['2026-01-01', '2026-01-31', '2026-01-31', 'current'],
		['2026-01-01', '2026-01-31', '2026-02-01', 'ended'],
		['2026-01-01', null, '2099-01-01', 'current'],
		['2026-01-02', null, '2026-01-01', 'coming']
	])('%s to %s on %s is %s', (starts_on, ends_on, day, standing) =>
		expect(standingOf({ starts_on, ends_on }, day)).toBe(standing)
	);

	test('share a day exactly when some day lies in both', () => {
		const day = fc.integer({ min: 1, max: 9 }).map((n) => `2026-01-0${n}`);
		const period = fc
			.tuple(day, fc.option(day))
			.map(([starts_on, end]) => ({ starts_on, ends_on: end !== null && end < starts_on ? starts_on : end }));
		fc.assert(
			fc.property(period, period, (one, other) => {
				const days = Array.from({ length: 9 }, (_, n) => `2026-01-0${n + 1}`);
				const both = days.some((each) => standingOf(one, each) === 'current' && standingOf(other, each) === 'current');
				expect(meet(one, other)).toBe(both);
				expect(meet(other, one)).toBe(both);
			})
		);
	});
});
