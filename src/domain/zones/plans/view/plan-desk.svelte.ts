import { newId } from '#core/ids.ts';
import { refused, type Outcome, type Refusal } from '#core/outcome.ts';
import { sendJson } from '#land/view/send-json.ts';
import type { Sum } from '#zones/plans/figures.ts';
import { contentOf, followed, reachOf, type AskedStep, type Step } from '#zones/plans/journal.ts';
import { applied, between, type Change, type PlanContent } from '#zones/plans/plan.ts';
import { keptSteps, type Kept } from './kept-steps.ts';

/** Both versions of a plan: what others wrote meanwhile, and what was drawn here and is not written yet. */
export interface Conflict {
	by: string;
	steps: readonly Step[];
	theirs: PlanContent;
	mine: PlanContent;
	/** What was refused beside that others drew: an unfit step, a plan put aside. */
	refusal: Refusal | null;
}

interface Options {
	number: number;
	/** Who draws, in which county: what is kept on a device is theirs alone. */
	owner: string;
	name: string;
	steps: readonly Step[];
	storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;
}

/** How long the hand rests before what it drew is sent, ms. */
const REST = 400;
/** Steps that are sent at once: what was drawn in days without a network goes in parts that a route takes. */
const AT_ONCE = 20;
/** Characters of their changes that are sent at once; a route takes 512 kB. */
const MOST_SENT = 250_000;
/** After which time a server that did not answer is asked again, ms. */
const AGAIN = 5_000;

/** A plan as somebody draws on it: what is written, what is not yet, and what the hand is doing now. */
export class PlanDesk {
	/** Steps that are written, the first to the last. */
	written = $state.raw<readonly Step[]>([]);
	/** Steps drawn here that are not written yet; kept on the device. */
	pending = $state.raw<readonly Step[]>([]);
	/** After all of them. */
	content = $state.raw<PlanContent>([]);
	/** What the hand is doing: no step before it lets go. */
	stroke = $state.raw<readonly Change[]>([]);
	sending = $state(false);
	/** The server did not answer the last time. */
	offline = $state(false);
	saved = $state.raw<Date | null>(null);
	conflict = $state.raw<Conflict | null>(null);
	/** What zones come to by the database, by id; those that were drawn on since are not among them. */
	confirmed = $state.raw<Readonly<Record<string, Sum>>>({});
	readonly number: number;
	readonly name: string;
	readonly #kept: Kept;
	#waiting: ReturnType<typeof setTimeout> | null = null;
	/** The page is gone: what is sent on the way out is the last, and what another page keeps by now is not touched. */
	#left = false;

	/** Zones with what the hand is doing. */
	readonly shown = $derived.by(() => {
		const shown = applied(this.content, this.stroke);
		return shown.ok ? shown.value : this.content;
	});
	readonly reach = $derived(reachOf([...this.written, ...this.pending]));

	constructor({ number, owner, name, steps, storage }: Options) {
		this.number = number;
		this.name = name;
		this.#kept = keptSteps(storage, `mutu.plan.${owner}.${number}`);
		this.written = steps;
		this.content = contentOf(steps);
	}

	get head(): number {
		return this.written.length;
	}

