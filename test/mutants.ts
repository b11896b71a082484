import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import yazl from 'yazl';
import type { Refusal } from '#core/outcome.ts';
import type { Note, ParsedRow } from '#exchange/parsed.ts';
import { openArchive } from '#exchange/reading/zip.server.ts';
import { seeded } from '#core/random.ts';
import type { GoodFile } from './good-files.ts';
import { mutated } from './mutate.ts';

/** What came of one file: facts, or why not. */
export type Answer =
	| { begin: number }
	| { at: number; rows: number; written: number; notes: Note[]; problems: NonNullable<ParsedRow['p']>[] }
	| { at: number; refusal: Refusal; untyped?: string };

/**
 * The mutants of a good file from one number to before another; the same seed and number make the same one. Of archives
 * every second has a member changed and is packed anew, for else none would get past the archive's own sums.
 */
export async function* mutants(
	good: GoodFile,
	seed: string,
	from: number,
	to: number
): AsyncGenerator<[at: number, bytes: Buffer]> {
	const bytes = await good.make();
	const members = good.packed ? await membersOf(bytes) : [];
	for (let at = from; at < to; at++) {
		const random = seeded(`${seed}/${good.name}/${at}`);
		if (members.length === 0 || at % 2 === 0) {
			yield [at, mutated(bytes, random)];
			continue;
		}
		const changed = random.whole(0, members.length - 1);
		yield [
			at,
			await packed(members.map(([name, member], n) => [name, n === changed ? mutated(member, random) : member]))
		];
	}
}

type Member = [name: string, bytes: Buffer];

async function membersOf(bytes: Buffer): Promise<Member[]> {
	const folder = mkdtempSync(join(tmpdir(), 'mutu-members-'));
	try {
		const path = join(folder, 'file');
		writeFileSync(path, bytes);
		const archive = await openArchive(path, { bytes: 1e8, reason: 'import.zip.too_large' });
		const members: Member[] = [];
		for (const name of archive.names) members.push([name, (await archive.member(name))!]);
		archive.close();
		return members;
	} finally {
		rmSync(folder, { recursive: true });
	}
}

async function packed(members: readonly Member[]): Promise<Buffer> {
	const file = new yazl.ZipFile();
	for (const [name, bytes] of members) file.addBuffer(bytes, name);
	file.end();
	const pieces: Buffer[] = [];
	for await (const piece of file.outputStream) pieces.push(piece as Buffer);
	return Buffer.concat(pieces);
}
