import { addressOf, oneOf, searchedFor, sortOf, type ListSort } from '#core/list-state.ts';
import type { CsvCell } from '#core/csv-text.ts';
import {
	askedKinds,
	opinionState,
	opinionStates,
	unanswered,
	type AskedKind,
	type Opinion,
	type OpinionState
} from './opinion.ts';

/** An opinion of a list, with the plan it is on. */
export interface ListedOpinion extends Opinion {
	readonly answerBy: string;
	readonly askedOn: string;
	readonly plan: { readonly code: string; readonly name: string };
}

const sorts = ['plan', 'kind', 'name', 'state', 'points', 'open', 'givenOn', 'by'] as const;
export type OpinionSort = (typeof sorts)[number];
export const isOpinionSort = (key: string): key is OpinionSort => (sorts as readonly string[]).includes(key);

export interface OpinionListState {
	filter: { text: string; state: OpinionState | ''; kind: AskedKind | '' };
	sort: ListSort<OpinionSort>;
}
export const everyOpinion: OpinionListState['filter'] = { text: '', state: '', kind: '' };
const firstSort: OpinionListState['sort'] = { key: 'kind', descending: false };

/** The list an address asks for; whatever it says wrongly is as at first. */
export const opinionListOf = (search: URLSearchParams): OpinionListState => ({
	filter: {
		text: (search.get('text') ?? '').slice(0, 100),
		state: oneOf(search.get('state'), opinionStates),
		kind: oneOf(search.get('kind'), askedKinds)
	},
	sort: sortOf(search, sorts, firstSort)
});

export const opinionSearch = ({ filter, sort }: OpinionListState): string =>
	addressOf(filter, sort, firstSort).toString();

/** The opinions an address leaves, in its order; those alike stay as they were. */
export function opinionsShown<O extends ListedOpinion>(
	opinions: readonly O[],
	{ filter, sort }: OpinionListState,
	today: string
): O[] {
	const found = searchedFor(filter.text);
	const stateOf = (each: O) => opinionState(each, each.answerBy, today);
	const key: Record<OpinionSort, (each: O) => string | number> = {
		plan: ({ plan }) => plan.code,
		kind: ({ kind }) => askedKinds.indexOf(kind),
		name: (each) => each.key,
		state: (each) => opinionStates.indexOf(stateOf(each)),
		points: ({ remarks }) => remarks.length,
		open: (each) => unanswered([each]),
		givenOn: ({ givenOn }) => givenOn ?? '',
		by: ({ answerBy }) => answerBy
	};
	const value = key[sort.key];
	const way = sort.descending ? -1 : 1;
	return opinions
		.filter(
			(each) =>
				(filter.state === '' || stateOf(each) === filter.state) &&
				(filter.kind === '' || each.kind === filter.kind) &&
				found([each.name, each.township, each.plan.name, each.plan.code, ...each.remarks.map(({ body }) => body)])
		)
		.sort((one, other) => (value(one) === value(other) ? 0 : value(one) < value(other) ? -way : way));
}

export interface OpinionSheetWords {
	sheetHeads: readonly string[];
	kinds: Readonly<Record<AskedKind, string>>;
	states: Readonly<Record<OpinionState, string>>;
	answers: Readonly<Record<string, string>>;
}

/** Opinions as a table of cells, its head first: a line a point, and one for whoever has none. No names of people. */
export const opinionSheet = (
	opinions: readonly ListedOpinion[],
	words: OpinionSheetWords,
	today: string
): CsvCell[][] => [
	[...words.sheetHeads],
	...opinions.flatMap((each) => {
		const head: CsvCell[] = [words.kinds[each.kind], each.name, each.township, words.states[opinionState(each, each.answerBy, today)], each.givenOn ?? '']; // prettier-ignore
		const points: CsvCell[][] = each.remarks.map(({ seq, body, answer, reply, answeredOn }) => [
			...[seq, body, answer ? words.answers[answer]! : '', reply ?? '', answeredOn ?? '']
		]);
		return (points.length > 0 ? points : [['', '', '', '', '']]).map((point) => [...head, ...point]);
	})
];
