import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** A file under src as the layers see it. */
export interface SourceFile {
	/** From the project's folder: src/core/mu.ts */
	path: string;
	lines: number;
	/** What it imports: paths of files of ours, and names of packages. */
	imports: readonly string[];
}

/** `#land/*` → src/domain/land/*, from package.json's imports. */
export type Aliases = Readonly<Record<string, string>>;

export function readAliases(root: string): Aliases {
	const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		imports: Record<string, string>;
	};
	return Object.fromEntries(
		Object.entries(imports).map(([name, to]) => [name.replace('*', ''), to.replace('./', '').replace('*', '')])
	);
}

const SCRIPT = /<script[^>]*>([\s\S]*?)<\/script>/g;

/** A file's text as a SourceFile; of a component its scripts count for imports, all of it for lines. */
export function sourceFile(path: string, text: string, aliases: Aliases): SourceFile {
	const script = path.endsWith('.svelte') ? [...text.matchAll(SCRIPT)].map((match) => match[1]).join('\n') : text;
	const found = ts
		.preProcessFile(script, true, true)
		.importedFiles.map(({ fileName }) => resolve(path, fileName, aliases));
	const kept = found.filter((name) => !name.endsWith('/$types') && !name.endsWith('.css'));
	return { path, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0), imports: [...new Set(kept)] };
}

function resolve(from: string, name: string, aliases: Aliases): string {
	const plain = name.replace(/\?.*$/, '');
	if (plain.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), plain));
	const alias = Object.keys(aliases).find((each) => plain.startsWith(each));
	return alias ? aliases[alias] + plain.slice(alias.length) : plain;
}

/** Every TypeScript file and component under src; tests aside. */
export function readSource(root: string): SourceFile[] {
	const aliases = readAliases(root);
	return globSync('src/**/*.{ts,svelte}', { cwd: root })
		.filter((path) => !path.endsWith('.test.ts') && !path.endsWith('.d.ts'))
		.sort()
		.map((path) => sourceFile(path, readFileSync(join(root, path), 'utf8'), aliases));
}
