import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { projectRoot } from '#core/project.server.ts';

const folder = mkdtempSync(join(tmpdir(), 'mutu-reading-alone-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What becomes of a process of its own that goes on after something nobody waits for has failed. */
function run(...lines: string[]) {
	const code = [...lines, `await new Promise((later) => setTimeout(later, 100)); console.log('goes on');`].join('\n');
	const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
		...{ cwd: projectRoot(), encoding: 'utf8' },
		env: { ...process.env, STAGING: folder, LOG_LEVEL: 'info' }
	});
	return { status, goesOn: stdout.includes('goes on'), stderr };
}
const failing = `const failing = async () => { throw new TypeError('the county does not answer'); };`;

test('a failure that nobody waits for ends a process', () =>
	expect(run(failing, 'void failing();')).toMatchObject({ status: 1, goesOn: false }));

test('a reading that nobody waits for does not; it is told by its reason, and met again by whoever asks', () => {
	const stage = `{ id: '01a20ba0-9a6b-7000-ae87-20741ea0fb7e', kind: 'parcel', name: 'a', options: {} }`;
	const { status, goesOn, stderr } = run(
		`import { readStage } from '#exchange/staging/staging.server.ts';`,
		failing,
		`void readStage(process.env.STAGING, ${stage}, failing);`,
		`await new Promise((later) => setTimeout(later, 100));`,
		`const again = await readStage(process.env.STAGING, ${stage}, failing).then(() => 'read', (error) => error.name);`,
		`if (again !== 'TypeError') process.exit(3);`
	);
	expect({ status, goesOn }).toEqual({ status: 0, goesOn: true });
	const [told] = stderr.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as object] : []));
	expect(told).toMatchObject({
		level: 'error',
		reason: 'import.reading_failed',
		kind: 'parcel',
		err: { type: 'TypeError' }
	});
});
