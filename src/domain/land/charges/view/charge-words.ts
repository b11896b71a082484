import type { Family } from '#ui/status.ts';
import type { ChargeStatus } from '../balance.ts';

/** Which family of status money belongs to (look.md). */
export const chargeFamilies: Readonly<Record<ChargeStatus, Family>> = {
	...({ due: 'work', part_paid: 'work', paid: 'done', overdue: 'dispute', waived: 'none' } as const)
};
