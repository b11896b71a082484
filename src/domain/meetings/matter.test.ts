import { describe, expect, test } from 'vitest';
import { checkExecution, checkMatter, needsResolution } from './matter.ts';
import { standingOf } from './matter-kinds.ts';
import { checkHeld, checkPlan, resolutionNumber } from './meeting.ts';
import { meetingValuesOn } from './settings.ts';

const values = meetingValuesOn('2026-03-15', []);
const known = { names: ['王建国'] };
const today = '2026-11-26';
const reason = (outcome: { ok: boolean; reason?: string }) => (outcome.ok ? 'accepted' : outcome.reason);

describe('what needs a resolution', () => {
	test('is what the county lists, the budget always, an expense above the limit only', () => {
		expect(needsResolution({ kind: 'budget', amountFen: 1 }, { ...values, matters: new Set() })).toBe(true);
		expect(needsResolution({ kind: 'homestead', amountFen: null }, values)).toBe(true);
		expect(needsResolution({ kind: 'other', amountFen: 9e9 }, values)).toBe(false);
		expect(needsResolution({ kind: 'expense', amountFen: 500_000 }, values)).toBe(false);
		expect(needsResolution({ kind: 'expense', amountFen: 500_001 }, values)).toBe(true);
	});
	test('is not executed without one', () => {
		const matter = { amountFen: 600_000, raisedOn: '2026-03-01', standing: 'agenda' } as const;
		const given = { executedOn: '2026-04-02', result: '已修好', settledFen: 590_000 };
		const around = { needs: true, passedOn: null, today, known };
		expect(reason(checkExecution(matter, given, around))).toBe('matter.no_resolution');
		const passed = { ...around, passedOn: '2026-03-15' };
		expect(reason(checkExecution(matter, given, passed))).toBe('accepted');
		expect(reason(checkExecution(matter, { ...given, executedOn: '2026-03-14' }, passed))).toBe('matter.executed_on');
		expect(reason(checkExecution(matter, { ...given, settledFen: 600_001 }, passed))).toBe('matter.over');
		expect(reason(checkExecution(matter, { ...given, result: '王建国已领' }, passed))).toBe('public.name');
		expect(reason(checkExecution(matter, given, { ...around, needs: false }))).toBe('accepted');
	});
});

test('a matter says what it costs where it costs, and when it was raised', () => {
	const given = { kind: 'infrastructure', title: '村内道路硬化', content: '', amountFen: null, raisedOn: '2026-03-01' };
	const check = (more: object) => reason(checkMatter({ ...given, ...more }, { today, known }));
	expect(check({})).toBe('matter.amount');
	expect(check({ amountFen: 12_000_000 })).toBe('accepted');
	expect(check({ amountFen: 12.5 })).toBe('matter.amount');
	expect(check({ kind: 'homestead' })).toBe('accepted');
	expect(check({ kind: 'homestead', title: '王建国宅基地' })).toBe('public.name');
	expect(check({ kind: 'homestead', raisedOn: '2026-12-01' })).toBe('matter.day');
	expect(check({ kind: 'road' })).toBe('matter.kind');
	expect(check({ kind: 'homestead', title: '地' })).toBe('matter.words');
});

test('where a matter stands follows from its meetings and its own end', () => {
	const none = { executedOn: null, withdrawnOn: null };
	expect(standingOf(none, undefined, false)).toBe('raised');
	expect(standingOf(none, null, false)).toBe('agenda');
	expect(standingOf(none, 'void', false)).toBe('deferred');
	expect(standingOf(none, 'rejected', false)).toBe('rejected');
	expect(standingOf(none, 'passed', true)).toBe('passed');
	expect(standingOf({ ...none, executedOn: '2026-05-01' }, 'passed', true)).toBe('executed');
	expect(standingOf({ ...none, withdrawnOn: '2026-05-01' }, null, false)).toBe('withdrawn');
});

describe('a meeting day', () => {
	const plan = { metOn: '2026-03-15', place: '村委会会议室', chair: '张三丰', minuteTaker: '李四' };
	const check = (more: object) => checkPlan({ ...plan, ...more }, { allowedDays: [5, 15, 25], today });
	test('is one of the county’s', () => {
		expect(check({})).toMatchObject({ ok: true, value: { month: '2026-03' } });
		expect(check({ metOn: '2026-03-16' })).toMatchObject({
			...{ reason: 'meeting.not_allowed', detail: { expected: [5, 15, 25], got: 16 } }
		});
		expect(reason(check({ metOn: '2026-02-30' }))).toBe('meeting.day');
		expect(reason(check({ metOn: '2062-03-15' }))).toBe('meeting.day');
		expect(reason(check({ chair: '张' }))).toBe('meeting.words');
	});
	test('has come, has an agenda, in January the budget, and counts that hold together', () => {
		const given = { turnout: { delegates: { due: 45, present: 40 } }, supervisor: true, office: false, minutes: '' };
		const held = (metOn: string, kinds: ('budget' | 'aid')[], more: object = {}) =>
			reason(checkHeld({ metOn, agenda: kinds.map((kind) => ({ kind })) }, { ...given, ...more }, today));
		expect(held('2026-12-05', ['aid'])).toBe('meeting.not_yet');
		expect(held('2026-03-15', [])).toBe('meeting.no_agenda');
		expect(held('2026-01-15', ['aid'])).toBe('meeting.no_budget');
		expect(held('2026-01-15', ['aid', 'budget'])).toBe('accepted');
		expect(held('2026-03-15', ['aid'], { turnout: {} })).toBe('meeting.nobody');
		expect(held('2026-03-15', ['aid'], { turnout: { party: { due: 5, present: 6 } } })).toBe('meeting.turnout');
		expect(held('2026-03-15', ['aid'], { turnout: { party: { due: 5, present: null } } })).toBe('meeting.turnout');
	});
	test('numbers its resolutions by village, month and place on the agenda', () => {
		expect(resolutionNumber('149901102201', '2026-03', 2)).toBe('YJ149901102201-202603-02');
	});
});
