export interface Count {
	passed: number;
	failed: number;
}

/** What the runner's JSON report says of itself, as far as it is counted. */
export interface RunnerReport {
	numTotalTests: number;
	numPassedTests: number;
	/** Files that could not be read have no tests in the count. */
	testResults: { status: string; message: string; assertionResults: unknown[] }[];
}

/**
 * Passed and failed tests of one run. Whatever is not passed is failed: skipped, to do, a file that did not load, a runner
 * that ended badly without naming a test.
 */
export function countOf(report: RunnerReport | null, exitCode: number | null): Count {
	if (!report) return { passed: 0, failed: 1 };
	const unread = report.testResults.filter(
		({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0
	).length;
	const failed = report.numTotalTests - report.numPassedTests + unread;
	return { passed: report.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}

export const addUp = (counts: readonly Count[]): Count => ({
	passed: counts.reduce((sum, { passed }) => sum + passed, 0),
	failed: counts.reduce((sum, { failed }) => sum + failed, 0)
});

export const closingLine = ({ passed, failed }: Count): string => `${passed} passed, ${failed} failed`;
