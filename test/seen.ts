import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { BrowserContext, Response } from 'playwright-core';

/**
 * Names that no page, tile, export, log or error may tell in full. Everything a page test receives, saves and makes a server
 * print is looked through for them; what was looked through is counted in one file of the run.
 */
export class Watchword {
	readonly #pattern: RegExp;
	readonly #countFile: string;
	readonly #reading: Promise<void>[] = [];
	#bytes = 0;
	#places = 0;

	/** @param countFile where bytes and places are noted, one line a test */
	constructor(words: readonly string[], countFile: string) {
		// Of no words the pattern would find the empty one everywhere.
		this.#pattern = words.length === 0 ? /(?!)/ : new RegExp(words.join('|'), 'u');
		this.#countFile = countFile;
	}

	/** Looks through a text; says what it found and where, null when nothing. */
	look(text: string, place: string): string | null {
		this.#bytes += Buffer.byteLength(text);
		this.#places += 1;
		const found = this.#pattern.exec(text);
		return found ? `told in full: ${found[0]} in ${place}` : null;
	}

	/** Looks through what pages of a context receive and save. */
	follow(context: BrowserContext, faults: string[]): void {
		const note = (fault: string | null) => void (fault && faults.push(fault));
		context.on('response', (response) => {
			if (isReadable(response))
				this.#reading.push(
					response.body().then(
						(body) => note(this.look(body.toString('utf8'), `${response.request().method()} ${response.url()}`)),
						// Gone before it was read: a page that was left.
						() => undefined
					)
				);
		});
		context.on('page', (page) =>
			page.on('download', (download) =>
				this.#reading.push(
					download.path().then(
						(path) => note(this.look(readFileSync(path, 'utf8'), `the file ${download.suggestedFilename()}`)),
						() => undefined
					)
				)
			)
		);
	}

	/** When all is looked through. */
	async done(): Promise<void> {
		await Promise.all(this.#reading);
		appendFileSync(this.#countFile, `${this.#bytes} ${this.#places}\n`);
		[this.#bytes, this.#places] = [0, 0];
	}
}

/** Streams never end, redirects have no body, what the build made holds no data. */
function isReadable(response: Response): boolean {
	const { pathname } = new URL(response.url());
	const status = response.status();
	return (
		!pathname.startsWith('/_app/') &&
		!pathname.startsWith('/tiles/base/') &&
		!pathname.startsWith('/tiles/imagery/') &&
		response.request().resourceType() !== 'eventsource' &&
		pathname !== '/live' &&
		(status < 300 || status >= 400)
	);
}

/** What all tests of a run looked through. */
export function lookedThrough(countFile: string): { bytes: number; places: number } {
	const lines = existsSync(countFile) ? readFileSync(countFile, 'utf8').trim().split('\n').filter(Boolean) : [];
	const sum = (at: number) => lines.reduce((all, line) => all + Number(line.split(' ')[at]), 0);
	return { bytes: sum(0), places: sum(1) };
}
