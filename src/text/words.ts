import type { Language } from '#core/language.ts';
import type { Refusal } from '#core/outcome.ts';
import type { Subject, Subjects } from './subjects.ts';

/** The words of some subjects in one language. */
export type Words<S extends Subject = Subject> = Pick<Subjects, S>;

/** Loads the words of the named subjects in one language; a page calls it in its universal `load`, a command at its start. */
export async function words<S extends Subject>(language: Language, subjects: readonly S[]): Promise<Words<S>> {
	const loaded = await Promise.all(
		subjects.map(async (subject) => {
			// Two literals, so that the bundler makes one chunk a file and a page loads one language only.
			const module: Record<string, unknown> =
				language === 'zh' ? await import(`./zh/${subject}.ts`) : await import(`./en/${subject}.ts`);
			const found = module[subject];
			if (!found) throw new Error(`expected src/text/${language}/${subject}.ts to export "${subject}"`);
			return [subject, found] as const;
		})
	);
	return Object.fromEntries(loaded) as Words<S>;
}

/** A subject's reasons: dotted name → words, with the refusal's detail at hand. */
export type Reasons = Record<string, string | ((detail: Record<string, unknown>) => string)>;

/** Words for a refusal: the first of the given subjects that knows its reason; else the bare reason, so that nothing is hidden. */
export function reasonWords(refusal: Refusal, ...known: Reasons[]): string {
	for (const reasons of known) {
		const found = reasons[refusal.reason];
		if (found !== undefined) return typeof found === 'string' ? found : found(refusal.detail ?? {});
	}
	return refusal.reason;
}
