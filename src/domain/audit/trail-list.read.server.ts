import { sql, type RawBuilder } from 'kysely';
import type { AuditBody } from '#audit/entry.ts';
import { momentsOf, type TrailFilter, type TrailPlace } from '#audit/trail-filter.ts';
import { seesWholeCounty } from '#core/scope.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';

export interface TrailRow {
	seq: number;
	at: Date;
	hash: string;
	body: AuditBody;
}

export interface TrailPage {
	rows: TrailRow[];
	/** Where to go on, when there is more or the search was cut short; null at the beginning of the trail. */
	next: TrailPlace | null;
	/** The search ended before a page was full, for it had taken its time; it goes on from `next`. */
	cut: boolean;
}

/** Work that the machine takes, keeps and ends by itself. */
const MACHINE = 'jobs.run';
/** Entries that one statement looks through for words; some tens of milliseconds. */
const WINDOW = 20_000;
/** Entries about one thing that one statement looks at. */
const ABOUT = 2000;
/** How long a page may look for words, ms. */
const PATIENCE = 1500;

type Condition = RawBuilder<unknown>;
const all = (conditions: readonly Condition[]): Condition => sql.join([...conditions], sql` and `);

/** Whoever does not see the whole county is told of what happened in places of theirs, and nowhere else besides. */
function scopeConditions(db: ReadDb): Condition[] {
	if (seesWholeCounty(db.scope, db.county)) return [];
	const placed = sql`placed.county_code = ${db.county} and placed.county_code = entry.county_code and placed.seq = entry.seq
		and placed.kind = 'village'`;
	return [
		sql`exists (select from audit_subject as placed where ${placed})`,
		sql`not exists (select from audit_subject as placed where ${placed} and not ${inScope(db, 'placed.subject')})`
	];
}

const about = (db: ReadDb, kind: string, subject: string): Condition => sql`exists (
	select from audit_subject as named
	where named.county_code = ${db.county} and named.county_code = entry.county_code and named.seq = entry.seq
		and named.kind = ${kind} and named.subject = ${subject} and named.at = entry.at)`;

function conditionsOf(db: ReadDb, filter: TrailFilter): Condition[] {
	const { place } = filter;
	return [
		...(filter.actor === null ? [] : [sql`entry.actor_id = ${filter.actor}`]),
		...(filter.role === null ? [] : [sql`entry.role = ${filter.role}`]),
		...(filter.action === null ? [] : [sql`entry.action = ${filter.action}`]),
		// Entries from before results were kept are changes.
		...(filter.result === null ? [] : [sql`coalesce(entry.result, 'done') = ${filter.result}`]),
		...(filter.machine || filter.action === MACHINE ? [] : [sql`entry.action is distinct from ${MACHINE}`]),
		...(filter.kind === null ? [] : [about(db, filter.kind, '')]),
		...(place === null ? [] : [about(db, place.length > 9 ? 'village' : 'township', place)]),
		...scopeConditions(db)
	];
}

/** Entries that name one of some records, and those of the moments their versions were written at. */
function recordEntries(db: ReadDb, records: readonly string[], moments: readonly Date[]): Condition {
	const named = sql`select named.county_code, named.at, named.seq from audit_subject as named
		where named.county_code = ${db.county} and named.subject = any(${[...records]}::text[])`;
	if (moments.length === 0) return sql`(select distinct each.county_code, each.at, each.seq from (${named}) as each)`;
	return sql`(${named} union select written.county_code, written.at, written.seq from audit_entry as written
		where written.county_code = ${db.county}
			and written.at in (${sql.join(moments.map((moment) => sql`${moment}::timestamptz`))}))`;
}

/** What a page of the trail is about. */
interface About {
	filter: TrailFilter;
	moments: readonly Date[];
	together: readonly string[] | null;
}

/** Entries of one thing they are about: a record, else a place, else a kind; null looks through all of them. */
function drivingEntries(db: ReadDb, { filter, moments, together }: About): Condition | null {
	const { record, place, kind } = filter;
	if (together !== null || record !== null) return recordEntries(db, together ?? [record!], moments);
	if (place === null && kind === null) return null;
	const [named, subject] = place === null ? [kind!, ''] : [place.length > 9 ? 'village' : 'township', place];
	return sql`(select named.county_code, named.at, named.seq from audit_subject as named
		where named.county_code = ${db.county} and named.kind = ${named} and named.subject = ${subject})`;
}

