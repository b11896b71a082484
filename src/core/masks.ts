import { hasBirthday } from './check-digits.ts';
import { maskedName } from './masked-name.ts';

/**
 * The one place that says how much of a person's data may be shown (domain.md I24): an ID number keeps its first six and
 * last four digits, a phone three and four, an account its last four, a name its first character, an address its village.
 */
const stars = (count: number): string => '*'.repeat(Math.max(count, 1));

const between = (text: string, first: number, last: number): string =>
	text.length <= first + last
		? stars(text.length)
		: text.slice(0, first) + stars(text.length - first - last) + text.slice(text.length - last);

/** An ID number in one spelling: no spaces, ASCII digits, X in capitals. */
export const plainIdNumber = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toUpperCase();

/** A phone in one spelling: digits alone, without the country's 86. */
export const plainPhone = (text: string): string => {
	const digits = text.normalize('NFKC').replace(/\D/g, '');
	return digits.length === 13 && digits.startsWith('86')
		? digits.slice(2)
		: digits.length === 15 && digits.startsWith('0086')
			? digits.slice(4)
			: digits;
};

export const maskedIdNumber = (text: string): string => between(plainIdNumber(text), 6, 4);
export const maskedPhone = (text: string): string => between(plainPhone(text), 3, 4);
export const maskedAccount = (text: string): string => between(text.replace(/[\s-]/g, ''), 0, 4);

/** An address down to its village: what stands behind 村, 社区 or the like is left out. */
export function maskedAddress(text: string): string {
	const village = /^.*?(?:村|社区|居委会|屯|嘎查)/u.exec(text.trim());
	if (village) return `${village[0]}**`;
	const town = /^.*?(?:乡|镇|街道|苏木)/u.exec(text.trim());
	return town ? `${town[0]}**` : '**';
}

export { maskedName };

/** Runs of digits somebody may be named, called or paid by, with the spaces people put into them; no part of a longer code. */
const RUN = /(?<![0-9A-Za-z])(?:\+?86[- ]?)?\d(?:[- ]?\d){9,19}(?:[- ]?[Xx])?(?![0-9A-Za-z])/g;

/** Bank cards: of UnionPay and the two others in use, with the check digit of ISO/IEC 7812. */
function isCard(digits: string): boolean {
	if (!/^(?:62\d{14,17}|[45]\d{15})$/.test(digits)) return false;
	let sum = 0;
	for (const [index, digit] of [...digits].reverse().entries()) {
		const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
		sum += value > 9 ? value - 9 : value;
	}
	return sum % 10 === 0;
}

/**
 * Free text (a note, a name, a neighbour on the east) with every ID number, mobile number and card number in it masked.
 * Codes of land and contracts stay: an ID number has a birthday in it, a card its check digit.
 * @param county its codes begin with these six digits and are nobody's card
 */
export const maskedText = (text: string, county = ''): string =>
	text.replace(RUN, (found) => {
		const plain = found.replace(/[- +]/g, '').toUpperCase();
		if (hasBirthday(plain)) return maskedIdNumber(plain);
		if (/^(?:86)?1[3-9]\d{9}$/.test(plain)) return maskedPhone(plain);
		return isCard(plain) && (county === '' || !plain.startsWith(county)) ? maskedAccount(plain) : found;
	});

/** Whether a text has something in it that a mask would hide. */
export const hasProtected = (text: string, county = ''): boolean => maskedText(text, county) !== text;
