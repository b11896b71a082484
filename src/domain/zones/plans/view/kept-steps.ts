import type { AskedStep } from '#zones/plans/journal.ts';

/** Steps that were drawn and not written, behind the step that was the last one then. */
export interface KeptSteps {
	base: number;
	steps: readonly AskedStep[];
}

export interface Kept {
	read: () => KeptSteps | null;
	/** null: nothing is left to keep. */
	write: (kept: KeptSteps | null) => void;
}

/** The place on a device where unsent steps of one plan wait, across reloads and without a network. */
export function keptSteps(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null, key: string): Kept {
	return {
		read() {
			try {
				const kept = JSON.parse(storage?.getItem(key) ?? 'null') as KeptSteps | null;
				return kept && Number.isInteger(kept.base) && Array.isArray(kept.steps) && kept.steps.length > 0 ? kept : null;
			} catch {
				return null;
			}
		},
		write(kept) {
			try {
				if (kept) storage?.setItem(key, JSON.stringify(kept));
				else storage?.removeItem(key);
			} catch {
				// A full or closed storage: the steps are still sent from memory.
			}
		}
	};
}
