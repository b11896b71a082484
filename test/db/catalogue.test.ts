import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { foreignTables, tables } from '#sql/classes.ts';
import { testEngine } from '#test/database.ts';
import { breaches, readCatalogue } from './catalogue.ts';
import type { Engine } from '#db/engine/types.ts';

describe('the schema keeps the rules of DESIGN §5 and citus.md S1–S10', () => {
	let engine: Engine;
	beforeAll(async () => {
		engine = await testEngine();
	});

	test('every table is declared, and every declared table is there', async () => {
		const { rows } = await sql<{ name: string }>`
			select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
			`.execute(engine.primary);
		const there = rows.map(({ name }) => name).filter((name) => !foreignTables.includes(name));
		expect(there.sort()).toEqual(Object.keys(tables).sort());
	});

	test('no rule is broken', async () => {
		expect(breaches(await readCatalogue(engine.primary), tables)).toEqual([]);
	});

	test('a former-state table stands beside every table with history, with a shape where that has one', () => {
		for (const [name, rules] of Object.entries(tables)) {
			if (rules.class !== 'county' || !rules.history) continue;
			expect(tables[`${name}_version`], name).toMatchObject({ class: 'county', key: ['id', 'version'] });
		}
	});

	const bad: [string, string, RegExp][] = [
		['a table nobody declared', 'create table stray (a integer)', /stray: not declared in sql\/classes\.ts/],
		[
			'a county code of another type',
			'create table bad (county_code varchar(6) not null, id uuid not null, constraint bad_pkey primary key (county_code, id))',
			/bad: county_code is/
		],
		[
			'a county code of another collation',
			'create table bad (county_code text collate "C" not null, id uuid not null, constraint bad_pkey primary key (county_code, id))',
			/bad: county_code is/
		],
		[
			'a county code that may be null',
			'create table bad (county_code text, id uuid not null, constraint bad_id_key unique (county_code, id))',
			/bad: county_code is/
		],
		['no primary key', 'create table bad (county_code text not null, id uuid not null)', /bad: primary key is \(\)/],
		[
			'a primary key without the county',
			'create table bad (county_code text not null, id uuid not null, constraint bad_pkey primary key (id))',
			/bad: primary key is \(id\)/
		],
		[
			'a unique key without the county',
			'create table bad (county_code text not null, id uuid not null, n int, constraint bad_pkey primary key (county_code, id), constraint bad_n_key unique (n))',
			/bad_n_key: unique without county_code/
		],
		[
			'a unique index on an expression of the county',
			'create table bad (county_code text not null, id uuid not null, constraint bad_pkey primary key (county_code, id)); create unique index bad_lower_idx on bad (lower(county_code), id)',
			/bad_lower_idx: unique without county_code/
		],
		[
			'an exclusion without the county',
			'create table bad (county_code text not null, id uuid not null, p daterange, constraint bad_pkey primary key (county_code, id), constraint bad_p_excl exclude using gist (p with &&))',
			/bad_p_excl: exclusion without county_code/
		],
		[
			'a foreign key that does not pair the county',
			'create table bad (county_code text not null, id uuid not null, constraint bad_pkey primary key (county_code, id)); create table other (county_code text not null, id uuid not null, b text, constraint other_pkey primary key (county_code, id), constraint other_bad_fkey foreign key (b, id) references bad (county_code, id))',
			/other_bad_fkey: does not pair county_code/
		],
		[
			'a foreign key that sets null',
			'create table bad (county_code text not null, id uuid not null, b uuid, constraint bad_pkey primary key (county_code, id), constraint bad_b_fkey foreign key (county_code, b) references bad (county_code, id) on delete set null (b))',
			/bad_b_fkey: only NO ACTION and CASCADE/
		],
		[
			'a foreign key that cascades updates',
			'create table bad (county_code text not null, id uuid not null, b uuid, constraint bad_pkey primary key (county_code, id), constraint bad_b_fkey foreign key (county_code, b) references bad (county_code, id) on update cascade)',
			/bad_b_fkey: only NO ACTION and CASCADE/
		],
		[
			'a county table that leans on a local one',
			'create table bad (county_code text not null, id uuid not null, m text, constraint bad_pkey primary key (county_code, id), constraint bad_m_fkey foreign key (m) references schema_migration (name))',
			/bad_m_fkey: county → local/
		],
		[
			'a serial',
			'create table bad (county_code text not null, id uuid not null, n serial, constraint bad_pkey primary key (county_code, id))',
			/bad\.n: numbered by a sequence/
		],
		[
			'an identity',
			'create table bad (county_code text not null, id uuid not null, n int generated always as identity, constraint bad_pkey primary key (county_code, id))',
			/bad\.n: numbered by a sequence/
		],
		[
			'a trigger',
			`create table bad (county_code text not null, id uuid not null, constraint bad_pkey primary key (county_code, id)); create trigger bad_touch before update on bad for each row execute function suppress_redundant_updates_trigger()`,
			/bad: trigger bad_touch/
		],
		[
			'a rule',
			'create table bad (county_code text not null, id uuid not null, constraint bad_pkey primary key (county_code, id)); create rule bad_rule as on delete to bad do instead nothing',
			/bad: rule bad_rule/
		],
		[
			'a child table',
			'create table bad (county_code text not null, id uuid not null, constraint bad_pkey primary key (county_code, id)); create table child () inherits (bad)',
			/child: inherits/
		],
		[
			'a constraint nobody named',
			'create table bad (county_code text not null, id uuid not null, n int check (n > 0), constraint bad_pkey primary key (county_code, id))',
			/bad_n_check: not named in the SQL/
		],
		[
			'a name that is too long',
			`create table bad (county_code text not null, id uuid not null, constraint bad_pkey primary key (county_code, id)); create index ${'x'.repeat(51)} on bad (id)`,
			/x{51}: longer than 50/
		],
		[
			'a shape without its generated columns',
			'create table bad (county_code text not null, id uuid not null, shape geometry(MultiPolygon, 4490) not null, constraint bad_pkey primary key (county_code, id))',
			/bad: shape without/
		],
		[
			'an area that is planar',
			'create table bad (county_code text not null, id uuid not null, shape geometry(MultiPolygon, 4490) not null, gk_srid integer not null, gk geometry generated always as (st_transform(shape, gk_srid)) stored, web geometry generated always as (st_forcepolygoncw(st_transform(shape, 3857))) stored, area_m2 double precision generated always as (st_area(shape)) stored, area_mu integer, constraint bad_pkey primary key (county_code, id))',
			/bad\.area_m2: expected/
		]
	];

	test.each(bad)('names %s', async (_, statements, expected) => {
		const found = await engine.primary
			.transaction()
			.execute(async (tx) => {
				for (const statement of statements.split('; ')) await sql.raw(statement).execute(tx);
				const declared = statements.includes('stray')
					? tables
					: { ...tables, bad: shapeRules(statements), other: shapeRules(''), child: shapeRules('') };
				// Thrown away whatever it finds: only a rolled-back transaction leaves the schema as it was.
				throw new Found(breaches(await readCatalogue(tx), declared));
			})
			.catch((error: unknown) => {
				if (error instanceof Found) return error.breaches;
				throw error;
			});
		expect(found.join('\n')).toMatch(expected);
	});
});

class Found extends Error {
	readonly breaches: string[];
	constructor(found: string[]) {
		super('found');
		this.breaches = found;
	}
}

const shapeRules = (statements: string) => ({
	class: 'county' as const,
	key: ['id'],
	shape: statements.includes('geometry'),
	history: false
});
