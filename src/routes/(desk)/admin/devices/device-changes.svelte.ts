import type { DeviceRow } from '#auth/device-list.ts';
import { sendJson } from '#land/view/send-json.ts';
import type { devices } from '#text/zh/devices.ts';
import { reasonWords } from '#text/words.ts';
import type { Toasts } from '#ui/toast.svelte.ts';

/** What is being changed on the page of devices: the open question, why the last try was refused, and the link it gave. */
export class DeviceChanges {
	asked = $state<'make' | 'revoke' | null>(null);
	refusal = $state.raw<{ reason: string; words: string } | null>(null);
	link = $state.raw<{ name: string; link: string; expires: string; picture: string } | null>(null);
	busy = $state(false);
	readonly #text: typeof devices;
	readonly #news: Toasts;
	readonly #changed: (device: string) => Promise<void>;

	/** @param changed shows the list anew, the device that was changed in front */
	constructor(text: typeof devices, news: Toasts, changed: (device: string) => Promise<void>) {
		[this.#text, this.#news, this.#changed] = [text, news, changed];
	}

	ask(what: 'make' | 'revoke'): void {
		this.close();
		this.asked = what;
	}

	close(): void {
		[this.asked, this.refusal] = [null, null];
	}

	make(given: { name: string; purpose: string; place: string }): Promise<void> {
		return this.#send(given.name.trim(), { act: 'make', ...given });
	}

	renew({ id, name }: DeviceRow): Promise<void> {
		return this.#send(name, { act: 'renew', device: id });
	}

	revoke({ id, name }: DeviceRow): Promise<void> {
		return this.#send(name, { act: 'revoke', device: id });
	}

	async #send(name: string, body: object): Promise<void> {
		this.busy = true;
		this.refusal = null;
		const outcome = await sendJson<{ id: string; link?: string; expires?: string; picture?: string }>(
			'/admin/devices/device',
			body
		);
		this.busy = false;
		if (!outcome.ok) {
			this.refusal = { reason: outcome.reason, words: reasonWords(outcome, this.#text.reasons) };
			if (!this.asked) this.#news.show(this.refusal.words, 'refused');
			return;
		}
		this.close();
		const { id, link, expires, picture } = outcome.value;
		if (link && expires && picture) this.link = { name, link, expires, picture };
		else this.#news.show(this.#text.done.revoke, 'done');
		await this.#changed(id);
	}
}
