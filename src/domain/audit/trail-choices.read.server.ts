import { sql } from 'kysely';
import type { AuditBody } from '#audit/entry.ts';
import type { TrailChoices } from '#audit/trail-filter.ts';
import { seesWholeCounty } from '#core/scope.ts';
import type { ReadDb } from '#db/read.server.ts';

/** More people than this are found by their name. */
const MOST = 300;

type Column = 'actor_id' | 'role' | 'action';

/** The different values of a column, from one to the next along its index: a million entries are not read for it. */
async function different(db: ReadDb, column: Column): Promise<string[]> {
	const value = sql.ref(`entry.${column}`);
	const { rows } = await sql<{ value: string }>`
		with recursive each (value) as (
			(select ${value} from audit_entry as entry where entry.county_code = ${db.county} order by ${value} limit 1)
			union all
			select (
				select ${value} from audit_entry as entry
				where entry.county_code = ${db.county} and ${value} > each.value order by ${value} limit 1
			) from each where each.value is not null
		) select value from each where value is not null limit ${MOST}`.execute(db.query);
	return rows.map((row) => row.value);
}

async function kinds(db: ReadDb): Promise<string[]> {
	const { rows } = await sql<{ value: string }>`
		with recursive each (value) as (
			(select named.kind from audit_subject as named where named.county_code = ${db.county} order by named.kind limit 1)
			union all
			select (
				select named.kind from audit_subject as named
				where named.county_code = ${db.county} and named.kind > each.value order by named.kind limit 1
			) from each where each.value is not null
		) select value from each where value is not null limit ${MOST}`.execute(db.query);
	return rows.map((row) => row.value).filter((kind) => kind !== 'village' && kind !== 'township');
}

/**
 * What a list of the trail can be narrowed by. Its people are the county's: whoever does not see all of it narrows by none of
 * them, and finds those who did something in places of theirs by the entries themselves.
 */
export async function trailChoices(db: ReadDb): Promise<TrailChoices> {
	const ids = seesWholeCounty(db.scope, db.county) ? await different(db, 'actor_id') : [];
	const actors = [];
	for (const id of ids) {
		const latest = await db.query
			.selectFrom('audit_entry')
			.select('body')
			.where('county_code', '=', db.county)
			.where('actor_id', '=', id)
			.orderBy('at', 'desc')
			.limit(1)
			.executeTakeFirstOrThrow();
		actors.push({ id, name: (JSON.parse(latest.body) as AuditBody).actor.name });
	}
	return {
		actors,
		roles: await different(db, 'role'),
		actions: await different(db, 'action'),
		kinds: await kinds(db)
	};
}
