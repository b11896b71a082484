import { getContext, setContext } from 'svelte';
import type { Subject, Subjects } from './subjects.ts';
import type { Words } from './words.ts';

const key = Symbol('words');
type Held = Partial<Words>;

/**
 * Gives a page's words to the components under it, beside those of the layouts above. Called once while a layout or page
 * starts: changing the language reloads the document, so words never change under a living component.
 */
export function provideWords(given: () => Held): void {
	const above = getContext<Held | undefined>(key);
	setContext(key, { ...above, ...given() });
}

/** The words of one subject; the page or a layout above must have loaded them. */
export function wordsOf<S extends Subject>(subject: S): Subjects[S] {
	const found = getContext<Held | undefined>(key)?.[subject];
	if (!found) throw new Error(`expected the page to load the words of "${subject}"`);
	return found as Subjects[S];
}
