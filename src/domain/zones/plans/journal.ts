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

/** What a plan begins with: its first step, which nobody takes back. It may be nothing. */
export type FirstStep = { readonly id: string; readonly act: 'start'; readonly changes: readonly Change[] };

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

/** What a step changes, and of which step. @returns refused `plan.no_undo`, `plan.no_redo`, and `plan.unfit` for no change */
function changesOf(
	steps: readonly Recorded[],
	asked: AskedStep | FirstStep
): Outcome<{ of: number | null; changes: readonly Change[] }> {
	if (asked.act === 'start') return accepted({ of: null, changes: asked.changes });
	if (asked.act === 'do')
		return asked.changes.length > 0 ? accepted({ of: null, changes: asked.changes }) : refused('plan.unfit');
	const { undo, redo } = reachOf(steps);
	const former = (asked.act === 'undo' ? undo : redo).at(-1);
	if (!former) return refused(asked.act === 'undo' ? 'plan.no_undo' : 'plan.no_redo');
	return accepted({ of: former.seq, changes: asked.act === 'undo' ? inverse(former.changes) : former.changes });
}

/**
 * Steps as they are written behind those of a journal, and the zones they lead to; all of them or none.
 * @param content what the journal leads to
 * @returns refused `plan.unfit` where one does not fit, `plan.no_undo`, `plan.no_redo` where there is nothing of the kind
 */
export function followed(
	content: PlanContent,
	steps: readonly Step[],
	asked: readonly (AskedStep | FirstStep)[],
	{ by, at }: Pick<Step, 'by' | 'at'>
): Outcome<{ content: PlanContent; fresh: Step[] }> {
	let now = content;
	const all = [...steps];
	for (const step of asked) {
		const known = changesOf(all, step);
		if (!known.ok) return known;
		const next = applied(now, known.value.changes);
		if (!next.ok) return next;
		now = next.value;
		all.push({ id: step.id, act: step.act, seq: all.length + 1, ...known.value, by, at });
	}
	return accepted({ content: now, fresh: all.slice(steps.length) });
}
