import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { answer, misuse, refusal, REFUSED, type Answer, type Command, type CommandContext } from '#cli/command.ts';
import { crsOption, crsRefusal } from '#cli/import-crs.ts';
import { countyKinds } from '#cli/county-kinds.server.ts';
import { IMPORT_DEADLINE, importKinds } from '#cli/import-kinds.server.ts';
import { readOptions } from '#cli/options.ts';
import { problemDocument, sayStored } from '#cli/import-report.ts';
import type { Outcome } from '#core/outcome.ts';
import { refused } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { ImportKind } from '#db/import-kind.server.ts';
import { prepare } from '#exchange/intake/intake.server.ts';
import type { Prepared } from '#exchange/intake/prepared.server.ts';
import { profileFor } from '#exchange/intake/profiles.read.server.ts';
import { limits } from '#exchange/limits.ts';
import type { ReadOptions } from '#exchange/parsed.ts';
import { Growth } from '#exchange/reading/growth.ts';
import { parseFile } from '#exchange/reading/parse.server.ts';
import { storeFile, type FileIdentity, type Stored } from '#exchange/staging/store.write.server.ts';
import { storeWhileRead, type StreamRequest } from '#exchange/staging/stream.write.server.ts';
import { countyForReading } from '#exchange/systems/settings.read.server.ts';
import { outlinesOf } from '#territory/outline.read.server.ts';

const flags = {
	as: { type: 'string' },
	map: { type: 'string', multiple: true },
	layer: { type: 'string' },
	encoding: { type: 'string' },
	crs: { type: 'string' },
	'swap-axes': { type: 'boolean' },
	'accept-good': { type: 'boolean' }
} as const;

export const importCommand: Command = {
	name: 'import',
	usage: `import FILE --as ${Object.keys(importKinds).join('|')} [--map FIELD=COLUMN]… [--layer L] [--encoding E] [--crs EPSG:N|gcj02|bd09] [--swap-axes] [--accept-good]`,
	summary: 'take a file in, whole or not at all',
	throughServer: true,
	run: importFile
};

/** `mutu import FILE --as KIND`: reads, checks and accepts a file; without --accept-good one rejected record stops it. */
export async function importFile(context: CommandContext, args: readonly string[]): Promise<Answer> {
	const usage = importCommand.usage;
	const { parsed, misused } = readOptions(importCommand, args, flags);
	if (misused) return misused;
	const { values, positionals } = parsed;
	const [path] = positionals;
	if (!path || positionals.length > 1) return misuse('expected one FILE', usage);
	const as = values.as;
	if (as === undefined || !importKinds[as])
		return misuse(`--as: expected one of ${Object.keys(importKinds).join(', ')}, got ${as ?? 'nothing'}`, usage);
	const overrides: Record<string, string> = {};
	for (const pair of values.map ?? []) {
		const at = pair.indexOf('=');
		if (at < 1 || at === pair.length - 1) return misuse(`--map: expected FIELD=COLUMN, got ${pair}`, usage);
		overrides[pair.slice(0, at)] = pair.slice(at + 1);
	}
	const crs = values.crs === undefined ? {} : crsOption(values.crs);
	if (!crs) return misuse(`--crs: expected EPSG:N, gcj02 or bd09, got ${values.crs}`, usage);
	if (!existsSync(path) || !statSync(path).isFile()) return refusal(refused('import.file.missing', { got: path }));
	const options: ReadOptions = { encoding: values.encoding, layer: values.layer, ...crs, swapped: values['swap-axes'] };
	return run(context, { as, path, overrides, options, goodOnly: values['accept-good'] === true });
}

interface Run {
	/** What it is taken for. */
	as: string;
	path: string;
	overrides: Record<string, string>;
	options: ReadOptions;
	goodOnly: boolean;
}

