import type { PersonRow } from '#auth/people-list.ts';
import type { PersonRole } from '#auth/person.ts';
import { sendJson } from '#land/view/send-json.ts';
import type { people } from '#text/zh/people.ts';
import { reasonWords } from '#text/words.ts';
import type { Toasts } from '#ui/toast.svelte.ts';

export type Form = 'invite' | 'edit' | 'give' | 'scope';
export type Question = 'end' | 'disable' | 'enable' | 'reset';
type Done = keyof (typeof people)['done'];

/** What is being changed on the page of people: the open question, why the last try was refused, and the link it gave. */
export class PeopleChanges {
	form = $state<Form | null>(null);
	asked = $state<Question | null>(null);
	role = $state.raw<PersonRole | null>(null);
	refusal = $state.raw<{ reason: string; words: string } | null>(null);
	link = $state.raw<{ name: string; link: string; expires: string } | null>(null);
	busy = $state(false);
	readonly #text: typeof people;
	readonly #news: Toasts;
	readonly #changed: (invited: string | null) => Promise<void>;

	/** @param changed shows the list anew, whoever was just invited in front */
	constructor(text: typeof people, news: Toasts, changed: (invited: string | null) => Promise<void>) {
		[this.#text, this.#news, this.#changed] = [text, news, changed];
	}

	fill(form: Form, role: PersonRole | null = null): void {
		this.close();
		[this.form, this.role] = [form, role];
	}

	ask(what: Question, role: PersonRole | null = null): void {
		this.close();
		[this.asked, this.role] = [what, role];
	}

	close(): void {
		[this.form, this.asked, this.role, this.refusal] = [null, null, null, null];
	}

	sure(row: PersonRow, factor: boolean): Promise<void> {
		const body = { act: this.asked, person: row.id };
		if (this.asked === 'end') return this.send(row.name, { ...body, role: this.role!.id });
		return this.send(row.name, this.asked === 'reset' ? { ...body, factor } : body);
	}

	/** @param body what the address of people is sent, its `act` among it */
	async send(name: string, body: object): Promise<void> {
		const { act, name: given } = body as { act: string; name?: string };
		this.busy = true;
		this.refusal = null;
		const outcome = await sendJson<{ link?: string; expires?: string; id?: string | null }>(
			'/admin/users/person',
			body
		);
		this.busy = false;
		if (!outcome.ok) {
			this.refusal = { reason: outcome.reason, words: reasonWords(outcome, this.#text.reasons) };
			return;
		}
		this.close();
		const { link, expires } = outcome.value;
		if (link && expires) this.link = { name: given ?? name, link, expires };
		else this.#news.show(this.#text.done[act as Done], 'done');
		await this.#changed(act === 'invite' ? (outcome.value.id ?? null) : null);
	}
}
