import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '#core/project.server.ts';
import { readFaults } from '#test/server.ts';

/** What a server of page tests does with a statement; the connection behind it is never reached by a bad one. */
const script = (statement: string) => `
	import { EmbeddedConnection } from '#db/engine/embedded/driver.server.ts';
	const host = { epoch: 0, call: async () => ({ columns: [], rows: [], command: 'SELECT', count: 0 }) };
	const connection = new EmbeddedConnection(host, { current: () => 1000 });
	const outcome = await connection.executeQuery({ sql: ${JSON.stringify(statement)}, parameters: [] }).then(() => 'ran', (error) => error.constructor.name);
	console.log(outcome);
`;

function run(statement: string): { outcome: string; faults: string[] } {
	const folder = mkdtempSync(join(tmpdir(), 'mutu-walker-'));
	const file = join(folder, 'faults');
	try {
		const outcome = execFileSync(
			process.execPath,
			[
				'--disable-warning=ExperimentalWarning',
				'--import',
				'./test/walker/preload.ts',
				'--input-type=module',
				'-e',
				script(statement)
			],
			{
				cwd: projectRoot(),
				encoding: 'utf8',
				env: { ...process.env, MUTU_TEST_FAULTS: file },
				stdio: ['ignore', 'pipe', 'ignore']
			}
		);
		return { outcome: outcome.trim(), faults: readFaults(file) };
	} finally {
		rmSync(folder, { recursive: true });
	}
}

test('a server started with the walker refuses a statement that leaves its county, and writes it down', () => {
	const { outcome, faults } = run('select name from village');
	expect(outcome).toBe('CountyFault');
	expect(faults).toEqual([expect.stringContaining('village has no county')]);
});

test('and lets the others pass', () => {
	expect(run('select name from village where county_code = $1')).toEqual({ outcome: 'ran', faults: [] });
});
