import { accepted, refused, type Outcome } from '#core/outcome.ts';

/** What a comment is pinned to. A zone may be gone since: then it has no place, and what it was called stays. */
export type CommentPlace =
	| { readonly kind: 'village'; readonly village: string }
	| { readonly kind: 'zone'; readonly zone: string; readonly name: string }
	/** Degrees. */
	| { readonly kind: 'point'; readonly east: number; readonly north: number };

export const remarkActs = ['comment', 'answer', 'correct', 'resolve', 'reopen'] as const;
export type RemarkAct = (typeof remarkActs)[number];

/** One line of a comment as it was written down. */
export interface Remark {
	readonly seq: number;
	readonly act: RemarkAct;
	/** The line that is corrected. */
	readonly of: number | null;
	readonly text: string | null;
	readonly by: string;
	/** Whoever looks wrote it. */
	readonly own: boolean;
	readonly at: Date;
}

export interface PlanComment {
	/** On the map, counted within the plan. */
	readonly number: number;
	readonly place: CommentPlace;
	readonly remarks: readonly Remark[];
}

/** A line as it reads now, and what it read before it was corrected, the first first. */
export interface ThreadLine {
	seq: number;
	act: Exclude<RemarkAct, 'correct'>;
	text: string;
	by: string;
	own: boolean;
	at: Date;
	/** When it was put in other words. */
	former: { text: string; at: Date }[];
}

/** Signs of the longest line. */
export const LONGEST_REMARK = 500;

/** A line as it is kept. */
export function remarkText(given: string): Outcome<string> {
	const text = given.normalize('NFC').replaceAll('\r\n', '\n').trim();
	const length = [...text].length;
	return length >= 1 && length <= LONGEST_REMARK && !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text)
		? accepted(text)
		: refused('comment.text', { expected: `1–${LONGEST_REMARK}`, got: length });
}

/** Whether a comment still waits for somebody. */
export const isOpen = ({ remarks }: Pick<PlanComment, 'remarks'>): boolean =>
	remarks.findLast(({ act }) => act === 'resolve' || act === 'reopen')?.act !== 'resolve';

/** A comment's lines as they read now, corrections in their place. */
export function threadOf(remarks: readonly Remark[]): ThreadLine[] {
	const lines: ThreadLine[] = [];
	for (const { seq, act, of, text, by, own, at } of remarks) {
		if (act !== 'correct') {
			lines.push({ seq, act, text: text ?? '', by, own, at, former: [] });
			continue;
		}
		const line = lines.find((each) => each.seq === of);
		if (!line) continue;
		line.former.push({ text: line.text, at });
		line.text = text ?? '';
	}
	return lines;
}

/**
 * Whether a line may be written behind those of a comment.
 * @returns refused `comment.not_yours` where another's words are corrected, `comment.unknown` where there is no such line,
 * `comment.resolved` and `comment.open` where it is so already
 */
export function mayFollow(
	remarks: readonly Remark[],
	asked: { act: Exclude<RemarkAct, 'comment'>; of?: number }
): Outcome<null> {
	if (asked.act === 'correct') {
		const line = remarks.find(({ seq, act }) => seq === asked.of && (act === 'comment' || act === 'answer'));
		if (!line) return refused('comment.unknown');
		return line.own ? accepted(null) : refused('comment.not_yours');
	}
	if (asked.act === 'answer') return accepted(null);
	const open = isOpen({ remarks });
	if (asked.act === 'resolve' && !open) return refused('comment.resolved');
	return asked.act === 'reopen' && open ? refused('comment.open') : accepted(null);
}

export type CommentFilter = 'open' | 'resolved' | 'all';

/** The comments a list shows, in their order. */
export const commentsShown = (comments: readonly PlanComment[], filter: CommentFilter): PlanComment[] =>
	comments.filter((comment) => filter === 'all' || isOpen(comment) === (filter === 'open'));
