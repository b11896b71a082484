import { describe, expect, test } from 'vitest';
import { roles } from '#auth/roles.ts';
import { courseFaults, takeStep, type Asker } from '#core/steps.ts';
import type { Permission } from '#core/permission.ts';
import { offerCourse, offerStates, outcomeOf, paperOf, type OfferState, type OfferStep } from './course.ts';

const somebody = (role: 'village' | 'supervisor' | 'township' | 'agency' | 'centre', id: string = role): Asker => ({
	...{ id, permissions: new Set<Permission>(roles[role].permissions) },
	level: roles[role].levels[0]!
});
type Role = Parameters<typeof somebody>[0];
const path: (readonly [OfferStep, Role])[] = [
	['draft', 'village'],
	['resolve', 'supervisor'],
	['approve', 'township'],
	['notify', 'village'],
	['list', 'agency'],
	['award', 'village'],
	['contract', 'agency']
];

test('the course is sound', () => expect(courseFaults(offerCourse)).toEqual([]));

test('walks from waiting to its contract by each office, and nobody can skip a step', () => {
	let state = 'waiting' as OfferState;
	let lastActor: string = 'whoever entered it';
	for (const [index, [name, role]] of path.entries()) {
		const ready = (step: OfferStep) =>
			new Set(offerCourse.steps.filter((each) => each.name === step).flatMap(({ needs }) => needs ?? []));
		for (const [later, who] of path.slice(index + 1)) {
			if (later === name) continue;
			const skipped = takeStep(offerCourse, { state, lastActor }, somebody(who), { name: later, have: ready(later) });
			expect(skipped).toMatchObject({ ok: false, reason: 'step.from' });
		}
		const asker = somebody(role);
		expect(takeStep(offerCourse, { state, lastActor }, asker, { name, have: new Set() })).toMatchObject({
			...{ ok: false, reason: 'step.needs' }
		});
		const taken = takeStep(offerCourse, { state, lastActor }, asker, { name, have: ready(name) });
		expect(taken).toMatchObject({ ok: true });
		if (taken.ok) [state, lastActor] = [taken.value.step.to, asker.id];
	}
	expect(state).toBe('contracted');
});

test('no step is taken by whoever took the one before, nor by the county', () => {
	for (const step of offerCourse.steps)
		for (const state of step.from) {
			const have = new Set(step.needs ?? []);
			const asked = { name: step.name, reason: '写明理由', have };
			const asker: Asker = {
				...somebody('village', 'one'),
				level: step.level!,
				permissions: new Set([step.permission])
			};
			expect(takeStep(offerCourse, { state, lastActor: 'one' }, asker, asked)).toMatchObject({
				...{ ok: false, reason: 'step.same_hand' }
			});
			expect(takeStep(offerCourse, { state, lastActor: 'two' }, asker, asked).ok).toBe(true);
			expect(takeStep(offerCourse, { state, lastActor: 'two' }, { ...asker, level: 'county' }, asked).ok).toBe(false);
			expect(takeStep(offerCourse, { state, lastActor: null }, somebody('centre'), asked).ok).toBe(false);
		}
});

describe('what steps write', () => {
	test('each onward step writes one paper, a way back says why', () => {
		for (const step of offerCourse.steps)
			expect([step.name, paperOf(step) !== null || step.reason === true]).toEqual([step.name, true]);
	});
	test('every state is one of four outcomes', () =>
		expect(Object.fromEntries(offerStates.map((state) => [state, outcomeOf(state)]))).toEqual({
			...{ waiting: 'waiting', drafted: 'waiting', resolved: 'waiting', approved: 'waiting', noticed: 'waiting' },
			...{ listed: 'offered', awarded: 'let', failed: 'failed', contracted: 'let' }
		}));
});
