import type { Expectation } from '#core/import-fields.ts';
import { maskedText } from '#core/masks.ts';
import { isDay } from '#core/period.ts';
import { fenFromYuan } from '#core/money.ts';
import { rectificationKinds } from './kinds.ts';

/** What is written down beside contracts: rectifications, lawyers' opinions, restricted flags, the team book. One table for forms and checks. Pure. */
export const entryNames = ['rectification', 'opinion', 'interest', 'group', 'meeting'] as const;
export type EntryName = (typeof entryNames)[number];

export interface EntryField {
	readonly name: string;
	readonly kind: 'text' | 'long' | 'day' | 'choice' | 'yuan' | 'gain';
	readonly required?: true;
	readonly longest?: number;
	readonly choices?: readonly string[];
}

const needed = { required: true } as const;

export const entries: Readonly<Record<EntryName, readonly EntryField[]>> = {
	rectification: [
		{ name: 'kind', kind: 'choice', choices: rectificationKinds, ...needed },
		{ name: 'done_on', kind: 'day', ...needed },
		{ name: 'delta_fen', kind: 'gain' },
		{ name: 'recovered_fen', kind: 'yuan' },
		{ name: 'document', kind: 'text', longest: 200 },
		{ name: 'note', kind: 'long', longest: 500 }
	],
	opinion: [
		{ name: 'question', kind: 'long', longest: 1000, ...needed },
		{ name: 'opinion', kind: 'long', longest: 2000 },
		{ name: 'lawyer', kind: 'text', longest: 100 },
		{ name: 'given_on', kind: 'day' }
	],
	interest: [
		{ name: 'relation', kind: 'choice', choices: ['cadre', 'member', 'relative'], ...needed },
		{ name: 'note', kind: 'long', longest: 500, ...needed }
	],
	group: [
		{ name: 'name', kind: 'text', longest: 50, ...needed },
		{ name: 'leader', kind: 'text', longest: 50, ...needed },
		{ name: 'members', kind: 'text', longest: 200 },
		{ name: 'households', kind: 'text', longest: 200 },
		{ name: 'starts_on', kind: 'day', ...needed },
		{ name: 'ends_on', kind: 'day' }
	],
	meeting: [
		{ name: 'met_on', kind: 'day', ...needed },
		{ name: 'present', kind: 'text', longest: 200, ...needed },
		{ name: 'found', kind: 'long', longest: 1000, ...needed },
		{ name: 'next', kind: 'long', longest: 500 }
	]
};

/** Whether an entry hangs on a contract, or on a village. */
export const ofContract = (name: EntryName): boolean => name !== 'group' && name !== 'meeting';

export interface EntryFault extends Expectation {
	field: string;
	got: string | null;
}

export type EntryState = Record<string, string | number | null>;
type Read = { value: string | number } | Expectation;

function read({ kind, longest, choices }: EntryField, value: string): Read {
	if (longest !== undefined && [...value].length > longest) return { expected: 'text.shorter', params: { longest } };
	if (kind === 'day')
		return isDay(value) && value >= '1950-01-01' && value < '2100-01-01' ? { value } : { expected: 'day' };
	if (kind === 'choice') return choices!.includes(value) ? { value } : { expected: 'choice' };
	if (kind === 'yuan' || kind === 'gain') {
		const less = kind === 'gain' && /^[-−]/.test(value);
		const fen = fenFromYuan(less ? value.slice(1) : value.replace(/^\+/, ''));
		return fen === null ? { expected: kind } : { value: less ? -fen : fen };
	}
	return { value: maskedText(value) };
}

/**
 * One entry as a person gives it: the columns to keep, and what is wrong with them.
 * @param today nothing that has been done lies after it
 */
export function checkEntry(
	name: EntryName,
	given: Readonly<Record<string, string | undefined>>,
	today: string
): { state: EntryState; faults: EntryFault[] } {
	const faults: EntryFault[] = [];
	const state: EntryState = {};
	for (const field of entries[name]) {
		const value = (given[field.name] ?? '').normalize('NFC').trim();
		state[field.name] = null;
		if (value === '') {
			if (field.required) faults.push({ field: field.name, expected: 'value', got: null });
			continue;
		}
		const found = read(field, value);
		if ('expected' in found) faults.push({ field: field.name, got: value.slice(0, 60), ...found });
		else state[field.name] = found.value;
	}
	const faulty = new Set(faults.map(({ field }) => field));
	return { state, faults: [...faults, ...together(name, state, today).filter(({ field }) => !faulty.has(field))] };
}

/** What fields must agree on, with each other and with the day. */
function together(name: EntryName, state: EntryState, today: string): EntryFault[] {
	const faults: EntryFault[] = [];
	const dayIn = (field: string) => state[field] as string | null | undefined;
	for (const field of ['done_on', 'given_on', 'met_on']) {
		const on = dayIn(field);
		if (on && on > today) faults.push({ field, expected: 'day.not_after', params: { day: today }, got: on });
	}
	const [first, last] = [dayIn('starts_on'), dayIn('ends_on')];
	if (first && last && last < first)
		faults.push({ field: 'ends_on', expected: 'day.not_before', params: { day: first }, got: last });
	if (name === 'opinion') {
		// A question waits; an opinion says whose it is and of which day.
		const said = ['opinion', 'lawyer', 'given_on'].filter((field) => state[field] !== null);
		if (said.length > 0 && said.length < 3)
			for (const field of ['opinion', 'lawyer', 'given_on'])
				if (state[field] === null) faults.push({ field, expected: 'value', got: null });
	}
	return faults;
}