/** Between the days of a filter and before a place, by the columns of one source. */
function alongConditions(along: string, filter: TrailFilter, before: TrailPlace | null): Condition[] {
	const [at, seq] = [sql.ref(`${along}.at`), sql.ref(`${along}.seq`)];
	const { from, to } = momentsOf(filter);
	return [
		...(from ? [sql`${at} >= ${from}::timestamptz`] : []),
		...(to ? [sql`${at} < ${to}::timestamptz`] : []),
		...(before ? [sql`(${at}, ${seq}) < (${before.at}::timestamptz, ${before.seq}::bigint)`] : [])
	];
}

interface Found {
	seq: number;
	at: Date;
	body: string | null;
	hash: string | null;
}

interface Asked extends About {
	before: TrailPlace | null;
	limit: number;
}

/** How many entries a statement may look through: no more than asked for where each of them counts. */
const windowOf = (asked: Asked, db: ReadDb): number =>
	asked.filter.text !== '' ? WINDOW : drivingEntries(db, asked) ? ABOUT : asked.limit;

/** Some entries before a place that hold the words, and the last one that was looked at (without its text). */
async function look(db: ReadDb, asked: Asked): Promise<{ rows: Found[]; end: TrailPlace | null; looked: number }> {
	const { filter, before, limit } = asked;
	const driving = drivingEntries(db, asked);
	const window = windowOf(asked, db);
	const pattern = `%${filter.text.replaceAll(/[\\%_]/g, '\\$&')}%`;
	const hit = filter.text === '' ? sql`true` : sql`entry.body ilike ${pattern}`;
	const columns = sql`entry.seq, entry.at, entry.body, entry.hash`;
	const conditions = conditionsOf(db, filter);
	// Of what is about one thing some are taken by their order first: joined to all of them, a planner sorts them all.
	const looked = driving
		? sql`looked as materialized (
				select driving.county_code, driving.seq, driving.at from ${driving} as driving
				where ${all([sql`driving.county_code = ${db.county}`, ...alongConditions('driving', filter, before)])}
				order by driving.at desc, driving.seq desc limit ${window}
			), found as (
				select ${columns} from looked join audit_entry as entry
					on entry.county_code = looked.county_code and entry.county_code = ${db.county} and entry.seq = looked.seq
				where ${all([...conditions, hit])}
			)`
		: sql`looked as materialized (
				select ${columns}, ${hit} as hit from audit_entry as entry
				where ${all([sql`entry.county_code = ${db.county}`, ...alongConditions('entry', filter, before), ...conditions])}
				order by entry.at desc, entry.seq desc limit ${window}
			), found as (select seq, at, body, hash from looked where hit)`;
	const { rows } = await sql<Found & { looked: number }>`
		with ${looked}, hits as (select seq, at, body, hash from found order by at desc, seq desc limit ${limit})
		select seq, at, body, hash, 0 as looked from hits
		union all
		select seq, at, null, null, looked from (
			select seq, at, (select count(*)::integer from looked) as looked from looked order by at, seq limit 1
		) as ended`.execute(db.query);
	const ended = rows.find(({ body }) => body === null);
	return {
		rows: rows.filter(({ body }) => body !== null).sort((one, other) => +other.at - +one.at || other.seq - one.seq),
		end: ended ? { at: ended.at.toISOString(), seq: ended.seq } : null,
		looked: ended?.looked ?? 0
	};
}

const placeOf = ({ at, seq }: { at: Date; seq: number }): TrailPlace => ({ at: at.toISOString(), seq });

/**
 * The trail before a place, newest first, as far as the filter and the scope let it be seen.
 * @param asked `moments`: when the record that is asked for was written, for writes that did not name each of their records;
 *   `together`: records that are one thing together, as the findings of a cluster
 */
export async function trailPage(
	db: ReadDb,
	filter: TrailFilter,
	{ before = null, limit = 50, moments = [], together = null }: Partial<Omit<Asked, 'filter'>>
): Promise<TrailPage> {
	const rows: Found[] = [];
	const started = performance.now();
	for (let place = before; ;) {
		const asked = { filter, moments, together, before: place, limit: limit + 1 - rows.length };
		const found = await look(db, asked);
		rows.push(...found.rows);
		if (rows.length > limit) {
			const shown = rows.slice(0, limit);
			return { rows: shown.map(parsed), next: placeOf(shown.at(-1)!), cut: false };
		}
		if (found.looked < windowOf(asked, db) || found.end === null)
			return { rows: rows.map(parsed), next: null, cut: false };
		place = found.end;
		if (performance.now() - started > PATIENCE) return { rows: rows.map(parsed), next: place, cut: true };
	}
}

const parsed = ({ seq, at, hash, body }: Found): TrailRow => ({
	...{ seq, at, hash: hash! },
	body: JSON.parse(body!) as AuditBody
});
