import { getContext, setContext } from 'svelte';

export interface Toast {
	id: number;
	words: string;
	kind: 'done' | 'refused';
	undo?: { label: string; act: () => void };
}

/** Short news that goes by itself after some seconds; a refusal stays until it is closed. */
export class Toasts {
	shown = $state<Toast[]>([]);
	#next = 1;

	show(words: string, kind: Toast['kind'] = 'done', undo?: Toast['undo']): void {
		const id = this.#next++;
		this.shown = [...this.shown.slice(-2), { id, words, kind, undo }];
		if (kind === 'done') setTimeout(() => this.close(id), undo ? 10_000 : 5_000);
	}

	close(id: number): void {
		this.shown = this.shown.filter((toast) => toast.id !== id);
	}
}

const key = Symbol('toasts');
export const provideToasts = (): Toasts => setContext(key, new Toasts());
export const toasts = (): Toasts => getContext<Toasts>(key);
