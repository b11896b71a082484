import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { maskedText } from '#core/masks.ts';
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
	const reason = maskedText(asked.reason.trim());
	const length = [...reason].length;
	if (asked.decision === 'dismissed' && (length < 4 || length > 500))
		return refused('finding.reason_needed', { expected: '4–500', got: length });
	return accepted({ status: to, reason: reason === '' ? null : reason.slice(0, 500) });
}

/** A finding as a person had it in front. */
export interface SeenFinding {
	number: number;
	version: number;
}

/** More than this are not decided or noted in one go. */
export const AT_ONCE = 1000;

/** Reads `12:1,13:4`, number and version of each finding; null when it is no such list, or a finding stands in it twice. */
export function seenFindingsOf(text: string): SeenFinding[] | null {
	if (!/^\d{1,9}:\d{1,9}(,\d{1,9}:\d{1,9})*$/.test(text)) return null;
	const seen = text.split(',').map((each) => {
		const [number, version] = each.split(':').map(Number);
		return { number: number!, version: version! };
	});
	return new Set(seen.map(({ number }) => number)).size === seen.length ? seen : null;
}

export const seenFindingsText = (seen: readonly SeenFinding[]): string =>
	seen.map(({ number, version }) => `${number}:${version}`).join(',');

/**
 * Whether a person may decide so about all of these: all or none. A refusal names every finding it holds for.
 * @param standing the findings as they are, by number; one that is not there is unknown
 */
export function decideAll(
	standing: ReadonlyMap<number, { status: FindingStatus; version: number }>,
	asked: { findings: readonly SeenFinding[]; decision: Decision; reason: string }
): Outcome<{ status: FindingStatus; reason: string | null }> {
	const { findings, decision, reason } = asked;
	if (findings.length === 0 || findings.length > AT_ONCE)
		return refused('finding.too_many', { expected: `1–${AT_ONCE}`, got: findings.length });
	const unknown = findings.filter(({ number }) => !standing.has(number));
	if (unknown.length > 0) return refused('finding.unknown', numbersOf(unknown));
	const refusals = findings.flatMap((seen) => {
		const one = decide(standing.get(seen.number)!, { decision, reason, version: seen.version });
		return one.ok ? [] : [{ seen, one }];
	});
	const [first] = refusals;
	if (first) {
		const same = refusals.filter(({ one }) => one.reason === first.one.reason).map(({ seen }) => seen);
		return refused(first.one.reason, { ...first.one.detail, ...numbersOf(same) });
	}
	return decide(standing.get(findings[0]!.number)!, { decision, reason, version: findings[0]!.version });
}

const numbersOf = (seen: readonly SeenFinding[]) => ({
	numbers: seen.slice(0, 5).map(({ number }) => number),
	count: seen.length
});

/** A note as it is kept; null when it is shorter than 2 or longer than 500 characters. */
export function noteOf(text: string): string | null {
	const note = maskedText(text.trim());
	const length = [...note].length;
	return length < 2 || length > 500 ? null : note;
}
