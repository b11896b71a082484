import type { Family } from '#ui/status.ts';
import type { FindingStatus } from '#land/finding-list.ts';

/** Which family of status a finding's own status belongs to (look.md). */
export const findingFamily: Record<FindingStatus, Family> = {
	suspected: 'suspect',
	in_case: 'work',
	dismissed: 'none',
	gone: 'none'
};
