import type { Problem } from '#core/import-fields.ts';
import type { Refusal } from '#core/outcome.ts';
import type { SheetField } from '#exchange/intake/preview.ts';
import type { FileFacts, Note } from '#exchange/parsed.ts';
import type { SameNames } from '#zones/old-map/rows.ts';
import { OldMapDesk, type ShownZone } from '#zones/old-map/view/old-map-desk.svelte.ts';

interface Reading {
	facts?: FileFacts;
	fields?: SheetField[];
	mapping?: Record<string, string>;
	notes?: Note[];
	rejected?: number;
	problems?: Problem[];
}
type Answer = { ok: true; value: Reading & { zones: ShownZone[]; villages: [string, number][] } } | (Refusal & Reading);

const POLL_MS = 400;
const base = '/zones/plans/old-map';

/** A staged old map as its page sees it: being read, then its zones, or why not. */
export class MapIntake {
	busy = $state(false);
	rows = $state(0);
	reading = $state.raw<Reading | null>(null);
	refusal = $state.raw<Refusal | null>(null);
	desk = $state.raw<OldMapDesk | null>(null);
	#run = 0;

	leave(): void {
		this.#run++;
		this.busy = false;
		this.reading = this.refusal = this.desk = null;
	}

	/** Waits for a staged map to be read, and for its zones. */
	async follow(id: string, same: SameNames | null): Promise<void> {
		this.leave();
		const run = this.#run;
		this.busy = true;
		this.rows = 0;
		let done = false;
		const waiting = ask<Answer>(`${base}/${id}${same ? `?same=${same}` : ''}`).finally(() => (done = true));
		while (!done) {
			await new Promise((later) => setTimeout(later, POLL_MS));
			if (done || run !== this.#run) break;
			const progress = await ask<{ ok: boolean; value?: { rows: number | null } }>(`${base}/${id}?progress`);
			if (run === this.#run) this.rows = progress.value?.rows ?? this.rows;
		}
		const answer = await waiting;
		if (run !== this.#run) return;
		this.busy = false;
		this.reading = answer.ok ? answer.value : answer;
		this.refusal = answer.ok ? null : answer;
		this.desk = answer.ok ? new OldMapDesk(answer.value.zones, new Map(answer.value.villages)) : null;
	}
}

async function ask<T>(address: string): Promise<T> {
	try {
		return (await (await fetch(address)).json()) as T;
	} catch {
		return { ok: false, reason: 'request.failed' } as T;
	}
}
