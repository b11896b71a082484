import type { Refusal } from '#core/outcome.ts';
import type { Preview, SheetField, Sketch } from '#exchange/intake/preview.ts';

type Step = 'idle' | 'uploading' | 'reading' | 'checking' | 'ready' | 'accepting' | 'refused';

interface JobAnswer {
	state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
	reason: string | null;
	detail: Record<string, unknown> | null;
	result: { file: string } | null;
	progress: { stepName: string; done: number } | null;
}
type Answer<T> =
	| { ok: true; value: T }
	| (Refusal & { facts?: Preview['facts']; fields?: SheetField[]; likely?: string[]; sketch?: Sketch });

const POLL_MS = 300;

/** One file on its way in, as the page sees it: upload, reading, checking, then its preview or why it is refused. */
export class Intake {
	step = $state<Step>('idle');
	/** Bytes sent, and bytes of the file. */
	sent = $state(0);
	size = $state(0);
	rows = $state(0);
	preview = $state.raw<Preview | null>(null);
	refusal = $state.raw<Refusal | null>(null);
	/** Columns and rows of a file that was read but could not be understood. */
	facts = $state.raw<Preview['facts'] | null>(null);
	/** Where a refused file would lie by the systems it may be in. */
	sketch = $state.raw<Sketch | null>(null);
	/** Fields that columns may be mapped to. */
	fields = $state.raw<SheetField[]>([]);
	/** What the file looks like by its columns, the likeliest first. */
	likely = $state.raw<string[]>([]);
	#run = 0;
	readonly #base: string;

	/** @param base the page's address, under which `upload` and the staged files answer */
	constructor(base = '/land/import') {
		this.#base = base;
	}

	get busy(): boolean {
		return this.step !== 'idle' && this.step !== 'ready' && this.step !== 'refused';
	}

	/** Sends a file's bytes; answers with the id under which it waits, or null when it was refused. */
	send(kind: string, file: File): Promise<string | null> {
		this.#begin('uploading');
		this.size = file.size;
		const address = `${this.#base}/upload?kind=${encodeURIComponent(kind)}&name=${encodeURIComponent(file.name)}`;
		return new Promise((resolve) => {
			// XMLHttpRequest, for fetch does not tell how much of a body has been sent.
			const request = new XMLHttpRequest();
			request.open('POST', address);
			// A file of a kind that the browser does not know has no type, and a body without one is not read.
			request.setRequestHeader('content-type', 'application/octet-stream');
			request.responseType = 'json';
			request.upload.onprogress = ({ loaded }) => (this.sent = loaded);
			const broken = () => {
				this.#refuse({ ok: false, reason: 'import.file.broken_off' });
				resolve(null);
			};
			request.onerror = broken;
			request.onload = () => {
				const answer = request.response as Answer<{ id: string }> | null;
				if (answer === null) return broken();
				if (answer.ok) return resolve(answer.value.id);
				this.#refuse(answer);
				resolve(null);
			};
			request.send(file);
		});
	}

	/** Waits for a staged file to be read and looks at it. */
	async follow(id: string): Promise<void> {
		const run = this.#begin('reading');
		const waiting = this.#ask<Preview>(`${this.#base}/${id}`);
		let done = false;
		void waiting.finally(() => (done = true));
		while (!done) {
			await new Promise((later) => setTimeout(later, POLL_MS));
			if (done || run !== this.#run) break;
			const progress = await this.#ask<{ state: string; rows: number | null }>(`${this.#base}/${id}?progress`);
			if (!progress.ok || run !== this.#run) break;
			if (progress.value.rows === null) this.step = 'checking';
			else this.rows = progress.value.rows;
		}
		const answer = await waiting;
		if (run !== this.#run) return;
		if (!answer.ok) return this.#refuse(answer);
		this.preview = answer.value;
		this.facts = answer.value.facts;
		this.fields = answer.value.fields;
		this.likely = answer.value.likely;
		this.step = 'ready';
	}

	/**
	 * Waits for the job that accepts a staged file; the page may be left meanwhile.
	 * @returns the accepted file's id, or null when it was stopped or refused
	 */
	async wait(stage: string, job: string): Promise<string | null> {
		const run = ++this.#run;
		this.step = 'accepting';
		this.rows = 0;
		for (;;) {
			const answer = await this.#ask<JobAnswer>(`${this.#base}/${stage}?job=${job}`);
			if (run !== this.#run) return null;
			// A server that is away for a moment is no reason to stop waiting.
			if (answer.ok) {
				const { state, reason, detail, result, progress } = answer.value;
				this.rows = progress?.done ?? 0;
				if (state === 'done') return result!.file;
				if (state === 'failed' || state === 'cancelled') {
					this.#refuse({ ok: false, reason: reason ?? 'job.failed', detail: detail ?? undefined });
					return null;
				}
			} else if (answer.reason !== 'import.file.broken_off') {
				this.#refuse(answer);
				return null;
			}
			await new Promise((later) => setTimeout(later, POLL_MS));
		}
	}

	/** Turns to another file, or to none. */
	leave(): void {
		this.#begin('idle');
	}

	#begin(step: Step): number {
		this.step = step;
		this.sent = this.rows = 0;
		this.preview = this.refusal = this.facts = this.sketch = null;
		this.fields = [];
		this.likely = [];
		return ++this.#run;
	}

	#refuse(refusal: Answer<never>): void {
		if (refusal.ok) return;
		this.refusal = refusal;
		this.facts = refusal.facts ?? null;
		this.fields = refusal.fields ?? [];
		this.likely = refusal.likely ?? [];
		this.sketch = refusal.sketch ?? null;
		this.step = 'refused';
	}

	async #ask<T>(address: string): Promise<Answer<T>> {
		try {
			return (await (await fetch(address)).json()) as Answer<T>;
		} catch {
			return { ok: false, reason: 'import.file.broken_off' };
		}
	}
}
