import type { Expectation } from '#core/import-fields.ts';
import { maskedText } from '#core/masks.ts';
import { muFromDecimal } from '#core/mu.ts';
import { isDay } from '#core/period.ts';
import { isHousehold } from '#land/household.ts';
import { endAfter } from '#land/period-end.ts';
import { fenFromYuan } from '#core/money.ts';
import { allContractFields, type ContractField } from './fields.ts';
import { rentsFromText } from './rent-rows.ts';
import type { AssetRow, RentRow } from './terms.ts';

/** What is wrong in one field: which, what was expected, what came. Worded in text/. */
export interface ContractFault extends Expectation {
	field: string;
	got: string | null;
}

export type ContractState = Record<string, string | number | boolean | null | Record<string, unknown>>;
type Given = Readonly<Record<string, string | undefined>>;
type Read = { value: ContractState[string] | RentRow[] | AssetRow[] } | Expectation;

const MOST_MU = 1_000_000_00;
const shown = (value: string): string => (value.length > 60 ? `${value.slice(0, 60)}…` : value);
const isSoundDay = (value: string): boolean => isDay(value) && value >= '1950-01-01' && value < '2150-01-01';

/** `门面房 3 3600; 仓库 1`: name, units and yuan of one unit a year, one asset a line. */
export function assetsFromText(text: string): AssetRow[] | null {
	const lines = text
		.normalize('NFKC')
		.split(/[;\n]/)
		.map((line) => line.trim())
		.filter(Boolean);
	const rows = lines.map((line): AssetRow | null => {
		const match = /^(.{1,60}?)\s+(\d{1,6})(?:\s+(\S+))?$/u.exec(line);
		const fen = match?.[3] === undefined ? null : fenFromYuan(match[3]);
		const units = Number(match?.[2] ?? 0);
		return !match || units < 1 || (match[3] !== undefined && fen === null) ? null : { name: match[1]!, units, fen };
	});
	return rows.includes(null) ? null : (rows as AssetRow[]);
}

function read({ kind, longest, choices }: ContractField, value: string): Read {
	if (longest !== undefined && [...value].length > longest) return { expected: 'text.shorter', params: { longest } };
	switch (kind) {
		case 'day':
			return isSoundDay(value) ? { value } : { expected: 'day' };
		case 'last_day':
			return isSoundDay(value) ? { value: endAfter(value) } : { expected: 'day' };
		case 'choice':
			return choices!.includes(value) ? { value } : { expected: 'choice' };
		case 'yes_no':
			return value === 'yes' || value === 'no' ? { value: value === 'yes' } : { expected: 'choice' };
		case 'village':
			return /^\d{12}$/.test(value) ? { value } : { expected: 'village.known' };
		case 'mu': {
			const mu = muFromDecimal(value);
			return mu !== null && mu >= 0 && mu <= MOST_MU ? { value: mu } : { expected: 'mu' };
		}
		case 'yuan': {
			const fen = fenFromYuan(value);
			return fen === null ? { expected: 'yuan' } : { value: fen };
		}
		case 'rents': {
			const rents = rentsFromText(value);
			return rents ? { value: rents } : { expected: 'rents' };
		}
		case 'assets': {
			const assets = assetsFromText(value);
			return assets ? { value: assets } : { expected: 'assets' };
		}
		default:
			return { value: maskedText(value) };
	}
}

/**
 * One contract as a person gives it: the columns to keep and what is wrong with them. What the database must be asked
 * (villages, doubles, scope) is left to whoever saves it.
 */
export function checkContract(given: Given): { state: ContractState; faults: ContractFault[] } {
	const faults: ContractFault[] = [];
	const state: ContractState = {};
	const terms: Record<string, unknown> = {};
	for (const field of allContractFields) {
		const value = (given[field.name] ?? '').normalize('NFC').trim();
		if (value === '') {
			if (field.required) faults.push({ field: field.name, expected: 'value', got: null });
			if (field.kind === 'rents' || field.kind === 'assets') terms[field.name] = [];
			else if (!field.kept) state[field.name] = null;
			continue;
		}
		const found = read(field, value);
		if ('expected' in found) faults.push({ field: field.name, got: shown(value), ...found });
		else if (field.kind === 'rents' || field.kind === 'assets') terms[field.name] = found.value;
		else state[field.name] = found.value as ContractState[string];
	}
	state.terms = terms;
	state.formerly_oral ??= false;
	const faulty = new Set(faults.map(({ field }) => field));
	return { state, faults: [...faults, ...together(state).filter(({ field }) => !faulty.has(field))] };
}

/** What fields must agree on. */
function together(state: ContractState): ContractFault[] {
	const faults: ContractFault[] = [];
	const { starts_on: first, ends_on: end } = state as Record<string, string | null>;
	if (first && end && end <= first)
		faults.push({ field: 'ends_on', expected: 'day.not_before', params: { day: first }, got: end });
	if (typeof state.number === 'string' && isHousehold(null, state.number))
		faults.push({ field: 'number', expected: 'not_household', got: state.number });
	if (typeof state.number === 'string' && state.number === state.head_contract_number)
		faults.push({ field: 'head_contract_number', expected: 'another_contract', got: state.number });
	if (state.reference_fen === 0) faults.push({ field: 'reference_fen', expected: 'yuan.positive', got: '0' });
	return faults;
}
