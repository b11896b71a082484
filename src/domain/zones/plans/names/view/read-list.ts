import { refused, type Outcome } from '#core/outcome.ts';
import { LONGEST_LIST, type MemberTable } from '#zones/plans/names/member-list.ts';

/** Sends a file to be read as a list of villages. */
export async function readList(file: File): Promise<Outcome<MemberTable>> {
	// The wall takes no more, and would say so in no words of ours.
	if (file.size > LONGEST_LIST.bytes) return refused('import.table.large', { limit: LONGEST_LIST.bytes / 1024 });
	try {
		const response = await fetch(`/zones/plans/names?name=${encodeURIComponent(file.name)}`, {
			...{ method: 'POST', body: file, headers: { 'content-type': 'application/octet-stream' } }
		});
		const outcome = (await response.json()) as Outcome<MemberTable>;
		if (typeof outcome?.ok === 'boolean') return outcome;
	} catch (thrown) {
		if (!(thrown instanceof TypeError || thrown instanceof SyntaxError)) throw thrown;
	}
	return { ok: false, reason: 'request.failed' };
}
