import { sendJson } from '#land/view/send-json.ts';
import type { Outcome } from '#core/outcome.ts';
import { reasonWords } from '#text/words.ts';
import type { Subjects } from '#text/subjects.ts';
import type { Lack } from '#zones/page/body.ts';
import type { BodyFault } from '#zones/page/body-change.ts';
import type { Member } from '#zones/page/members.ts';
import { lacksIn } from './body-words.ts';

/** What is asked of a person on a zone's page: one form at a time. */
export type Asked =
	| { of: 'role'; member: Member }
	| { of: 'link' | 'photo' | 'facts' | 'shares' }
	| { of: 'village'; village: string }
	| { of: 'year'; year: string | null }
	/** Whether something is really to be done. */
	| { of: 'sure'; sentence: string; act: string; run: () => Promise<unknown> };

/** The form that is open on a zone's page, what was wrong with what it sent, and what is shown beside. */
export class ZoneDesk {
	asked = $state.raw<Asked | null>(null);
	faults = $state.raw<readonly BodyFault[]>([]);
	lacks = $state.raw<readonly Lack[]>([]);
	problem = $state<string | null>(null);
	busy = $state(false);
	private readonly words: Subjects['zonepage'];
	private readonly changed: (said: string) => Promise<void>;

	constructor(words: Subjects['zonepage'], changed: (said: string) => Promise<void>) {
		this.words = words;
		this.changed = changed;
	}

	ask(asked: Asked | null): void {
		[this.asked, this.faults, this.lacks, this.problem] = [asked, [], [], null];
	}

	/** Sends a change; what was wrong stands in the form, or is told where none is open. */
	async send(
		address: string,
		body: unknown,
		said: string,
		method: 'POST' | 'DELETE' = 'POST'
	): Promise<Outcome<unknown>> {
		this.busy = true;
		const outcome = await sendJson<unknown>(address, body, method);
		this.busy = false;
		if (!outcome.ok) {
			this.faults = (outcome.detail?.faults as BodyFault[] | undefined) ?? [];
			this.lacks = lacksIn(outcome);
			this.problem = reasonWords(outcome, this.words.reasons);
			return outcome;
		}
		this.ask(null);
		await this.changed(said);
		return outcome;
	}
}
