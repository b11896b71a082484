import { refused, accepted, type Outcome } from '#core/outcome.ts';

/** A share of a count: at least so much, or more than it. */
export interface Share {
	num: number;
	den: number;
	more: boolean;
}

/** When a body may decide, and when it has agreed: a county's setting, dated, by body. */
export interface QuorumRule {
	present: Share;
	approve: Share;
	/** Of whom so many must agree: those who were there, or all who are entitled. */
	of: 'present' | 'due';
}

export interface Vote {
	due: number;
	present: number;
	approve: number;
	against: number;
	abstain: number;
}

/** What came of a vote; `void`: too few were there, nothing was decided. */
export type VoteOutcome = 'passed' | 'rejected' | 'void';

/** The smallest count that reaches a share of a whole, in whole numbers. */
export const reach = ({ num, den, more }: Share, whole: number): number =>
	more ? Math.floor((whole * num) / den) + 1 : Math.ceil((whole * num) / den);

export interface Counted {
	outcome: VoteOutcome;
	/** So many had to be there, and so many to agree. */
	needPresent: number;
	needApprove: number;
}

const isCount = (count: number): boolean => Number.isInteger(count) && count >= 0 && count <= 100_000;

/**
 * What a vote came to by a body's rule (domain.md I17). The counts decide; nobody says that something passed.
 * @returns refused with `vote.counts` when they do not add up: 赞成＋反对＋弃权＝实到 ≤ 应到
 */
export function countVote(rule: QuorumRule, { due, present, approve, against, abstain }: Vote): Outcome<Counted> {
	if (![due, present, approve, against, abstain].every(isCount) || due === 0)
		return refused('vote.counts', { expected: '0–100000', got: [due, present, approve, against, abstain].join(', ') });
	if (present > due) return refused('vote.present', { expected: due, got: present });
	if (approve + against + abstain !== present)
		return refused('vote.sum', { expected: present, got: approve + against + abstain });
	const needPresent = reach(rule.present, due);
	const needApprove = reach(rule.approve, rule.of === 'due' ? due : present);
	const outcome = present < needPresent ? 'void' : approve >= needApprove ? 'passed' : 'rejected';
	return accepted({ outcome, needPresent, needApprove });
}
