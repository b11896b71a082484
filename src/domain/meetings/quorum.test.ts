import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countVote, reach, type Vote } from './quorum.ts';
import { meetingValuesOn } from './settings.ts';

const { quorum } = meetingValuesOn('2026-03-15', []);
const vote = (due: number, approve: number, against = 0, abstain = 0): Vote => ({
	...{ due, present: approve + against + abstain, approve, against, abstain }
});
const outcome = (body: keyof typeof quorum, given: Vote) => {
	const counted = countVote(quorum[body], given);
	return counted.ok ? counted.value.outcome : counted.reason;
};

describe('a vote', () => {
	test('of delegates needs two thirds there and more than half of those', () => {
		expect(outcome('delegates', vote(45, 16, 14))).toBe('passed');
		expect(outcome('delegates', vote(45, 15, 15))).toBe('rejected');
		expect(outcome('delegates', vote(45, 29))).toBe('void');
	});
	test('of party members needs more than half of all of them (I17)', () => {
		expect(outcome('party', vote(30, 15, 5))).toBe('rejected');
		expect(outcome('party', vote(30, 16, 4))).toBe('passed');
	});
	test('of the assembly of members needs two thirds of two thirds', () => {
		expect(outcome('members', vote(300, 133, 67))).toBe('rejected');
		expect(outcome('members', vote(300, 134, 66))).toBe('passed');
	});
	test('that does not add up is no vote', () => {
		expect(outcome('delegates', { ...vote(45, 30), present: 31 })).toBe('vote.sum');
		expect(outcome('delegates', vote(20, 21))).toBe('vote.present');
		expect(outcome('delegates', vote(0, 0))).toBe('vote.counts');
		expect(outcome('delegates', vote(45, 20.5, 9.5))).toBe('vote.counts');
	});
	test('reaches what its share says, in whole numbers, whatever the numbers are', () => {
		fc.assert(
			fc.property(fc.nat(5000), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 }), (whole, num, more) => {
				const den = num + more;
				const least = reach({ num, den, more: false }, whole);
				expect(least * den >= whole * num && (least - 1) * den < whole * num).toBe(true);
				const above = reach({ num, den, more: true }, whole);
				expect(above * den > whole * num && (above - 1) * den <= whole * num).toBe(true);
			})
		);
	});
});

test('the county’s own rule holds from its day on', () => {
	const half = { num: 1, den: 2, more: true };
	const dated = [
		{ key: 'meetings.quorum.delegates', validFrom: '2026-07-01', value: { present: half, approve: half, of: 'due' } },
		{ key: 'meetings.allowed_days', validFrom: '2026-07-01', value: [20, 10] }
	];
	expect(meetingValuesOn('2026-06-30', dated).quorum.delegates.of).toBe('present');
	expect(meetingValuesOn('2026-07-01', dated).quorum.delegates.of).toBe('due');
	expect(meetingValuesOn('2026-07-01', dated).allowedDays).toEqual([10, 20]);
	expect(meetingValuesOn('2026-07-01', dated).singleExpenseFen).toBe(500_000);
});
