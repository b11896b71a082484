import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { applied, inverse, type Change, type PlanContent } from './plan.ts';

/** One step of a plan as it was written down. */
export interface Step {
	readonly id: string;
	readonly seq: number;
	readonly act: 'start' | 'do' | 'undo' | 'redo';
	/** The step that is taken back or done again. */
	readonly of: number | null;
	readonly changes: readonly Change[];
	readonly by: string;
	readonly at: Date;
}

/** A step as somebody asks for it; what taking back changes follows from the journal. */
export type AskedStep =
	| { readonly id: string; readonly act: 'do'; readonly changes: readonly Change[] }
	| { readonly id: string; readonly act: 'undo' | 'redo' };

type Recorded = Pick<Step, 'seq' | 'act' | 'of' | 'changes'>;

export interface Reach<S extends Recorded = Recorded> {
	/** Steps that can be taken back, the last first to go at the end. */
	readonly undo: readonly S[];
	/** Steps that can be done again, the next at the end. */
	readonly redo: readonly S[];
}

/** What can be taken back and done again after the steps of a journal: without limit, and across whoever drew. */
export function reachOf<S extends Recorded>(steps: readonly S[]): Reach<S> {
	const undo: S[] = [];
	let redo: S[] = [];
	for (const step of steps) {
		if (step.act === 'do') {
			undo.push(step);
			redo = [];
		} else if (step.act === 'undo') redo.push(undo.pop()!);
		else if (step.act === 'redo') undo.push(redo.pop()!);
	}
	return { undo, redo };
}

/** The zones a journal leads to. @throws where its steps do not fit each other: then what was written is broken */
export function contentOf(steps: readonly Recorded[]): PlanContent {
	let content: PlanContent = [];
	for (const step of steps) {
		const next = applied(content, step.changes);
		if (!next.ok) throw new Error(`step ${step.seq} does not fit what stood before it: ${JSON.stringify(next.detail)}`);
		content = next.value;
	}
	return content;
}

/**
 * The next step of a journal with all it changes.
 * @returns refused `plan.unfit` where it does not fit, `plan.no_undo`, `plan.no_redo` where there is nothing of the kind
 */
export function nextStep(
	content: PlanContent,
	steps: readonly Recorded[],
	asked: AskedStep
): Outcome<{ content: PlanContent; of: number | null; changes: readonly Change[] }> {
	const reach = asked.act === 'do' ? null : reachOf(steps);
	const former = reach && (asked.act === 'undo' ? reach.undo.at(-1) : reach.redo.at(-1));
	if (asked.act !== 'do' && !former) return refused(asked.act === 'undo' ? 'plan.no_undo' : 'plan.no_redo');
	const changes =
		asked.act === 'do' ? asked.changes : asked.act === 'undo' ? inverse(former!.changes) : former!.changes;
	if (changes.length === 0) return refused('plan.unfit');
	const next = applied(content, changes);
	if (!next.ok) return next;
	return accepted({ content: next.value, of: former?.seq ?? null, changes });
}
