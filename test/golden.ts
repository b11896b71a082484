import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '#core/project.server.ts';
import type { CompiledQuery } from 'kysely';
import { expect } from 'vitest';
import { recordStatements } from './walker/watch.ts';

/** Expects a text to be what is kept in test/golden. MUTU_REGENERATE=1 keeps what came instead; look at the difference. */
export function expectGolden(name: string, text: string): void {
	const file = join(projectRoot(), 'test/golden', name);
	const ended = text.endsWith('\n') ? text : `${text}\n`;
	if (process.env.MUTU_REGENERATE === '1') {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, ended);
	}
	if (!existsSync(file)) throw new Error(`expected test/golden/${name}; MUTU_REGENERATE=1 makes it`);
	expect(ended).toBe(readFileSync(file, 'utf8'));
}

/** Expects a query to compile to test/golden/sql/<name>.sql. */
export const expectSql = (query: { compile(): CompiledQuery }, name: string): void =>
	expectGolden(`sql/${name}.sql`, `${query.compile().sql};`);

/** Expects the statements that `run` sends to be those of test/golden/sql/<name>.sql, in their order. */
export async function expectStatements(name: string, run: () => Promise<unknown>): Promise<void> {
	const statements = await recordStatements(run);
	expectGolden(`sql/${name}.sql`, statements.map((statement) => `${statement};\n`).join('\n'));
}
