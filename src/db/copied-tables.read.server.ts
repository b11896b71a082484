import { sql, type Kysely } from 'kysely';
import type { Tables } from '#db/tables.ts';
import { tableClasses } from '#sql/classes.ts';

export interface CopiedTable {
	name: string;
	/** Without generated ones, which the database reckons again. */
	columns: string[];
}

/** The tables a backup holds (all but the installation's own), each after those its foreign keys lean on. */
export async function copiedTables(db: Kysely<Tables>): Promise<CopiedTable[]> {
	const { rows: columns } = await sql<{ table: string; columns: string[] }>`
		select c.relname::text as table, array_agg(a.attname::text order by a.attnum) as columns
		from pg_class c join pg_attribute a on a.attrelid = c.oid
		where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
			and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
		group by c.relname order by c.relname`.execute(db);
	const { rows: links } = await sql<{ table: string; target: string }>`
		select c.relname::text as table, t.relname::text as target
		from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid
		where k.contype = 'f' and c.relnamespace = 'public'::regnamespace and c.oid <> t.oid`.execute(db);
	const waiting = columns.filter(({ table }) => (tableClasses[table] ?? 'local') !== 'local');
	const ordered: CopiedTable[] = [];
	while (waiting.length > 0) {
		const at = waiting.findIndex(({ table }) =>
			links.every((link) => link.table !== table || !waiting.some((other) => other.table === link.target))
		);
		if (at < 0) throw new Error(`expected foreign keys without a circle, got one among ${waiting.map((t) => t.table)}`);
		const [next] = waiting.splice(at, 1);
		ordered.push({ name: next!.table, columns: next!.columns });
	}
	return ordered;
}

/** Rows of a table, all counties. */
export async function countRows(db: Kysely<Tables>, table: string): Promise<number> {
	const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(db);
	return rows[0]!.count;
}
