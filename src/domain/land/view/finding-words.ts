import type { Family } from '#ui/status.ts';
import type { FindingKind, FindingStatus } from '#land/finding-list.ts';
import { requestKinds } from '#land/leads.ts';
import type { Subjects } from '#text/subjects.ts';

/** Which family of status a finding's own status belongs to (look.md). */
const families: Record<FindingStatus, Family> = {
	suspected: 'suspect',
	in_case: 'work',
	dismissed: 'none',
	gone: 'none'
};

/** How a finding's status shows. A request nobody has settled is no suspicion: it waits to be asked. */
export function statusShown(
	land: Subjects['land'],
	{ kind, status }: { kind: FindingKind; status: FindingStatus }
): { family: Family; word: string } {
	const asked = status === 'suspected' && (requestKinds as readonly string[]).includes(kind);
	return asked ? { family: 'wait', word: land.toConfirm } : { family: families[status], word: land.statuses[status] };
}
