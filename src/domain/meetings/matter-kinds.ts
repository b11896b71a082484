/** What matters are about (domain.md §1.5): the yearly budget, 单笔支出, 宅基地, 基础设施, 集体财产处置, 困难群体救助, 发包与收费, others. */
export const matterKinds = [
	...(['budget', 'expense', 'homestead', 'infrastructure', 'disposal', 'aid', 'contracting', 'other'] as const)
] as const;
export type MatterKind = (typeof matterKinds)[number];

export const outcomes = ['passed', 'rejected', 'void', 'deferred'] as const;
export type ResolutionOutcome = (typeof outcomes)[number];

/** Where a matter stands: from its own end, else from what the newest meeting made of it. */
export const standings = ['raised', 'agenda', 'deferred', 'rejected', 'passed', 'executed', 'withdrawn'] as const;
export type MatterStanding = (typeof standings)[number];

/**
 * @param latest what the newest meeting that has it on its agenda made of it: null nothing yet, undefined there is none
 * @param passed whether any meeting has passed it
 */
export function standingOf(
	{ executedOn, withdrawnOn }: { executedOn: string | null; withdrawnOn: string | null },
	latest: ResolutionOutcome | null | undefined,
	passed: boolean
): MatterStanding {
	if (withdrawnOn !== null) return 'withdrawn';
	if (executedOn !== null) return 'executed';
	if (passed) return 'passed';
	if (latest === undefined) return 'raised';
	if (latest === null) return 'agenda';
	return latest === 'rejected' ? 'rejected' : 'deferred';
}
