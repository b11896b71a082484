import type { Figures, IrregularityKind, IrregularityStatus } from './irregularity-kinds.ts';

/** Putting what a rule finds now beside what is stored of it: a person's decision holds as long as the facts it rests on. Pure. */
export interface StoredIrregularity {
	kind: IrregularityKind;
	origin: 'rule' | 'person';
	status: IrregularityStatus;
	digest: string;
}

export interface FoundNow {
	kind: IrregularityKind;
	figures: Figures;
	digest: string;
	basis: string | null;
}

/** What becomes of one: found anew (suspected, without the former decision), kept, or gone. */
export type Change = { to: 'suspected'; found: FoundNow; isNew: boolean } | { to: 'gone'; kind: IrregularityKind };

/** What changes about one contract; whatever is not named stays as it is. */
export function reconcile(stored: readonly StoredIrregularity[], found: readonly FoundNow[]): Change[] {
	const before = new Map(stored.map((each) => [each.kind, each]));
	const now = new Set(found.map(({ kind }) => kind));
	const changes = found.flatMap((each): Change[] => {
		const former = before.get(each.kind);
		if (!former) return [{ to: 'suspected', found: each, isNew: true }];
		// What a person has seen is theirs to take back.
		if (former.origin === 'person' && former.status !== 'gone') return [];
		if (former.digest === each.digest && former.status !== 'gone') return [];
		return [{ to: 'suspected', found: each, isNew: false }];
	});
	const gone = stored.flatMap(({ kind, origin, status }): Change[] =>
		origin === 'rule' && status !== 'gone' && !now.has(kind) ? [{ to: 'gone', kind }] : []
	);
	return [...changes, ...gone];
}
