import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** What says how far somebody sees: everything that looks at a scope is one of these, which another test holds. */
const PREDICATES = new Set(['inScope', 'reaches', 'pairInScope', 'sees', 'seesWholeCounty', 'seesImagery']);

/** One use of a predicate, by the function it stands in and what it is asked. */
export interface Site {
	readonly key: string;
	readonly from: number;
	readonly to: number;
}

const plainName = (name: string): string => name.replace(/\$\d+$/, '');

/** The functions round a node, the outermost first. */
function roundOf(node: ts.Node): string {
	const names: string[] = [];
	for (let each: ts.Node = node.parent; each && !ts.isSourceFile(each); each = each.parent) {
		const { name } = each as { name?: ts.Node };
		const isNamed =
			ts.isFunctionDeclaration(each) ||
			ts.isMethodDeclaration(each) ||
			(ts.isVariableDeclaration(each) && each.initializer !== undefined && isFunction(each.initializer));
		if (isNamed && name && ts.isIdentifier(name)) names.unshift(plainName(name.text));
	}
	return names.join('.');
}

const isFunction = (node: ts.Node): boolean => ts.isArrowFunction(node) || ts.isFunctionExpression(node);

/** The uses in a text; the same in the source and in what is built of it. */
export function sitesIn(text: string): Site[] {
	if (![...PREDICATES].some((name) => text.includes(`${name}(`))) return [];
	const file = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
	const found: Site[] = [];
	const counts = new Map<string, number>();
	const look = (node: ts.Node): void => {
		if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
			const name = plainName(node.expression.text);
			if (PREDICATES.has(name)) {
				const asked = node.arguments.map((each) => each.getText(file)).join(', ');
				const said = `${roundOf(node)}: ${name}(${asked.replaceAll('"', "'").replace(/\s+/g, ' ')})`;
				const serial = (counts.get(said) ?? 0) + 1;
				counts.set(said, serial);
				found.push({ key: serial === 1 ? said : `${said} ${serial}`, from: node.getStart(file), to: node.getEnd() });
			}
		}
		ts.forEachChild(node, look);
	};
	look(file);
	return found;
}

/** Every use in the product's source, with its file: found there, not listed. */
export function sourceSites(root: string): Map<string, string> {
	const sites = new Map<string, string>();
	for (const path of globSync('src/**/*.ts', { cwd: root }).sort()) {
		if (path.endsWith('.test.ts') || path.endsWith('.d.ts')) continue;
		for (const { key } of sitesIn(readFileSync(join(root, path), 'utf8'))) {
			if (sites.has(key))
				throw new Error(`two uses of a scope that go by one name: ${key} (${sites.get(key)!}, ${path})`);
			sites.set(key, path);
		}
	}
	return sites;
}

/** The text with each use handed to `globalThis.__scope`, which may answer in its place. */
export function watchedText(text: string): string {
	let made = text;
	// An outer use holds an inner one: from the back, the inner ones first.
	const sites = sitesIn(text).sort((one, other) => other.from - one.from);
	const ends = new Map<number, string>();
	const starts = new Map<number, string>();
	for (const { key, from, to } of sites) {
		starts.set(from, `${starts.get(from) ?? ''}globalThis.__scope(${JSON.stringify(key)}, () => (`);
		ends.set(to, `${ends.get(to) ?? ''}))`);
	}
	const marks = [...[...starts].map(([at, said]) => ({ at, said })), ...[...ends].map(([at, said]) => ({ at, said }))];
	for (const { at, said } of marks.sort((one, other) => other.at - one.at))
		made = made.slice(0, at) + said + made.slice(at);
	// What is kept by a scope is kept by the scope and by what is taken out of it.
	return made.replace(/\.prefixes\.join\((['"])\+\1\)/g, (found) => `${found} + globalThis.__scopeOff()`);
}
