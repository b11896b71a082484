import { afterAll, beforeAll, expect, test } from 'vitest';
import { localOperator } from '#auth/local-operator.ts';
import { accepted } from '#core/outcome.ts';
import { openEngine } from '#db/engine/open.server.ts';
import type { Engine } from '#db/engine/types.ts';
import { migrate } from '#db/migrate.server.ts';
import { throughDoor } from '#door/door.server.ts';
import type { House } from '#door/house.server.ts';
import { NestedRead } from '#door/inside.server.ts';
import { session } from '#door/request.server.ts';

const place = {
	code: '149901',
	name: '禾川县',
	gk_srid: 4546,
	west: 111,
	south: 37,
	east: 112,
	north: 39,
	demo: false
};

let engine: Engine;
beforeAll(async () => {
	engine = await openEngine({ dataDir: 'memory' });
	await migrate(engine);
});
afterAll(() => engine.close());

test('the harm: on the one connection a read beside an open write waits for the write, and the write for the read', async () => {
	let release = () => {};
	const given = new Promise<'given up'>((done) => (release = () => done('given up')));
	const write = engine.primary.transaction().execute(async () => {
		const read = engine.primary.selectFrom('county').selectAll().execute();
		// Whoever awaited the read here would wait for ever; the test gives up for it after 300 ms, then the read goes through.
		return Promise.race([read.then(() => 'read'), given]);
	});
	const timer = setTimeout(release, 300);
	expect(await write).toBe('given up');
	clearTimeout(timer);
});

test('the guard: locals.read inside a write is refused at once, outside it reads', async () => {
	const current = session({ engine } as House, place);
	const outcome = throughDoor(engine, localOperator(place.code), 'jobs.run', async () => accepted(current.read.county));
	await expect(outcome).rejects.toThrow(NestedRead);
	expect(current.read.county).toBe(place.code);
	expect(await current.read.counties()).toEqual([]);
});

test('the guard: a write inside a write is refused as well', async () => {
	const nested = throughDoor(engine, localOperator(place.code), 'jobs.run', () =>
		throughDoor(engine, localOperator(place.code), 'jobs.run', async () => accepted(1))
	);
	await expect(nested).rejects.toThrow(NestedRead);
});
