import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { selfTest, THROWING_PAIR } from '#db/engine/embedded/self-test.ts';
import { Session } from '#db/engine/embedded/session.ts';
import { requestOf } from '#db/engine/embedded/protocol.ts';
import { loadTemplate } from '#db/engine/embedded/template.server.ts';
import { protocol } from '@electric-sql/pglite';
import { nearPair, numbers } from './near-pairs.ts';
import { isFull } from './effort.ts';

/**
 * 20 ordinary pairs and the throwing one, second to last. Without the guard a statement over them ends without its row,
 * without an error, and some have committed the rows before it (reference embedded.md §2).
 */
const SETUP = `
	create table pair (id integer primary key, a geometry, b geometry);
	insert into pair select i, st_makeenvelope(i, 0, i + 2, 2), st_makeenvelope(i + 1, 0, i + 3, 2) from generate_series(1, 19) i;
	insert into pair values (20, '${THROWING_PAIR.a}', '${THROWING_PAIR.b}'),
		(21, st_makeenvelope(21, 0, 23, 2), st_makeenvelope(22, 0, 24, 2));
	create table result (id integer primary key, shape geometry);
	create table side (id integer, a geometry, b geometry, d double precision generated always as (st_area(st_difference(a, b))) stored);
	create function subtract() returns integer language plpgsql as
		'begin insert into result select id, st_difference(a, b) from pair order by id; return 1; end';
	create function forgiving() returns text language plpgsql as
		'begin perform st_area(st_difference(a, b)) from pair; return ''none''; exception when others then return sqlstate; end'`;

const D = 'st_difference(a, b)';

/** Statements that overlay all pairs, and whether what they leave can be counted. */
const STATEMENTS: readonly [shape: string, statement: string][] = [
	['select', `select id, ${D} from pair`],
	['select in order', `select id, ${D} from pair order by id`],
	['where', `select id from pair where st_area(${D}) >= 0`],
	['order by it', `select id from pair order by st_area(${D})`],
	['count', `select count(${D}) from pair`],
	['common table', `with t as materialized (select id, ${D} as d from pair) select id from t where st_area(d) >= 0`],
	[
		'union aggregate',
		`select st_area(st_union(shape)) from (select a as shape from pair where id = 20 union all select b from pair where id = 20) t`
	],
	['insert … select', `insert into result select id, ${D} from pair order by id`],
	['insert … select returning', `insert into result select id, ${D} from pair order by id returning id`],
	['update … from', `update result r set shape = ${D} from pair p where p.id = r.id`],
	['delete … using', `delete from result r using pair p where p.id = r.id and st_area(${D}) >= 0`],
	['create table as', `create table made as select id, ${D} as shape from pair`],
	['create index', `create index made_idx on pair ((st_area(${D})))`],
	['explain analyze', `explain analyze select st_area(${D}) from pair`],
	['generated column', 'insert into side (id, a, b) select id, a, b from pair order by id'],
	['copy to', `copy (select id, st_area(${D}) from pair) to '/dev/blob'`],
	['plpgsql function', 'select subtract()'],
	['do', `do 'begin perform subtract(); end'`],
	['materialized view', `create materialized view seen as select id, ${D} as shape from pair`],
	['constants', `select st_area(st_difference('${THROWING_PAIR.a}'::geometry, '${THROWING_PAIR.b}'::geometry))`]
];

const open = async (guarded: boolean): Promise<Session> => {
	const session = await Session.open({ folder: null, template: await loadTemplate(), guarded });
	await session.script(SETUP);
	return session;
};

const outcome = (work: Promise<unknown>): Promise<{ code: string; message: string } | null> =>
	work.then(
		() => null,
		(error: { code: string; message: string }) => error
	);

const count = async (session: Session, table: string): Promise<number> =>
	Number((await session.query(`select count(*) from ${table}`, [])).rows[0]![0]);

const byExtended = (session: Session, statement: string) => outcome(session.exchange(requestOf(statement, [])));
const bySimple = (session: Session, statement: string) =>
	outcome(session.exchange(protocol.serialize.query(statement)));

