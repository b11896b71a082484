import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const script = (name: string): string[] => [
	'--disable-warning=ExperimentalWarning',
	join(import.meta.dirname, 'children', name)
];

/** Runs a script of children/ to its end and returns what it printed. @throws when it exits with anything but 0 */
export async function runChild(name: string, ...given: string[]): Promise<string> {
	return (await promisify(execFile)(process.execPath, [...script(name), ...given])).stdout.trim();
}

/** Starts a script of children/ and hands over each line it prints. */
export function startChild(name: string, given: string[], line: (text: string) => void): ChildProcess {
	const child = spawn(process.execPath, [...script(name), ...given], { stdio: ['ignore', 'pipe', 'inherit'] });
	let rest = '';
	child.stdout.setEncoding('utf8').on('data', (part: string) => {
		const lines = (rest + part).split('\n');
		rest = lines.pop()!;
		lines.forEach(line);
	});
	return child;
}
