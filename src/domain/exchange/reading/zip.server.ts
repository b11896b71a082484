import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { FileProblem } from '#exchange/file-problem.ts';
import { limits } from '#exchange/limits.ts';
import { decode, guessEncoding } from './text-encoding.ts';

/** A file a reader may open: the name a person knows it by, and where its bytes lie. */
export interface SourceFile {
	name: string;
	path: string;
}

const SYMBOLIC_LINK = 0xa000;
const UTF8_NAMES = 0x800;
const ARCHIVE = /\.(zip|rar|7z|gz|tgz|tar|bz2|xz)$/i;
/** What some systems add beside the files people meant. */
const IGNORED = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/**
 * The one zip gate: every archive goes through it before any reader. Unpacks the files whose names `wanted` accepts into
 * `folder`, under names of ours; counts entries, declared and streamed bytes and their ratio; refuses unsafe names,
 * links, encryption, archives inside, overlapping entries, and one name twice.
 * @throws FileProblem `import.zip.*`
 */
export async function unpack(path: string, folder: string, wanted: (name: string) => boolean): Promise<SourceFile[]> {
	const zip = await openPromise(path, { lazyEntries: true, decodeStrings: false, autoClose: false }).catch(damaged);
	try {
		const entries = await inspect(zip, limits);
		const found: SourceFile[] = [];
		let total = 0;
		for (const { entry, name } of entries) {
			if (!wanted(name)) continue;
			const target = join(folder, `member-${found.length}`);
			const counted = new Transform({
				transform(chunk: Buffer, _, done) {
					total += chunk.length;
					done(
						total > limits.unpacked ? new FileProblem('import.zip.too_large', { limit: limits.unpacked }) : null,
						chunk
					);
				}
			});
			await pipeline(await zip.openReadStreamPromise(entry), counted, createWriteStream(target, { mode: 0o600 }));
			found.push({ name, path: target });
		}
		return found;
	} catch (error) {
		return damaged(error);
	} finally {
		zip.close();
	}
}

/** A zip that passed the gate; its members are read one by one into memory and never lie on disk. */
export interface Archive {
	/** Names of its members, in the order of the archive. */
	names: readonly string[];
	/** Bytes a member declares to have; it is read to these and no further. Null when there is none. */
	sizeOf(name: string): number | null;
	/**
	 * One member's bytes, whatever case its name is asked for in; null when there is none.
	 * @throws FileProblem `import.zip.*`, or the reason given when all that was read is more than the archive may hold
	 */
	member(name: string): Promise<Buffer | null>;
	close(): void;
}

/** How much an archive may hold; see limits. */
export type ZipGate = { readonly [Name in 'zipEntries' | 'unpacked' | 'ratio' | 'ratioFrom']: number };

/**
 * Opens an archive whose members a reader asks for by name, such as a workbook: it goes through the same gate, and what
 * is read of it is counted, declared sizes first, then the bytes themselves.
 * @param most bytes all members that are read may have together, and the reason beyond
 * @param gate what other kinds of archives may hold: a set of picture tiles has more and larger ones than a table
 * @throws FileProblem `import.zip.*`
 */
export async function openArchive(
	path: string,
	most: { bytes: number; reason: string },
	gate: ZipGate = limits
): Promise<Archive> {
	const zip = await openPromise(path, { lazyEntries: true, decodeStrings: false, autoClose: false }).catch(damaged);
	const members = await inspect(zip, gate).catch((error) => {
		zip.close();
		return damaged(error);
	});
	const byName = new Map(members.map(({ entry, name }) => [name.toLowerCase(), entry]));
	const tooLarge = () => new FileProblem(most.reason, { limit: most.bytes });
	let total = 0;
	return {
		names: members.map(({ name }) => name),
		sizeOf: (name) => byName.get(name.toLowerCase())?.uncompressedSize ?? null,
		async member(name) {
			const entry = byName.get(name.toLowerCase());
			if (!entry) return null;
			if (total + entry.uncompressedSize > most.bytes) throw tooLarge();
			// What was declared is what the library hands out, or it fails: no more, no less.
			const bytes = Buffer.alloc(entry.uncompressedSize);
			let filled = 0;
			try {
				for await (const piece of await zip.openReadStreamPromise(entry)) {
					(piece as Buffer).copy(bytes, filled);
					filled += (piece as Buffer).length;
					if (total + filled > most.bytes) throw tooLarge();
				}
			} catch (error) {
				return damaged(error);
			}
			total += filled;
			return bytes.subarray(0, filled);
		},
		close: () => zip.close()
	};
}

