import { describe, expect, test } from 'vitest';
import { matchEvents, type MatchStep } from '#land/match-history.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 8, minute));
const step = (minute: number, given: Partial<MatchStep> = {}): MatchStep => ({
	...{ at: at(minute), actor: '李会计', decision: null, contract: null, userName: null, reason: null, note: null },
	...given
});
const told = (steps: MatchStep[]) => matchEvents(steps).map(({ kind, about, said }) => [kind, about, said]);

describe('what people said of a piece of land', () => {
	test('is told decision by decision, with the contract or the reason, and notes', () => {
		expect(
			told([
				step(1, { decision: 'confirmed', contract: 'HT-1', userName: '王建国' }),
				step(2, { decision: 'confirmed', contract: 'HT-2', userName: '王建国' }),
				step(3, { note: '地边有树' }),
				step(4, { decision: 'no_contract', reason: '走访问过', note: '地边有树' })
			])
		).toEqual([
			['match_confirmed', 'HT-1', null],
			['match_confirmed', 'HT-2', null],
			['match_withdrawn', null, null],
			['match_noted', null, '地边有树'],
			['match_no_contract', null, '走访问过']
		]);
	});

	test('another user of the same contract is told; a proposal ruled out is not; nothing said tells nothing', () => {
		const one = { decision: 'confirmed', contract: 'HT-1' } as const;
		expect(told([step(1, { ...one, userName: '甲' }), step(2, { ...one, userName: '乙' })])).toHaveLength(2);
		expect(told([step(1), step(2)])).toEqual([]);
		expect(told([])).toEqual([]);
	});
});
