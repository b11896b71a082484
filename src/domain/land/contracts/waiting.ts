import type { Asker } from '#core/steps.ts';
import type { ContractStatus } from './kinds.ts';

/** What is asked of an office about a contract. */
export type ContractAsk = 'review' | 'decide' | 'rectify' | 'record' | 'finish' | 'judged';

export interface WaitingContract {
	status: ContractStatus;
	/** Twelve digits; contracts of no known village are the county's. */
	village: string | null;
	/** Whether something was done about what was found. */
	rectified: boolean;
	lastActor: string | null;
}

/** Statuses in which a contract can wait for an office; hand-ups wait by themselves. */
export const waitingStatuses: readonly ContractStatus[] = [
	...(['registered', 'reviewed', 'irregular', 'rectifying', 'litigation'] as const)
];

/**
 * What an office is to do about a contract (县主抓、乡主导、村主体): the village puts right and writes down what it did, its township
 * reviews, says what it found and concludes what another hand has put right; the county sees, and does so itself only for
 * contracts of no known village.
 */
export function contractAsk(
	{ status, village, rectified, lastActor }: WaitingContract,
	asker: Asker
): ContractAsk | null {
	const enters = asker.permissions.has('land.contract.enter');
	const reviews = asker.permissions.has('land.contract.review');
	if (asker.level === 'county' && village !== null) return null;
	const ofVillage = enters && asker.level !== 'township';
	if (ofVillage && status === 'irregular') return 'rectify';
	if (ofVillage && status === 'rectifying' && !rectified) return 'record';
	if (!reviews) return null;
	if (status === 'registered') return 'review';
	if (status === 'reviewed') return 'decide';
	if (status === 'litigation') return 'judged';
	return status === 'rectifying' && rectified && lastActor !== asker.id ? 'finish' : null;
}
