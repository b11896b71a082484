import type { AuditBody } from '#audit/entry.ts';
import type { AuditNote } from '#core/audit-note.ts';
import type { Subjects } from '#text/subjects.ts';

type Words = Subjects['audit'];

/** Words of other subjects for values that are theirs, such as a finding's status. */
export type ValueWords = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What a record is called, by its id, as far as whoever reads may know it. */
export type RecordLabels = Readonly<Record<string, string>>;

/** Kinds that count lines of a file, not records. */
const ROWS = new Set(['export', 'audit']);
const NAMED = 3;
const LONGEST = 60;
const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

export const actionWords = (words: Words, action: string): string => words.actions[action] ?? action;
export const kindWords = (words: Words, kind: string): string => words.kinds[kind] ?? kind;

function valueText(words: Words, known: ValueWords, field: string, value: unknown): string {
	if (value === null || value === undefined || value === '') return words.values.null;
	if (typeof value === 'boolean') return value ? words.values.true : words.values.false;
	if (typeof value === 'string') return known[field]?.[value] ?? words.known[field]?.[value] ?? cut(value);
	if (Array.isArray(value) && value.every((each) => typeof each === 'string'))
		return value.length === 0 ? words.values.null : cut(value.join(words.sentence.comma));
	return typeof value === 'object' ? cut(JSON.stringify(value)) : String(value);
}

/** What one note is about: 疑似图斑 56、57 等 12 处; many without names: 合同 1530 处. */
export function subjectText(words: Words, note: AuditNote, labels: RecordLabels): string {
	const kind = kindWords(words, note.kind);
	const named = (note.ids ?? []).flatMap((id) => labels[id] ?? []);
	const all = note.count ?? note.ids?.length ?? 0;
	if (named.length > 0) {
		const shown = words.one(kind, named.slice(0, NAMED).join(words.sentence.comma));
		return all > Math.min(named.length, NAMED) ? `${shown} ${words.more(String(all))}` : shown;
	}
	return all > 0 ? (ROWS.has(note.kind) ? words.rows : words.count)(kind, String(all)) : kind;
}

/** Each field a note says has changed: 状态 疑似 → 不属实. */
export const changeTexts = (words: Words, note: AuditNote, known: ValueWords): string[] =>
	Object.entries(note.changes ?? {}).map(([field, [before, after]]) =>
		words.change(
			words.fields[field] ?? field,
			valueText(words, known, field, before),
			valueText(words, known, field, after)
		)
	);

/** What else a note says, a field each. */
export const detailTexts = (words: Words, note: AuditNote, known: ValueWords): string[] =>
	Object.entries(note.detail ?? {})
		.filter(([, value]) => value !== null && value !== undefined && value !== '')
		.map(([field, value]) => `${words.fields[field] ?? field} ${valueText(words, known, field, value)}`);

const worded = (words: Words, { detail = {} }: AuditNote): Record<string, unknown> =>
	Object.fromEntries(
		Object.entries(detail).filter(([field, value]) => field in words.fields && typeof value !== 'object')
	);

/** An entry as a sentence, without who and when: 处理疑似图斑：疑似图斑 56，状态 疑似 → 不属实。理由：同名不同人. */
export function entrySentence(words: Words, body: AuditBody, known: ValueWords, labels: RecordLabels): string {
	const { colon, comma, stop } = words.sentence;
	// Which job a step belongs to, and figures nobody has a word for, are for the entry itself.
	const told = body.notes.filter(({ kind }, _, all) => kind !== 'job' || all.length === 1);
	const said = told.flatMap((note) => [
		subjectText(words, note, labels),
		...changeTexts(words, note, known),
		...(note.changes ? [] : detailTexts(words, { ...note, detail: worded(words, note) }, known))
	]);
	const what = [actionWords(words, body.action), said.join(comma)].filter(Boolean).join(colon);
	return body.why ? `${what}${stop}${words.because(body.why)}` : what;
}
