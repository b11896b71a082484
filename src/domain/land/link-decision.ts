import { maskedText } from '#core/masks.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';

/** What a person may say of a link that rests on a name alone: it is right, it is not, or neither any more. */
export const linkDecisions = ['confirmed', 'cut', 'withdrawn'] as const;
export type LinkDecision = (typeof linkDecisions)[number];

/** How an occupation was linked when a person has confirmed the link by name. */
export const CONFIRMED = 'confirmed';

/** Whether a link is one a person may judge: by name, or by name and confirmed. Numbers and codes are what a file says. */
export const isByName = (linkedBy: string | null): boolean => linkedBy === 'lessee_name' || linkedBy === CONFIRMED;

/**
 * Whether a person may decide so about a survey's link. A cut needs a reason of 4 to 500 characters; to withdraw there must
 * be a decision.
 * @param standing how the latest comparison linked it, and what was decided about it last
 */
export function decideLink(
	standing: { linkedBy: string | null; decision: LinkDecision | null },
	asked: { decision: LinkDecision; reason: string }
): Outcome<{ decision: LinkDecision; reason: string | null }> {
	const last = standing.decision === 'withdrawn' ? null : standing.decision;
	const withdraws = asked.decision === 'withdrawn';
	if (withdraws ? last === null : !isByName(standing.linkedBy))
		return refused('link.not_by_name', { got: standing.linkedBy });
	if (asked.decision === last) return refused('link.already', { got: last });
	const reason = maskedText(asked.reason.trim());
	const length = [...reason].length;
	if (asked.decision === 'cut' && (length < 4 || length > 500))
		return refused('link.reason_needed', { expected: '4–500', got: length });
	return accepted({ decision: asked.decision, reason: reason === '' ? null : reason.slice(0, 500) });
}
