import type { Step } from '../journal.ts';
import { isGridding } from '../plan.ts';

/** Every grid that steps bring in or take out, once: also what is taken back may be done again. */
export const gridsNamed = (steps: readonly Pick<Step, 'changes'>[]): Set<string> =>
	new Set(
		steps.flatMap(({ changes }) => changes.flatMap((change) => (isGridding(change) ? [...change.gridsIn, ...change.gridsOut] : []))) // prettier-ignore
	);
