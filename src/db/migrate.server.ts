import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { projectRoot } from '#core/project.server.ts';
import type { Engine } from '#db/engine/types.ts';

export interface Migration {
	name: string;
	text: string;
	/** sha256 of the text, hex. */
	checksum: string;
}

/**
 * The numbered files of sql/, in order. A number may be missing: each file stands by itself, and one that comes later is
 * applied later. @throws when a number is taken twice
 */
export async function migrations(): Promise<Migration[]> {
	const folder = join(projectRoot(), 'sql');
	const names = (await readdir(folder)).filter((name) => /^\d{4}-.*\.sql$/.test(name)).sort();
	return Promise.all(
		names.map(async (name, index) => {
			const before = names[index - 1];
			if (before?.slice(0, 4) === name.slice(0, 4))
				throw new Error(`expected a number of its own for sql/${name}, got that of sql/${before}`);
			const text = await readFile(join(folder, name), 'utf8');
			return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
		})
	);
}

/** Migrations a database has had, oldest first; empty when it has none. */
export async function applied(engine: Engine): Promise<{ name: string; checksum: string }[]> {
	const there = await sql`select from pg_catalog.pg_class where oid = to_regclass('schema_migration')`.execute(
		engine.primary
	);
	if (there.rows.length === 0) return [];
	const { rows } = await sql<{ name: string; checksum: string }>`
		select name, checksum from schema_migration order by name`.execute(engine.primary);
	return rows;
}

// Any number that nobody else takes as an advisory lock; these are the bytes of 'mutu'.
const LOCK = 0x6d757475;

/**
 * Brings the schema forward: each file in a transaction of its own, under a lock, so that several processes may start
 * at once. Returns the names newly applied.
 * @throws when an applied file has changed since, or the database is ahead of this program
 */
export async function migrate(engine: Engine): Promise<string[]> {
	const files = await migrations();
	const before = new Map((await applied(engine)).map(({ name, checksum }) => [name, checksum]));
	for (const name of before.keys()) {
		if (!files.some((file) => file.name === name)) {
			throw new Error(`the database has had ${name}, which this program does not know: it is newer than the program`);
		}
	}
	const done: string[] = [];
	for (const file of files) {
		const known = before.get(file.name);
		if (known === file.checksum) continue;
		if (known !== undefined) throw new Error(`sql/${file.name} has changed since the database had it`);
		if (await applyOne(engine, file)) done.push(file.name);
	}
	return done;
}

async function applyOne(engine: Engine, file: Migration): Promise<boolean> {
	return engine.primary.transaction().execute(async (tx) => {
		await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(tx);
		// Citus runs the statements of one transaction in parallel otherwise (citus.md M2); unknown elsewhere, and harmless.
		await sql`set local citus.multi_shard_modify_mode = 'sequential'`.execute(tx);
		await sql`create table if not exists schema_migration (
			name text NOT NULL, checksum text NOT NULL, applied_at timestamptz NOT NULL,
			CONSTRAINT schema_migration_pkey PRIMARY KEY (name))`.execute(tx);
		const { rows } = await sql`select from schema_migration where name = ${file.name}`.execute(tx);
		if (rows.length > 0) return false;
		await engine.script(tx, file.text);
		await sql`insert into schema_migration (name, checksum, applied_at)
			values (${file.name}, ${file.checksum}, ${new Date()})`.execute(tx);
		return true;
	});
}
