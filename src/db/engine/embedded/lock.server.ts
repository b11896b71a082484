import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { DataInUse } from '../types.ts';

/**
 * The engine has no lock of its own: a second process would open the same files and rows would vanish. Ours is an
 * abstract Unix socket named by the folder's device and inode (gone with its process, however it ends, and blind to
 * how the path is spelled), beside a file that says who holds it. Limit: two containers that share a volume have
 * neither sockets nor process numbers in common.
 */
export interface Lock {
	/** Writes where the holder's server listens into the file, for those who find the folder locked. */
	announce(address: string): void;
	release(): Promise<void>;
}

export interface Holder {
	pid: number;
	address: string | null;
}

interface Note extends Holder {
	boot: string;
	/** Clock ticks after boot at which the process started, /proc/<pid>/stat field 22; pids are used again, this pair is not. */
	started: string;
}

const noteFile = (folder: string): string => join(folder, 'database.lock');

const readOr = (file: string, otherwise: string): string => {
	try {
		return readFileSync(file, 'utf8').trim();
	} catch {
		return otherwise;
	}
};

const bootId = (): string => readOr('/proc/sys/kernel/random/boot_id', '');

/** The process's name, field 2, is in brackets and may hold spaces: count from behind it. */
const startOf = (pid: number): string =>
	readOr(`/proc/${pid}/stat`, '')
		.replace(/^.*\) /s, '')
		.split(' ')[19] ?? '';

function isAlive(note: Note): boolean {
	if (note.boot !== bootId()) return false;
	if (note.boot) return startOf(note.pid) === note.started && note.started !== '';
	try {
		process.kill(note.pid, 0);
		return true;
	} catch {
		return false;
	}
}

function readNote(folder: string): Note | null {
	try {
		const note = JSON.parse(readFileSync(noteFile(folder), 'utf8')) as Note;
		return Number.isInteger(note.pid) ? note : null;
	} catch {
		return null;
	}
}

/** Who has the folder open, or null when nobody alive does. */
export function describeLock(folder: string): Holder | null {
	const note = readNote(folder);
	return note && isAlive(note) ? { pid: note.pid, address: note.address } : null;
}

/** Takes the lock of a data folder, making the folder. @throws DataInUse */
export async function takeLock(folder: string): Promise<Lock> {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const socket = process.platform === 'linux' ? await listen(folder) : null;
	const holder = describeLock(folder);
	if (holder && (holder.pid !== process.pid || !socket)) {
		socket?.close();
		throw new DataInUse(folder, holder.pid, holder.address);
	}
	const note: Note = { pid: process.pid, address: null, boot: bootId(), started: startOf(process.pid) };
	const write = () => {
		const own = `${noteFile(folder)}.${process.pid}`;
		writeFileSync(own, JSON.stringify(note));
		renameSync(own, noteFile(folder));
	};
	write();
	return {
		announce: (address) => {
			note.address = address;
			write();
		},
		release: async () => {
			rmSync(noteFile(folder), { force: true });
			await new Promise<void>((resolve) => (socket ? socket.close(() => resolve()) : resolve()));
		}
	};
}

function listen(folder: string): Promise<Server> {
	const { dev, ino } = statSync(folder);
	const name = createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32);
	const server = createServer((connection) => connection.destroy());
	return new Promise((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => {
			if (error.code !== 'EADDRINUSE') return reject(error);
			const holder = describeLock(folder);
			reject(new DataInUse(folder, holder?.pid ?? null, holder?.address ?? null));
		});
		server.listen(`\0mutu-${name}`, () => {
			server.unref();
			resolve(server);
		});
	});
}
