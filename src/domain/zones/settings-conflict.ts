import type { Outcome } from '#core/outcome.ts';

/** What others set while a person had a form of settings open. */
export interface SettingsConflict {
	/** What holds now: who sends these has seen it. */
	readonly versions: Readonly<Record<string, string>>;
	/** By key what was set last. */
	readonly stands: Readonly<Record<string, { value: unknown; validFrom: string; source: string }>>;
}

/** The conflict that settings were refused for; null where they were not. */
export const conflictOf = (outcome: Outcome<unknown>): SettingsConflict | null =>
	!outcome.ok && outcome.reason === 'settings.changed' ? (outcome.detail as unknown as SettingsConflict) : null;

/** One thing that two people would have differently, in words; null: it is not there. */
export interface Difference {
	readonly key: string;
	readonly theirs: string | null;
	readonly mine: string | null;
}

/** Where two sets of things differ, each thing in words by its key: in the order of theirs, then what is mine alone. */
export const differences = (theirs: ReadonlyMap<string, string>, mine: ReadonlyMap<string, string>): Difference[] =>
	[...new Set([...theirs.keys(), ...mine.keys()])]
		.map((key) => ({ key, theirs: theirs.get(key) ?? null, mine: mine.get(key) ?? null }))
		.filter((each) => each.theirs !== each.mine);
