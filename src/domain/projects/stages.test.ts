import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '#core/outcome.ts';
import { courseFaults, openSteps, takeStep, type Asker, type Step } from '#core/steps.ts';
import { permissions, type Permission } from '#core/permission.ts';
import { courseOf, optionalStages, projectStates, shippedStages, stageOf, type ProjectState } from './stages.ts';

const without = (...kinds: string[]) => shippedStages.filter(({ kind }) => !kinds.includes(kind));
const sets = [[], ['third_party'], ['joint_review'], ['third_party', 'joint_review']] as const;
const everybody = (level: Asker['level']): Asker => ({
	...{ id: 'a', permissions: new Set<Permission>(permissions), level }
});
const everything = new Set([
	...['publicity.over', 'asks.answered', 'documents', 'procedure.complete', 'appraisal.passed'],
	...['joint.signed', 'joint.answered', 'result.noticed', 'place.fits']
]);

describe('the course', () => {
	test.each(sets.map((left) => [left] as const))('is sound without %s', (left) => {
		expect(courseFaults(courseOf(without(...left)))).toEqual([]);
	});
	test('leads through every gate in its order and skips none', () => {
		const course = courseOf(shippedStages);
		const way = ['submit', 'pass', 'pass', 'pass', 'decide', 'start', 'accept', 'close'] as const;
		let state: ProjectState = course.first;
		const seen: ProjectState[] = [state];
		for (const name of way) {
			const step = course.steps.find((each) => each.name === name && each.from.includes(state))!;
			const taken = takeStep(course, { state, lastActor: null }, everybody(step.level ?? 'county'), {
				...{ name, have: everything }
			});
			if (!taken.ok) throw new Error(taken.reason);
			state = taken.value.step.to;
			seen.push(state);
		}
		expect(seen).toEqual(projectStates.slice(0, 9));
	});
	test('a return begins anew: from there every gate lies ahead again', () => {
		const course = courseOf(shippedStages);
		const back = course.steps.filter(({ name }) => name === 'return');
		expect(back.flatMap(({ from }) => from)).toEqual(['publicised', 'township_review', 'third_party', 'joint_review', 'county_decision']);
		expect(back.every(({ to, reason }) => to === 'returned' && reason)).toBe(true);
		const [next] = openSteps(course, { state: 'returned', lastActor: null }, everybody('village'));
		expect(next?.to).toBe('township_review');
		expect(stageOf('returned')).toBe('village_applied');
	}); // prettier-ignore
	test('whatever steps are tried in whatever order, money is near only behind the decision and its notice (I12, I19)', () => {
		const names = ['submit', 'pass', 'decide', 'start', 'accept', 'close', 'return', 'reject', 'withdraw'] as const;
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...names), { maxLength: 40 }), fc.constantFrom(...sets), (tried, left) => {
				const course = courseOf(without(...left));
				let state: ProjectState = 'village_applied';
				let passed: ProjectState[] = [];
				for (const name of tried) {
					for (const level of ['village', 'township', 'county'] as const) {
						const taken: Outcome<{ step: Step<ProjectState> }> = takeStep(
							course,
							{ state, lastActor: null },
							everybody(level),
							{
								...{ name, reason: '理由充分', have: everything }
							}
						);
						if (!taken.ok) continue;
						passed = taken.value.step.to === 'returned' ? [] : [...passed, state];
						state = taken.value.step.to;
						break;
					}
					if (state === 'implementing') {
						const gates = ['village_applied', 'township_review', 'third_party', 'joint_review'] as const;
						const wanted = gates.filter((gate) => !(left as readonly string[]).includes(gate));
						const held = passed.map((each) => (each === 'returned' ? 'village_applied' : each));
						expect(held.slice(-wanted.length - 2)).toEqual([...wanted, 'county_decision', 'publicised']);
					}
				}
			})
		);
	});
	test('only two gates may be left out', () => expect(optionalStages).toEqual(['third_party', 'joint_review']));
});
