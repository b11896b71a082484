import * as v from 'valibot';

/** A place to come back to: where, how near, and what was shown. */
const schema = v.object({
	name: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
	longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
	latitude: v.pipe(v.number(), v.minValue(-85), v.maxValue(85)),
	zoom: v.pipe(v.number(), v.minValue(0), v.maxValue(24)),
	/** Switches as the address writes them. */
	layers: v.string()
});
export type Bookmark = v.InferOutput<typeof schema>;

export const BOOKMARKS_AT_MOST = 60;

/** Bookmarks from a browser's memory; what is none is left out, so that one bad entry does not take the others along. */
export function bookmarksFrom(text: string | null): Bookmark[] {
	if (text === null) return [];
	let kept: unknown;
	try {
		kept = JSON.parse(text);
	} catch {
		return [];
	}
	if (!Array.isArray(kept)) return [];
	return kept
		.flatMap((each) => {
			const read = v.safeParse(schema, each);
			return read.success ? [read.output] : [];
		})
		.slice(0, BOOKMARKS_AT_MOST);
}

/** The list with a bookmark: in the place of the one of its name, else at the end; the list itself when it is full or the name empty. */
export function withBookmark(bookmarks: readonly Bookmark[], given: Bookmark): readonly Bookmark[] {
	const name = given.name.trim().slice(0, 40);
	if (name === '') return bookmarks;
	const at = bookmarks.findIndex((each) => each.name === name);
	const mark = { ...given, name };
	if (at >= 0) return bookmarks.with(at, mark);
	return bookmarks.length < BOOKMARKS_AT_MOST ? [...bookmarks, mark] : bookmarks;
}
