import type { HistoryEvent } from '#land/history.ts';
import type { MatchDecision } from '#land/match-state.ts';

/** What people had said of a piece of land (以图找地) at one moment. */
export interface MatchStep {
	at: Date;
	actor: string;
	decision: MatchDecision | null;
	/** Number of the contract it was confirmed for. */
	contract: string | null;
	/** As it is stored; masked only where it is shown. */
	userName: string | null;
	reason: string | null;
	note: string | null;
}

const bare = { version: null, cause: null, said: null, about: null, changes: [], seq: null };

/** What people said of a piece of land, step by step, oldest first: a decision, one taken back, a note. What changes neither tells nothing. */
export function matchEvents(steps: readonly MatchStep[]): HistoryEvent[] {
	return steps.flatMap((step, index): HistoryEvent[] => {
		const before = steps[index - 1];
		const { at, actor, decision, contract, note } = step;
		const decided =
			decision !== (before?.decision ?? null) ||
			contract !== (before?.contract ?? null) ||
			step.userName !== (before?.userName ?? null) ||
			step.reason !== (before?.reason ?? null);
		const events: HistoryEvent[] = [];
		if (decided)
			events.push({
				...{ ...bare, at, actor, kind: `match_${decision ?? 'withdrawn'}`, about: contract },
				said: decision === null ? null : step.reason
			});
		if (note !== (before?.note ?? null) && note !== null)
			events.push({ ...bare, at, actor, kind: 'match_noted', said: note });
		return events;
	});
}
