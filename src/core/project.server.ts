import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const isOurs = (folder: string): boolean => {
	const file = join(folder, 'package.json');
	return existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'mutu';
};

/**
 * The project's folder, found upward from this file and then from the working directory: a bundle in `build/` and the
 * source find the same one.
 * @throws when neither lies inside the project
 */
export function projectRoot(): string {
	for (const start of [import.meta.dirname, process.cwd()]) {
		for (let folder = start; ; folder = dirname(folder)) {
			if (isOurs(folder)) return folder;
			if (folder === dirname(folder)) break;
		}
	}
	throw new Error(`expected package.json named mutu above ${import.meta.dirname} or ${process.cwd()}`);
}
