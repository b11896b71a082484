import type { Expectation } from '#core/import-fields.ts';
import { isDay } from '#core/period.ts';
import { registers, type RegisterField, type RegisterName, type RegisterState } from './registers.ts';

/** What is wrong in one field: which, what was expected, what came. Worded in text/. */
export interface RegisterFault extends Expectation {
	field: string;
	got: string | null;
}

/**
 * Labels of villages are restricted: written into a note they would reach every list and export. A post or a title may hold
 * such a word (县信访局局长), so only what is said of a place is looked at.
 */
const LABEL = /软弱\s*涣散|社会治理\s*重点村|信访/u;
export const namesLabel = (text: string): boolean => LABEL.test(text.normalize('NFKC'));

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const shown = (value: string): string => (value.length > 60 ? `${value.slice(0, 60)}…` : value);

/** A field's value as it is kept: one form of each character, no blanks at the ends, lines only where there may be several. */
function tidied(field: RegisterField, given: string | undefined): string | null {
	const value = (given ?? '').normalize('NFC').trim();
	const plain = field.kind === 'long' ? value.replace(/\r\n?/g, '\n') : value.replace(/\s+/g, ' ');
	return plain === '' ? null : plain;
}

function fieldFault(field: RegisterField, value: string): Expectation | null {
	const { kind, longest, choices } = field;
	if (longest !== undefined && [...value].length > longest) return { expected: 'text.shorter', params: { longest } };
	if (kind === 'day') return isDay(value) && value >= '1950-01-01' && value < '2100-01-01' ? null : { expected: 'day' };
	if (kind === 'choice') return choices!.includes(value) ? null : { expected: 'choice' };
	if (kind === 'village') return /^\d{12}$/.test(value) ? null : { expected: 'village.known' };
	if (kind === 'place') return /^(\d{6}|\d{9}|\d{12})$/.test(value) ? null : { expected: 'place.known' };
	if (kind === 'team' || kind === 'talent' || kind === 'station')
		return UUID.test(value) ? null : { expected: `${kind}.known` };
	return field.ofPlace && namesLabel(value) ? { expected: 'no_label' } : null;
}

/**
 * One record as a person or a file gives it: the state to keep, and what is wrong with it. What the database must be asked
 * (places, doubles, scope) is left to whoever saves it.
 * @param given values by column; what is not a column of the register is not looked at
 */
export function checkRegister(
	name: RegisterName,
	given: Readonly<Record<string, string | undefined>>
): { state: RegisterState; faults: RegisterFault[] } {
	const faults: RegisterFault[] = [];
	const state: Record<string, string | null> = {};
	for (const field of registers[name]) {
		const value = tidied(field, given[field.name]);
		state[field.name] = value;
		if (value === null) {
			if (field.required) faults.push({ field: field.name, expected: 'value', got: null });
			continue;
		}
		const fault = fieldFault(field, value);
		if (fault) faults.push({ field: field.name, got: shown(value), ...fault });
	}
	const faulty = new Set(faults.map(({ field }) => field));
	if (!faulty.has('starts_on')) faults.push(...together(name, state).filter(({ field }) => !faulty.has(field)));
	return { state, faults };
}

/** What fields must agree on. */
function together(name: RegisterName, state: Record<string, string | null>): RegisterFault[] {
	const faults: RegisterFault[] = [];
	const { starts_on: start, ends_on: end } = state;
	if (start && end && end < start)
		faults.push({ field: 'ends_on', expected: 'day.not_before', params: { day: start }, got: end });
	const missing = (field: string) => faults.push({ field, expected: 'value', got: null });
	if (name === 'team') {
		if (state.kind === 'leading_group') state.duty = null;
		else if (!state.duty) missing('duty');
	}
	if (name === 'talent') {
		if (state.kind === 'expert' && !state.field) missing('field');
		if (state.kind === 'student' && !state.place_code) missing('place_code');
	}
	if (name === 'pairing') {
		const length = { township: 9, village: 12 }[state.subject_kind ?? ''];
		if (length && !new RegExp(`^\\d{${length}}$`).test(state.subject_code ?? ''))
			faults.push({ field: 'subject_code', expected: `${state.subject_kind}.known`, got: state.subject_code ?? null });
	}
	return faults;
}
