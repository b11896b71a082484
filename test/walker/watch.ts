import { AsyncLocalStorage } from 'node:async_hooks';
import type { CompiledQuery } from 'kysely';
import { tableClasses } from '#sql/classes.ts';
import { EmbeddedConnection } from '#db/engine/embedded/driver.server.ts';
import { PostgresConnection } from '#db/engine/postgres-driver.server.ts';
import { walk } from './walk.ts';

type Executes = {
	executeQuery(query: CompiledQuery): Promise<unknown>;
	binaryRows(query: CompiledQuery, ...rest: unknown[]): Promise<unknown>;
};

const WATCHED = Symbol.for('mutu.test.watched');
const FAULTS = Symbol.for('mutu.test.faults');
const shared = globalThis as { [FAULTS]?: string[] };
const faults = (shared[FAULTS] ??= []);
const classes: Record<string, string> = tableClasses;
const tables = new Set<string>(Object.keys(tableClasses).filter((name) => classes[name] === 'county'));
const walked = new Map<string, readonly string[]>();
const across = new AsyncLocalStorage<true>();

/** A statement that leaves its county. It is thrown where it is asked for, before the database sees it. */
export class CountyFault extends Error {}

const told = new Set<(fault: string) => void>();
const recording = new AsyncLocalStorage<string[]>();

function check(statement: string): void {
	recording.getStore()?.push(statement);
	if (across.getStore()) return;
	let found = walked.get(statement);
	if (!found) {
		found = walk(statement, tables);
		walked.set(statement, found);
	}
	if (found.length === 0) return;
	const fault = `${found.join('; ')}\n${statement}`;
	faults.push(fault);
	for (const report of told) report(fault);
	throw new CountyFault(fault);
}

/** Walks every statement of both engines from now on, raw SQL too: what reaches a connection is what is compiled. */
export function watchStatements(report: (fault: string) => void = () => undefined): void {
	told.add(report);
	for (const { prototype } of [EmbeddedConnection, PostgresConnection]) {
		const connection = prototype as Executes & { [WATCHED]?: true };
		if (connection[WATCHED]) continue;
		connection[WATCHED] = true;
		const execute = connection.executeQuery;
		connection.executeQuery = async function (this: Executes, query) {
			check(query.sql);
			return execute.call(this, query);
		};
		const { binaryRows } = connection;
		connection.binaryRows = async function (this: Executes, query, ...rest) {
			check(query.sql);
			return binaryRows.call(this, query, ...rest);
		};
	}
}

/** The faults since the last call. */
export const takeFaults = (): string[] => faults.splice(0);

/** Lets a test itself look across counties: to count what a read of one county must not have seen. */
export const acrossCounties = <T>(run: () => Promise<T>): Promise<T> => across.run(true, run);

/** The statements sent to an engine while `run` runs, as compiled. */
export async function recordStatements(run: () => Promise<unknown>): Promise<string[]> {
	const statements: string[] = [];
	await recording.run(statements, run);
	return statements;
}
