import { maskedText } from '#core/masks.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { isDay } from '#core/period.ts';
import type { PaperKind } from './course.ts';

/** What a step wrote down. Days are YYYY-MM-DD. */
export interface Papers {
	/** 征求意见: until when, and which departments beside the townships and villages it touches. */
	asking: { answerBy: string; departments: readonly string[] };
	/** 领导小组审议. */
	review: { heldOn: string; note: string | null };
	/** 县委、县政府研究确定: which body, its meeting, number and day of the minutes. */
	decision: { body: Body; meeting: string; number: string; decidedOn: string };
	/** 公布: the day, and the number of the notice where it has one. */
	publication: { publishedOn: string; number: string | null };
	/** On which day it was sent back. */
	returning: { returnedOn: string };
}
export type Paper = { [K in PaperKind]: { kind: K } & Papers[K] }[PaperKind];

/** Bodies that decide on a plan; others are written out. */
export const bodies = ['committee', 'government', 'both'] as const;
export type Body = (typeof bodies)[number];

/** What a form says, by the names of its fields. */
export type FormValues = Readonly<Record<string, string | undefined>>;

const words = (field: string, text: string | undefined, longest: number): Outcome<string> => {
	const kept = maskedText((text ?? '').trim());
	const length = [...kept].length;
	return length >= 1 && length <= longest
		? accepted(kept)
		: refused('course.words', { field, expected: `1–${longest}`, got: length });
};
const perhaps = (field: string, text: string | undefined, longest: number): Outcome<string | null> =>
	(text ?? '').trim() === '' ? accepted(null) : words(field, text, longest);

/** A day that has come and is not before the stage that went before. */
function passedDay(field: string, given: string | undefined, since: string, today: string): Outcome<string> {
	const day = given ?? '';
	if (!isDay(day)) return refused('course.day', { field, got: day.slice(0, 20) });
	if (day > today) return refused('course.future', { field, expected: `≤ ${today}`, got: day });
	if (day < since) return refused('course.too_early', { field, expected: `≥ ${since}`, got: day });
	return accepted(day);
}

/** Most departments that are asked at once. */
const DEPARTMENTS = 60;

/**
 * What a step writes down as its form says it.
 * @param since the day of the stage before: nothing is of an earlier one
 * @param earliest the first day by which opinions can be asked for
 */
export function paperOfForm(
	kind: PaperKind,
	values: FormValues,
	{ since, today, earliest }: { since: string; today: string; earliest: string }
): Outcome<Paper> {
	switch (kind) {
		case 'asking': {
			const answerBy = values.answerBy ?? '';
			if (!isDay(answerBy)) return refused('course.day', { field: 'answerBy', got: answerBy.slice(0, 20) });
			if (answerBy < earliest)
				return refused('course.too_soon', { field: 'answerBy', expected: `≥ ${earliest}`, got: answerBy });
			const departments = [...new Set((values.departments ?? '').split(/[\s,]+/).filter(Boolean))];
			if (departments.length > DEPARTMENTS)
				return refused('course.departments', { field: 'departments', expected: DEPARTMENTS, got: departments.length });
			return accepted({ kind, answerBy, departments });
		}
		case 'review': {
			const heldOn = passedDay('heldOn', values.heldOn, since, today);
			if (!heldOn.ok) return heldOn;
			const note = perhaps('note', values.note, 500);
			return note.ok ? accepted({ kind, heldOn: heldOn.value, note: note.value }) : note;
		}
		case 'decision': {
			const body = bodies.find((each) => each === values.body);
			if (!body) return refused('course.body', { field: 'body', expected: bodies, got: values.body ?? '' });
			const meeting = words('meeting', values.meeting, 80);
			if (!meeting.ok) return meeting;
			const number = words('number', values.number, 60);
			if (!number.ok) return number;
			const decidedOn = passedDay('decidedOn', values.decidedOn, since, today);
			if (!decidedOn.ok) return decidedOn;
			return accepted({ kind, body, meeting: meeting.value, number: number.value, decidedOn: decidedOn.value });
		}
		case 'publication': {
			const publishedOn = passedDay('publishedOn', values.publishedOn, since, today);
			if (!publishedOn.ok) return publishedOn;
			const number = perhaps('number', values.number, 60);
			return number.ok ? accepted({ kind, publishedOn: publishedOn.value, number: number.value }) : number;
		}
		case 'returning': {
			const returnedOn = passedDay('returnedOn', values.returnedOn, since, today);
			return returnedOn.ok ? accepted({ kind, returnedOn: returnedOn.value }) : returnedOn;
		}
	}
}

/** The day a step is of: what its paper says, else the day it is written down. */
export function dayOfPaper(paper: Paper | null, today: string): string {
	switch (paper?.kind) {
		case 'review':
			return paper.heldOn;
		case 'decision':
			return paper.decidedOn;
		case 'publication':
			return paper.publishedOn;
		case 'returning':
			return paper.returnedOn;
		default:
			return today;
	}
}
