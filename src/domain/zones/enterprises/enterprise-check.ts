import { isCreditCode } from '#core/check-digits.ts';
import { hundredthsOf } from '#core/hundredths.ts';
import type { Expectation } from '#core/import-fields.ts';
import { maskedText } from '#core/masks.ts';
import { isDay } from '#core/period.ts';
import { enterpriseKinds, linkKinds, type EnterpriseKind, type LinkKind } from './enterprise.ts';

/** What is wrong in one field: which, what was expected, what came. Worded in text/. */
export interface EnterpriseFault extends Expectation {
	field: string;
	got: string | null;
}

export const enterpriseFields = [
	...(['code', 'name', 'kind', 'product', 'capacity', 'capacity_unit'] as const),
	...(['village_code', 'east', 'north', 'note'] as const)
] as const;
export type EnterpriseField = (typeof enterpriseFields)[number];
export type EnterpriseGiven = Readonly<Partial<Record<EnterpriseField, string | null>>>;

/** An enterprise as it is kept. */
export interface EnterpriseState {
	code: string;
	name: string;
	kind: EnterpriseKind;
	product: string;
	capacity: number | null;
	capacity_unit: string | null;
	village_code: string;
	east_e7: number | null;
	north_e7: number | null;
	note: string | null;
}

export const linkFields = ['kind', 'village_code', 'partner', 'product', 'starts_on', 'ends_on'] as const;
export type LinkField = (typeof linkFields)[number];
export type LinkGiven = Readonly<Partial<Record<LinkField, string | null>>>;

export interface LinkState {
	kind: LinkKind;
	village_code: string | null;
	/** Number of the enterprise it is with, as given. */
	partner: number | null;
	product: string | null;
	starts_on: string | null;
	ends_on: string | null;
}

const LONGEST: Readonly<Record<string, number>> = { name: 100, product: 60, capacity_unit: 12, note: 300 };
/** What China lies in, degrees: a pair that was swapped is outside. */
const EXTENT = { east: [73, 136], north: [3, 54] } as const;

/** Degrees as ten-millionths; null where they are none of the county's side of the earth. */
export function degreesOf(text: string, axis: keyof typeof EXTENT): number | null {
	const plain = text.normalize('NFKC').trim();
	if (!/^\d{1,3}(\.\d{1,12})?$/.test(plain)) return null;
	const [least, most] = EXTENT[axis];
	const degrees = Number(plain);
	return degrees >= least && degrees <= most ? Math.round(degrees * 1e7) : null;
}

const tidied = (given: string | null | undefined): string | null => {
	const value = maskedText((given ?? '').normalize('NFC'))
		.trim()
		.replace(/\s+/g, ' ');
	return value === '' ? null : value;
};

/** Gathers what is wrong while fields are read one after the other. */
class Reading<F extends string> {
	readonly faults: EnterpriseFault[] = [];
	private readonly given: Readonly<Partial<Record<F, string | null>>>;

	constructor(given: Readonly<Partial<Record<F, string | null>>>) {
		this.given = given;
	}

	fault(field: F, expected: string, params?: Expectation['params']): void {
		const got = tidied(this.given[field]);
		this.faults.push({ field, expected, got: got && got.slice(0, 60), ...(params && { params }) });
	}

	text(field: F, needed: boolean): string | null {
		const value = tidied(this.given[field]);
		const longest = LONGEST[field];
		if (value === null && needed) this.fault(field, 'value');
		if (value !== null && longest !== undefined && [...value].length > longest)
			this.fault(field, 'text.shorter', { longest });
		return value;
	}

	choice<C extends string>(field: F, choices: readonly C[]): C | null {
		const value = this.text(field, true);
		if (value === null) return null;
		const found = choices.find((choice) => choice === value);
		if (found === undefined) this.fault(field, 'choice');
		return found ?? null;
	}

	village(field: F, needed: boolean): string | null {
		const value = this.text(field, needed);
		if (value !== null && !/^\d{12}$/.test(value)) this.fault(field, 'village.known');
		return value;
	}

	day(field: F): string | null {
		const value = this.text(field, false);
		if (value === null || (isDay(value) && value >= '1950-01-01' && value < '2100-01-01')) return value;
		this.fault(field, 'day');
		return null;
	}
}

/**
 * One enterprise as a person or a file gives it. Which villages there are, and which codes, is left to whoever saves it.
 * @param given by field; `capacity` and the two degrees as decimals
 */
export function checkEnterprise(given: EnterpriseGiven): { state: EnterpriseState; faults: EnterpriseFault[] } {
	const read = new Reading<EnterpriseField>(given);
	// Never masked: eighteen digits that look like somebody's are a code here.
	const code = (given.code ?? '').normalize('NFKC').trim().toUpperCase();
	if (code === '') read.fault('code', 'value');
	else if (!isCreditCode(code)) read.fault('code', 'credit_code');
	const written = read.text('capacity', false);
	const capacity = written === null ? null : hundredthsOf(written);
	if (written !== null && capacity === null) read.fault('capacity', 'number.two_places');
	const unit = read.text('capacity_unit', capacity !== null);
	if (unit !== null && written === null) read.fault('capacity', 'value');
	const degrees = (field: 'east' | 'north'): number | null => {
		const text = read.text(field, (given.east ?? '').trim() !== '' || (given.north ?? '').trim() !== '');
		const value = text === null ? null : degreesOf(text, field);
		if (text !== null && value === null) read.fault(field, `degrees.${field}`);
		return value;
	};
	const state: EnterpriseState = {
		...{ code, name: read.text('name', true) ?? '', kind: read.choice('kind', enterpriseKinds) ?? 'leading' },
		...{ product: read.text('product', true) ?? '', capacity, capacity_unit: capacity === null ? null : unit },
		village_code: read.village('village_code', true) ?? '',
		...{ east_e7: degrees('east'), north_e7: degrees('north'), note: read.text('note', false) }
	};
	return { state, faults: read.faults };
}

/** One link of an enterprise: with a village or with another enterprise; a pairing is with a village and says since when. */
export function checkLink(given: LinkGiven): { state: LinkState; faults: EnterpriseFault[] } {
	const read = new Reading<LinkField>(given);
	const kind = read.choice('kind', linkKinds) ?? 'buys_from';
	const village = read.village('village_code', false);
	const named = read.text('partner', false);
	const partner = named !== null && /^[1-9]\d{0,8}$/.test(named) ? Number(named) : null;
	if (named !== null && partner === null) read.fault('partner', 'enterprise.known');
	if (village === null && named === null) read.fault('village_code', 'value');
	if (named !== null && (village !== null || kind === 'paired')) read.fault('partner', 'one_of_two');
	const [starts_on, ends_on] = [read.day('starts_on'), read.day('ends_on')];
	if (kind === 'paired' && tidied(given.starts_on) === null) read.fault('starts_on', 'value');
	if (starts_on !== null && ends_on !== null && ends_on < starts_on)
		read.fault('ends_on', 'day.not_before', { day: starts_on });
	const product = kind === 'paired' ? null : read.text('product', false);
	return { state: { kind, village_code: village, partner, product, starts_on, ends_on }, faults: read.faults };
}
