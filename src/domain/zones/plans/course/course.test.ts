import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Permission } from '#core/permission.ts';
import { courseFaults, takeStep, type Asker } from '#core/steps.ts';
import {
	courseSteps,
	paperKinds,
	paperOf,
	planCourse,
	stageOf,
	stages,
	type CourseState,
	type CourseStep
} from './course.ts';

const centre: Asker = {
	id: 'a',
	permissions: new Set<Permission>(['zones.plan.ask', 'zones.plan.decide']),
	level: 'county'
};
const other = { ...centre, id: 'b' };
const all = new Set([...paperKinds, 'zones.whole', 'opinions.heard', 'opinions.answered']);
const take = (
	state: CourseState,
	name: string,
	given: { asker?: Asker; last?: string | null; reason?: string; have?: Set<string> } = {}
) => {
	const { asker = centre, last = null, reason = null, have = all } = given;
	const taken = takeStep(planCourse, { state, lastActor: last }, asker, { name, reason, have });
	return taken.ok ? taken.value.step.to : taken.reason;
};

test('the course is sound', () => expect(courseFaults(planCourse)).toEqual([]));

test('a plan goes from stage to stage and skips none', () => {
	expect([
		take('draft', 'ask'),
		take('asked', 'review'),
		take('reviewed', 'decide'),
		take('approved', 'publish')
	]).toEqual([...(['asked', 'reviewed', 'approved', 'published'] as const)]);
	for (const [state, step] of [
		['draft', 'review'],
		['draft', 'decide'],
		['draft', 'publish'],
		['asked', 'decide'],
		['asked', 'publish'],
		['reviewed', 'publish'],
		['published', 'ask'],
		['replaced', 'publish']
	] as const)
		// prettier-ignore
		expect(take(state, step)).toBe('step.from');
});

test('it goes back from every stage with a reason, to be drawn on', () => {
	for (const state of ['asked', 'reviewed', 'approved'] as const) {
		expect(take(state, 'return')).toBe('step.reason');
		expect(take(state, 'return', { reason: '退回重画' })).toBe('draft');
	}
	expect(take('asked', 'withdraw', { reason: '补充村' })).toBe('draft');
	expect(take('published', 'return', { reason: '退回重画' })).toBe('step.from');
});

test('nobody takes two stages that decide one after the other; whoever asked may take it back', () => {
	expect([
		take('asked', 'review', { last: 'a' }),
		take('reviewed', 'decide', { last: 'a' }),
		take('approved', 'publish', { last: 'a' })
	]).toEqual(Array(3).fill('step.same_hand'));
	expect(take('asked', 'review', { asker: other, last: 'a' })).toBe('reviewed');
	expect(take('asked', 'withdraw', { last: 'a', reason: '补充村' })).toBe('draft');
	expect(take('draft', 'ask', { last: 'a' })).toBe('asked');
});

test('the leading group has it when everybody was heard and every remark is answered', () => {
	for (const missing of ['opinions.heard', 'opinions.answered', 'review'])
		expect(take('asked', 'review', { have: new Set([...all].filter((each) => each !== missing)) })).toBe('step.needs');
});

test('only an office of the county moves it', () => {
	for (const level of ['township', 'village'] as const)
		expect(take('draft', 'ask', { asker: { ...centre, level } })).toBe('step.level');
	expect(take('draft', 'ask', { asker: { ...centre, permissions: new Set() } })).toBe('permission.missing');
});

test('whatever steps are taken, a plan is in force only after every stage was passed since it was last drawn on', () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.constantFrom(...courseSteps), fc.constantFrom('a', 'b'))), (asked) => {
			let state: CourseState = 'draft';
			let last: string | null = null;
			let since: string[] = [];
			for (const [name, id] of asked) {
				const taken: ReturnType<typeof takeStep<CourseState, CourseStep>> = takeStep(
					planCourse,
					{ state, lastActor: last },
					{ ...centre, id },
					{ name, reason: '理由充分', have: all }
				);
				if (!taken.ok) continue;
				state = taken.value.step.to;
				last = id;
				since = state === 'draft' ? [] : [...since, name];
				if (state === 'published') expect(since).toEqual(['ask', 'review', 'decide', 'publish']);
			}
		})
	);
});

test('every step of a person has its paper, but taking back and replacing', () => {
	expect(planCourse.steps.filter((step) => paperOf(step) === null).map(({ name }) => name)).toEqual([
		'withdraw',
		'replace'
	]);
	expect(stages.map(stageOf)).toEqual([...stages]);
	expect([stageOf('shelved'), stageOf('replaced')]).toEqual(['draft', 'published']);
});
