import { readFileSync } from 'node:fs';
import { refused, type Outcome } from '#core/outcome.ts';
import { startProcess } from '#core/process.server.ts';
import { limits as shipped, type Limits } from '#imagery/limits.ts';
import type { PackFacts, PackTask } from '#imagery/pack.server.ts';

export type PackMessage = { tiles: number } | { outcome: Outcome<PackFacts> };

const LOOK_EVERY_MS = 50;
const MB = 1024 * 1024;
const PAGE = 4096;

/** Bytes of memory a process holds, where the system tells. */
function memoryOf(pid: number): number {
	try {
		return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE;
	} catch {
		return 0;
	}
}

/**
 * Packs a set in a process of its own, told nothing of ours, which is ended when it is silent too long or takes too much:
 * one statement over a stranger's file may run for ever.
 * @param progress told how many tiles are in
 * @param signal ends it, as a job that somebody stopped
 */
export function packInProcess(
	task: PackTask,
	progress: (tiles: number) => void = () => undefined,
	signal?: AbortSignal
): Promise<Outcome<PackFacts>> {
	const limits: Limits = { ...shipped, ...task.limits };
	return new Promise((resolve) => {
		const child = startProcess('domain/imagery/pack-process.server.ts');
		let ended = false;
		const end = (outcome: Outcome<PackFacts>) => {
			if (ended) return;
			ended = true;
			clearTimeout(silence);
			clearTimeout(lasting);
			clearInterval(looking);
			signal?.removeEventListener('abort', stop);
			if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return resolve(outcome);
			child.once('exit', () => resolve(outcome));
			child.kill('SIGKILL');
		};
		const silent = () => end(refused('imagery.silent', { limit: limits.silence }));
		let silence = setTimeout(silent, limits.silence * 1000);
		const lasting = setTimeout(
			() => end(refused('imagery.too_long', { limit: limits.seconds })),
			limits.seconds * 1000
		);
		const stop = () => end(refused('job.cancelled'));
		const looking = setInterval(() => {
			if (child.pid !== undefined && memoryOf(child.pid) > limits.processMb * MB)
				end(refused('imagery.memory', { limit: limits.processMb }));
		}, LOOK_EVERY_MS);
		if (signal?.aborted) return stop();
		signal?.addEventListener('abort', stop);
		child.on('message', (message: PackMessage) => {
			clearTimeout(silence);
			silence = setTimeout(silent, limits.silence * 1000);
			if ('tiles' in message) progress(message.tiles);
			else end(message.outcome);
		});
		const broken = (got: string) => end(refused('imagery.damaged', { got }));
		child.on('error', (error) => broken(error.message.slice(0, 300)));
		child.on('exit', (code, signal) => broken(`exit ${signal ?? code}`));
		child.send(task, (error) => {
			if (error) broken(error.message.slice(0, 300));
		});
	});
}
