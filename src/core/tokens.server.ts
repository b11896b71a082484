import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#core/project.server.ts';

/** The default theme's tokens by name without `--`, from the one stylesheet that has them. */
export function readTokens(): ReadonlyMap<string, string> {
	const sheet = readFileSync(join(projectRoot(), 'src/ui/tokens.css'), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
	const root = /:root\s*\{([\s\S]*?)\}/.exec(sheet)?.[1] ?? '';
	return new Map([...root.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name!, value!.trim()]));
}

/**
 * A colour token as plain hex, followed through `var(--other)`.
 * @throws for a name that no colour has
 */
export function colourOf(tokens: ReadonlyMap<string, string>, name: string): string {
	const value = tokens.get(name) ?? '';
	const other = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
	if (other) return colourOf(tokens, other);
	if (!/^#[\da-f]{6}([\da-f]{2})?$/i.test(value))
		throw new Error(`expected a colour --${name}, got ${value || 'none'}`);
	return value;
}
