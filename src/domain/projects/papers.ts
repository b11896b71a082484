import { maskedText } from '#core/masks.ts';
import { fenFromYuan } from '#core/money.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { isDay } from '#core/period.ts';
import type { Answer, Stance } from '#zones/plans/course/opinion.ts';
import { bodies as decisionBodies, type Body as DecisionBody } from '#zones/plans/course/papers.ts';
import type { ProjectStep } from './stages.ts';

/** Where and since when the result of a stage hangs out. */
export interface Posted {
	postedOn: string;
	postedAt: string;
}

/** What a step wrote down. Days are YYYY-MM-DD, money is fen. */
export interface ProjectPaper {
	/** 村申报、复审意见、联审结论. */
	opinion?: string | null;
	/** 发包给外部: number of the township's approval (农村土地承包法 52). */
	approvalNumber?: string;
	/** 县委、县政府研究确定: which body, its meeting, number and day of the minutes, what was approved. */
	decision?: { body: DecisionBody; meeting: string; number: string; decidedOn: string; approvedFen: number };
	startedOn?: string;
	/** 业主自查、乡镇验收、县抽查. */
	acceptance?: { checkedOn: string; townshipOn: string; acceptedOn: string; result: string };
	posted?: Posted;
	/** What a department signed, what the applicant answered it, whom the appraisal was asked of: as it was then. */
	signed?: { department: string; stance: Stance; points: readonly string[] };
	answered?: { department: string; point: string; answer: Answer; reply: string | null };
	commissioned?: { organisation: string; person: string };
	/** Nothing stands between whoever acts and whoever applies. */
	unbiased?: true;
}

export type PaperValues = Readonly<Record<string, string | undefined>>;

interface Around {
	/** The day the project came to where it stands. */
	since: string;
	today: string;
	/** Days the result hangs; 0: it does not. */
	publicity: number;
	/** The township's approval is asked for besides. */
	outside: boolean;
	/** What was asked for, fen. */
	askedFen: number;
}

function words(field: string, text: string | undefined, longest: number): Outcome<string> {
	const kept = maskedText((text ?? '').trim());
	const length = [...kept].length;
	return length >= 2 && length <= longest
		? accepted(kept)
		: refused('project.words', { field, expected: `2–${longest}`, got: length });
}

function pastDay(field: string, given: string | undefined, from: string, today: string): Outcome<string> {
	const day = given ?? '';
	return isDay(day) && day >= from && day <= today
		? accepted(day)
		: refused('project.day', { field, expected: `${from} – ${today}`, got: day.slice(0, 20) });
}

function decisionOf(values: PaperValues, { since, today, askedFen }: Around): Outcome<NonNullable<ProjectPaper['decision']>> {
	const body = decisionBodies.find((each) => each === values.body);
	if (!body) return refused('project.body', { field: 'body', expected: decisionBodies, got: values.body ?? '' });
	const meeting = words('meeting', values.meeting, 80);
	if (!meeting.ok) return meeting;
	const number = words('number', values.number, 60);
	if (!number.ok) return number;
	const decidedOn = pastDay('decidedOn', values.decidedOn, since, today);
	if (!decidedOn.ok) return decidedOn;
	const approvedFen = fenFromYuan(values.approved ?? '');
	// domain.md I12: nothing is paid beyond what was approved, and no more is approved than was asked for.
	if (approvedFen === null || approvedFen === 0 || approvedFen > askedFen)
		return refused('project.approved', { field: 'approved', expected: askedFen, got: values.approved ?? '' });
	return accepted({ body, meeting: meeting.value, number: number.value, decidedOn: decidedOn.value, approvedFen });
} // prettier-ignore

function acceptanceOf(values: PaperValues, { since, today }: Around): Outcome<NonNullable<ProjectPaper['acceptance']>> {
	const checkedOn = pastDay('checkedOn', values.checkedOn, since, today);
	if (!checkedOn.ok) return checkedOn;
	const townshipOn = pastDay('townshipOn', values.townshipOn, checkedOn.value, today);
	if (!townshipOn.ok) return townshipOn;
	const acceptedOn = pastDay('acceptedOn', values.acceptedOn, townshipOn.value, today);
	if (!acceptedOn.ok) return acceptedOn;
	const result = words('result', values.result, 500);
	if (!result.ok) return result;
	return accepted({
		...{ checkedOn: checkedOn.value, townshipOn: townshipOn.value },
		...{ acceptedOn: acceptedOn.value, result: result.value }
	});
}

/** Steps whose result hangs out where the stage says so. */
const posts: ReadonlySet<ProjectStep> = new Set(['pass', 'decide', 'accept']);

/**
 * What a step writes down as its form says it.
 * @returns refused `project.…` with the field that is wrong
 */
export function paperOf(step: ProjectStep, values: PaperValues, around: Around): Outcome<ProjectPaper> {
	const paper: ProjectPaper = {};
	if (step === 'pass') {
		if ((values.opinion ?? '').trim() !== '') {
			const opinion = words('opinion', values.opinion, 500);
			if (!opinion.ok) return opinion;
			paper.opinion = opinion.value;
		}
		if (around.outside) {
			const number = words('approvalNumber', values.approvalNumber, 60);
			if (!number.ok) return number;
			paper.approvalNumber = number.value;
		}
	}
	if (step === 'decide') {
		const decision = decisionOf(values, around);
		if (!decision.ok) return decision;
		paper.decision = decision.value;
	}
	if (step === 'start') {
		const startedOn = pastDay('startedOn', values.startedOn, around.since, around.today);
		if (!startedOn.ok) return startedOn;
		paper.startedOn = startedOn.value;
	}
	if (step === 'accept') {
		const acceptance = acceptanceOf(values, around);
		if (!acceptance.ok) return acceptance;
		paper.acceptance = acceptance.value;
	}
	if (posts.has(step) && around.publicity > 0) {
		// A result without a day of its own is of today: it cannot have hung before there was one.
		const from = paper.decision?.decidedOn ?? paper.acceptance?.acceptedOn ?? around.today;
		const postedOn = pastDay('postedOn', values.postedOn, from, around.today);
		if (!postedOn.ok) return postedOn;
		const postedAt = words('postedAt', values.postedAt, 60);
		if (!postedAt.ok) return postedAt;
		paper.posted = { postedOn: postedOn.value, postedAt: postedAt.value };
	}
	return accepted(paper);
}

/** The day a step is of: what its paper says, else the day it is written down. */
export const dayOfPaper = (paper: ProjectPaper, today: string): string =>
	paper.decision?.decidedOn ?? paper.acceptance?.acceptedOn ?? paper.startedOn ?? today;
