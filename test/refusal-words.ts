import type { Expectation } from '#core/import-fields.ts';
import type { Refusal } from '#core/outcome.ts';
import type { Note } from '#exchange/parsed.ts';
import { import as en } from '#text/en/import.ts';
import { import as zh } from '#text/zh/import.ts';

type Detail = Record<string, unknown>;
type Words = Readonly<Record<string, string | ((detail: never) => string)>>;

/** Where a library itself says `undefined` of something in the file, it is no gap in our words. */
const plain = (detail: unknown): Detail =>
	JSON.parse(
		JSON.stringify(detail ?? {})
			.replaceAll('undefined', '—')
			.replaceAll('NaN', '—')
	) as Detail;

const said = (words: Words, name: string, detail: unknown): string => {
	const found = words[name];
	return typeof found === 'function' ? found(plain(detail) as never) : (found ?? '');
};

/** What people read of a refusal, Chinese and English; '' for a reason without words. */
export const messagesOf = ({ reason, detail }: Refusal): string[] =>
	[zh, en].map(({ reasons }) => said(reasons, reason, detail));

/** Names of what came of a file that have no words in one of the languages, or words with a gap. */
export function unworded(come: {
	refusal?: Refusal;
	notes?: readonly Note[];
	problems?: readonly (Expectation & { got: string | null })[];
}): string[] {
	const gap = (text: string) => text === '' || /undefined|\[object|NaN/.test(text);
	const missing = [zh, en].flatMap(({ reasons, notes, expected }) => [
		...(come.refusal && gap(said(reasons, come.refusal.reason, come.refusal.detail)) ? [come.refusal.reason] : []),
		...(come.notes ?? []).filter(({ note, detail }) => gap(said(notes, note, detail))).map(({ note }) => note),
		...(come.problems ?? [])
			.filter((problem) => gap(said(expected, problem.expected, problem.params)))
			.map((problem) => problem.expected)
	]);
	return [...new Set(missing)];
}
