/** The boards of the wall that there are, in the order of its head (terms.md, Boards). */
export const boards = ['overview', 'land', 'zones', 'projects'] as const;
export type BoardName = (typeof boards)[number];

/** The board an address asks for; whatever it says wrongly is the first. */
export const boardOf = (search: URLSearchParams): BoardName =>
	boards.find((each) => each === search.get('board')) ?? 'overview';

export const boardAddress = (board: BoardName): string => (board === 'overview' ? '/screen' : `/screen?board=${board}`);
