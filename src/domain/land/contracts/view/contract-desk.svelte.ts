import type { contracts } from '#text/zh/contracts.ts';
import type { Toasts } from '#ui/toast.svelte.ts';
import type { ContractDetail, ShownEntry, ShownIrregularity } from '../detail.ts';
import { entries, type EntryName } from '../entries.ts';
import { ContractChanges, type SavedContract } from './contract-changes.svelte.ts';
import { formText } from './contract-words.ts';
import type { NextStep } from '../next-step.ts';

type Question = 'edit' | 'entry' | 'step' | 'raise' | 'decide' | 'name';
type Decision = 'confirmed' | 'dismissed' | 'suspected';
interface SavedEntry {
	id: string;
	version: number;
}

const RECORD = '/land/contracts/record';
const ENTRY = '/land/contracts/entry';
const ACT = '/land/contracts/act';

/** What is done on a contract's page: which question is open about what, and what is sent for it. */
export class ContractDesk {
	readonly changes: ContractChanges<Question>;
	entry = $state<EntryName>('rectification');
	row = $state.raw<ShownEntry | null>(null);
	/** The step that is asked for, and whether it is one of the hand-up. */
	asked = $state.raw<{ step: NextStep; onward: boolean } | null>(null);
	deciding = $state.raw<{ row: ShownIrregularity; decision: Decision } | null>(null);
	readonly #text: typeof contracts;
	readonly #detail: () => ContractDetail;

	constructor(
		text: typeof contracts,
		undo: string,
		news: Toasts,
		detail: () => ContractDetail,
		changed: () => Promise<void>
	) {
		[this.#text, this.#detail] = [text, detail];
		this.changes = new ContractChanges(text, undo, news, () => changed());
	}

	#stands() {
		const { number, version } = this.#detail();
		return { number, version };
	}

	save(values: Record<string, string>) {
		return this.changes.send<SavedContract>(
			RECORD,
			{ act: 'save', ...this.#stands(), values },
			this.#text.done.changed,
			(saved) => ({ address: RECORD, body: { act: 'undo', ...saved } })
		);
	}

	/** Opens the form of an entry, new or as it stands. */
	write(entry: EntryName, row: ShownEntry | null): void {
		[this.entry, this.row] = [entry, row];
		this.changes.ask('entry');
	}

	formOf(row: ShownEntry): Record<string, string> {
		return Object.fromEntries(entries[this.entry].map(({ name, kind }) => [name, formText(kind, row.state[name])]));
	}

	saveEntry(values: Record<string, string>) {
		const { entry, row } = this;
		const owner = { contract: this.#detail().number };
		const body = { act: 'save', entry, owner, id: row?.id ?? null, version: row?.version ?? 0, values };
		return this.changes.send<SavedEntry>(ENTRY, body, this.#text.done[row ? 'changed' : 'added'], (saved) => ({
			address: ENTRY,
			body: { act: 'undo', entry, owner, ...saved }
		}));
	}

	remove(entry: EntryName, { id, version }: ShownEntry) {
		const owner = { contract: this.#detail().number };
		return this.changes.send(ENTRY, { act: 'remove', entry, owner, id, version }, this.#text.done.removed);
	}

	/** A step that needs no reason is taken at once. */
	step(step: NextStep, onward: boolean): void {
		this.asked = { step, onward };
		if (step.reason || onward) this.changes.ask('step');
		else void this.take(null, null);
	}

	take(reason: string | null, team: string | null) {
		const { step, onward } = this.asked!;
		const body = { ...this.#stands(), step: step.name, reason };
		return this.changes.send(
			ACT,
			onward ? { act: 'onward', ...body, team } : { act: 'step', ...body },
			this.#text.steps[step.name] ?? step.name
		);
	}

	raise(reason: string, team: string | null) {
		return this.changes.send(ACT, { act: 'raise', ...this.#stands(), reason, team }, this.#text.done.raised);
	}

	/** To confirm or to take back needs no words; to dismiss does. */
	decide(row: ShownIrregularity, decision: Decision): void {
		this.deciding = { row, decision };
		if (decision === 'dismissed') this.changes.ask('decide');
		else void this.decided('');
	}

	decided(note: string) {
		const { row, decision } = this.deciding!;
		const about = { contract: this.#detail().number, kind: row.kind, version: row.version };
		return this.changes.send(ACT, { act: 'decide', ...about, decision, note }, this.#text.done.decided);
	}

	name(kind: string, note: string) {
		return this.changes.send(
			ACT,
			{ act: 'name', contract: this.#detail().number, kind, note },
			this.#text.done.decided
		);
	}
}
