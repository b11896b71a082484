import type { stewardship } from '#text/zh/stewardship.ts';
import type { RegisterRow } from '#stewardship/register-list.ts';
import type { RegisterField, RegisterName } from '#stewardship/registers.ts';

type Words = typeof stewardship;
/** Words of restricted labels; null for whoever may not see them. */
export type LabelWords = Readonly<Record<string, string>> | null;

export const fieldWord = (text: Words, register: RegisterName, field: string): string =>
	text.fieldsOf[register]?.[field] ?? text.fields[field] ?? field;

export const choiceWord = (text: Words, labels: LabelWords, field: string, value: string): string =>
	(field === 'label' ? labels?.[value] : text.choices[field]?.[value]) ?? value;

/** What a field of a record says; '' when it says nothing. */
export function valueWord(text: Words, labels: LabelWords, row: RegisterRow, { name, kind }: RegisterField): string {
	const value = row.state[name];
	if (!value) return '';
	return kind === 'choice' ? choiceWord(text, labels, name, value) : (row.names[name] ?? value);
}

/** What one record is called. */
export function titleOf(text: Words, labels: LabelWords, register: RegisterName, row: RegisterRow): string {
	const { state, names } = row;
	if (register === 'pairing') return `${state.leader} · ${names.subject_code ?? state.subject_code}`;
	if (register === 'visit') return `${names.talent_id ?? ''} · ${names.place_code ?? ''}`;
	if (register === 'label')
		return `${names.place_code ?? ''} · ${choiceWord(text, labels, 'label', state.label ?? '')}`;
	return state.name ?? state.number ?? '';
}
