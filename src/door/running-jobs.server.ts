import type { JobProgress } from '#jobs/job.ts';

/**
 * The jobs this process is running: how far they are, and how to stop them at once. A step holds its job's row, so whoever
 * asks it to stop through the database waits for the step; this way it ends in the middle. On globalThis, for the server's
 * source and Kit's bundle are two module instances.
 */
interface Run {
	controller: AbortController;
	progress: JobProgress | null;
}

const HANDLE = Symbol.for('mutu.jobs.running');
const runs = (): Map<string, Run> =>
	((globalThis as { [HANDLE]?: Map<string, Run> })[HANDLE] ??= new Map<string, Run>());

export function beginRun(id: string): { signal: AbortSignal; progress: (progress: JobProgress) => void } {
	const run: Run = { controller: new AbortController(), progress: null };
	runs().set(id, run);
	return { signal: run.controller.signal, progress: (progress) => (run.progress = progress) };
}

export const endRun = (id: string): boolean => runs().delete(id);

/** How far a job of this process is within its step; null when another process runs it, or none. */
export const progressOf = (id: string): JobProgress | null => runs().get(id)?.progress ?? null;

/** Stops a job of this process in the middle of its step, whose writing is taken back. */
export const abortRun = (id: string): void => runs().get(id)?.controller.abort();
