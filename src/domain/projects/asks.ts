import { maskedText } from '#core/masks.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { ProjectState } from './stages.ts';

/** 补充材料、答复、催办. */
export interface ProjectAsk {
	id: string;
	kind: 'ask' | 'answer' | 'remind';
	state: ProjectState;
	body: string;
	dueOn: string | null;
	/** The ask that is answered. */
	answers: string | null;
	on: string;
	by: string;
}

/** Asks nobody has answered. */
export function openAsks<A extends Pick<ProjectAsk, 'id' | 'kind' | 'answers'>>(asks: readonly A[]): A[] {
	const answered = new Set(asks.map(({ answers }) => answers));
	return asks.filter(({ id, kind }) => kind === 'ask' && !answered.has(id));
}

/** What somebody asks or answers, masked. */
export function askedWords(text: string): Outcome<string> {
	const kept = maskedText(text.trim());
	const length = [...kept].length;
	return length >= 2 && length <= 500
		? accepted(kept)
		: refused('project.words', { field: 'body', expected: '2–500', got: length });
}
