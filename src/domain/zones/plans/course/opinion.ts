import { maskedText } from '#core/masks.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { PlanStatus } from '#zones/plans/plan-row.ts';

export const askedKinds = ['township', 'village', 'department'] as const;
export type AskedKind = (typeof askedKinds)[number];
/** 同意、有修改意见的同意、不同意. */
export const stances = ['agree', 'remarks', 'object'] as const;
export type Stance = (typeof stances)[number];
/** 采纳、部分采纳、不采纳. */
export const answers = ['adopted', 'partly', 'declined'] as const;
export type Answer = (typeof answers)[number];

/** One point of an opinion, and what the service centre answered. */
export interface Remark {
	readonly id: string;
	readonly seq: number;
	readonly body: string;
	readonly answer: Answer | null;
	readonly reply: string | null;
	readonly answeredOn: string | null;
}

/** Whoever is asked, and what they said. */
export interface Opinion {
	readonly id: string;
	readonly version: number;
	readonly kind: AskedKind;
	/** Nine or twelve digits; null for a department. */
	readonly place: string | null;
	readonly office: string | null;
	readonly name: string;
	/** The township of a village; else ''. */
	readonly township: string;
	readonly key: string;
	readonly stance: Stance | null;
	readonly givenOn: string | null;
	/** Who gave it; null where whoever looks is not told. */
	readonly by: string | null;
	readonly remarks: readonly Remark[];
}

/** An opinion with the plan that is asked about. */
export interface AskedOpinion extends Opinion {
	readonly freeze: string;
	readonly serial: number;
	readonly answerBy: string;
	readonly askedOn: string;
	readonly plan: { readonly number: number; readonly code: string; readonly name: string; readonly status: PlanStatus };
	/** Whether it is still asked: its plan is, and no later version of it. */
	readonly open: boolean;
}

/** What an opinion is now: given one way, waited for, or not given while there was time. */
export type OpinionState = Stance | 'waiting' | 'silent';
export const opinionStates = [
	'agree',
	'remarks',
	'object',
	'waiting',
	'silent'
] as const satisfies readonly OpinionState[];

type Said = Pick<Opinion, 'stance'>;

/** @param answerBy the last day on which an answer is in time */
export const opinionState = ({ stance }: Said, answerBy: string, today: string): OpinionState =>
	stance ?? (today > answerBy ? 'silent' : 'waiting');

/** Whether everybody answered, or the day has passed. */
export const isHeard = (opinions: readonly Said[], answerBy: string, today: string): boolean =>
	opinions.every((each) => opinionState(each, answerBy, today) !== 'waiting');

/** Remarks that nobody has answered. */
export const unanswered = (opinions: readonly Pick<Opinion, 'remarks'>[]): number =>
	opinions.reduce((sum, { remarks }) => sum + remarks.filter(({ answer }) => answer === null).length, 0);

/** How many opinions are in each state. */
export function opinionCounts(
	opinions: readonly Said[],
	answerBy: string,
	today: string
): Record<OpinionState, number> {
	const counts: Record<OpinionState, number> = { agree: 0, remarks: 0, object: 0, waiting: 0, silent: 0 };
	for (const each of opinions) counts[opinionState(each, answerBy, today)]++;
	return counts;
}

/** What lies before the leading group may have the plan, by the names the course's needs use. */
export const opinionsHave = (
	opinions: readonly Opinion[],
	answerBy: string | null,
	today: string
): ReadonlySet<string> =>
	new Set([
		...(answerBy !== null && isHeard(opinions, answerBy, today) ? ['opinions.heard'] : []),
		...(unanswered(opinions) === 0 ? ['opinions.answered'] : [])
	]);

const POINTS = 30;
const LONGEST = 500;

/** The points of an opinion, a line each. Agreeing says nothing more; whoever has remarks or objects says which, and why. */
export function pointsOf(stance: Stance, text: string): Outcome<string[]> {
	const points = text
		.split('\n')
		.map((line) => maskedText(line.trim()))
		.filter((line) => line !== '');
	if (stance === 'agree' && points.length > 0)
		return refused('opinion.agree_alone', { field: 'points', got: points.length });
	if (stance !== 'agree' && points.length === 0) return refused('opinion.no_points', { field: 'points' });
	if (points.length > POINTS)
		return refused('opinion.points', { field: 'points', expected: POINTS, got: points.length });
	const long = points.find((point) => [...point].length > LONGEST);
	return long === undefined
		? accepted(points)
		: refused('opinion.long', { field: 'points', expected: LONGEST, got: [...long].length });
}

/** What is answered to a remark; what is not adopted whole needs its reason. */
export function replyOf(answer: Answer, text: string): Outcome<string | null> {
	const reply = maskedText(text.trim());
	const length = [...reply].length;
	if (length > LONGEST || (answer !== 'adopted' && length < 2))
		return refused('opinion.reply', { field: 'reply', expected: `2–${LONGEST}`, got: length });
	return accepted(reply === '' ? null : reply);
}
