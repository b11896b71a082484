import { sendJson } from '#land/view/send-json.ts';
import type { contracts } from '#text/zh/contracts.ts';
import { reasonWords } from '#text/words.ts';
import type { Toasts } from '#ui/toast.svelte.ts';
import type { ContractFault } from '../check.ts';

export interface SavedContract {
	number: number;
	version: number;
}

/** What is being changed on a page of contracts: the question that is open, what was wrong with the last try, and sending it. */
export class ContractChanges<Question extends string> {
	asked = $state<Question | null>(null);
	faults = $state.raw<readonly ContractFault[]>([]);
	problem = $state<string | null>(null);
	busy = $state(false);
	readonly #text: typeof contracts;
	readonly #undo: string;
	readonly #news: Toasts;
	readonly #changed: (saved: unknown) => Promise<void>;

	/** @param changed shows what has been changed anew */
	constructor(text: typeof contracts, undo: string, news: Toasts, changed: (saved: unknown) => Promise<void>) {
		[this.#text, this.#undo, this.#news, this.#changed] = [text, undo, news, changed];
	}

	ask(question: Question | null): void {
		[this.asked, this.faults, this.problem] = [question, [], null];
	}

	/**
	 * Sends a change; what is refused is said where it was asked for, what is done can be taken back.
	 * @param undo what to send to take it back, made of what was saved
	 */
	async send<T>(
		address: string,
		body: object,
		done: string,
		undo?: (saved: T) => { address: string; body: object }
	): Promise<T | null> {
		this.busy = true;
		const outcome = await sendJson<T>(address, body);
		this.busy = false;
		if (!outcome.ok) {
			this.faults = (outcome.detail?.faults as ContractFault[] | undefined) ?? [];
			this.problem = reasonWords(outcome, this.#text.reasons);
			if (this.asked === null) this.#news.show(this.problem, 'refused');
			return null;
		}
		this.ask(null);
		const { value } = outcome;
		await this.#changed(value);
		const back = undo?.(value);
		this.#news.show(
			done,
			'done',
			back && { label: this.#undo, act: () => void this.send(back.address, back.body, this.#text.done.undone) }
		);
		return value;
	}
}
