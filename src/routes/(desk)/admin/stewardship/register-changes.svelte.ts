import { sendJson } from '#land/view/send-json.ts';
import type { RegisterFault } from '#stewardship/register-check.ts';
import type { RegisterName } from '#stewardship/registers.ts';
import type { stewardship } from '#text/zh/stewardship.ts';
import { reasonWords } from '#text/words.ts';
import type { Toasts } from '#ui/toast.svelte.ts';

export interface Saved {
	id: string;
	version: number;
}
type Act = 'save' | 'end' | 'remove' | 'undo';
type Done = keyof (typeof stewardship)['done'];

/** What is being changed on the page of registers: the question that is open, what was wrong with the last try, and sending it. */
export class RegisterChanges {
	form = $state<'add' | 'edit' | null>(null);
	asked = $state<'end' | 'remove' | null>(null);
	faults = $state.raw<readonly RegisterFault[]>([]);
	problem = $state<string | null>(null);
	busy = $state(false);
	readonly #text: typeof stewardship;
	readonly #undo: string;
	readonly #news: Toasts;
	readonly #changed: (register: RegisterName, saved: Saved) => Promise<void>;

	/** @param changed shows the records anew, the one that was saved in front */
	constructor(
		text: typeof stewardship,
		undo: string,
		news: Toasts,
		changed: (register: RegisterName, saved: Saved) => Promise<void>
	) {
		[this.#text, this.#undo, this.#news, this.#changed] = [text, undo, news, changed];
	}

	ask(what: 'add' | 'edit' | 'end' | 'remove'): void {
		this.#settle();
		if (what === 'add' || what === 'edit') this.form = what;
		else this.asked = what;
	}

	#settle(): void {
		[this.form, this.asked, this.faults, this.problem] = [null, null, [], null];
	}

	/** Sends a change; what is refused is said where it was asked for, what is done can be taken back. */
	async send(register: RegisterName, act: Act, body: object, done: Done): Promise<void> {
		this.busy = true;
		const outcome = await sendJson<Saved>('/admin/stewardship/record', { act, register, ...body });
		this.busy = false;
		if (!outcome.ok) {
			this.faults = (outcome.detail?.faults as RegisterFault[] | undefined) ?? [];
			this.problem = reasonWords(outcome, this.#text.reasons);
			if (this.form === null && this.asked === null) this.#news.show(this.problem, 'refused');
			return;
		}
		this.#settle();
		await this.#changed(register, outcome.value);
		const undo = { label: this.#undo, act: () => void this.send(register, 'undo', outcome.value, 'undone') };
		this.#news.show(this.#text.done[done], 'done', act === 'undo' || act === 'remove' ? undefined : undo);
	}

	/** What was wrong with the day a record was to end on, or with the whole of it. */
	get refusal(): string | null {
		const [fault] = this.faults;
		if (!fault) return this.problem;
		return this.#text.fault(this.#text.expected[fault.expected]?.(fault.params) ?? fault.expected, fault.got);
	}
}
