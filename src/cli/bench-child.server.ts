import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

/** A process of another program, started for a benchmark. */
export interface Child {
	readonly pid: number;
	/** Waits for a line of its output, and gives what the pattern's first group found. @throws when it ends before */
	says(pattern: RegExp): Promise<string>;
	stop(): Promise<void>;
}

const WITHIN = 180_000;

export function startChild(
	program: string,
	args: readonly string[],
	environment: NodeJS.ProcessEnv = process.env
): Child {
	const child: ChildProcess = spawn(program, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
	let said = '';
	let failed = '';
	let ended = false;
	for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (part: Buffer) => (said += part.toString()));
	const end = new Promise<void>((done) => {
		child.on('error', (error) => ((failed = error.message), (ended = true), done()));
		child.on('exit', () => ((ended = true), done()));
	});
	return {
		get pid() {
			return child.pid!;
		},
		async says(pattern) {
			for (const from = performance.now(); performance.now() - from < WITHIN; await pause(50)) {
				const found = pattern.exec(said);
				if (found) return found[1]!;
				if (ended) break;
			}
			throw new Error(`expected ${program} to say ${pattern.source}, it said ${said || failed}`);
		},
		async stop() {
			if (!ended) child.kill('SIGTERM');
			await end;
		}
	};
}

/** What a program says about itself; null where it is not installed. */
export async function versionOf(program: string, args: readonly string[]): Promise<string | null> {
	const child = startChild(program, args);
	try {
		return await child.says(/(\S.*)/);
	} catch {
		return null;
	} finally {
		await child.stop();
	}
}
