import { readFileSync } from 'node:fs';

/**
 * Seconds of processor time that processes of this machine have used so far, to the nanosecond where Linux keeps it
 * (proc(5), /proc/pid/schedstat); null where it cannot be read, as when they run on another machine.
 */
export function processorSeconds(pids: readonly number[]): number | null {
	try {
		return pids.reduce(
			(sum, pid) => sum + Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e9,
			0
		);
	} catch {
		return null;
	}
}

/** Whether a server's backend with this number is a process of this machine. */
export function isOfThisMachine(pid: number): boolean {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
	} catch {
		return false;
	}
}

/** Numbers of a process's children (proc(5)). */
export const childrenOf = (pid: number): number[] =>
	readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
