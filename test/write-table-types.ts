/** Writes src/db/tables.ts from the catalogue of a migrated database: `DATABASE_URL=… npm run types`. */
import { writeFileSync } from 'node:fs';
import pg from 'pg';

const SELECTED: Record<string, string> = {
	text: 'string',
	uuid: 'string',
	date: 'string',
	bool: 'boolean',
	int2: 'number',
	int4: 'number',
	int8: 'number',
	float8: 'number',
	numeric: 'string',
	timestamptz: 'Date',
	jsonb: 'Json',
	geometry: 'Shape',
	bytea: 'Uint8Array'
};

const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
const { rows } = await client.query<{
	table: string;
	column: string;
	type: string;
	nullable: boolean;
	default: boolean;
	generated: boolean;
}>(`
	select c.table_name as table, c.column_name as column, c.udt_name as type, c.is_nullable = 'YES' as nullable,
		c.column_default is not null as default, c.is_generated = 'ALWAYS' as generated
	from information_schema.columns c
	join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
	where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name <> 'spatial_ref_sys'
	order by c.table_name, c.ordinal_position`);
await client.end();

const byTable = Map.groupBy(rows, (row) => row.table);
const pascal = (name: string) => name.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
const column = (row: (typeof rows)[number]): string => {
	const selected = SELECTED[row.type];
	if (!selected) throw new Error(`no TypeScript type for ${row.table}.${row.column} of type ${row.type}`);
	const base = row.type === 'jsonb' ? 'JsonColumn' : row.type === 'geometry' ? 'ShapeColumn' : selected;
	const type =
		row.nullable && !row.generated
			? `${base === 'JsonColumn' ? 'JsonColumnOrNull' : base === 'ShapeColumn' ? 'ShapeColumnOrNull' : `${base} | null`}`
			: base;
	if (row.generated) return `GeneratedAlways<${row.type === 'geometry' ? 'Uint8Array' : selected}>`;
	return row.default ? `Generated<${type}>` : type;
};

let text = `// Written by \`npm run types\` from the database's own catalogue. Do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** jsonb: read as a parsed value, written as text. */
export type JsonColumn = ColumnType<unknown, string, string>;
export type JsonColumnOrNull = ColumnType<unknown, string | null, string | null>;
/** geometry: read as EWKB bytes, written as hex EWKB. */
export type ShapeColumn = ColumnType<Uint8Array, string, string>;
export type ShapeColumnOrNull = ColumnType<Uint8Array | null, string | null, string | null>;
`;
for (const [table, columns] of byTable)
	text += `\nexport interface ${pascal(table)}Table {\n${columns.map((row) => `\t${row.column}: ${column(row)};\n`).join('')}}\n`;
text += `\nexport interface Tables {\n${[...byTable.keys()].map((table) => `\t${table}: ${pascal(table)}Table;\n`).join('')}}\n`;
writeFileSync(new URL('../src/db/tables.ts', import.meta.url), text);
