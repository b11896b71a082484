/** The middle of a text as stars; what is too short to keep both ends is stars altogether. */
function maskedMiddle(text: string | null, head: number, tail: number): string | null {
	const whole = text?.trim() ?? '';
	if (whole === '') return null;
	if (whole.length <= head + tail) return '*'.repeat(whole.length);
	return whole.slice(0, head) + '*'.repeat(whole.length - head - tail) + whole.slice(whole.length - tail);
}

/** An identity card number as anything outside its own file may show it: 6 + 4 digits (domain.md §2.6). */
export const maskedIdentity = (number: string | null): string | null => maskedMiddle(number, 6, 4);

/** A telephone number: 3 + 4 digits. */
export const maskedPhone = (number: string | null): string | null => maskedMiddle(number, 3, 4);

/** A bank account: the last 4 digits. */
export const maskedAccount = (number: string | null): string | null => maskedMiddle(number, 0, 4);
