/** What a village states of who lives there; null: it does not, which is not nought. */
export interface Inhabitants {
	readonly households: number | null;
	readonly people: number | null;
}

/** What was stated, and by how many villages. */
export interface StatedSum {
	readonly sum: number;
	readonly villages: number;
}

/** Of several villages; a name is absent where none has stated it. */
export interface InhabitantsSum {
	households?: StatedSum;
	people?: StatedSum;
}

export const inhabitantNames = ['households', 'people'] as const;

/** A sum with one village more. */
export function withInhabitants<Sum extends InhabitantsSum>(sum: Sum, own: Inhabitants | undefined): Sum {
	const next = { ...sum };
	for (const name of inhabitantNames) {
		const stated = own?.[name] ?? null;
		if (stated !== null) next[name] = { sum: (sum[name]?.sum ?? 0) + stated, villages: (sum[name]?.villages ?? 0) + 1 };
	}
	return next;
}

/** What some villages state together, each once. */
export const sumInhabitants = (codes: Iterable<string>, known: ReadonlyMap<string, Inhabitants>): InhabitantsSum =>
	[...new Set(codes)].reduce<InhabitantsSum>((sum, code) => withInhabitants(sum, known.get(code)), {});
