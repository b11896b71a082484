import { isDay } from './period.ts';

/** Numbers that carry a character to check them by. Pure. */

/** GB 32100: digits and letters without I, O, S, V, Z; a character's value is its place. */
const CREDIT_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** 3^(i−1) mod 31. */
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/**
 * The last character of a unified social credit code (GB 32100): 31 − Σ mod 31, where 31 is 0.
 * @param first17 in capital letters
 * @returns null when a character has no place in such a code
 */
export function creditCheckCharacter(first17: string): string | null {
	if (first17.length !== 17) return null;
	let sum = 0;
	for (const [index, weight] of CREDIT_WEIGHTS.entries()) {
		const value = CREDIT_CHARACTERS.indexOf(first17[index]!);
		if (value < 0) return null;
		sum += value * weight;
	}
	return CREDIT_CHARACTERS[(31 - (sum % 31)) % 31]!;
}

/** Whether a text is a unified social credit code: 2 characters, 6 digits of a place, 9 characters, the check character. */
export const isCreditCode = (text: string): boolean =>
	/^[0-9A-Z]{2}\d{6}[0-9A-Z]{10}$/.test(text) && creditCheckCharacter(text.slice(0, 17)) === text[17];

const RESIDENT_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const RESIDENT_CHARACTERS = '10X98765432';

/** The last character of a resident identity number (GB 11643); null unless 17 digits are given. */
export function residentCheckCharacter(first17: string): string | null {
	if (!/^\d{17}$/.test(first17)) return null;
	const sum = RESIDENT_WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
	return RESIDENT_CHARACTERS[sum % 11]!;
}

/** Whether digits 7 to 14 of an 18-character number are a day somebody may have been born on. */
export const hasBirthday = (text: string): boolean =>
	/^\d{6}(19|20)\d{9}[\dX]$/.test(text) && isDay(`${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`);

/** Whether a text is a resident identity number: 17 digits with a birthday in them, and the check character. */
export const isResidentId = (text: string): boolean =>
	hasBirthday(text) && residentCheckCharacter(text.slice(0, 17)) === text[17];
