import { sql } from 'kysely';
import type { Actor } from '#core/permission.ts';
import { sortKey } from '#core/sort-key.ts';
import type { Accepted, ImportRow, ImportSource } from '#db/import-kind.server.ts';
import { saveRows, type State, type VersionedTable } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import type { ZoneRow } from './import-rows.ts';

/** How zones are known by file rows. */
export const zoneTable: VersionedTable = {
	table: 'zone',
	key: 'code',
	within: [],
	columns: { code: 'text', name: 'text', sort_key: 'text', layout: 'text', status: 'text' },
	defaults: { status: 'draft' },
	shape: true
};

/** Zones and project areas of an accepted file, with their member villages where the file names them. */
export async function acceptZones(
	tx: Tx,
	_actor: Actor,
	source: ImportSource,
	rows: ImportRow<ZoneRow>[]
): Promise<Accepted> {
	const incoming = rows.map(({ n, shape, row }) => ({
		row: n,
		shape: shape ?? undefined,
		state: { ...row.state, sort_key: sortKey(String(row.state.name)) } as State
	}));
	const saved = await saveRows(tx, zoneTable, incoming, source.id);
	await forgetGround(tx, saved.flatMap(({ id, outcome }, at) => (outcome === 'changed' && rows[at]!.shape ? [id] : []))); // prettier-ignore
	const members = await saveMembers(
		tx,
		rows.flatMap(({ row }, index) => (row.villages ? [{ id: saved[index]!.id, villages: row.villages }] : []))
	);
	const count = (outcome: string) => saved.filter((each) => each.outcome === outcome).length;
	const accepted = { inserted: count('inserted'), changed: count('changed'), unchanged: count('unchanged') };
	if (members.changed || accepted.inserted + accepted.changed > 0) tx.touch('zone', 'label');
	return {
		...accepted,
		unknown: { villages: rows.filter(({ row }) => !row.villages?.length).length },
		former: members.former
	};
}

/** What a plan gave some zones beside their members: with the shape of a file they are what the file says. */
async function forgetGround(tx: Tx, zones: readonly string[]): Promise<void> {
	if (zones.length === 0) return;
	await sql`
		delete from zone_ground where county_code = ${tx.county} and zone_id = any(${[...zones]}::uuid[])`.execute(tx.query);
}

/** The member villages of some zones, as they were before a file said otherwise. */
export type FormerMembers = readonly { id: string; villages: string[] }[];

/** Puts members back as they were, in zones that are still there. */
export async function restoreMembers(tx: Tx, former: FormerMembers): Promise<void> {
	const { rows } = await sql<{ id: string }>`
		select id from zone where county_code = ${tx.county} and id = any(${former.map(({ id }) => id)}::uuid[])`.execute(
		tx.query
	);
	const present = new Set(rows.map(({ id }) => id));
	await saveMembers(
		tx,
		former.filter(({ id }) => present.has(id))
	);
	tx.touch('zone', 'label');
}

/**
 * Makes the named villages a zone's members and no others; who goes is kept among the former members by the same statement.
 * Tells whether that changed anything, and what was before.
 */
export async function saveMembers(tx: Tx, zones: FormerMembers): Promise<{ changed: boolean; former: FormerMembers }> {
	const ids = zones.map(({ id }) => id);
	if (ids.length === 0) return { changed: false, former: [] };
	const pair = (zone: string, village: string) => `${zone} ${village}`;
	const wanted = new Map(zones.flatMap(({ id, villages }) => villages.map((code) => [pair(id, code), { id, code }])));
	const { rows: present } = await sql<{ id: string; zone_id: string; village_code: string }>`
		select id, zone_id, village_code from zone_village
		where county_code = ${tx.county} and zone_id = any(${ids}::uuid[])`.execute(tx.query);
	const former = ids.map((id) => ({
		id,
		villages: present.filter((row) => row.zone_id === id).map((row) => row.village_code)
	}));
	const gone = present.filter((row) => !wanted.delete(pair(row.zone_id, row.village_code))).map(({ id }) => id);
	if (gone.length > 0)
		await sql`
			with gone as (
				delete from zone_village where county_code = ${tx.county} and id = any(${gone}::uuid[]) returning *
			)
			insert into zone_village_version (county_code, id, version, recorded_from, recorded_to, cause, state)
			select gone.county_code, gone.id, gone.version, gone.recorded_at, ${tx.now}::timestamptz, ${tx.cause}, ${memberState('gone')}
			from gone`.execute(tx.query);
	await tx.copy(
		'zone_village',
		['county_code', 'id', 'zone_id', 'village_code', 'recorded_at'],
		[...wanted.values()].map(({ id, code }) => [tx.county, tx.newId(), id, code, tx.now])
	);
	return { changed: gone.length > 0 || wanted.size > 0, former };
}

/** A member as a version keeps it. */
export const memberState = (table: string) =>
	sql`jsonb_build_object(${sql.join(
		['zone_id', 'village_code', 'leads', 'role'].flatMap((column) => [sql.lit(column), sql.ref(`${table}.${column}`)])
	)})`;
