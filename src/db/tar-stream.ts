/** A tar archive (POSIX ustar) as a stream both ways, for names up to 100 bytes and files up to 8 GB. */
const BLOCK = 512;

export interface Entry {
	name: string;
	size: number;
	/** To be read to its end before the next entry is asked for. */
	content: AsyncIterable<Uint8Array>;
}

function header(name: string, size: number): Uint8Array {
	if (Buffer.byteLength(name) > 100) throw new RangeError(`expected a name of at most 100 bytes, got ${name}`);
	const block = Buffer.alloc(BLOCK);
	const octal = (value: number, at: number, width: number) =>
		block.write(value.toString(8).padStart(width - 1, '0') + '\0', at);
	block.write(name, 0);
	octal(0o600, 100, 8);
	octal(0, 108, 8);
	octal(0, 116, 8);
	octal(size, 124, 12);
	// No times: the same data makes the same archive.
	octal(0, 136, 12);
	block.write('        0', 148);
	block.write('ustar\u000000', 257);
	octal(
		block.reduce((sum, byte) => sum + byte, 0),
		148,
		7
	);
	return block;
}

const padding = (size: number): Uint8Array => new Uint8Array((BLOCK - (size % BLOCK)) % BLOCK);

/** The bytes of an archive. @throws RangeError when an entry's content is not as long as it says */
export async function* writeTar(entries: AsyncIterable<Entry>): AsyncIterable<Uint8Array> {
	for await (const { name, size, content } of entries) {
		yield header(name, size);
		let written = 0;
		for await (const chunk of content) {
			written += chunk.length;
			yield chunk;
		}
		if (written !== size) throw new RangeError(`expected ${size} bytes of ${name}, got ${written}`);
		yield padding(size);
	}
	yield new Uint8Array(2 * BLOCK);
}

/** The entries of an archive, in order. @throws RangeError where it is cut short or is no archive */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncIterable<Entry> {
	const bytes = new Puller(source);
	for (;;) {
		const block = await bytes.take(BLOCK);
		if (block[0] === 0) return;
		const text = (at: number, length: number) =>
			Buffer.from(block.subarray(at, at + length))
				.toString('latin1')
				.replace(/\0.*$/s, '');
		const sum = block.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0);
		if (parseInt(text(148, 8), 8) !== sum) throw new RangeError('expected the header of an archive entry');
		const size = parseInt(text(124, 12), 8);
		yield { name: text(0, 100), size, content: bytes.stream(size) };
		await bytes.skipTo(BLOCK);
	}
}

/** Hands out a stream of chunks by the byte. */
class Puller {
	readonly #source: AsyncIterator<Uint8Array>;
	#chunk: Uint8Array = new Uint8Array();
	#position = 0;

	constructor(source: AsyncIterable<Uint8Array>) {
		this.#source = source[Symbol.asyncIterator]();
	}

	async #some(most: number): Promise<Uint8Array> {
		while (this.#chunk.length === 0) {
			const { done, value } = await this.#source.next();
			if (done) throw new RangeError('expected more bytes, got the end of the archive');
			this.#chunk = value;
		}
		const part = this.#chunk.subarray(0, most);
		this.#chunk = this.#chunk.subarray(part.length);
		this.#position += part.length;
		return part;
	}

	async take(size: number): Promise<Uint8Array> {
		const parts: Uint8Array[] = [];
		for await (const part of this.stream(size)) parts.push(part);
		return Buffer.concat(parts);
	}

	async *stream(size: number): AsyncIterable<Uint8Array> {
		for (let left = size; left > 0;) {
			const part = await this.#some(left);
			left -= part.length;
			yield part;
		}
	}

	async skipTo(boundary: number): Promise<void> {
		const over = this.#position % boundary;
		if (over > 0) await this.take(boundary - over);
	}
}
