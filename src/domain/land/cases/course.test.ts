import fc from 'fast-check';
import type { Office } from '#core/office.ts';
import { describe, expect, test } from 'vitest';
import { roles } from '#auth/roles.ts';
import { courseFaults, type Asker } from '#core/steps.ts';
import {
	caseCourse,
	caseSteps,
	isOver,
	officeAbove,
	openCaseSteps,
	paperOf,
	takeCaseStep,
	type CaseStanding,
	type CaseState
} from './course.ts';

const asker = (role: 'township' | 'village' | 'centre' | 'agency', level: Office, id: string = role): Asker => ({
	...{ id, level, permissions: new Set(roles[role].permissions) }
});
const township = asker('township', 'township');
const village = asker('village', 'village');
const centre = asker('centre', 'county');
const at = (state: CaseState, lastActor: string | null = null, handledAt: Office = 'village'): CaseStanding => ({
	...{ state, lastActor, handledAt }
});
const all = new Set(caseCourse.steps.flatMap(({ needs }) => needs ?? []));
const take = (
	standing: CaseStanding,
	who: Asker,
	name: (typeof caseSteps)[number],
	reason: string | null = null,
	have: ReadonlySet<string> = all
) => {
	const taken = takeCaseStep(standing, who, { name, reason, have });
	return taken.ok ? taken.value.step.to : taken.reason;
};

test('the course is sound: every state is reached, none but the last two ends it, no name is given twice', () => {
	expect(courseFaults(caseCourse)).toEqual([]);
	expect(new Set(caseCourse.steps.map(({ name }) => name))).toEqual(new Set(caseSteps));
});

test('every way back, out and up gives its reason', () => {
	const order = ['suspected', 'assigned', 'measured', 'publicised', 'negotiating', 'resolving'] as CaseState[];
	for (const { name, from, to, reason } of caseCourse.steps) {
		const back = from.some((state) => order.includes(to) && order.indexOf(to) < order.indexOf(state));
		if (back || ['escalated', 'legal_review', 'dismissed'].includes(to)) expect(reason, name).toBe(true);
	}
});

describe('a case', () => {
	test('is walked from suspicion to its end by village, township and county, each in its own part', () => {
		expect(take(at('suspected', 'centre'), township, 'assign')).toBe('assigned');
		expect(take(at('assigned', 'township'), village, 'measure')).toBe('measured');
		expect(take(at('measured', 'village'), village, 'publicise')).toBe('publicised');
		expect(take(at('publicised', 'village'), village, 'negotiate')).toBe('negotiating');
		expect(take(at('negotiating', 'village'), village, 'resolve')).toBe('resolving');
		expect(take(at('resolving', 'village'), township, 'supplement')).toBe('supplemented');
		expect(take(at('supplemented', 'township'), centre, 'close')).toBe('closed');
	});

	test('is sent out and concluded by the township alone, and closed by another hand', () => {
		expect(take(at('suspected'), village, 'assign')).toBe('permission.missing');
		expect(take(at('resolving'), village, 'reclaim', '收归集体')).toBe('step.level');
		expect(take(at('resolving', 'village'), centre, 'supplement')).toBe('step.level');
		expect(take(at('supplemented', 'township'), township, 'close')).toBe('step.same_hand');
		expect(take(at('resolving', 'township'), township, 'supplement')).toBe('step.same_hand');
	});

	test('skips nothing', () => {
		expect(take(at('assigned'), village, 'publicise')).toBe('step.from');
		expect(take(at('publicised'), village, 'resolve')).toBe('step.from');
		expect(take(at('publicised'), village, 'negotiate', null, new Set(['publicity.over']))).toBe('step.needs');
		expect(take(at('resolving'), township, 'supplement', null, new Set(['agreement']))).toBe('step.needs');
	});

	test('handed up lies with the office above, and comes down again with its reason', () => {
		expect(take(at('negotiating'), village, 'escalate', '多次协商不成')).toBe('escalated');
		const above = at('escalated', 'village', 'township');
		expect(openCaseSteps(above, village)).toEqual([]);
		expect(take(above, village, 'negotiate_down', '再谈')).toBe('step.level');
		expect(take(above, township, 'assign_down', '重新派查')).toBe('assigned');
		expect(
			take(at('escalated', 'township', 'county'), asker('township', 'township', 'other'), 'to_legal', '交律师')
		).toBe('step.level');
		expect(take(at('escalated', 'township', 'county'), centre, 'negotiate_down', '按意见再谈')).toBe('negotiating');
		expect([officeAbove('village'), officeAbove('township'), officeAbove('county')]).toEqual([
			'township',
			'county',
			null
		]);
	});

	test('whatever is tried, passes through measuring, publicity and resolution before anybody signs', () => {
		const who = [
			township,
			village,
			centre,
			asker('township', 'township', 'second'),
			asker('village', 'village', 'third')
		];
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.nat(4), fc.constantFrom(...caseSteps)), { maxLength: 40 }), (tries) => {
				let standing: CaseStanding = at('suspected');
				const been: CaseState[] = ['suspected'];
				for (const [index, name] of tries) {
					const taken = takeCaseStep(standing, who[index]!, { name, reason: '原因', have: all });
					if (!taken.ok) continue;
					expect(isOver(standing.state)).toBe(false);
					const { to } = taken.value.step;
					standing = { state: to, lastActor: who[index]!.id, handledAt: to === 'escalated' ? 'township' : 'village' };
					been.push(to);
				}
				const signed = been.findIndex((state) => state === 'supplemented' || state === 're_signed');
				if (signed < 0) return;
				const before = been.slice(0, signed);
				expect(before.at(-1)).toBe('resolving');
				expect(before).toContain('negotiating');
			}),
			{ numRuns: 300 }
		);
	});
});

test('the paper of a step is what it needs', () => {
	const papers = Object.fromEntries(caseCourse.steps.map((step) => [step.name, paperOf(step)]));
	expect(papers).toMatchObject({ assign: 'assignment', measure: 'measurement', publicise: 'publicity', close: null });
	expect(papers).toMatchObject({ resolve: 'resolution', supplement: 'agreement', re_sign: 'agreement' });
});
