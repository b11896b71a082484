import type { TestProject } from 'vitest/node';
import { openEngine } from '#db/engine/open.server.ts';
import { migrate } from '#db/migrate.server.ts';
import { createDatabase, databasePrefix, dropDatabases } from './postgres-databases.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		/** A migrated database that each worker copies; null on the embedded engine. */
		templateDatabase: string | null;
	}
}

/** With DATABASE_URL: one migrated database a run, copied by every worker and dropped with all its copies at the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
	const server = process.env.DATABASE_URL;
	if (!server) {
		project.provide('templateDatabase', null);
		return async () => undefined;
	}
	const prefix = databasePrefix();
	const engine = await openEngine({ databaseUrl: await createDatabase(server, prefix), dataDir: 'memory' });
	await migrate(engine);
	await engine.close();
	project.provide('templateDatabase', prefix);
	return () => dropDatabases(server, prefix);
}
