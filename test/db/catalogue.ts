import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { projectRoot } from '#core/project.server.ts';
import type { Tables } from '#db/tables.ts';
import { foreignTables, type TableRules } from '#sql/classes.ts';

interface Column {
	table: string;
	name: string;
	type: string;
	not_null: boolean;
	default_collation: boolean;
	generated: string;
	identity: string;
	expression: string | null;
}

interface Key {
	table: string;
	name: string;
	/** p primary, u unique, x exclusion, f foreign, c check, i unique index that is no constraint. */
	kind: string;
	columns: string[];
	target: string | null;
	target_columns: string[];
	on_update: string;
	on_delete: string;
	/** Exclusion only: the operator that compares county_code. */
	equal_county: boolean;
}

export interface Catalogue {
	columns: Column[];
	keys: Key[];
	/** [table, what it has] of triggers, rules and inheritance. */
	extras: { table: string; what: string }[];
	names: string[];
}

const ours = sql`c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
	and c.relname <> all (${[...foreignTables]}::text[])`;

/** Reads what the rules are about out of pg_catalog. */
export async function readCatalogue(db: Kysely<Tables>): Promise<Catalogue> {
	const columns = await sql<Column>`
		select c.relname::text as table, a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type,
			a.attnotnull as not_null, a.attcollation = t.typcollation as default_collation,
			a.attgenerated::text as generated, a.attidentity::text as identity,
			pg_get_expr(d.adbin, d.adrelid) as expression
		from pg_class c
		join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
		join pg_type t on t.oid = a.atttypid
		left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
		where ${ours} order by c.relname, a.attnum`.execute(db);
	const named = (relation: string, numbers: string) => sql`(
		select coalesce(array_agg(a.attname::text order by n.position), '{}')
		from unnest(${sql.raw(numbers)}) with ordinality as n (number, position)
		join pg_attribute a on a.attrelid = ${sql.raw(relation)} and a.attnum = n.number)`;
	const keys = await sql<Key>`
		select c.relname::text as table, k.conname::text as name, k.contype::text as kind,
			${named('k.conrelid', 'k.conkey')} as columns, target.relname::text as target,
			${named('k.confrelid', 'k.confkey')} as target_columns,
			k.confupdtype::text as on_update, k.confdeltype::text as on_delete,
			exists (select from unnest(k.conkey, k.conexclop) as e (number, operator)
				join pg_attribute a on a.attrelid = k.conrelid and a.attnum = e.number
				join pg_operator o on o.oid = e.operator
				where a.attname = 'county_code' and o.oprname = '=') as equal_county
		from pg_constraint k join pg_class c on c.oid = k.conrelid
		left join pg_class target on target.oid = k.confrelid
		where ${ours} and k.contype in ('p', 'u', 'x', 'f', 'c')
		union all
		select c.relname::text, i.relname::text, 'i', ${named('x.indrelid', 'x.indkey[0 : x.indnkeyatts - 1]')},
			null, '{}', '', '', false
		from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
		where ${ours} and x.indisunique and not exists (select from pg_constraint k where k.conindid = x.indexrelid)
		order by 1, 2`.execute(db);
	const extras = await sql<{ table: string; what: string }>`
		select c.relname::text as table, 'trigger ' || t.tgname as what
		from pg_trigger t join pg_class c on c.oid = t.tgrelid where ${ours} and not t.tgisinternal
		union all
		select c.relname::text, 'rule ' || r.rulename from pg_rewrite r join pg_class c on c.oid = r.ev_class where ${ours}
		union all
		select c.relname::text, 'inherits' from pg_inherits h join pg_class c on c.oid = h.inhrelid
		where ${ours} and not c.relispartition`.execute(db);
	const names = await sql<{ name: string }>`
		select i.relname::text as name from pg_index x join pg_class c on c.oid = x.indrelid
		join pg_class i on i.oid = x.indexrelid where ${ours}
		union select k.conname::text from pg_constraint k join pg_class c on c.oid = k.conrelid
		where ${ours} and k.contype <> 'n'
		union select c.relname::text from pg_class c where ${ours}`.execute(db);
	return {
		columns: columns.rows,
		keys: keys.rows,
		extras: extras.rows,
		names: names.rows.map(({ name }) => name)
	};
}

/** The columns generated from `shape`, as pg_get_expr writes them (PostgreSQL 15 and 18 alike). */
const FROM_SHAPE: Record<string, [type: string, expression: string]> = {
	gk: ['geometry', 'st_transform(shape, gk_srid)'],
	web: ['geometry', 'st_forcepolygoncw(st_transform(shape, 3857))'],
	area_m2: ['double precision', 'st_area((shape)::geography)'],
	area_mu: [
		'integer',
		'((round((round((st_area((shape)::geography))::numeric, 4) * 0.0015), 2) * (100)::numeric))::integer'
	]
};

