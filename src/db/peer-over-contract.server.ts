import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { sql } from 'kysely';
import { projectRoot } from '#core/project.server.ts';
import type { Engine } from '#db/engine/types.ts';
import type { ReadDb } from '#db/read.server.ts';
import { difference, intersection, polygonsOf } from '#db/spatial.ts';

/** Areas of surveys by whose land they lie on, m² on the plane, and how many reach a square metre beyond their contract. */
export interface ComparedAreas {
	own_m2: number;
	other_m2: number;
	free_m2: number;
	over: number;
}

export interface PeerComparison extends ComparedAreas {
	seconds: number;
	cpu: number;
	version: string;
}

/** What the latest comparison stored, to be held against a peer's. */
export async function comparedAreas(db: ReadDb): Promise<ComparedAreas> {
	const { rows } = await sql<ComparedAreas>`
		select coalesce(sum(planar_m2) filter (where kind = 'own'), 0) as own_m2, coalesce(sum(planar_m2) filter (where kind = 'on_other_contract'), 0) as other_m2,
			coalesce(sum(planar_m2) filter (where kind = 'on_uncontracted'), 0) as free_m2,
			(select count(*) from (
				select occupation_id from occupation_piece where county_code = ${db.county} and kind <> 'own'
				group by occupation_id having sum(planar_m2) >= 1) beyond) as over
		from occupation_piece where county_code = ${db.county}`.execute(db.query);
	return rows[0]!;
}

const AT_ONCE = 20_000;

async function writeShapes(db: ReadDb, path: string, rows: ReturnType<typeof sql<{ line: string }>>): Promise<void> {
	const file = createWriteStream(path);
	const { rows: lines } = await rows.execute(db.query);
	for (let at = 0; at < lines.length; at += AT_ONCE) {
		const part = lines.slice(at, at + AT_ONCE).map(({ line }) => `${line}\n`);
		if (!file.write(part.join(''))) await once(file, 'drain');
	}
	file.end();
	await once(file, 'finish');
}

/** Writes what the peer reads: contracts' fields in the order of their numbers, surveys with the place of their contract. */
export async function writePeerShapes(db: ReadDb, folder: string): Promise<void> {
	const held = sql`
		select contract.number, parcel.gk, row_number() over (order by contract.feature_no) - 1 as place
		from contract join contract_parcel on contract_parcel.county_code = ${db.county} and contract_parcel.contract_id = contract.id
		join parcel on parcel.county_code = ${db.county} and parcel.id = contract_parcel.parcel_id
		where contract.county_code = ${db.county}`;
	await writeShapes(
		db,
		join(folder, 'contracts'),
		sql<{
			line: string;
		}>`select place || ' ' || encode(ST_AsBinary(gk), 'hex') as line from (${held}) held order by place`
	);
	await writeShapes(
		db,
		join(folder, 'surveys'),
		sql<{ line: string }>`
			select coalesce(held.place, -1) || ' ' || encode(ST_AsBinary(occupation.gk), 'hex') as line
			from occupation left join (${held}) held on held.number = occupation.contract_number
			where occupation.county_code = ${db.county} order by occupation.feature_no`
	);
}

/** Compares them by shapely; null where python3 has none. */
export async function runPeerComparison(folder: string): Promise<PeerComparison | null> {
	const script = join(projectRoot(), 'src/db/peer-over-contract.py');
	const child = spawn('python3', [script, join(folder, 'contracts'), join(folder, 'surveys')], {
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let [said, failed] = ['', ''];
	child.stdout.on('data', (part: Buffer) => (said += part.toString()));
	child.stderr.on('data', (part: Buffer) => (failed += part.toString()));
	const code = await new Promise<number | null>((done) => {
		child.on('error', () => done(null));
		child.on('close', done);
	});
	if (code === 0) return JSON.parse(said) as PeerComparison;
	if (code === null || /ModuleNotFoundError|ImportError/.test(failed)) return null;
	throw new Error(`the peer ended with ${code}: ${failed.slice(-500)}`);
}

/** The engine's 0.1 mm grid, with which it reckons overlays in SQL. */
const GRID = 0.0001;

/**
 * The same comparison as one would write it in SQL: overlays of the database on a 0.1 mm grid, spared where a survey is its
 * parcel or lies in it (reference speed.md §b). Reads what the product reads and stores nothing.
 */
export async function compareBySql(db: ReadDb): Promise<ComparedAreas & { seconds: number }> {
	const from = performance.now();
	const held = sql`
		select contract.number, parcel.id, parcel.gk
		from contract join contract_parcel on contract_parcel.county_code = ${db.county} and contract_parcel.contract_id = contract.id
		join parcel on parcel.county_code = ${db.county} and parcel.id = contract_parcel.parcel_id
		where contract.county_code = ${db.county}`;
	const { rows } = await sql<ComparedAreas>`
		with held as materialized (${held}), survey as materialized (
			select occupation.id, occupation.gk, held.id as parcel_id, held.gk as own
			from occupation left join held on held.number = occupation.contract_number
			where occupation.county_code = ${db.county}
		), beyond as materialized (
			select id, gk, parcel_id, case when own is null then gk else ${polygonsOf(difference(sql.ref('gk'), sql.ref('own'), GRID))} end as rest from survey
			where own is null or not (own ~ gk and (own = gk or ST_Covers(own, gk)))
		), claimed as materialized (
			select beyond.id, sum(ST_Area(${intersection(sql.ref('beyond.rest'), sql.ref('parcel.gk'), GRID)})) as m2
			from beyond
			join parcel on parcel.county_code = ${db.county} and parcel.gk && beyond.rest and parcel.id is distinct from beyond.parcel_id
				and ST_Intersects(parcel.gk, beyond.gk)
			join contract_parcel on contract_parcel.county_code = ${db.county} and contract_parcel.parcel_id = parcel.id
			group by beyond.id
		), summed as (
			select ST_Area(beyond.rest) as rest, coalesce(claimed.m2, 0) as other from beyond left join claimed on claimed.id = beyond.id
		)
		select (select sum(ST_Area(gk)) from survey) - sum(rest) as own_m2, sum(other) as other_m2, sum(rest - other) as free_m2,
			count(*) filter (where rest >= 1) as over
		from summed`.execute(db.query);
	return { ...rows[0]!, seconds: (performance.now() - from) / 1000 };
}

/**
 * Takes away all that a comparison leaves, so that the next one is a county's first: nothing is there to be left unchanged,
 * and the server has nothing of a former one to clear away meanwhile.
 */
export async function forgetComparison({ primary }: Engine): Promise<void> {
	const tables = ['finding_cluster', 'finding', 'occupation_piece', 'occupation_outcome'] as const;
	for (const table of tables) await primary.deleteFrom(table).execute();
	for (const table of tables) await sql`vacuum ${sql.table(table)}`.execute(primary);
}
