import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentOf, followed, reachOf, type AskedStep, type Step } from './journal.ts';
import { applied, between, inverse, made, painted, removed, retold, type Change, type PlanContent } from './plan.ts';

const facts = { name: '苹果', layout: 'adjacent', continues: null, locked: false } as const;
const zone = (id: string, villages: string, more: object = {}) => ({
	id,
	...facts,
	...more,
	villages: new Set(villages)
});
const plain = (content: PlanContent) =>
	content
		.map(({ villages, ...rest }) => ({ ...rest, villages: [...villages].sort().join('') }))
		.sort((one, other) => (one.id < other.id ? -1 : 1));
const DRAWN = { by: '', at: new Date(0) };
const next = (content: PlanContent, steps: readonly Step[], asked: AskedStep) =>
	followed(content, steps, [asked], DRAWN);
const value = (content: PlanContent, changes: readonly Change[]): PlanContent => {
	const outcome = applied(content, changes);
	if (!outcome.ok) throw new Error(JSON.stringify(outcome));
	return outcome.value;
};

describe('a stroke', () => {
	const content = [zone('a', 'xy'), zone('b', 'yz'), zone('c', 'w', { locked: true })];
	test.each([
		['into a zone, what is there already stays', 'a', 'xz', true, false, 'xyz yz w'],
		['taking from others', 'a', 'xz', true, true, 'xyz y w'],
		['taking, but not from a locked zone', 'a', 'wz', true, true, 'xyz y w'],
		['over a village of a locked zone without taking', 'a', 'w', true, false, 'wxy yz w'],
		['out of a zone', 'b', 'yw', false, false, 'xy z w'],
		['into a locked zone', 'c', 'x', true, true, 'xy yz w'],
		['into a zone that is not there', 'd', 'x', true, true, 'xy yz w']
	])('%s', (_, id, villages, into, take, expected) => {
		const after = value(content, painted(content, id, [...villages], into, take));
		expect(
			plain(after)
				.map((each) => each.villages)
				.join(' ')
		).toBe(expected);
	});
});

describe('a step that says of before what is not so', () => {
	const content = [zone('a', 'xy')];
	test.each<[string, Change]>([
		['adds a village that is there', { zone: 'a', add: ['x'], drop: [] }],
		['drops one that is not', { zone: 'a', add: [], drop: ['z'] }],
		['paints a zone that is not', { zone: 'b', add: ['x'], drop: [] }],
		['makes a zone that is', { zone: 'a', from: null, to: facts }],
		['renames it from another name', { zone: 'a', from: { ...facts, name: '梨' }, to: facts }],
		['removes it with villages in it', { zone: 'a', from: facts, to: null }]
	])('%s: is refused, and nothing of it is done', (_, change) => {
		const good: Change = { zone: 'a', add: ['q'], drop: [] };
		expect(applied(content, [good, change])).toMatchObject({ ok: false, reason: 'plan.unfit' });
		expect(plain(content)[0]!.villages).toBe('xy');
	});
});

/** Any walk of strokes, zones made, renamed and removed, steps taken back and done again. */
const acts = fc.array(
	fc.record({
		lot: fc.integer({ min: 0, max: 9 }),
		zone: fc.nat(4),
		villages: fc.subarray([...'abcdefgh'], { minLength: 1 }),
		into: fc.boolean(),
		take: fc.boolean()
	}),
	{ maxLength: 60 }
);

function walk(list: typeof acts extends fc.Arbitrary<infer T> ? T : never) {
	let content: PlanContent = [];
	const steps: Step[] = [];
	const states: string[] = [JSON.stringify(plain([]))];
	const past: string[] = [states[0]!];
	let future: string[] = [];
	for (const { lot, zone: at, villages, into, take } of list) {
		const target = content[at % Math.max(1, content.length)];
		const id = `step${steps.length}`;
		const changes = ((): readonly Change[] => {
			if (lot === 0 || !target) return made(`zone${steps.length}`, { ...facts, name: villages.join('') });
			if (lot === 1) return removed(target);
			if (lot === 2) return retold(target, { locked: into, name: villages.join('') });
			return painted(content, target.id, villages, into, take);
		})();
		const act = lot === 8 ? 'undo' : lot === 9 ? 'redo' : 'do';
		const outcome = next(content, steps, act === 'do' ? { id, act, changes } : { id, act });
		if (!outcome.ok) {
			// Refused only where there is nothing to do.
			if (act === 'do') expect(changes).toEqual([]);
			else expect(act === 'undo' ? past.length : future.length).toBe(act === 'undo' ? 1 : 0);
			continue;
		}
		steps.push(...outcome.value.fresh);
		content = outcome.value.content;
		const state = JSON.stringify(plain(content));
		if (act === 'do') {
			past.push(state);
			future = [];
		} else if (act === 'undo') future.push(past.pop()!);
		else past.push(future.pop()!);
		expect(state).toBe(past.at(-1));
	}
	return { content, steps, past, future };
}

describe('a journal', () => {
	test('leads, whatever was drawn, undone and done again, to what stood after each step', () => {
		fc.assert(
			fc.property(acts, (list) => {
				const { content, steps, past, future } = walk(list);
				expect(plain(contentOf(steps))).toEqual(plain(content));
				const reach = reachOf(steps);
				expect([reach.undo.length, reach.redo.length]).toEqual([past.length - 1, future.length]);
			}),
			{ numRuns: 300 }
		);
	});

	test('each step taken back leaves what stood before it', () => {
		fc.assert(
			fc.property(acts, (list) => {
				let content: PlanContent = [];
				for (const { changes } of walk(list).steps) {
					const after = value(content, changes);
					expect(plain(value(after, inverse(changes)))).toEqual(plain(content));
					content = after;
				}
			}),
			{ numRuns: 100 }
		);
	});

	test('what lies between any two plans makes the one the other', () => {
		fc.assert(
			fc.property(acts, acts, (one, other) => {
				const [from, to] = [walk(one).content, walk(other).content];
				expect(plain(value(from, between(from, to)))).toEqual(plain(to));
				expect(between(to, to)).toEqual([]);
			}),
			{ numRuns: 200 }
		);
	});

	test('nothing to take back or to do again is said so', () => {
		const asked = { id: 'x', act: 'undo' } as const;
		expect(next([], [], asked)).toMatchObject({ ok: false, reason: 'plan.no_undo' });
		expect(next([], [], { ...asked, act: 'redo' })).toMatchObject({ ok: false, reason: 'plan.no_redo' });
	});

	test('broken by hand it is not read over', () => {
		const { steps } = walk([{ lot: 0, zone: 0, villages: ['a'], into: true, take: false }]);
		expect(() => contentOf([...steps, ...steps])).toThrow(/does not fit/);
	});
});
