import { createHmac } from 'node:crypto';
import { hasBirthday, isResidentId } from './check-digits.ts';
import type { Values } from './import-fields.ts';
import { maskedIdNumber, plainIdNumber } from './masks.ts';

/**
 * People's ID numbers stand in files where a code of a lessee should be, and serve there to tell that two records are of
 * one person. They are stored as what a mask leaves of them and a keyed digest: the same for the same number, of no use to
 * whoever reads the table. The full number is kept nowhere. The key never changes, so that later files meet earlier ones;
 * it lies in the database sealed under the data key (door/data-keys.server.ts).
 */
const HANDLE = Symbol.for('mutu.pseudonym-key');
type Holder = { [HANDLE]?: Buffer };

/** Hands the key to the process, once its database is open. */
export function keepPseudonymKey(key: Buffer): void {
	(globalThis as Holder)[HANDLE] = key;
}

const DIGEST = 12;

/** A number of before 1999: fifteen digits, a birthday of the last century in them. */
const OLD = /^\d{8}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}$/;

/**
 * Whether a code is somebody's ID number. A mistyped one that begins as the county's codes do is taken for one where it has
 * a birthday of the last century: as a code of a lessee it would be of a township 190 to 199, of which there are none.
 * Of this century (townships 200 to 209) only the check digit tells.
 */
export const isIdNumber = (code: string, county: string): boolean => {
	const plain = plainIdNumber(code);
	return isResidentId(plain) || OLD.test(plain) || (plain.startsWith(`${county}19`) && hasBirthday(plain));
};

/**
 * What is stored of an ID number: 149901********1234~3kf9…
 * @throws when the process has no key yet
 */
export function pseudonymOf(idNumber: string): string {
	const key = (globalThis as Holder)[HANDLE];
	if (!key) throw new Error('the key of pseudonyms is not there: the house has not been opened');
	const plain = plainIdNumber(idNumber);
	const digest = createHmac('sha256', key).update(plain, 'utf8').digest('base64url');
	return `${maskedIdNumber(plain)}~${digest.slice(0, DIGEST)}`;
}

/** Puts pseudonyms in the place of ID numbers among a record's codes. */
export function hideIdNumbers(values: Values, county: string): void {
	for (const [field, value] of Object.entries(values))
		if (typeof value === 'string' && (value.length === 18 || value.length === 15) && isIdNumber(value, county))
			values[field] = pseudonymOf(value);
}