async function run({ house, session, progress }: CommandContext, given: Run): Promise<Answer> {
	if (!session) return refusal(refused('county.none'));
	const bytes = statSync(given.path).size;
	if (bytes === 0) return refusal(refused('import.file.empty'));
	if (bytes > limits.upload) return refusal(refused('import.file.too_large', { limit: limits.upload, got: bytes }));
	const folder = mkdtempSync(join(house.folders.staging, 'command-'));
	try {
		const rowsPath = join(folder, 'rows.ndjson');
		const name = basename(given.path);
		const request = {
			path: given.path,
			name,
			output: rowsPath,
			...(await countyForReading(session.read, session.place, dayOf(new Date()))),
			villages: await outlinesOf(session.read, 'village'),
			options: given.options
		};
		const growth = new Growth();
		const told = (rows: number) => progress(`${rows} records read`);
		const reading = parseFile({ ...request, siblings: true }, told, limits, undefined, growth);
		const { overrides } = given;
		const kind = (await countyKinds(session.read, dayOf(new Date())))[given.as]!;
		const identified = digestOf(given.path).then((sha256) => ({ name, bytes, sha256 }));
		if (house.engine.kind === 'postgres' && kind.parts && bytes >= STREAMED_FROM) {
			const streamed: StreamRequest<unknown> = { kind, county: session.place, rowsPath, overrides, growth, reading };
			const outcome = await streamIn(session, streamed, await identified);
			if (outcome.ok) return sayStored(outcome.value.prepared, outcome.value.stored, kind.sheet.kind);
		}
		const facts = await reading;
		if (!facts.ok) return crsRefusal(facts);
		const prepared = await prepare(session.read, {
			kind,
			county: session.place,
			facts: facts.value,
			rowsPath,
			overrides,
			profile: await profileFor(session.read, kind.sheet.kind, facts.value.columns)
		});
		if (!prepared.ok) return crsRefusal(prepared);
		if (prepared.value.rejected > 0 && !given.goodOnly) return rejectedAnswer(prepared.value);
		return await store(session, kind, prepared.value, await identified, given.goodOnly);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Bytes from which a file is stored while it is read; below it there is nothing to gain. */
const STREAMED_FROM = 2 * 1024 * 1024;

/** Stores a file while it is read. Refused for any reason, the ordinary way follows and says which. */
const streamIn = (
	session: NonNullable<CommandContext['session']>,
	request: StreamRequest<unknown>,
	identity: FileIdentity
): Promise<Outcome<{ prepared: Prepared<unknown>; stored: Stored }>> =>
	session.write(request.kind.permission, (tx, actor) => storeWhileRead(tx, actor, request, identity), {
		action: `import.${request.kind.sheet.kind}`,
		deadline: IMPORT_DEADLINE
	});

async function store(
	session: NonNullable<CommandContext['session']>,
	kind: ImportKind,
	prepared: Prepared<unknown>,
	identity: FileIdentity,
	goodOnly: boolean
): Promise<Answer> {
	const stored: Outcome<Parameters<typeof sayStored>[1]> = await session.write(
		kind.permission,
		(tx, actor) => storeFile(tx, actor, kind, prepared, identity, goodOnly),
		{ action: `import.${kind.sheet.kind}`, deadline: IMPORT_DEADLINE }
	);
	return stored.ok ? sayStored(prepared, stored.value, kind.sheet.kind) : refusal(stored);
}

function rejectedAnswer(prepared: Prepared<unknown>): Answer {
	const { rejected, problems } = prepared;
	const lines = [
		`refused: ${rejected} of ${prepared.facts.rows} records are not as expected; nothing was taken (--accept-good takes the others)`,
		...problems.slice(0, 20).map(({ row, field, column, expected, params, got }) => {
			const wanted = params ? `${expected} ${JSON.stringify(params)}` : expected;
			return `  record ${row}, ${field}${column ? ` (${column})` : ''}: expected ${wanted}, got ${got ?? 'nothing'}`;
		}),
		...(problems.length > 20 ? [`  … ${problems.length - 20} more (--json lists them all)`] : [])
	];
	return answer(lines, problemDocument(prepared), REFUSED);
}

async function digestOf(path: string): Promise<string> {
	const hash = createHash('sha256');
	for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
	return hash.digest('hex');
}
