import type { MatterStanding, ResolutionOutcome } from '#meetings/matter-kinds.ts';
import type { ShownState } from '#meetings/meeting-list.ts';
import type { Family } from '#ui/status.ts';

export const stateFamilies: Readonly<Record<ShownState, Family>> = {
	...{ held: 'done', planned: 'work', late: 'dispute', due: 'none', missed: 'dispute' }
};
export const standingFamilies: Readonly<Record<MatterStanding, Family>> = {
	...{ raised: 'work', agenda: 'work', deferred: 'work', rejected: 'none', passed: 'work' },
	...{ executed: 'done', withdrawn: 'none' }
};
export const outcomeFamilies: Readonly<Record<ResolutionOutcome, Family>> = {
	...{ passed: 'done', rejected: 'none', void: 'dispute', deferred: 'work' }
};
