import type { Outcome, Refusal } from '#core/outcome.ts';

interface Standing {
	id: string;
	state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
	reason: string | null;
	detail: Record<string, unknown> | null;
	result: { number: number } | null;
	progress: { stepName: string; done: number } | null;
}

const JOB = '/map/imagery/job';
const PERIOD = 700;

/** One set on its way in, as the page sees it: sent, waiting, looked at, on the map or refused. It may be left meanwhile. */
export class ImageryUpload {
	/** Hundredths of the file that are sent; null while nothing is. */
	sending = $state<number | null>(null);
	standing = $state.raw<Standing | null>(null);
	refusal = $state.raw<Refusal | null>(null);
	private request: XMLHttpRequest | null = null;
	private timer: ReturnType<typeof setTimeout> | undefined;
	private readonly done: (number: number) => void;

	/** @param done told the number of a set that has come onto the map while this page looked */
	constructor(done: (number: number) => void) {
		this.done = done;
	}

	get running(): boolean {
		return this.standing?.state === 'queued' || this.standing?.state === 'running';
	}

	/** Sends a file; true when it came whole and is being taken in. */
	send(file: File, said: Readonly<Record<string, string>>): Promise<boolean> {
		this.refusal = null;
		this.sending = 0;
		return new Promise((resolve) => {
			// XMLHttpRequest, for fetch does not tell how much of a body has been sent.
			const request = new XMLHttpRequest();
			this.request = request;
			request.open('POST', `/map/imagery/upload?${new URLSearchParams(said)}`);
			// A file of a kind that the browser does not know has no type, and a body without one is not read.
			request.setRequestHeader('content-type', 'application/octet-stream');
			request.responseType = 'json';
			request.upload.onprogress = ({ loaded }) => (this.sending = Math.floor((loaded / Math.max(1, file.size)) * 100));
			const end = (refusal: Refusal | null) => {
				this.sending = null;
				this.refusal = refusal;
				if (!refusal) void this.look();
				resolve(refusal === null);
			};
			request.onerror = request.onabort = () => end({ ok: false, reason: 'imagery.broken_off' });
			request.onload = () => {
				const answer = request.response as Outcome<{ id: string }> | null;
				end(answer === null ? { ok: false, reason: 'imagery.broken_off' } : answer.ok ? null : answer);
			};
			request.send(file);
		});
	}

	/** Looks how the last one stands, and goes on looking while it is under way. */
	async look(): Promise<void> {
		clearTimeout(this.timer);
		const before = this.standing;
		const response = await fetch(JOB).catch(() => null);
		if (response?.ok) this.standing = (await response.json()) as Standing | null;
		const { standing } = this;
		const known = before?.id === standing?.id && before?.state === standing?.state;
		if (standing?.state === 'done' && before && !known) this.done(standing.result!.number);
		if (this.running) this.timer = setTimeout(() => void this.look(), PERIOD);
	}

	async stop(): Promise<void> {
		this.request?.abort();
		if (this.running) await fetch(JOB, { method: 'DELETE' }).catch(() => null);
		await this.look();
	}

	leave(): void {
		clearTimeout(this.timer);
		this.request?.abort();
	}
}
