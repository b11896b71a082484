import { hasBirthday, isCreditCode, isResidentId } from '#core/check-digits.ts';
import type { Values } from '#core/import-fields.ts';
import type { Fault } from '#territory/import-rows.ts';
import { HOUSEHOLD_METHOD } from './household.ts';

/**
 * How the standard's codes are built (domain.md §2.1.4, §2.1.7, I3). Villages number as they like: a number is held to a
 * rule only when it claims to be such a code, by its length and by the county's six digits it begins with. Pure.
 */

/** Letters and digits people take for one another, when a code is read off paper. */
const MISREAD: Readonly<Record<string, string>> = { O: '0', o: '0', I: '1', l: '1' };
const digitsMeant = (text: string): string => text.replace(/[OoIl]/g, (letter) => MISREAD[letter]!);

/** County 6 + township 3 + village 3 + group 2, then a serial; a township has a number, and so has whatever is counted. */
const isBuilt = (code: string, county: string, serial: number): boolean =>
	/^\d+$/.test(code) &&
	code.startsWith(county) &&
	code.slice(6, 9) !== '000' &&
	!/^0+$/.test(code.slice(14, 14 + serial) || '1');

/** Whether a text is so long, begins as the county's codes do, and is digits or was meant so. */
const claims = (text: string, county: string, length: number): boolean =>
	text.length === length && text.startsWith(county) && /^\d+$/.test(digitsMeant(text));

const fault = (field: string, expected: string, got: string, params?: Fault['params']): Fault => ({
	...{ field, expected, got },
	...(params ? { params } : {})
});

/** One code by itself: nothing when it is in order or claims nothing. */
function structureFault(
	values: Values,
	field: string,
	{ expected, length, serial }: { expected: string; length: number; serial: number },
	county: string
): Fault[] {
	const code = textOf(values, field);
	if (!code || !claims(code, county, length) || isBuilt(code, county, serial)) return [];
	return [fault(field, expected, code, { county })];
}

const textOf = (values: Values, field: string): string | null =>
	typeof values[field] === 'string' ? (values[field] as string) : null;

const LESSOR = { expected: 'code.fbfbm', length: 14, serial: 0 };
const LESSEE = { expected: 'code.cbfbm', length: 18, serial: 4 };
const PARCEL = { expected: 'code.dkbm', length: 19, serial: 5 };

/** A code in order of this field, or null: only such a code is held against others. */
function built(values: Values, field: string, { length, serial }: typeof LESSOR, county: string): string | null {
	const code = textOf(values, field);
	return code?.length === length && isBuilt(code, county, serial) ? code : null;
}

/** `code` begins with what `whole` is. */
const beginsFault = (field: string, code: string | null, whole: string | null, of: string): Fault[] =>
	code && whole && !code.startsWith(whole)
		? [fault(field, 'code.begins', code, { of, code: whole, length: whole.length })]
		: [];

/** Of a contract's number (CBHTBM): lessee's code 18 and J for a household's contract or Q for any other. */
function contractNumberFaults(values: Values, field: string, county: string): Fault[] {
	const number = textOf(values, field);
	if (!number || number.length !== 19 || !claims(number.slice(0, 18), county, 18) || !/[a-z]$/i.test(number)) return [];
	if (!isBuilt(number.slice(0, 18), county, 4) || !/[JQ]$/i.test(number))
		return [fault(field, 'code.cbhtbm', number, { county })];
	return [
		...letterFault(field, number, textOf(values, 'method')),
		...(built(values, 'lessee_code', LESSEE, county)
			? beginsFault(field, number, textOf(values, 'lessee_code'), 'lessee_code')
			: beginsFault(field, number, built(values, 'lessor_code', LESSOR, county), 'lessor_code'))
	];
}

/**
 * J and 110 go together (I3). What was transferred or exchanged (200, 300), and what says no more than 承包 (100), may have
 * been a household's or not.
 */
function letterFault(field: string, number: string, method: string | null): Fault[] {
	const household = /J$/i.test(number);
	if (method === HOUSEHOLD_METHOD && !household) return [fault(field, 'code.letter', number, { letter: 'J' })];
	if (method && /^12\d$/.test(method) && household) return [fault(field, 'code.letter', number, { letter: 'Q' })];
	return [];
}

/** Offices 1, civil bodies 5, companies 9, farming N; a place; and a letter, or it might be any number. */
const CREDIT_CODE = /^(1[1239]|5[1239]|9[123]|N[1239])[1-8]\d{5}(?=[0-9A-Z]*[A-Z])[0-9A-Z]{10}$/;

/**
 * A lessee's code is the county's own (CBFBM), or an identity number or credit code people put there. An eighteen-digit
 * CBFBM of township 200 may hold a birthday, so the county's numbers are only taken for a person's when their check
 * character fits or is an X.
 */
function lesseeFaults(values: Values, county: string): Fault[] {
	const code = textOf(values, 'lessee_code')?.toUpperCase();
	if (!code || code.length !== 18 || isResidentId(code) || isCreditCode(code)) return [];
	const ours = code.startsWith(county);
	if (hasBirthday(code) && (!ours || code.endsWith('X'))) return [fault('lessee_code', 'id.resident', code)];
	if (!ours && CREDIT_CODE.test(code)) return [fault('lessee_code', 'id.credit', code)];
	return [
		...structureFault(values, 'lessee_code', LESSEE, county),
		...beginsFault(
			'lessee_code',
			built(values, 'lessee_code', LESSEE, county),
			built(values, 'lessor_code', LESSOR, county),
			'lessor_code'
		)
	];
}

const parcelFaults = (values: Values, field: string, county: string): Fault[] => [
	...structureFault(values, field, PARCEL, county),
	...beginsFault(
		field,
		built(values, field, PARCEL, county),
		built(values, 'lessor_code', LESSOR, county),
		'lessor_code'
	)
];

/** Codes of a parcel's record (DK): its own, and its lessor's. */
export const parcelCodeFaults = (values: Values, county: string): Fault[] => [
	...structureFault(values, 'lessor_code', LESSOR, county),
	...parcelFaults(values, 'code', county)
];

/**
 * Codes of a record about a contract (CBHT, CBDKXX, an occupation).
 * @param number field of the contract's number
 */
export const contractCodeFaults = (values: Values, county: string, number = 'number'): Fault[] => [
	...structureFault(values, 'lessor_code', LESSOR, county),
	...lesseeFaults(values, county),
	...parcelFaults(values, 'parcel_code', county),
	...contractNumberFaults(values, number, county)
];

/**
 * What 宗地 a code may name: G of the State, J of a collective, Z undecided; then by right. Ownership (A) and homesteads (C)
 * are a collective's alone. Of the collective's land these are JA 集体土地所有权, JB 集体建设用地使用权, JC 宅基地.
 */
const FEATURE = /^(J[AC]|[GJZ][BSXDEFHGWY])$/;

/** Code of a construction parcel (ZDDM): county 6 + district 3 + sub-district 3 + feature 2 + serial 5; or a parcel's (DKBM). */
export function constructionCodeFaults(values: Values, county: string): Fault[] {
	const code = textOf(values, 'code');
	if (!code) return [];
	const feature = code.slice(12, 14).toUpperCase();
	if (code.length !== 19 || !code.startsWith(county) || !/^[A-Z]{2}$/.test(feature))
		return parcelFaults(values, 'code', county);
	const inOrder = /^\d{12}$/.test(code.slice(0, 12)) && FEATURE.test(feature) && /^(?!0+$)\d{5}$/.test(code.slice(14));
	return inOrder ? [] : [fault('code', 'code.zddm', code, { county })];
}
