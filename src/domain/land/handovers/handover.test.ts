import { describe, expect, test } from 'vitest';
import { checkHandover, type HandoverValues } from './handover.ts';

const TODAY = '2026-05-06';
const good: HandoverValues = {
	...{
		subject_kind: 'case',
		subject_number: '0012',
		lead: '台账与合同不符',
		body: '县纪委监委',
		handed_on: '2026-05-01'
	},
	...{ receipt_number: 'HZ-1', receipt_on: '2026-05-03' }
};
const faults = (change: HandoverValues) =>
	checkHandover({ ...good, ...change }, TODAY).faults.map(({ field, expected }) => [field, expected]);

describe('what is handed over', () => {
	test('is taken as it is, its receipt later too', () => {
		expect(faults({})).toEqual([]);
		expect(faults({ receipt_number: '', receipt_on: '' })).toEqual([]);
		expect(faults({ subject_kind: 'other', subject_number: '' })).toEqual([]);
	});
	test.each([
		[{ subject_number: '' }, [['subject_number', 'value']]],
		[{ subject_kind: 'x' }, [['subject_kind', 'choice']]],
		[{ lead: ' ' }, [['lead', 'value']]],
		[{ body: '' }, [['body', 'value']]],
		[{ handed_on: '2026-05-07' }, [['handed_on', 'day.not_after'], ['receipt_on', 'day.not_before']]], // prettier-ignore
		[{ receipt_on: '2026-04-30' }, [['receipt_on', 'day.not_before']]],
		[{ receipt_on: '' }, [['receipt_on', 'value']]],
		[{ receipt_number: '' }, [['receipt_number', 'value']]]
	] as [HandoverValues, string[][]][])('%j is refused at its field', (change, expected) =>
		expect(faults(change)).toEqual(expected)
	);
	test('ID numbers in what somebody writes are masked', () =>
		expect(checkHandover({ ...good, lead: '涉及 140101199001011234' }, TODAY).state.lead).not.toContain(
			'199001011234'
		));
});