	/** Goes on with what was left on the device unsent. */
	#takeUp(): void {
		const kept = this.#kept.read();
		if (!kept) return;
		const known = new Set(this.written.map(({ id }) => id));
		const left = kept.steps.filter(({ id }) => !known.has(id));
		const base = Math.max(kept.base, ...this.written.filter(({ id }) => kept.steps.some((step) => step.id === id)).map(({ seq }) => seq)); // prettier-ignore
		if (left.length === 0) return this.#kept.write(null);
		const from = this.written.filter(({ seq }) => seq <= base);
		const mine = followed(contentOf(from), from, left, here());
		// Only a journal that was put back to an older day does not bear them: there is nothing they could be drawn on.
		if (!mine.ok) return this.#kept.write(null);
		this.pending = mine.value.fresh;
		if (base === this.head) {
			this.content = mine.value.content;
			return;
		}
		this.#meet(this.written, this.written.at(-1)!.by, mine.value.content, null);
		this.written = from;
	}

	#meet(steps: readonly Step[], by: string, mine: PlanContent, refusal: Refusal | null): void {
		this.conflict = { by, steps, theirs: contentOf(steps), mine, refusal };
		this.content = mine;
	}

	/** One step: of changes, or back, or forth. Refused ones leave everything as it is. */
	#step(asked: AskedStep): Outcome<null> {
		if (this.conflict) return refused('plan.moved');
		const drawn = followed(this.content, [...this.written, ...this.pending], [asked], here());
		if (!drawn.ok) return drawn;
		const { content, fresh } = drawn.value;
		this.content = content;
		this.pending = [...this.pending, ...fresh];
		const touched = new Set(fresh.flatMap(({ changes }) => changes.map(({ zone }) => zone)));
		this.confirmed = Object.fromEntries(Object.entries(this.confirmed).filter(([id]) => !touched.has(id)));
		this.#keep();
		this.#soon(REST);
		return { ok: true, value: null };
	}

	do(changes: readonly Change[]): Outcome<null> {
		this.stroke = [];
		return changes.length === 0 ? { ok: true, value: null } : this.#step({ id: newId(), act: 'do', changes });
	}
	undo(): Outcome<null> {
		return this.#step({ id: newId(), act: 'undo' });
	}
	redo(): Outcome<null> {
		return this.#step({ id: newId(), act: 'redo' });
	}

	#keep(): void {
		if (this.#left) return;
		this.#kept.write(this.pending.length > 0 ? { base: this.head, steps: this.pending.map(askedOf) } : null);
	}

	#soon(after: number): void {
		if (this.#left) return;
		if (this.#waiting) clearTimeout(this.#waiting);
		this.#waiting = setTimeout(() => void this.send(), after);
	}

	/** Sends what is not written yet, in one piece after the other. */
	async send(): Promise<void> {
		if (this.sending || this.conflict || this.pending.length === 0) return;
		this.sending = true;
		const sent = inOnePiece(this.pending);
		const outcome = await sendJson<{ head: number; sums: Record<string, Sum> }>(this.address, {
			base: this.head,
			steps: sent.map(askedOf)
		});
		this.sending = false;
		if (outcome.ok) {
			this.offline = false;
			this.saved = new Date();
			this.written = [...this.written, ...sent];
			this.pending = this.pending.slice(sent.length);
			this.#keep();
			const again = new Set(this.pending.flatMap(({ changes }) => changes.map(({ zone }) => zone)));
			const sums = Object.entries(outcome.value.sums).filter(([id]) => !again.has(id));
			this.confirmed = { ...this.confirmed, ...Object.fromEntries(sums) };
			if (this.pending.length > 0) this.#soon(0);
		} else if (outcome.reason === 'request.failed') {
			this.offline = true;
			this.#soon(AGAIN);
		} else await this.#look(outcome);
	}

	get address(): string {
		return `/zones/plans/${this.number}/steps`;
	}

	/** Somebody else drew, or the server takes none of it: what it has is looked at, and nothing of either is lost. */
	async #look(refusal: Refusal): Promise<void> {
		const theirs = await readSteps(this.address);
		if (!theirs) {
			this.offline = true;
			return this.#soon(AGAIN);
		}
		const known = new Set(theirs.steps.map(({ id }) => id));
		this.pending = this.pending.filter(({ id }) => !known.has(id));
		if (this.pending.length === 0) return this.#adopt(theirs.steps);
		this.#meet(theirs.steps, theirs.by, this.content, refusal.reason === 'plan.moved' ? null : refusal);
	}

	#adopt(steps: readonly Step[]): void {
		this.conflict = null;
		this.written = steps;
		this.pending = [];
		this.content = contentOf(steps);
		this.confirmed = {};
		this.#keep();
	}

	/** The plan becomes what was drawn here, as one step behind theirs. */
	takeMine(): void {
		const { steps, theirs, mine } = this.conflict!;
		this.#adopt(steps);
		this.do(between(theirs, mine));
	}
	takeTheirs(): void {
		this.#adopt(this.conflict!.steps);
	}

	/** What was drawn here becomes a plan of its own. @returns its number */
	async fork(name: string): Promise<Outcome<{ number: number }>> {
		const { steps, mine } = this.conflict!;
		const changes = between(contentOf(this.written), mine);
		const from = { plan: this.number, head: this.head };
		const outcome = await sendJson<{ number: number }>('/zones/plans/record', { act: 'create', name, from, changes });
		if (outcome.ok) this.#adopt(steps);
		return outcome;
	}

	/** Goes on with what the device kept; asks again as soon as there is a network; forgets what waits when the page goes. */
	attend(): () => void {
		this.#takeUp();
		const online = () => void this.send();
		window.addEventListener('online', online);
		if (this.pending.length > 0) this.#soon(0);
		return () => {
			window.removeEventListener('online', online);
			if (this.#waiting) clearTimeout(this.#waiting);
			// What is left unsent is kept, and is tried once more on the way out; the next page finds what came of it.
			this.#left = true;
			void this.send();
		};
	}
}

/** Steps a route takes at once: so many, and no more than so much of drawn corners. */
function inOnePiece(pending: readonly Step[]): readonly Step[] {
	let size = 0;
	const over = pending.findIndex((step, at) => (size += JSON.stringify(step.changes).length) > MOST_SENT && at > 0);
	return pending.slice(0, over < 0 ? AT_ONCE : Math.min(over, AT_ONCE));
}

const askedOf = ({ id, act, changes }: Step): AskedStep =>
	act === 'undo' || act === 'redo' ? { id, act } : { id, act: 'do', changes };

/** Who drew what is not written yet: nobody has said so. */
const here = () => ({ by: '', at: new Date() });

async function readSteps(address: string): Promise<{ by: string; steps: Step[] } | null> {
	try {
		const response = await fetch(address);
		if (!response.ok) return null;
		const { value } = (await response.json()) as {
			value: { by: string; steps: (Omit<Step, 'at'> & { at: string })[] };
		};
		return { by: value.by, steps: value.steps.map((step) => ({ ...step, at: new Date(step.at) })) };
	} catch (thrown) {
		if (thrown instanceof TypeError || thrown instanceof SyntaxError) return null;
		throw thrown;
	}
}
