import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	bodiesFor,
	checkProcedure,
	daysAfter,
	meetingKinds,
	procedureLack,
	type Matter,
	type ProcedureKind,
	type ProcedureState
} from './procedure.ts';
import { projectValuesOn } from './settings.ts';

const { bodies: rules } = projectValuesOn('2026-06-01', []);
const today = '2026-06-30';
const counts = (due: number, present: number, approve: number) => ({
	...{ due: String(due), present: String(present), approve: String(approve) },
	...{ against: String(present - approve), abstain: '0' }
});
const ask = (
	kind: ProcedureKind,
	given: Record<string, string>,
	others: ProcedureState[] = [],
	matter: Matter = 'affairs'
) =>
	checkProcedure(
		kind,
		{ place: '村委会会议室', ...given },
		{ matter, others, rules, noticeDays: 7, today, begunOn: '2026-06-01' }
	);
const held = (kind: ProcedureKind, heldOn: string, more: Partial<ProcedureState> = {}): ProcedureState => ({
	...{ kind, heldOn, place: '村', body: null, calledOn: null, due: null, present: null, approve: null, against: null },
	...{ abstain: null, outcome: null, until: null },
	...more
});
const first = [held('proposal', '2026-05-01'), held('deliberation', '2026-05-02')];
const three = [...first, held('review', '2026-05-03')];

describe('a meeting of 四议两公开', () => {
	test.each<[string, ProcedureKind, Record<string, string>, ProcedureState[], Matter, string]>([
		['two thirds of 34 party members are 23', 'review', counts(34, 23, 18), first, 'affairs', 'passed'],
		['22 are too few', 'review', counts(34, 22, 22), first, 'affairs', 'void'],
		['17 of those due are not more than half', 'review', counts(34, 30, 17), first, 'affairs', 'rejected'],
		['delegates count those present', 'resolution', counts(30, 20, 11), three, 'affairs', 'passed'],
		['half of those present is not more than half', 'resolution', counts(30, 20, 10), three, 'affairs', 'rejected']
	])('%s', (_, kind, votes, others, matter, outcome) => {
		const found = ask(kind, { heldOn: '2026-05-10', ...votes }, others, matter);
		expect(found.ok ? found.value.outcome : found).toBe(outcome);
	});
	test('members of the collective are called ten days before and two thirds of all agree', () => {
		const given = { heldOn: '2026-05-20', body: 'member_delegates', ...counts(30, 25, 20) };
		expect(ask('resolution', { ...given, calledOn: '2026-05-11' }, three, 'letting')).toMatchObject({
			...{ ok: false, reason: 'procedure.called', detail: { expected: '≤ 2026-05-10' } }
		});
		const found = ask('resolution', { ...given, calledOn: '2026-05-10' }, three, 'letting');
		expect(found.ok && found.value).toMatchObject({ outcome: 'passed', body: 'member_delegates' });
		const short = ask('resolution', { ...given, ...counts(30, 25, 19), calledOn: '2026-05-10' }, three, 'letting');
		expect(short.ok && short.value.outcome).toBe('rejected');
	});
	test.each<[Matter, string]>([
		['affairs', 'delegates'],
		['letting', 'member_delegates,members'],
		['outside_letting', 'member_delegates,members'],
		['disposal', 'member_delegates,members'],
		['distribution', 'members']
	])('%s is decided by %s', (matter, bodies) => expect(bodiesFor('resolution', matter).join()).toBe(bodies));
	test('villagers may not decide on the collective’s property', () => {
		const given = { heldOn: '2026-05-20', body: 'delegates', ...counts(30, 25, 20) };
		expect(ask('resolution', given, three, 'disposal')).toMatchObject({ reason: 'procedure.body' });
	});
	test.each<[string, ProcedureKind, Record<string, string>, ProcedureState[], string]>([
		['comes after the one before', 'review', { heldOn: '2026-05-01', ...counts(9, 9, 9) }, first, 'procedure.order'],
		['needs the one before', 'resolution', { heldOn: '2026-05-10', ...counts(9, 9, 9) }, first, 'procedure.first'],
		['may not pass a later one', 'proposal', { heldOn: '2026-05-03', ...counts(5, 5, 5) }, first.slice(1), 'procedure.order'],
		['is not in the future', 'proposal', { heldOn: '2026-07-01', ...counts(5, 5, 5) }, [], 'procedure.day'],
		['has counts that add up', 'proposal', { heldOn: '2026-05-01', ...counts(5, 5, 5), abstain: '1' }, [], 'vote.sum'],
		['has a place', 'proposal', { heldOn: '2026-05-01', ...counts(5, 5, 5), place: '' }, [], 'procedure.place']
	])('%s', (_, kind, given, others, reason) => expect(ask(kind, given, others)).toMatchObject({ ok: false, reason })); // prettier-ignore
	test('a notice hangs its days', () => {
		const four = [...three, held('resolution', '2026-05-04')];
		const notice = { heldOn: '2026-05-05', until: '2026-05-10' };
		expect(ask('resolution_notice', notice, four)).toMatchObject({
			...{ reason: 'procedure.notice_days', detail: { expected: '≥ 2026-05-11' } }
		});
		expect(ask('resolution_notice', { ...notice, until: '2026-05-11' }, four).ok).toBe(true);
	});
});

test('what passes reaches both shares, whatever the counts (I17)', () => {
	const count = fc.integer({ min: 0, max: 400 });
	fc.assert(
		fc.property(count, count, count, (due, present, approve) => {
			const found = ask('review', { heldOn: '2026-05-10', ...counts(due, present, approve) }, first);
			const may = due > 0 && present <= due && approve <= present;
			expect(found.ok).toBe(may);
			if (found.ok) expect(found.value.outcome === 'passed').toBe(present * 3 >= due * 2 && approve * 2 > due);
		})
	);
});

test('the gate opens when all five are there, have passed, are seen, and the notice is over', () => {
	const whole = [
		...meetingKinds.map((kind) => ({ ...held(kind, '2026-05-04', { body: 'party', outcome: 'passed' }), photos: 1 })),
		{ ...held('resolution_notice', '2026-05-05', { until: '2026-05-11' }), photos: 1 }
	];
	expect(procedureLack(whole, '2026-05-12')).toEqual([]);
	expect(procedureLack(whole, '2026-05-11')).toEqual([{ kind: 'resolution_notice', lack: 'hanging' }]);
	expect(procedureLack(whole.slice(1), '2026-05-12')).toEqual([{ kind: 'proposal', lack: 'record' }]);
	const [one, ...rest] = whole;
	expect(procedureLack([{ ...one!, photos: 0 }, ...rest], '2026-05-12')).toEqual([{ kind: 'proposal', lack: 'photo' }]);
	expect(procedureLack([{ ...one!, outcome: 'void' }, ...rest], '2026-05-12')).toEqual([
		{ kind: 'proposal', lack: 'outcome' }
	]);
});
test('days are calendar days over months and years', () => {
	expect([daysAfter('2026-02-27', 2), daysAfter('2026-12-31', 1), daysAfter('2026-03-01', -1)]).toEqual([
		...['2026-03-01', '2027-01-01', '2026-02-28']
	]);
});
