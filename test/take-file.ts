import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { importKinds } from '#cli/import-kinds.server.ts';
import type { Outcome } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import type { ImportKind } from '#db/import-kind.server.ts';
import type { County } from '#db/read.server.ts';
import { refusalOf } from '#exchange/file-problem.ts';
import { prepare } from '#exchange/intake/intake.server.ts';
import type { Prepared } from '#exchange/intake/prepared.server.ts';
import { profileFor } from '#exchange/intake/profiles.read.server.ts';
import type { ReadOptions } from '#exchange/parsed.ts';
import { readSource } from '#exchange/reading/read-source.server.ts';
import { storeFile, type Stored } from '#exchange/staging/store.write.server.ts';
import { countyForReading } from '#exchange/systems/settings.read.server.ts';
import { outlinesOf } from '#territory/outline.read.server.ts';
import { testRead, testWrite } from './database.ts';
import { outputPath } from './import-files.ts';

export interface TakeOptions {
	map?: Record<string, string>;
	/** Only the rows that can be taken. */
	good?: boolean;
	options?: ReadOptions;
}

const kindOf = (kind: string | ImportKind): ImportKind => (typeof kind === 'string' ? importKinds[kind]! : kind);

/** A file read, understood and checked as the page and the command line do it, in this thread. */
export async function prepareFile(
	engine: Engine,
	place: County,
	asked: string | ImportKind,
	path: string,
	{ map = {}, options = {} }: TakeOptions = {}
): Promise<Outcome<Prepared<unknown>>> {
	const output = outputPath();
	const kind = kindOf(asked);
	const db = testRead(engine, place);
	const name = basename(path).replace(/^\d+-/, '');
	try {
		const facts = await readSource(
			{
				...{ path, name, output, options, siblings: false, villages: await outlinesOf(db, 'village') },
				...(await countyForReading(db, place, '2026-11-24'))
			},
			() => undefined
		);
		const profile = await profileFor(db, kind.sheet.kind, facts.columns);
		return await prepare(db, {
			...{ kind, county: place, facts, rowsPath: output, overrides: map, profile }
		});
	} catch (error) {
		if ((error as { reason?: string }).reason) return refusalOf(error);
		throw error;
	}
}

/** The same file, accepted through the real door. */
export async function takeFile(
	engine: Engine,
	place: County,
	asked: string | ImportKind,
	path: string,
	given: TakeOptions = {}
): Promise<Outcome<Stored>> {
	const prepared = await prepareFile(engine, place, asked, path, given);
	if (!prepared.ok) return prepared;
	const found = kindOf(asked);
	const bytes = readFileSync(path);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const identity = { name: basename(path), sha256, bytes: bytes.length };
	return testWrite(
		engine,
		place,
		(tx, actor) => storeFile(tx, actor, found, prepared.value, identity, given.good ?? false),
		{ permission: found.permission, action: `import.${found.sheet.kind}` }
	);
}
