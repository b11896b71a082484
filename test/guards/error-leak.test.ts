import { describe, expect, test } from 'vitest';
import { Session } from '#db/engine/embedded/session.ts';
import { loadTemplate } from '#db/engine/embedded/template.server.ts';

const ERRORS = 5_000;

/** Raises ordinary SQL errors of three kinds; returns how many came before the session said anything else. */
async function fail(session: Session): Promise<{ count: number; code: string }> {
	await session.script('create table n (id integer primary key); insert into n values (1)');
	const kinds: readonly [string, string][] = [
		['insert into n values (1)', '23505'],
		['select 1 / 0', '22012'],
		['select from nowhere', '42P01']
	];
	for (let count = 0; count < ERRORS; count++) {
		const [statement, expected] = kinds[count % kinds.length]!;
		const code = await session.query(statement, []).then(
			() => 'none',
			(error: { code: string }) => error.code
		);
		if (code !== expected) return { count, code };
	}
	return { count: ERRORS, code: '' };
}

describe(`${ERRORS} ordinary SQL errors in one session`, () => {
	test('without the guard the wasm stack runs out and nothing works any more', async () => {
		const session = await Session.open({ folder: null, template: await loadTemplate(), guarded: false });
		const { count, code } = await fail(session);
		expect(code).toBe('54001');
		expect(count).toBeLessThan(ERRORS);
		await expect(session.query('select 1', [])).rejects.toMatchObject({ code: '54001' });
	});

	test('with the guard the session goes on', async () => {
		const session = await Session.open({ folder: null, template: await loadTemplate() });
		expect(await fail(session)).toEqual({ count: ERRORS, code: '' });
		expect((await session.query('select 1', [])).rows).toEqual([[1]]);
		await session.close();
	});
});