/** @throws FileProblem always: the gate's own, or what the library said of the archive. */
function damaged(error: unknown): never {
	if (error instanceof FileProblem) throw error;
	throw new FileProblem('import.zip.damaged', { got: String(error instanceof Error ? error.message : error) });
}

async function inspect(zip: ZipFile, limits: ZipGate): Promise<{ entry: Entry; name: string }[]> {
	if (zip.entryCount > limits.zipEntries)
		throw new FileProblem('import.zip.too_many', { got: zip.entryCount, limit: limits.zipEntries });
	const entries: Entry[] = [];
	for await (const entry of zip.eachEntry()) {
		entries.push(entry);
		if (entries.length > limits.zipEntries) throw new FileProblem('import.zip.too_many', { limit: limits.zipEntries });
	}
	refuseOverlap(entries);
	const raw = entries.map((entry) => Buffer.from(entry.fileName as unknown as Buffer));
	const encoding = guessEncoding(raw);
	const names = new Set<string>();
	const kept: { entry: Entry; name: string }[] = [];
	let declared = 0;
	for (const [index, entry] of entries.entries()) {
		const name = decode(raw[index]!, entry.generalPurposeBitFlag & UTF8_NAMES ? 'UTF-8' : encoding).normalize('NFC');
		refuseName(name);
		if (((entry.externalFileAttributes >>> 16) & 0xf000) === SYMBOLIC_LINK)
			throw new FileProblem('import.zip.link', { got: name });
		if (name.endsWith('/') || IGNORED.test(name)) continue;
		if (ARCHIVE.test(name)) throw new FileProblem('import.zip.nested', { got: name });
		if (entry.isEncrypted()) throw new FileProblem('import.zip.encrypted', { got: name });
		if (!entry.canDecodeFileData()) throw new FileProblem('import.zip.method', { got: entry.compressionMethod });
		declared += entry.uncompressedSize;
		if (declared > limits.unpacked)
			throw new FileProblem('import.zip.too_large', { got: declared, limit: limits.unpacked });
		if (
			entry.uncompressedSize > limits.ratioFrom &&
			entry.uncompressedSize > limits.ratio * Math.max(1, entry.compressedSize)
		)
			throw new FileProblem('import.zip.ratio', { got: name, limit: limits.ratio });
		const key = name.toLowerCase();
		if (names.has(key)) throw new FileProblem('import.zip.twice', { got: name });
		names.add(key);
		kept.push({ entry, name });
	}
	return kept;
}

function refuseName(name: string): void {
	const unsafe =
		name === '' ||
		/[\0-\x1f\\]/.test(name) ||
		name.startsWith('/') ||
		/^[a-z]:/i.test(name) ||
		name.split('/').some((part) => part === '..' || part === '.') ||
		name.length > 255;
	if (unsafe) throw new FileProblem('import.zip.name', { got: name.replace(/[\0-\x1f]/g, '?').slice(0, 120) });
}

/** Entries that share bytes multiply a small archive (D. Fifield, "A better zip bomb", 2019). */
function refuseOverlap(entries: readonly Entry[]): void {
	const sorted = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
	let end = 0;
	for (const entry of sorted) {
		if (entry.relativeOffsetOfLocalHeader < end) throw new FileProblem('import.zip.overlap');
		end = entry.relativeOffsetOfLocalHeader + 30 + entry.compressedSize;
	}
}
