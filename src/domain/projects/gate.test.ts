import { describe, expect, test } from 'vitest';
import { actedBefore, haveOf, missingDocuments, recusalOf, type Lying } from './gate.ts';
import type { Signature } from './joint.ts';
import { shippedStages, type ProjectState } from './stages.ts';

const lying: Lying = {
	...{ state: 'joint_review', publicUntil: null, procedures: [], documents: new Set(), openAsks: 0 },
	...{ appraisal: null, signatures: [], place: [] }
};
const signature = (stance: Signature['stance'], answered = true): Signature => ({
	...{ id: 's', version: 1, office: 'o', name: '局', key: 'ju', leads: false, stance, givenOn: null, by: null },
	remarks: [{ id: 'p', seq: 1, body: '点', answer: answered ? 'adopted' : null, reply: null, answeredOn: null }]
});
const has = (part: Partial<Lying>, name: string, today = '2026-06-10') =>
	haveOf({ ...lying, ...part }, shippedStages, today).has(name);

describe('what lies before a gate', () => {
	test.each<[string, Partial<Lying>, string, boolean]>([
		['nothing hangs', {}, 'publicity.over', true],
		['the notice hangs to this day', { publicUntil: '2026-06-10' }, 'publicity.over', false],
		['the notice ended yesterday', { publicUntil: '2026-06-09' }, 'publicity.over', true],
		['somebody waits for an answer', { openAsks: 1 }, 'asks.answered', false],
		['nobody has signed', {}, 'joint.signed', false],
		['all have signed', { signatures: [signature('agree'), signature('remarks')] }, 'joint.signed', true],
		['one has not', { signatures: [signature('agree'), signature(null)] }, 'joint.signed', false],
		['one objects', { signatures: [signature('agree'), signature('object')] }, 'joint.signed', false],
		['a point is not answered', { signatures: [signature('remarks', false)] }, 'joint.answered', false],
		['an appraisal that failed', { appraisal: { outcome: 'failed' } }, 'appraisal.passed', false],
		['an appraisal that passed', { appraisal: { outcome: 'passed' } }, 'appraisal.passed', true]
	])('%s', (_, part, name, expected) => expect(has(part, name)).toBe(expected));
	test('papers of the stage it stands at; a returned one’s are the village’s', () => {
		const documents = new Set(['application', 'budget'] as const);
		expect(missingDocuments({ state: 'returned', documents }, shippedStages)).toEqual(['feasibility']);
		expect(missingDocuments({ state: 'publicised', documents }, shippedStages)).toEqual([]);
	});
});

describe('nobody acts on two gates in a row (I18)', () => {
	const act = (actor: string, name: string, from: ProjectState, to: ProjectState | null, round = 1) => ({
		...{ actor, act: name, from, to, round }
	});
	const acts = [
		act('v', 'submit', 'village_applied', 'township_review'),
		act('t', 'pass', 'township_review', 'third_party'),
		act('c', 'commission', 'third_party', null),
		act('a', 'pass', 'third_party', 'joint_review')
	];
	test.each<[string, ProjectState, boolean]>([
		['c', 'joint_review', true],
		['a', 'joint_review', true],
		['t', 'joint_review', false],
		['v', 'township_review', true],
		['t', 'third_party', true]
	])('%s at %s', (actor, state, expected) => expect(actedBefore(acts, { state, round: 1 }, actor)).toBe(expected));
	test('a new round begins anew', () => {
		const again = [...acts, act('v2', 'submit', 'returned', 'township_review', 2)];
		expect(actedBefore(again, { state: 'township_review', round: 2 }, 'v')).toBe(false);
		expect(actedBefore(again, { state: 'township_review', round: 2 }, 'v2')).toBe(true);
	});
});

test.each<[string | null, 'kinship' | null, string | null]>([
	['149901100201', null, 'home_village'],
	['149901100202', null, null],
	[null, null, null],
	['149901100202', 'kinship', 'kinship']
])('home %s, said %s: %s', (home, said, ground) => expect(recusalOf('149901100201', home, said)).toBe(ground));
