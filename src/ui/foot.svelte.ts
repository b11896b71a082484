import { getContext, onDestroy, setContext, type Snippet } from 'svelte';

/** The foot of the sheet; the page in front may put its own notes at its left (scale, pointer, filter, run). */
export class Foot {
	notes = $state<Snippet | null>(null);
}

const key = Symbol('foot');
export const provideFoot = (): Foot => setContext(key, new Foot());

/** Called by a page while it starts: its notes stand in the foot until it leaves. */
export function footNotes(notes: Snippet): void {
	const foot = getContext<Foot | undefined>(key);
	if (!foot) return;
	foot.notes = notes;
	onDestroy(() => {
		if (foot.notes === notes) foot.notes = null;
	});
}
