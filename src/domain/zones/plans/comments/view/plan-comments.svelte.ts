import { newId } from '#core/ids.ts';
import { refused, type Outcome } from '#core/outcome.ts';
import { sendJson } from '#land/view/send-json.ts';
import type { AskedPlace } from '#zones/plans/comments/asked-place.ts';
import {
	commentsShown,
	isOpen,
	type CommentFilter,
	type PlanComment,
	type Remark,
	type RemarkAct
} from '#zones/plans/comments/thread.ts';

/** The comments of one plan on its page. Nothing of them waits on the device: what could not be sent stays in its field. */
export class PlanComments {
	all = $state.raw<readonly PlanComment[]>([]);
	filter = $state<CommentFilter>('open');
	/** The one that is looked at, on the map and in the list. */
	chosen = $state<number | null>(null);
	/** The list stands beside the map. */
	shown = $state(false);
	/** The next click on the map says where a comment is to be pinned. */
	picking = $state(false);
	/** Where it was clicked, degrees. */
	point = $state.raw<readonly [east: number, north: number] | null>(null);
	readonly listed = $derived.by(() => commentsShown(this.all, this.filter));
	readonly open = $derived(this.all.filter(isOpen).length);
	readonly #address: string;
	/** Sent again after a lost answer, it is the same comment. */
	#id = newId();

	constructor(plan: number, all: readonly PlanComment[]) {
		this.#address = `/zones/plans/${plan}/comments`;
		this.all = all;
	}

	async add(place: AskedPlace, text: string): Promise<Outcome<{ number: number }>> {
		const outcome = await sendJson<{ number: number }>(this.#address, { act: 'add', id: this.#id, place, text });
		if (!outcome.ok) return outcome;
		this.#id = newId();
		this.point = null;
		await this.refresh();
		if (this.filter === 'resolved') this.filter = 'open';
		this.chosen = outcome.value.number;
		return outcome;
	}

	async say(
		{ number, remarks }: PlanComment,
		act: Exclude<RemarkAct, 'comment'>,
		more: { of?: number; text?: string } = {}
	): Promise<Outcome<unknown>> {
		const seen = remarks.at(-1)!.seq;
		const outcome = await sendJson(this.#address, { act, comment: number, seen, ...more });
		if (outcome.ok || outcome.reason !== 'request.failed') await this.refresh();
		return outcome;
	}

	/** Fetches what others said meanwhile. */
	async refresh(): Promise<Outcome<null>> {
		try {
			const response = await fetch(this.#address);
			if (!response.ok) return refused('request.failed');
			const { value } = (await response.json()) as { value: Sent[] };
			this.all = value.map((comment) => ({ ...comment, remarks: comment.remarks.map(received) }));
			return { ok: true, value: null };
		} catch (thrown) {
			if (thrown instanceof TypeError || thrown instanceof SyntaxError) return refused('request.failed');
			throw thrown;
		}
	}

	choose(number: number): void {
		this.chosen = number;
		this.shown = true;
		if (!this.listed.some((comment) => comment.number === number)) this.filter = 'all';
	}
}

type Sent = Omit<PlanComment, 'remarks'> & { remarks: (Omit<Remark, 'at'> & { at: string })[] };
const received = (remark: Sent['remarks'][number]): Remark => ({ ...remark, at: new Date(remark.at) });
