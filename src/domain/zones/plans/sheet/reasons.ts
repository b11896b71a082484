import { accepted, refused, type Outcome } from '#core/outcome.ts';

/** Why a plan is as it is, as it stands on its sheet. */
export interface Reasons {
	/** Which of the texts written so far it is; 0: none is written. */
	seq: number;
	text: string;
	by: string;
	at: Date | null;
}

/** Signs of the longest text. */
export const LONGEST_REASONS = 2000;

/** Reasons as they are kept: an empty text says that there are none. Lines stay. */
export function reasonsText(given: string): Outcome<string> {
	const text = given.normalize('NFC').replaceAll('\r\n', '\n').trim();
	const length = [...text].length;
	return length <= LONGEST_REASONS && !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text)
		? accepted(text)
		: refused('plan.reasons', { expected: LONGEST_REASONS, got: length });
}
