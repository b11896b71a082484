import { expect, test } from 'vitest';
import { addUp, closingLine, countOf, type RunnerReport } from './count.ts';

const report = (passed: number, total: number, unread = 0): RunnerReport => ({
	numTotalTests: total,
	numPassedTests: passed,
	testResults: Array.from({ length: unread }, () => ({ status: 'failed', message: '', assertionResults: [] }))
});

test('a skipped test counts as failed', () => expect(countOf(report(3, 5), 0)).toEqual({ passed: 3, failed: 2 }));
test('a file that did not load counts as failed', () =>
	expect(countOf(report(3, 3, 1), 1)).toEqual({ passed: 3, failed: 1 }));
test('a runner that ended badly without naming a test counts as failed', () =>
	expect(countOf(report(3, 3), 1)).toEqual({ passed: 3, failed: 1 }));
test('a runner that left no report counts as failed', () => expect(countOf(null, 0)).toEqual({ passed: 0, failed: 1 }));
test('parts add up to one line', () =>
	expect(
		closingLine(
			addUp([
				{ passed: 3, failed: 0 },
				{ passed: 4, failed: 2 }
			])
		)
	).toBe('7 passed, 2 failed'));
