import { sendJson } from '#land/view/send-json.ts';
import type { AskedAct } from '#meetings/view/asked-act.ts';
import { reasonWords } from '#text/words.ts';
import type { meetings } from '#text/zh/meetings.ts';
import type { Toasts } from '#ui/toast.svelte.ts';

/** Somebody else was quicker: what is in front is shown anew. */
const STALE = new Set(['meeting.changed', 'matter.changed']);

/** What is being entered on a page of meetings: the question that is open, what was wrong with the last try, and sending it. */
export class MeetingChanges {
	asked = $state.raw<AskedAct | null>(null);
	problem = $state<string | null>(null);
	wrong = $state.raw<{ field: string } | undefined>(undefined);
	busy = $state(false);
	readonly #text: typeof meetings;
	readonly #news: Toasts;
	readonly #changed: (value: { number?: number }, act: string) => Promise<void>;

	/** @param changed shows anew what the act changed */
	constructor(
		text: typeof meetings,
		news: Toasts,
		changed: (value: { number?: number }, act: string) => Promise<void>
	) {
		[this.#text, this.#news, this.#changed] = [text, news, changed];
	}

	ask(asked: AskedAct | null): void {
		[this.asked, this.problem, this.wrong] = [asked, null, undefined];
	}

	async send(values: Record<string, string>): Promise<void> {
		const { act, body, address = '/land/meetings/act' } = this.asked!;
		this.busy = true;
		const outcome = await sendJson<{ number?: number }>(address, { act, ...body(values) });
		this.busy = false;
		if (!outcome.ok) {
			const field = outcome.detail?.field;
			this.wrong = typeof field === 'string' ? { field } : undefined;
			this.problem = reasonWords(outcome, this.#text.reasons);
			if (STALE.has(outcome.reason)) await this.#changed({}, '');
			return;
		}
		this.ask(null);
		await this.#changed(typeof outcome.value === 'object' ? outcome.value : {}, act);
		const done = act.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
		this.#news.show(this.#text.done[done] ?? this.#text.save, 'done');
	}
}
