import { accepted, refused, type Outcome } from '#core/outcome.ts';

/** Shortest and longest user name, in signs. */
export const USER_NAME = { shortest: 2, longest: 32 } as const;

/**
 * A user name as it is compared: NFKC, so that full-width and half-width signs are one, and without case. Chinese names
 * stay as they are.
 */
export const foldUserName = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

/** Letters and digits of any script, and . _ - between them. */
const ALLOWED = /^[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?$/u;

export function checkUserName(name: string): Outcome<string> {
	const folded = foldUserName(name);
	const { length } = [...folded];
	if (length < USER_NAME.shortest || length > USER_NAME.longest)
		return refused('user_name.length', { expected: USER_NAME, got: length });
	return ALLOWED.test(folded) ? accepted(folded) : refused('user_name.signs');
}

/** What a phone is sealed for, and found again by. */
export const PHONE_USE = 'person.phone';

/** A mobile number of the mainland as it is compared: eleven digits; null for anything else. */
export function foldPhone(text: string): string | null {
	const digits = text
		.normalize('NFKC')
		.replace(/[\s-]/g, '')
		.replace(/^(\+|00)86/, '');
	return /^1[3-9]\d{9}$/.test(digits) ? digits : null;
}
