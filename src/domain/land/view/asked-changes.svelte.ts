import { sendJson } from '#land/view/send-json.ts';
import type { AskedAct } from '#ui/asked-act.ts';
import { reasonWords, type Reasons } from '#text/words.ts';
import type { Toasts } from '#ui/toast.svelte.ts';

interface AskedWords {
	reasons: Reasons;
	/** What is said once an act is done, by its name. */
	done: Readonly<Record<string, string>>;
	save: string;
	/** Of faults of single fields: what was expected. */
	faults?: Readonly<Record<string, (params: Record<string, unknown>) => string>>;
}

interface Fault {
	field: string;
	expected: string;
	params?: Record<string, unknown>;
}

/** What is being entered on a page: the question that is open, what was wrong with the last try, and sending it. */
export class AskedChanges {
	asked = $state.raw<AskedAct | null>(null);
	problem = $state<string | null>(null);
	wrong = $state.raw<{ field: string } | undefined>(undefined);
	/** What is wrong with each field, where the answer says it of several. */
	faults = $state.raw<Readonly<Record<string, string>>>({});
	busy = $state(false);
	readonly #address: string;
	readonly #text: AskedWords;
	readonly #news: Toasts;
	readonly #changed: (value: { number?: number }, act: string) => Promise<void>;

	/**
	 * @param address where acts go that name none of their own
	 * @param changed shows anew what the act changed
	 */
	constructor(
		address: string,
		text: AskedWords,
		news: Toasts,
		changed: (value: { number?: number }, act: string) => Promise<void>
	) {
		[this.#address, this.#text, this.#news, this.#changed] = [address, text, news, changed];
	}

	ask(asked: AskedAct | null): void {
		[this.asked, this.problem, this.wrong, this.faults] = [asked, null, undefined, {}];
	}

	async send(values: Record<string, string>): Promise<void> {
		const { act, body, address = this.#address } = this.asked!;
		this.busy = true;
		const outcome = await sendJson<{ number?: number }>(address, { act, ...body(values) });
		this.busy = false;
		if (!outcome.ok) {
			const several = (outcome.detail?.faults as readonly Fault[] | undefined) ?? [];
			this.faults = Object.fromEntries(
				several.map(({ field, expected, params }) => [field, this.#text.faults?.[expected]?.(params ?? {}) ?? expected])
			);
			const field = several[0]?.field ?? outcome.detail?.field;
			this.wrong = typeof field === 'string' ? { field } : undefined;
			this.problem = reasonWords(outcome, this.#text.reasons);
			// Somebody else was quicker: what is in front is shown anew.
			if (outcome.reason.endsWith('.changed')) await this.#changed({}, '');
			return;
		}
		this.ask(null);
		await this.#changed(typeof outcome.value === 'object' ? outcome.value : {}, act);
		const done = act.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
		this.#news.show(this.#text.done[done] ?? this.#text.save, 'done');
	}
}
