import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** Where a benchmark may work without touching anybody's data. */
export interface Scratch {
	databaseUrl: string | null;
	folder: string;
	drop(): Promise<void>;
}

/**
 * A database of its own beside the one DATABASE_URL names, or an empty folder for the embedded engine.
 * @throws when the server does not let this role make databases
 */
export async function scratchDatabase(server: string | null): Promise<Scratch> {
	const folder = mkdtempSync(join(tmpdir(), 'mutu-bench-'));
	const forget = () => rmSync(folder, { recursive: true, force: true });
	if (!server) return { databaseUrl: null, folder, drop: async () => forget() };
	const name = `mutu_bench_${randomBytes(4).toString('hex')}`;
	await administer(server, `create database ${name} template template0 encoding 'UTF8'`);
	const url = new URL(server);
	url.pathname = `/${name}`;
	return {
		databaseUrl: url.href,
		folder,
		async drop() {
			forget();
			await administer(server, `drop database if exists ${name} with (force)`);
		}
	};
}

async function administer(server: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: server });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