/** Every breach of DESIGN §5 and citus.md S1–S10, one line each. */
export function breaches(catalogue: Catalogue, declared: Readonly<Record<string, TableRules>>): string[] {
	const found: string[] = [];
	const sqlText = migrationText();
	const tables = Map.groupBy(catalogue.columns, ({ table }) => table);
	for (const [table, columns] of tables) {
		const rules = declared[table];
		if (!rules) {
			found.push(`${table}: not declared in sql/classes.ts`);
			continue;
		}
		const keys = catalogue.keys.filter((key) => key.table === table);
		const primary = keys.find(({ kind }) => kind === 'p')?.columns ?? [];
		const expected = rules.class === 'county' ? ['county_code', ...rules.key] : [...rules.key];
		if (primary.join() !== expected.join())
			found.push(`${table}: primary key is (${primary.join(', ')}), expected (${expected.join(', ')})`);
		for (const key of keys) {
			if (key.kind === 'f') found.push(...foreignKey(key, declared));
			else if (rules.class === 'county') found.push(...countyKey(key));
			if (!'i'.includes(key.kind) && !nameIsWritten(sqlText, key.name)) found.push(`${key.name}: not named in the SQL`);
		}
		for (const column of columns) {
			if (column.identity || column.expression?.startsWith('nextval('))
				found.push(`${table}.${column.name}: numbered by a sequence`);
		}
		if (rules.class === 'county') found.push(...countyColumns(table, columns, rules.shape));
	}
	for (const { table, what } of catalogue.extras) found.push(`${table}: ${what}`);
	for (const name of catalogue.names) if (name.length > 50) found.push(`${name}: longer than 50`);
	return found;
}

function countyKey(key: Key): string[] {
	if ((key.kind === 'u' || key.kind === 'i') && !key.columns.includes('county_code'))
		return [`${key.name}: unique without county_code`];
	if (key.kind === 'x' && !key.equal_county) return [`${key.name}: exclusion without county_code = `];
	return [];
}

function foreignKey(key: Key, declared: Readonly<Record<string, TableRules>>): string[] {
	const found: string[] = [];
	const from = declared[key.table]!.class;
	const to = declared[key.target!]?.class ?? 'local';
	if (from !== to && !(from === 'county' && to === 'reference')) found.push(`${key.name}: ${from} → ${to}`);
	const at = key.columns.indexOf('county_code');
	const pairs = to === 'county' ? 'county_code' : 'code';
	if (from === 'county' && to !== 'local' && key.target_columns[at] !== pairs)
		found.push(`${key.name}: does not pair county_code`);
	// a = NO ACTION, c = CASCADE; an update that cascades would change county_code (Q6).
	if (key.on_update !== 'a' || !'ac'.includes(key.on_delete)) found.push(`${key.name}: only NO ACTION and CASCADE`);
	return found;
}

function countyColumns(table: string, columns: Column[], shape: boolean): string[] {
	const found: string[] = [];
	const byName = new Map(columns.map((column) => [column.name, column]));
	const code = byName.get('county_code');
	if (code?.type !== 'text' || !code.not_null || !code.default_collation || code.generated)
		found.push(`${table}: county_code is not text NOT NULL of the default collation`);
	const id = byName.get('id');
	if (id && (id.type !== 'uuid' || !id.not_null || id.expression))
		found.push(`${table}: id is not uuid without default`);
	if (!shape) {
		if (byName.has('gk_srid')) found.push(`${table}: gk_srid without being declared with a shape`);
		return found;
	}
	const srid = byName.get('gk_srid');
	if (byName.get('shape')?.type !== 'geometry(MultiPolygon,4490)' || srid?.type !== 'integer' || !srid.not_null)
		found.push(`${table}: shape without MultiPolygon 4490 and gk_srid integer NOT NULL`);
	for (const [name, [type, expression]] of Object.entries(FROM_SHAPE)) {
		const column = byName.get(name);
		const plain = (text: string | null | undefined) => text?.toLowerCase().replace(/[\s()]/g, '');
		if (column?.type !== type || column.generated !== 's' || plain(column.expression) !== plain(expression))
			found.push(`${table}.${name}: expected ${type} generated as ${expression}, got ${column?.expression ?? 'none'}`);
	}
	return found;
}

const migrationText = (): string => {
	const folder = join(projectRoot(), 'sql');
	const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));
	return files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
};

/** The migrations' own table is made in code and names its constraint there. */
const nameIsWritten = (text: string, name: string): boolean =>
	name === 'schema_migration_pkey' || new RegExp(`\\bCONSTRAINT ${name}\\b`).test(text);
