import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { isDay } from '#core/period.ts';
import { matterKinds, type MatterKind, type MatterStanding } from './matter-kinds.ts';
import { nameless, type Known } from './nameless.ts';
import type { MeetingValues } from './settings.ts';

export const LONGEST = { title: 60, text: 500 } as const;

export interface MatterState {
	kind: MatterKind;
	title: string;
	content: string | null;
	amountFen: number | null;
	raisedOn: string;
}

/** Words somebody gave, trimmed; null for none. */
export const said = (text: string | null | undefined): string | null => (text ?? '').trim() || null;

/** Words that villagers are told: there, not too long, with nobody's name and no parcel in them. */
export function publicWords(
	field: string,
	text: string | null | undefined,
	longest: number,
	known: Known
): Outcome<string> {
	const words = said(text);
	const length = [...(words ?? '')].length;
	if (words === null || length < 2 || length > longest)
		return refused('matter.words', { field, expected: `2–${longest}`, got: length });
	const clean = nameless(words, known);
	return clean.ok ? accepted(words) : { ...clean, detail: { ...clean.detail, field } };
}

/** Fen above nought and not beyond what anybody has. */
const isFen = (fen: number): boolean => Number.isInteger(fen) && fen > 0 && fen <= 1e13;

/** Kinds whose cost is said: the budget, an expense, building, selling. */
const priced: ReadonlySet<MatterKind> = new Set(['budget', 'expense', 'infrastructure', 'disposal']);

/** A matter as somebody entered it. */
export function checkMatter(
	given: { kind: string; title: string; content: string; amountFen: number | null; raisedOn: string },
	{ today, known }: { today: string; known: Known }
): Outcome<MatterState> {
	const kind = matterKinds.find((each) => each === given.kind);
	if (!kind) return refused('matter.kind', { field: 'kind', expected: matterKinds, got: given.kind });
	const title = publicWords('title', given.title, LONGEST.title, known);
	if (!title.ok) return title;
	const content = said(given.content) === null ? null : publicWords('content', given.content, LONGEST.text, known);
	if (content && !content.ok) return content;
	if (given.amountFen === null ? priced.has(kind) : !isFen(given.amountFen))
		return refused('matter.amount', { field: 'amount', got: given.amountFen });
	const { raisedOn } = given;
	if (!isDay(raisedOn) || raisedOn < '2000-01-01' || raisedOn > today)
		return refused('matter.day', { field: 'raisedOn', expected: `≤ ${today}`, got: raisedOn.slice(0, 20) });
	return accepted({
		...{ kind, title: title.value, content: content?.value ?? null },
		...{ amountFen: given.amountFen, raisedOn }
	});
}

/**
 * Whether a matter may not be carried out without a resolution: the budget always, what the county lists, and of single
 * expenses those above its limit (domain.md §1.5).
 * @param values those of the day it was raised
 */
export const needsResolution = (
	{ kind, amountFen }: Pick<MatterState, 'kind' | 'amountFen'>,
	{ matters, singleExpenseFen }: Pick<MeetingValues, 'matters' | 'singleExpenseFen'>
): boolean => kind === 'budget' || (matters.has(kind) && (kind !== 'expense' || (amountFen ?? 0) > singleExpenseFen));

export interface Execution {
	executedOn: string;
	result: string;
	settledFen: number | null;
}

/**
 * Whether a matter may be marked executed.
 * @param around whether it needs a resolution, and the day of the meeting that passed it; null: none has
 */
export function checkExecution(
	matter: Pick<MatterState, 'amountFen' | 'raisedOn'> & { standing: MatterStanding },
	given: { executedOn: string; result: string; settledFen: number | null },
	around: { needs: boolean; passedOn: string | null; today: string; known: Known }
): Outcome<Execution> {
	const { standing, amountFen, raisedOn } = matter;
	if (standing === 'withdrawn') return refused('matter.withdrawn');
	if (around.needs && around.passedOn === null) return refused('matter.no_resolution', { got: standing });
	const { executedOn, settledFen } = given;
	const from = around.passedOn ?? raisedOn;
	if (!isDay(executedOn) || executedOn < from || executedOn > around.today)
		return refused('matter.executed_on', {
			...{ field: 'executedOn', expected: `${from}–${around.today}`, got: executedOn.slice(0, 20) }
		});
	if (settledFen !== null && settledFen !== 0 && !isFen(settledFen))
		return refused('matter.amount', { field: 'settled', got: settledFen });
	// What was agreed to is the most that may be spent; more needs another resolution.
	if (around.needs && settledFen !== null && amountFen !== null && settledFen > amountFen)
		return refused('matter.over', { field: 'settled', expected: amountFen, got: settledFen });
	const result = publicWords('result', given.result, LONGEST.text, around.known);
	return result.ok ? accepted({ executedOn, settledFen, result: result.value }) : result;
}
