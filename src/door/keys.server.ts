import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyRing, type KeyRing } from '#core/sealed.server.ts';
import type { Settings } from '#core/settings.ts';

const DATA_KEY = 'data.key';
/** The key to come, while it takes its place; and the one before it, while there is something left that it sealed. */
const NEXT = `${DATA_KEY}.next`;
const FORMER = `${DATA_KEY}.former`;

function madeKey(path: string): void {
	try {
		// wx: of two processes starting at once only one makes the key, the other reads it.
		writeFileSync(path, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
}

const readKey = (path: string): string => readFileSync(path, 'utf8').trim();

/** Reads a key kept in MUTU_DATA, making it once. */
function keptKey(folder: string, name: string): string {
	const path = join(folder, name);
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	// A change of the key that was broken off between its two names.
	if (name === DATA_KEY && !existsSync(path) && existsSync(join(folder, NEXT))) renameSync(join(folder, NEXT), path);
	madeKey(path);
	return readKey(path);
}

/** The settings with both keys: given ones, else (on the loopback, which readSettings has made sure of) the ones kept in MUTU_DATA. */
export function ensureKeys(settings: Settings): Settings {
	return {
		...settings,
		secret: settings.secret ?? keptKey(settings.data, 'secret.key'),
		dataKey: settings.dataKey ?? keptKey(settings.data, DATA_KEY)
	};
}

/** The keys of protected fields: the one in use, made once in MUTU_DATA when it is not a setting, and the one before it. */
export function dataKeys(settings: Settings): KeyRing {
	const { dataKey } = ensureKeys(settings);
	const kept = join(settings.data, FORMER);
	const former = settings.dataKeyFormer ?? (existsSync(kept) ? readKey(kept) : null);
	return former === null || former === dataKey ? keyRing(dataKey!) : keyRing(dataKey!, former);
}

/** Whether the key in use is one that MUTU_DATA keeps, so that a new one can be made in its place. */
export const isKept = ({ data }: Settings, ring: KeyRing): boolean => {
	const path = join(data, DATA_KEY);
	return existsSync(path) && keyRing(readKey(path)).current.id === ring.current.id;
};

/**
 * Puts a new key in the place of the one that MUTU_DATA keeps, which stays beside it until everything is sealed anew.
 * Broken off at any point, it is gone on with.
 */
export function changeKeptKey(data: string): KeyRing {
	const [path, next, former] = [DATA_KEY, NEXT, FORMER].map((name) => join(data, name)) as [string, string, string];
	if (!existsSync(former)) {
		madeKey(next);
		writeFileSync(former, readKey(path), { mode: 0o600 });
		renameSync(next, path);
	}
	return keyRing(readKey(path), readKey(former));
}

/** Puts the former key aside under its name: backups made while it was in use need it. */
export function retireFormerKey(data: string): void {
	const former = join(data, FORMER);
	if (existsSync(former)) renameSync(former, join(data, `${DATA_KEY}.${keyRing(readKey(former)).current.id}`));
}
