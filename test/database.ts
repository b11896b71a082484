import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { inject } from 'vitest';
import { localOperator } from '#auth/local-operator.ts';
import type { Outcome } from '#core/outcome.ts';
import { keepPseudonymKey } from '#core/pseudonym.server.ts';
import { countyScope, type Scope } from '#core/scope.ts';
import { openEngine } from '#db/engine/open.server.ts';
import type { Engine } from '#db/engine/types.ts';
import { migrate } from '#db/migrate.server.ts';
import { readDb, type County, type ReadDb } from '#db/read.server.ts';
import { throughDoor, type Write, type WriteOptions } from '#door/door.server.ts';
import { knownVersions } from '#door/layer-versions.server.ts';
import type { Permission } from '#core/permission.ts';
import { factory, type Factory } from './factory.ts';
import { createDatabase } from './harness/postgres-databases.ts';
import { watchStatements } from './walker/watch.ts';

/** Every statement of a database test is walked; see test/walker. */
watchStatements();
/** Files with people's numbers in them can be taken in; every worker gives the same pseudonyms. */
keepPseudonymKey(Buffer.alloc(32, 7));

const HANDLE = Symbol.for('mutu.test.engine');
type Holder = { [HANDLE]?: Promise<Engine> };

/**
 * The worker's engine, migrated and without a county: embedded in memory, or with DATABASE_URL a database of its own.
 * It is one for all files of a worker and is emptied between them.
 */
export function testEngine(): Promise<Engine> {
	const holder = globalThis as Holder;
	holder[HANDLE] ??= openTestEngine();
	return holder[HANDLE];
}

/** The worker's engine if a test has asked for one. */
export const openedTestEngine = (): Promise<Engine> | undefined => (globalThis as Holder)[HANDLE];

/** Closes the worker's engine; the next test that asks gets a new one. */
export async function forgetTestEngine(): Promise<void> {
	const opened = openedTestEngine();
	delete (globalThis as Holder)[HANDLE];
	await (await opened)?.close().catch(() => undefined);
}

async function openTestEngine(): Promise<Engine> {
	const template = inject('templateDatabase');
	if (template && process.env.DATABASE_URL) {
		const name = `${template}_${randomBytes(4).toString('hex')}`;
		const url = await createDatabase(process.env.DATABASE_URL, name, template);
		return openEngine({ databaseUrl: url, dataDir: 'memory' });
	}
	const engine = await openEngine({ dataDir: 'memory' });
	await migrate(engine);
	return engine;
}

/** Empties every table but the schema's own record. */
export async function emptyTables(engine: Engine): Promise<void> {
	const { rows } = await sql<{ name: string }>`
		select quote_ident(tablename) as name from pg_tables
		where schemaname = 'public' and tablename not in ('schema_migration', 'spatial_ref_sys')
		order by tablename`.execute(engine.primary);
	if (rows.length > 0) await sql`truncate ${sql.raw(rows.map(({ name }) => name).join(', '))}`.execute(engine.primary);
	knownVersions(engine).forget();
}

let counties = 0;

/** Makes a county of its own, without data. Unless told, its code is one no other test of this worker has. */
export async function freshCounty(engine: Engine, given: Partial<County> = {}): Promise<County> {
	const county = factory({ county: given.code ?? String(140_000 + ++counties) }).countyRow(given);
	await engine.primary.insertInto('county').values(county).execute();
	return county;
}

/**
 * Two counties with builders that give rows the same ids and numbers in both. Every database test fills both, so that a
 * read or a write that forgets its county meets the other's rows.
 */
export async function twoCounties(engine: Engine): Promise<[CountyWithRows, CountyWithRows]> {
	const make = async (): Promise<CountyWithRows> => {
		const county = await freshCounty(engine);
		return { ...county, rows: factory({ county: county.code, seed: 'two counties' }) };
	};
	return [await make(), await make()];
}

export interface CountyWithRows extends County {
	rows: Factory;
}

const codeOf = (county: County | string): string => (typeof county === 'string' ? county : county.code);

/** What a page's read is given, for the whole county or for a part of it: `{ prefixes: ['140001001002'] }` is a village. */
export const testRead = (engine: Engine, county: County | string, scope?: Scope): ReadDb =>
	readDb(engine, codeOf(county), scope ?? countyScope(codeOf(county)));

export interface TestWriteOptions extends WriteOptions {
	permission?: Permission;
	scope?: Scope;
}

/** Runs a write through the real door, as the local operator of the county. */
export function testWrite<T>(
	engine: Engine,
	county: County | string,
	write: Write<T>,
	{ permission = 'land.import', scope, ...options }: TestWriteOptions = {}
): Promise<Outcome<T>> {
	return throughDoor(engine, localOperator(codeOf(county), scope), permission, write, options);
}

/** The value of an outcome that a test needs to go on. @throws with the reason of a refusal */
export function valueOf<T>(outcome: Outcome<T>): T {
	if (outcome.ok) return outcome.value;
	throw new Error(`expected an accepted outcome, got ${outcome.reason} ${JSON.stringify(outcome.detail)}`);
}