describe('without the guard', () => {
	let session: Session;
	beforeAll(async () => {
		session = await open(false);
	});
	afterAll(() => session.close());

	test('a select loses its rows and says nothing', async () => {
		const { rows } = await session.query(`select id, ${D} from pair order by id`, []);
		expect(rows.length).toBeLessThan(21);
	});

	test('an insert keeps the rows before the throw, and calls itself done', async () => {
		expect(
			await byExtended(session, `insert into result select id, ${D} from pair order by id returning id`)
		).toBeNull();
		const kept = await count(session, 'result');
		expect(kept).toBeGreaterThan(0);
		expect(kept).toBeLessThan(21);
	});

	test('most statements that should fail do not', async () => {
		let silent = 0;
		for (const [, statement] of STATEMENTS) {
			await session.script('truncate result, side; drop table if exists made; drop index if exists made_idx');
			if ((await byExtended(session, statement)) === null) silent++;
		}
		expect(silent).toBeGreaterThanOrEqual(10);
	});
});

describe('the start-up self-test', () => {
	test('refuses an engine without the guard, and passes one with it', async () => {
		for (const guarded of [false, true]) {
			const session = await Session.open({ folder: null, template: await loadTemplate(), guarded });
			const tested = selfTest(session);
			if (guarded) await expect(tested).resolves.toBeUndefined();
			else await expect(tested).rejects.toThrow(/not safe to run/);
			await session.close();
		}
	});
});

describe('with the guard', () => {
	let session: Session;
	beforeAll(async () => {
		session = await open(true);
	});
	afterAll(() => session.close());

	describe.each([
		['extended', byExtended],
		['simple', bySimple]
	] as const)('%s protocol', (_, send) => {
		test.each(STATEMENTS)('%s', async (_shape, statement) => {
			await session.script('truncate result, side; insert into result select id from pair');
			const targets =
				statement.includes('into result') || statement.includes('subtract') ? 'truncate result' : 'select';
			await session.script(targets);
			const before = [await count(session, 'result'), await count(session, 'side')];
			const error = await send(session, statement);
			expect(error?.code).toBe('XX000');
			expect(error?.message).toMatch(/^geometry engine: TopologyException/);
			expect([await count(session, 'result'), await count(session, 'side')]).toEqual(before);
			expect(await count(session, `(select from result where shape is not null) t`)).toBe(0);
		});

		test('prepare and execute', async () => {
			await send(session, `prepare overlaid as select id, ${D} from pair`);
			expect((await send(session, 'execute overlaid'))?.code).toBe('XX000');
			await session.query('deallocate overlaid', []);
		});

		test('inside a transaction, COMMIT answers ROLLBACK', async () => {
			await session.script('truncate result');
			await send(session, 'begin');
			expect((await send(session, `insert into result select id, ${D} from pair order by id`))?.code).toBe('XX000');
			expect((await send(session, 'insert into result values (99)'))?.code).toBe('25P02');
			expect((await session.query('commit', [])).command).toBe('ROLLBACK');
			expect(await count(session, 'result')).toBe(0);
		});
	});

	test('several statements at once are undone together', async () => {
		await session.script('truncate result');
		expect(
			(await bySimple(session, `insert into result values (1); select ${D} from pair; insert into result values (2)`))
				?.code
		).toBe('XX000');
		expect(await count(session, 'result')).toBe(0);
	});

	test('a function may catch it', async () => {
		expect((await session.query('select forgiving()', [])).rows).toEqual([['XX000']]);
	});

	test('every throw of a random corpus is an error, and the grid lets none through', async () => {
		const random = numbers(20261124);
		const pairs = isFull ? 1_000 : 120;
		let raised = 0;
		const before = session.guard!.throws;
		for (let pair = 0; pair < pairs; pair++) {
			const { a, b } = nearPair(random);
			const error = await outcome(
				session.query(`select st_area(${D}) from (select $1::geometry a, $2::geometry b) t`, [a, b])
			);
			if (error) raised++;
			if (error) expect(error.code).toBe('XX000');
			const { rows } = await session.query(
				`select st_area(st_difference($1::geometry, $2::geometry, 0.0001)), st_area(st_intersection($1::geometry, $2::geometry, 0.0001)),
					st_area(st_union($1::geometry, $2::geometry, 0.0001))`,
				[a, b]
			);
			expect(rows[0]!.every((area) => Number.isFinite(area))).toBe(true);
		}
		expect(raised).toBeGreaterThan(pairs / 2);
		expect(session.guard!.throws - before).toBe(raised);
	});
});
