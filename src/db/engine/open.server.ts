import type { Engine } from './types.ts';

export interface EngineSettings {
	/** A PostgreSQL server with PostGIS; without it the embedded engine is opened. */
	databaseUrl?: string | null;
	/** A streaming replica of it. */
	replicaUrl?: string | null;
	/** Folder of the embedded engine's data (it makes `database/` inside), or 'memory' for one that is forgotten. */
	dataDir: string;
}

/**
 * Opens the engine the settings name. Each is imported only when wanted: the embedded one is 70 MB of wasm.
 * @throws DataInUse when another process has the folder open
 */
export async function openEngine(settings: EngineSettings): Promise<Engine> {
	if (settings.databaseUrl) {
		const { openPostgres } = await import('./postgres.server.ts');
		return openPostgres(settings.databaseUrl, settings.replicaUrl ?? null);
	}
	const { openEmbedded } = await import('./embedded/open.server.ts');
	return openEmbedded(settings.dataDir);
}
