import { formatMuGain } from '#ui/numbers.ts';
import type { Found } from '#map/sheet.ts';
import type { Fact, MapRecord, RecordKind, RecordLink } from '#territory/record.ts';

type Words = typeof import('#text/zh/map.ts').map;

/** The words a record's ids stand for: of the map's own subject, else the kinds and statuses of land, else the id itself. */
export function wordOf(
	id: string | null | undefined,
	text: Words,
	...others: Readonly<Record<string, string>>[]
): string {
	if (id === null || id === undefined) return text.words.unknown ?? '';
	for (const words of [text.words, text.switches as Readonly<Record<string, string>>, ...others])
		if (words[id] !== undefined) return words[id];
	return id;
}

/** What kind of thing it is: a zone of layout `project` is a project area. */
export function kindWord(
	record: { kind: RecordKind; facts?: readonly Fact[]; word?: string | null },
	text: Words
): string {
	const layout = record.facts?.find(({ name }) => name === 'layout')?.value;
	const project = record.word === 'project' || (layout && 'word' in layout && layout.word === 'project');
	return record.kind === 'zone' && project ? text.kinds.project_area : text.kinds[record.kind];
}

/** Place names are set in Song (look.md, Type); numbers and codes are data. */
export const isPlaceName = ({ kind }: Pick<MapRecord, 'kind'>): boolean =>
	kind === 'township' || kind === 'village' || kind === 'zone';

export const linkAddress = ({ kind, number }: Pick<RecordLink, 'kind' | 'number'>): string =>
	`/map?select=${kind}:${number}`;

/** What the pointer's label says: a finding its number, kind and 亩; a place its name; other things what they are and their code. */
export function tipOf(
	{ kind, number, properties }: Found,
	text: Words,
	kinds: Readonly<Record<string, string>>,
	unit: string
): string | null {
	if (kind === 'finding') {
		const mu = typeof properties.mu === 'number' ? ` ${formatMuGain(properties.mu)} ${unit}` : '';
		return `${String(number).padStart(4, '0')} ${kinds[String(properties.kind)] ?? ''}${mu}`;
	}
	const word = (text.kinds as Readonly<Record<string, string>>)[kind] ?? kind;
	const name = properties.name ?? properties.number ?? properties.code;
	if (kind === 'constraint_area') return (text.switches as Record<string, string>)[String(properties.kind)] ?? word;
	return name === undefined
		? word
		: kind === 'village' || kind === 'township'
			? String(name)
			: `${word} ${String(name)}`;
}
