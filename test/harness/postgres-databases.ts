import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** The address of another database on the same server. */
export function databaseUrl(server: string, name: string): string {
	const url = new URL(server);
	url.pathname = `/${name}`;
	return url.href;
}

async function administer<T>(server: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
	const client = new pg.Client({ connectionString: server });
	await client.connect();
	try {
		return await run(client);
	} finally {
		await client.end();
	}
}

/** A name no other run has: databases of several runs lie side by side on one server. */
export const databasePrefix = (): string => `mutu_test_${randomBytes(4).toString('hex')}`;

/** Makes a database, empty or as a copy of another that nobody is connected to. Returns its address. */
export async function createDatabase(server: string, name: string, template?: string): Promise<string> {
	await administer(server, (client) =>
		client.query(`create database ${name} template ${template ?? 'template0'} encoding 'UTF8'`)
	);
	return databaseUrl(server, name);
}

/** Drops every database whose name begins with `prefix`, whoever is connected. */
export async function dropDatabases(server: string, prefix: string): Promise<void> {
	await administer(server, async (client) => {
		const { rows } = await client.query<{ datname: string }>(
			'select datname from pg_database where starts_with(datname, $1)',
			[prefix]
		);
		for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`);
	});
}
