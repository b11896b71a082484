import type { CsvCell } from '#core/csv-text.ts';
import type { RegisterRow } from './register-list.ts';
import { hasPeriod, registers, standingOf, type OpenRegister } from './registers.ts';

/** Words of an export, by field, choice and standing. */
export interface SheetWords {
	field: (register: OpenRegister, name: string) => string;
	choice: (field: string, value: string) => string;
	standing: Readonly<Record<string, string>>;
	number: string;
	code: string;
}

/** A register's rows as a table: every field in words, the code beside the name of what a pair is about. */
export function registerSheet(
	register: OpenRegister,
	rows: readonly RegisterRow[],
	words: SheetWords,
	day: string
): CsvCell[][] {
	const fields = registers[register];
	const coded = fields.filter(({ kind }) => kind === 'subject').length > 0;
	const period = hasPeriod(register);
	const head = [
		words.number,
		...fields.map(({ name }) => words.field(register, name)),
		...(coded ? [words.code] : []),
		...(period ? [words.field(register, 'standing')] : [])
	];
	const lines = rows.map(({ number, state, names }): CsvCell[] => [
		String(number),
		...fields.map(({ name, kind }) => {
			const value = state[name] ?? null;
			if (value === null) return '';
			return kind === 'choice' ? words.choice(name, value) : (names[name] ?? value);
		}),
		...(coded ? [state.subject_code ?? ''] : []),
		...(period ? [words.standing[standingOf(state, day)]!] : [])
	]);
	return [head, ...lines];
}
