import { mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { KeyRing } from '#core/sealed.server.ts';
import { readSettings, type Settings } from '#core/settings.ts';
import { migrateAsOwner } from '#db/append-only.server.ts';
import { openEngine } from '#db/engine/open.server.ts';
import type { Engine } from '#db/engine/types.ts';
import { migrate } from '#db/migrate.server.ts';
import { openDataKeys } from '#door/data-keys.server.ts';
import { dataKeys } from '#door/keys.server.ts';
import { writeHeldRefusals } from '#door/refusals.server.ts';

/** The running process: its settings and its open database. The server's source and Kit's bundle are two module instances, so it lives on globalThis. */
export interface House {
	settings: Settings;
	engine: Engine;
	/** Keys of protected fields (core/sealed.server.ts). */
	keys: KeyRing;
	folders: { staging: string; files: string };
	close(): Promise<void>;
}

const HANDLE = Symbol.for('mutu.house');
type Holder = { [HANDLE]?: Promise<House> };

export async function openHouse(settings: Settings): Promise<House> {
	const folders = { staging: resolve(settings.data, 'staging'), files: resolve(settings.files) };
	for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true, mode: 0o700 });
	const keys = dataKeys(settings);
	if (settings.databaseUrl && settings.migrateUrl)
		await migrateAsOwner(settings.migrateUrl, settings.databaseUrl, resolve(settings.data));
	const engine = await openEngine({
		databaseUrl: settings.databaseUrl ?? undefined,
		replicaUrl: settings.replicaUrl ?? undefined,
		dataDir: resolve(settings.data)
	});
	try {
		await migrate(engine);
		await openDataKeys(engine, keys);
	} catch (error) {
		await engine.close();
		throw error;
	}
	const close = async () => {
		await writeHeldRefusals(engine);
		await engine.close();
	};
	return { settings, engine, keys, folders, close };
}

/** The process's house, opened once from the environment. */
export function house(): Promise<House> {
	const holder = globalThis as Holder;
	holder[HANDLE] ??= openHouse(readSettings(process.env, (path) => readFileSync(path, 'utf8')));
	return holder[HANDLE];
}

/** Hands a house that is already opening to everything else in the process. */
export function keepHouse(opening: Promise<House>): void {
	(globalThis as Holder)[HANDLE] = opening;
}
