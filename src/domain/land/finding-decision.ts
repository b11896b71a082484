import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { FindingStatus } from '#land/finding-list.ts';

export const decisions = ['dismissed', 'restored'] as const;
export type Decision = (typeof decisions)[number];

/** The status a decision asks for first, and the one it leads to. A case, once opened, is decided where cases are. */
const steps: Record<Decision, { from: FindingStatus; to: FindingStatus }> = {
	dismissed: { from: 'suspected', to: 'dismissed' },
	restored: { from: 'dismissed', to: 'suspected' }
};

/**
 * Whether a person may decide so, and the status that follows. A dismissal needs a reason of 4 to 500 characters.
 * @param version the version the person had in front
 */
export function decide(
	finding: { status: FindingStatus; version: number },
	asked: { decision: Decision; reason: string; version: number }
): Outcome<{ status: FindingStatus; reason: string | null }> {
	const { from, to } = steps[asked.decision];
	if (finding.version !== asked.version)
		return refused('finding.changed', { expected: asked.version, got: finding.version });
	if (finding.status !== from) return refused('finding.status', { expected: from, got: finding.status });
	const reason = asked.reason.trim();
	const length = [...reason].length;
	if (asked.decision === 'dismissed' && (length < 4 || length > 500))
		return refused('finding.reason_needed', { expected: '4–500', got: length });
	return accepted({ status: to, reason: reason === '' ? null : reason.slice(0, 500) });
}
