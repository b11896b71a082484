import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Permission } from './permission.ts';
import { courseFaults, openSteps, reasonOf, takeStep, workingDaysAfter, type Asker, type Course } from './steps.ts';

const see: Permission = 'land.see';
const decide: Permission = 'land.finding.decide';

const course = {
	states: ['open', 'checked', 'closed'],
	first: 'open',
	last: ['closed'],
	steps: [
		{ name: 'check', from: ['open'], to: 'checked', permission: see, needs: ['sheet'], days: 5 },
		{ name: 'return', from: ['checked'], to: 'open', permission: decide, reason: true },
		{ name: 'close', from: ['checked'], to: 'closed', permission: decide, level: 'county' },
		{ name: 'note', from: ['checked'], to: 'checked', permission: see, sameHand: true }
	]
} as const satisfies Course;

const asker = (rest: Partial<Asker> = {}): Asker => ({
	...{ id: 'li', permissions: new Set<Permission>([see, decide]), level: 'county' },
	...rest
});
const at = (state: 'open' | 'checked' | 'closed', lastActor: string | null = null) => ({ state, lastActor });
const why = (outcome: ReturnType<typeof takeStep>): string => (outcome.ok ? outcome.value.step.to : outcome.reason);

describe('A step', () => {
	test.each([
		[
			'leads on when all it needs is there',
			at('open'),
			asker(),
			{ name: 'check', have: new Set(['sheet']) },
			'checked'
		],
		['waits for what it needs', at('open'), asker(), { name: 'check', have: new Set<string>() }, 'step.needs'],
		['is not skipped', at('open'), asker(), { name: 'close' }, 'step.from'],
		['does not leave the end', at('closed'), asker(), { name: 'return', reason: '补齐材料' }, 'step.from'],
		['is known', at('open'), asker(), { name: 'jump' }, 'step.unknown'],
		['is its office’s', at('checked'), asker({ level: 'village' }), { name: 'close' }, 'step.level'],
		['is not by the hand before', at('checked', 'li'), asker(), { name: 'close' }, 'step.same_hand'],
		['may be one hand’s where the course says so', at('checked', 'li'), asker(), { name: 'note' }, 'checked'],
		['back says why', at('checked'), asker(), { name: 'return', reason: ' ' }, 'step.reason'],
		['back with a reason', at('checked'), asker(), { name: 'return', reason: '补齐材料' }, 'open'],
		[
			'asks for its permission',
			at('checked'),
			asker({ permissions: new Set([see]) }),
			{ name: 'close' },
			'permission.missing'
		]
	])('%s', (_, standing, who, asked, expected) => {
		expect(why(takeStep(course, standing, who, asked))).toBe(expected);
	});

	test('is offered exactly when nothing but its papers or its reason can refuse it', () => {
		const names = course.steps.map(({ name }) => name);
		fc.assert(
			fc.property(
				fc.constantFrom(...course.states),
				fc.constantFrom(null, 'li', 'wang'),
				fc.constantFrom('village', 'township', 'county'),
				fc.subarray<Permission>([see, decide]),
				(state, lastActor, level, permissions) => {
					const who = asker({ level, permissions: new Set(permissions) });
					const offered = openSteps(course, { state, lastActor }, who).map(({ name }) => name);
					const taken = names.filter(
						(name) => takeStep(course, { state, lastActor }, who, { name, reason: '原因', have: new Set(['sheet']) }).ok
					);
					expect(offered).toEqual(taken);
				}
			)
		);
	});
});

test('A course says what is wrong with it', () => {
	expect(courseFaults(course)).toEqual([]);
	expect(
		courseFaults({
			...course,
			states: [...course.states, 'lost', 'stuck'],
			steps: [
				...course.steps,
				{ name: 'stick', from: ['open'], to: 'stuck', permission: see },
				{ name: 'wake', from: ['closed'], to: 'open', permission: see },
				{ name: 'check', from: ['open'], to: 'checked', permission: see }
			]
		})
	).toEqual([
		'two steps check out of open',
		'a step leaves the last state closed',
		'no step reaches lost',
		'nothing leads out of lost',
		'nothing leads out of stuck'
	]);
});

test('A reason is 2 to 500 characters, whatever is around it', () => {
	expect(reasonOf('  地界有误 ')).toBe('地界有误');
	expect([reasonOf('x'), reasonOf(''), reasonOf(null), reasonOf('很'.repeat(501))]).toEqual([null, null, null, null]);
});

test('Working days leave out weekends and holidays and count the weekend days that are worked', () => {
	const plainWeek = { holidays: new Set<string>(), worked: new Set<string>() };
	expect(workingDaysAfter('2026-11-26', 0, plainWeek)).toBe('2026-11-26');
	expect(workingDaysAfter('2026-11-26', 1, plainWeek)).toBe('2026-11-27');
	expect(workingDaysAfter('2026-11-26', 2, plainWeek)).toBe('2026-11-30');
	expect(workingDaysAfter('2026-11-27', 5, plainWeek)).toBe('2026-12-04');
	const calendar = { holidays: new Set(['2026-11-30']), worked: new Set(['2026-11-28']) };
	expect(workingDaysAfter('2026-11-27', 1, calendar)).toBe('2026-11-28');
	expect(workingDaysAfter('2026-11-28', 1, calendar)).toBe('2026-12-01');
});
