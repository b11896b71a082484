import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './project.server.ts';

/** Where Node keeps what it made of our sources: a process is there in half the time; where it may not write it keeps nothing. */
const compiled = (): string => join(projectRoot(), 'node_modules/.cache/mutu/compiled');

/**
 * Starts a source file, by Node's type stripping, in a process of its own that is told nothing of ours: no settings, no
 * secrets, no open files. For work on what strangers made. A worker thread is no wall: one that runs out of memory within
 * a single call of the engine's own (6 of 50 runs of one record of 12 MB) takes its whole process along.
 * @param file below src; what it is to do comes as its first message, and it ends when this process does
 */
export const startProcess = (file: string): ChildProcess =>
	fork(join(projectRoot(), 'src', file), {
		execArgv: ['--disable-warning=ExperimentalWarning'],
		env: { ...(process.env.TZ !== undefined && { TZ: process.env.TZ }), NODE_COMPILE_CACHE: compiled() },
		serialization: 'advanced',
		stdio: ['ignore', 'ignore', 'ignore', 'ipc']
	});
