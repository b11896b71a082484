import { sendJson } from '#land/view/send-json.ts';
import type { DebtFault } from '#land/debts/debt-check.ts';
import type { MovementRow } from '#land/debts/debt-detail.ts';
import { reasonWords } from '#text/words.ts';
import type { debts } from '#text/zh/debts.ts';
import type { Toasts } from '#ui/toast.svelte.ts';

type Asked = 'add' | 'mend' | 'move' | 'answer' | 'reverse';
type Done = keyof (typeof debts)['done'];

/** What is being changed on the page of debts: the question that is open, what was wrong with the last try, and sending it. */
export class DebtChanges {
	asked = $state<Asked | null>(null);
	movement = $state.raw<MovementRow | null>(null);
	faults = $state.raw<readonly DebtFault[]>([]);
	problem = $state<string | null>(null);
	busy = $state(false);
	readonly #text: typeof debts;
	readonly #news: Toasts;
	readonly #changed: (number: string | null) => Promise<void>;

	/** @param changed shows the ledgers anew, the entry that was just made in front */
	constructor(text: typeof debts, news: Toasts, changed: (number: string | null) => Promise<void>) {
		[this.#text, this.#news, this.#changed] = [text, news, changed];
	}

	ask(what: Asked | null, movement: MovementRow | null = null): void {
		[this.asked, this.movement, this.faults, this.problem] = [what, movement, [], null];
	}

	async send(act: string, body: object, done: Done): Promise<void> {
		this.busy = true;
		const outcome = await sendJson<{ number?: string }>('/land/debts/record', { act, ...body });
		this.busy = false;
		if (!outcome.ok) {
			this.faults = (outcome.detail?.faults as DebtFault[] | undefined) ?? [];
			this.problem = reasonWords(outcome, this.#text.reasons);
			if (outcome.reason === 'debt.changed') await this.#changed(null);
			return;
		}
		this.ask(null);
		await this.#changed(outcome.value.number ?? null);
		this.#news.show(this.#text.done[done], 'done');
	}
}
