import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId } from '#core/ids.ts';
import { log } from '#core/log.server.ts';
import { maskedText } from '#core/masks.ts';
import { accepted, refused, type Outcome, type Refusal } from '#core/outcome.ts';
import { limits } from '#exchange/limits.ts';
import type { FileFacts, ReadOptions } from '#exchange/parsed.ts';
import { parseFile } from '#exchange/reading/parse.server.ts';
import type { ReadRequest } from '#exchange/reading/read-source.server.ts';
import { ReadingPlaces } from '#exchange/reading/reading-places.ts';
import type { WaitingFile } from './staged-file.ts';

/**
 * A file on its way in: uploaded, read, looked at, then accepted or thrown away. It lies under MUTU_DATA/staging, so that
 * the page can be left and opened again, and another process finds it.
 */
/** Whose file it is: until it is accepted nobody else is shown it. */
export interface Holder {
	county: string;
	/** The id of who brought it. */
	owner: string;
}

export interface Stage extends Holder {
	id: string;
	kind: string;
	name: string;
	bytes: number;
	sha256: string;
	options: ReadOptions;
	overrides: Record<string, string>;
	state: 'uploaded' | 'read' | 'refused';
	facts: FileFacts | null;
	refusal: Refusal | null;
	/** The job that accepts it, once somebody has asked for that. */
	job: string | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Forgotten files go after a day. */
const KEPT_MS = 24 * 3600 * 1000;

const HANDLE = Symbol.for('mutu.staging');
interface Running {
	rows: number;
	controller: AbortController;
	done: Promise<Stage>;
}
const PLACES = Symbol.for('mutu.reading-places');
const places = (): ReadingPlaces => ((globalThis as { [PLACES]?: ReadingPlaces })[PLACES] ??= new ReadingPlaces(2));
const running = (): Map<string, Running> =>
	((globalThis as { [HANDLE]?: Map<string, Running> })[HANDLE] ??= new Map<string, Running>());

const folderOf = (root: string, id: string) => join(root, `import-${id}`);
export const rowsOf = (root: string, id: string): string => join(folderOf(root, id), 'rows.ndjson');
/** The bytes as they came. */
export const uploadOf = (root: string, id: string): string => join(folderOf(root, id), 'upload');

async function save(root: string, stage: Stage): Promise<Stage> {
	const path = join(folderOf(root, stage.id), 'stage.json');
	await writeFile(`${path}.new`, JSON.stringify(stage), { mode: 0o600 });
	await rename(`${path}.new`, path);
	return stage;
}

/** A request's body as a staged file; too large a one is refused before it is read. */
export async function receiveBody(
	root: string,
	given: Holder & Pick<Stage, 'kind' | 'name'>,
	{ headers, body }: Pick<Request, 'headers' | 'body'>
): Promise<Outcome<Stage>> {
	if (Number(headers.get('content-length') ?? 0) > limits.upload)
		return refused('import.file.too_large', { limit: limits.upload });
	return body ? receive(root, given, body) : refused('import.file.empty');
}

/** Streams an upload to disk, counted and digested on its way. */
export async function receive(
	root: string,
	given: Holder & Pick<Stage, 'kind' | 'name'>,
	body: ReadableStream<Uint8Array>
): Promise<Outcome<Stage>> {
	await sweep(root);
	const id = newId();
	const folder = folderOf(root, id);
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const hash = createHash('sha256');
	let bytes = 0;
	const counted = new Transform({
		transform(chunk: Buffer, _, done) {
			bytes += chunk.length;
			hash.update(chunk);
			done(bytes > limits.upload ? new Error('too large') : null, chunk);
		}
	});
	try {
		const from = Readable.fromWeb(body as import('node:stream/web').ReadableStream);
		await pipeline(from, counted, createWriteStream(uploadOf(root, id), { mode: 0o600 }));
	} catch (error) {
		await rm(folder, { recursive: true, force: true });
		if (bytes > limits.upload) return refused('import.file.too_large', { limit: limits.upload });
		return refused('import.file.broken_off', { got: error instanceof Error ? error.message : String(error) });
	}
	if (bytes === 0) {
		await rm(folder, { recursive: true, force: true });
		return refused('import.file.empty');
	}
	const name = maskedText(given.name.replace(/[\0-\x1f/\\]/g, '_').slice(-200));
	const stage: Stage = {
		...{ id, county: given.county, owner: given.owner, kind: given.kind, name, bytes, sha256: hash.digest('hex') },
		...{ options: {}, overrides: {}, state: 'uploaded', facts: null, refusal: null, job: null }
	};
	return accepted(await save(root, stage));
}

/** Somebody's staged file; null when they have none of that id. */
export async function stageOf(root: string, { county, owner }: Holder, id: string): Promise<Stage | null> {
	if (!UUID.test(id)) return null;
	const text = await readFile(join(folderOf(root, id), 'stage.json'), 'utf8').catch(() => null);
	const stage = text === null ? null : (JSON.parse(text) as Stage);
	return stage?.county === county && stage.owner === owner ? stage : null;
}

/** Somebody's staged files, the newest first: whoever left the page finds them here. */
export async function stagesOf(root: string, holder: Holder): Promise<WaitingFile[]> {
	const found: WaitingFile[] = [];
	for (const name of await readdir(root).catch(() => [])) {
		const stage = await stageOf(root, holder, name.replace(/^import-/, ''));
		const made = stage && (await stat(uploadOf(root, stage.id)).catch(() => null));
		if (!stage || !made) continue;
		const { id, kind, state, job } = stage;
		found.push({ id, name: stage.name, kind, state, job, at: made.mtime });
	}
	return found.sort((a, b) => b.at.getTime() - a.at.getTime());
}

/** What reading a file needs to know of its county. */
export type CountyForReading = Pick<ReadRequest, 'countySrid' | 'countyBounds' | 'datumShifts' | 'villages'>;

/**
 * Starts reading a staged file; whoever asks while it is read waits for the same reading. Who uploaded it need not wait: a
 * reading that fails is told in the log, and met again by whoever asks for the file next.
 * @param county asked for only when the file has to be read
 */
export function readStage(root: string, stage: Stage, county: () => Promise<CountyForReading>): Promise<Stage> {
	const present = running().get(stage.id);
	if (present) return present.done;
	const entry: Running = { rows: 0, controller: new AbortController(), done: Promise.resolve(stage) };
	running().set(stage.id, entry);
	entry.done = county()
		.then((known) => {
			const request: ReadRequest = {
				...{ path: uploadOf(root, stage.id), name: stage.name, output: rowsOf(root, stage.id) },
				...{ ...known, options: stage.options, siblings: false }
			};
			const { signal } = entry.controller;
			return places().run(() => parseFile(request, (rows) => (entry.rows = rows), limits, signal), signal);
		})
		.then((outcome) =>
			save(
				root,
				outcome.ok
					? { ...stage, state: 'read', facts: outcome.value, refusal: null }
					: { ...stage, state: 'refused', facts: null, refusal: outcome }
			)
		)
		.finally(() => running().delete(stage.id));
	// A rejection that nobody waits for would end the process.
	entry.done.catch((error: unknown) => {
		if (entry.controller.signal.aborted) return;
		log.error({ reason: 'import.reading_failed', stage: stage.id, kind: stage.kind, err: error });
	});
	return entry.done;
}

/** Records read so far; null when the file is not being read. */
export const readingOf = (id: string): number | null => running().get(id)?.rows ?? null;

/** Says anew how a file is to be read or taken; it is read again only when that changes how. */
export async function changeStage(
	root: string,
	stage: Stage,
	change: Partial<Pick<Stage, 'kind' | 'options' | 'overrides' | 'job'>>
): Promise<Stage> {
	const again = change.options && JSON.stringify(change.options) !== JSON.stringify(stage.options);
	return save(root, { ...stage, ...change, ...(again ? { state: 'uploaded', facts: null, refusal: null } : {}) });
}

/** Forgets a staged file; while it is read its reading ends first. */
export async function dropStage(root: string, id: string): Promise<void> {
	const present = running().get(id);
	present?.controller.abort();
	await present?.done.catch(() => undefined);
	if (UUID.test(id)) await rm(folderOf(root, id), { recursive: true, force: true });
}

async function sweep(root: string): Promise<void> {
	await mkdir(root, { recursive: true, mode: 0o700 });
	for (const name of await readdir(root)) {
		if (!name.startsWith('import-')) continue;
		const found = await stat(join(root, name)).catch(() => null);
		if (found && Date.now() - found.mtimeMs > KEPT_MS) await rm(join(root, name), { recursive: true, force: true });
	}
}
