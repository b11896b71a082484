import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyRing, type KeyRing } from '#core/sealed.server.ts';
import type { Settings } from '#core/settings.ts';

/** Reads a key kept in MUTU_DATA, making it once. */
function keptKey(folder: string, name: string): string {
	const path = join(folder, name);
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	try {
		// wx: of two processes starting at once only one makes the key, the other reads it.
		writeFileSync(path, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
	return readFileSync(path, 'utf8').trim();
}

/** The settings with both keys: given ones, else (on the loopback, which readSettings has made sure of) the ones kept in MUTU_DATA. */
export function ensureKeys(settings: Settings): Settings {
	return {
		...settings,
		secret: settings.secret ?? keptKey(settings.data, 'secret.key'),
		dataKey: settings.dataKey ?? keptKey(settings.data, 'data.key')
	};
}

/** The keys of protected fields: the one in use, made once in MUTU_DATA when it is not a setting. */
export const dataKeys = (settings: Settings): KeyRing => keyRing(ensureKeys(settings).dataKey!);
