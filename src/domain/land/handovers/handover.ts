import { maskedText } from '#core/masks.ts';
import { isDay } from '#core/period.ts';

/** Records a lead may lie in, by the number people know them by. */
export const subjectKinds = ['contract', 'finding', 'case', 'charge', 'debt', 'reclaimed', 'other'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export const handoverFields = [
	...(['subject_kind', 'subject_number', 'lead', 'body', 'handed_on'] as const),
	...(['receipt_number', 'receipt_on', 'note'] as const)
] as const;
export type HandoverField = (typeof handoverFields)[number];
export type HandoverValues = Readonly<Partial<Record<HandoverField, string | null>>>;

/** What is kept of one, without where it lies and who opened it. */
export interface HandoverState {
	subject_kind: SubjectKind;
	subject_number: string | null;
	lead: string;
	body: string;
	handed_on: string;
	receipt_number: string | null;
	receipt_on: string | null;
	note: string | null;
}

/** A line of the restricted ledger as whoever may look sees it. */
export interface HandoverRow extends HandoverState {
	id: string;
	version: number;
	code: string;
	place: string;
	placeName: string;
	openedLevel: 'township' | 'county';
}

export interface HandoverFault {
	field: HandoverField;
	expected: string;
	params?: Record<string, string>;
	got: string | null;
}

const LONGEST: Partial<Record<HandoverField, number>> = {
	...{ subject_number: 60, lead: 1000, body: 60, receipt_number: 60, note: 300 }
};

/** What is handed over, in which record, to whom, when, and by which receipt; the receipt may come later. */
export function checkHandover(given: HandoverValues, today: string): { state: HandoverState; faults: HandoverFault[] } {
	const faults: HandoverFault[] = [];
	const fault = (field: HandoverField, expected: string, params?: HandoverFault['params']) =>
		void faults.push({ field, expected, got: (given[field] ?? '').slice(0, 60) || null, ...(params && { params }) });
	const text = (field: HandoverField, needed: boolean): string | null => {
		const value = maskedText((given[field] ?? '').normalize('NFC').trim());
		if (value === '' && needed) fault(field, 'value');
		if ([...value].length > (LONGEST[field] ?? 20)) fault(field, 'text.shorter', { longest: String(LONGEST[field]) });
		return value === '' ? null : value;
	};
	const kind = subjectKinds.find((each) => each === given.subject_kind);
	if (kind === undefined) fault('subject_kind', 'choice');
	const number = kind === 'other' ? null : text('subject_number', true);
	const [lead, body] = [text('lead', true), text('body', true)];
	const handed = given.handed_on ?? '';
	if (!isDay(handed)) fault('handed_on', 'day');
	else if (handed > today) fault('handed_on', 'day.not_after', { day: today });
	const receipt = text('receipt_number', false);
	const receivedOn = (given.receipt_on ?? '') === '' ? null : given.receipt_on!;
	if (receipt !== null && receivedOn === null) fault('receipt_on', 'value');
	if (receivedOn !== null) {
		if (receipt === null) fault('receipt_number', 'value');
		if (!isDay(receivedOn)) fault('receipt_on', 'day');
		else if (receivedOn > today) fault('receipt_on', 'day.not_after', { day: today });
		else if (isDay(handed) && receivedOn < handed) fault('receipt_on', 'day.not_before', { day: handed });
	}
	return {
		faults,
		state: {
			...{ subject_kind: kind ?? 'other', subject_number: number, lead: lead ?? '', body: body ?? '' },
			...{ handed_on: handed, receipt_number: receipt, receipt_on: receivedOn, note: text('note', false) }
		}
	};
}
