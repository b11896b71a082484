import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { projectRoot } from '#core/project.server.ts';
import { readSettings } from '#core/settings.ts';
import type { Engine } from '#db/engine/types.ts';
import { enterDemo } from '#door/entry.server.ts';
import { openHouse, type House } from '#door/house.server.ts';
import { ensureKeys } from '#door/keys.server.ts';
import { knock } from '#door/knock.server.ts';
import { seeded } from '#core/random.ts';
import { valueOf } from '#test/database.ts';
import { factory, insertInto } from '#test/factory.ts';
import { createDatabase, dropDatabases } from '#test/harness/postgres-databases.ts';
import { acrossCounties } from '#test/walker/watch.ts';
import { knownOf, settle, type Known } from './county.ts';
import { drawPeople, reaches, type Somebody } from './people.ts';
import type { Order } from './preload.ts';
import { leakWorld, type World } from './world.ts';

/** The county that is served, and one beside it whose rows have the same ids. */
export const SERVED = '140101';
export const OTHER = '140102';

/** The product over two counties, and everybody who may come to it. */
export interface LeakHouse {
	readonly address: string;
	readonly worlds: readonly [World, World];
	readonly people: readonly Somebody[];
	readonly known: readonly Known[];
	/** Ids of what is not told by a number: files, saved filters, people. */
	readonly ids: readonly { kind: string; id: string; place: string | null; owner: string | null }[];
	/** Findings whose land is linked to a contract by its lessee's name alone. */
	readonly named: readonly Known[];
	/** Somebody of the other county, who would come in there by one click. */
	readonly stranger: string;
	/** The number of a contract of a place: the first of them, unless told; 1 is a family's, 2 the one linked by name. */
	contractOf(place: string, nth?: number): string;
	output(): string;
	order<T>(order: Order): Promise<T>;
	stop(): Promise<void>;
}

const NUMBERED = [
	...(['township', 'village', 'grid', 'constraint_area', 'land_use', 'parcel', 'contract', 'occupation'] as const),
	...(['reclaimed_land', 'finding', 'finding_cluster', 'zone', 'imagery'] as const)
];

async function everybody(
	house: House,
	worlds: readonly [World, World],
	count: number,
	seed: string
): Promise<Somebody[]> {
	const people = drawPeople(factory({ county: SERVED, seed: `${seed}/people` }), ...worlds, seeded(seed), count);
	await insertInto(house.engine, 'person', people.map(({ rows }) => rows.person)); // prettier-ignore
	await insertInto(house.engine, 'person_role', people.flatMap(({ rows }) => rows.roles)); // prettier-ignore
	for (const person of people) {
		const place = factory({ county: person.county }).countyRow({ demo: true });
		const cookies = valueOf(await enterDemo(house, place, knock(null, 'leaks', '127.0.0.1'), person.id));
		const own = cookies.map((each) => each.split(';', 1)[0]!);
		person.cookie = [...own, ...(person.chosen === null ? [] : [`mutu-role=${person.chosen}`])].join('; ');
		if (person.disabled)
			await sql`update person set disabled_at = ${new Date()} where county_code = ${person.county} and id = ${person.id}`.execute(
				house.engine.primary
			);
	}
	return people;
}

/** What people have of their own: a filter each, a file that was taken in, a job that is done. */
async function belongings(engine: Engine, people: readonly Somebody[], { villages }: World): Promise<void> {
	const make = factory({ county: SERVED, seed: 'leaks/belongings' });
	const at = make.now;
	const served = people.filter(({ county }) => county === SERVED);
	const own = { list: 'findings', search: 'mu=1', recorded_at: at };
	await insertInto(
		...([engine, 'saved_filter'] as const),
		served
			.slice(0, 20)
			.map(({ id }) => ({ county_code: SERVED, id: make.newId(), actor_id: id, name: `条件${id}`, ...own }))
	);
	const counts = { row_count: 1, inserted: 1, changed: 0, unchanged: 0, rejected: 0 };
	const file = {
		sha256: 'a'.repeat(64),
		bytes: 1,
		kind: 'parcel',
		format: 'geojson',
		encoding: null,
		srid: null,
		datum: null
	};
	const known = { mapping: '{}', report: '{"unknown":{}}', recorded_at: at, undone_at: null, undone_by: null };
	await insertInto(engine, 'import_file', [
		{ county_code: SERVED, id: make.newId(), name: `${villages[5]!.mark}.geojson`, actor_id: served[0]!.id, actor_name: '人员', ...file, ...counts, ...known } // prettier-ignore
	]);
	const state = { state: 'done', step: 1, steps: 1, step_name: null, progress: null, reason: null, detail: null };
	const lease = { cancel_asked: false, lease_owner: null, lease_until: null, created_at: at, updated_at: at };
	await insertInto(
		...([engine, 'job'] as const),
		villages.map(({ code, mark }) => ({
			...{ county_code: SERVED, id: make.newId(), kind: 'import.land', input: '{}', ...state, ...lease },
			result: JSON.stringify({ village: code, name: mark }),
			// Whoever asked for it has the village in sight: what came of it is theirs to know.
			actor: JSON.stringify({
				...{ id: served.find((each) => reaches(each, code))?.id ?? make.newId(), name: '人员', role: 'centre' },
				...{ prefixes: [code], permissions: [] }
			})
		}))
	);
}

const idsOf = async (engine: Engine): Promise<LeakHouse['ids']> =>
	acrossCounties(async () => {
		const { rows } = await sql<LeakHouse['ids'][number]>`
			select 'attachment' as kind, id::text, village_code as place, null::text as owner from attachment where county_code = ${SERVED}
			union all select 'saved_filter', id::text, '', actor_id from saved_filter where county_code = ${SERVED}
			union all select 'import_file', id::text, null, null from import_file where county_code = ${SERVED}
			union all select 'job', id::text, result ->> 'village', null from job where county_code = ${SERVED}
			union all select 'finding_note', finding_note.id::text, finding.village_code, null from finding_note
				join finding on finding.county_code = finding_note.county_code and finding.id = finding_note.finding_id
				where finding_note.county_code = ${SERVED}`.execute(engine.primary);
		return rows;
	});

/** Fills both counties, lets everybody in, and starts the built product on them with its uses of a scope watched. */
export async function openLeakHouse(count: number, seed: string): Promise<LeakHouse> {
	const data = mkdtempSync(join(tmpdir(), 'mutu-leaks-'));
	const server = process.env.DATABASE_URL;
	const name = `mutu_leaks_${randomBytes(4).toString('hex')}`;
	const databaseUrl = server ? await createDatabase(server, name) : null;
	const settings = ensureKeys({ ...readSettings({ MUTU_DATA: data }, () => ''), databaseUrl });
	const house = await openHouse(settings);
	const worlds = [leakWorld(SERVED), leakWorld(OTHER)] as const;
	for (const world of worlds) await settle(house.engine, world, house.folders, world.county === SERVED);
	const people = await everybody(house, worlds, count, seed);
	await belongings(house.engine, people, worlds[0]);
	const known = (await Promise.all(NUMBERED.map((table) => knownOf(house.engine, SERVED, table)))).flat();
	const ids = await idsOf(house.engine);
	const { rows: linked } = await sql<{ number: number }>`
		select feature_no as number from finding where county_code = ${SERVED} and linked_by = 'lessee_name'`.execute(house.engine.primary); // prettier-ignore
	const byName = new Set(linked.map(({ number }) => number));
	const contracts = worlds[0].rows.filter(({ table }) => table === 'contract');
	await house.close();
	const { address, output, child } = await start(data, databaseUrl);
	const waiting = new Map<number, { done: (value: never) => void; failed: (error: Error) => void }>();
	child.on('message', ({ number, answer, error }: { number: number; answer: never; error?: string }) => {
		if (error) waiting.get(number)!.failed(new Error(error));
		else waiting.get(number)!.done(answer);
		waiting.delete(number);
	});
	let number = 0;
	return {
		...{ address, worlds, people, known, ids, output },
		named: known.filter((each) => each.kind === 'finding' && byName.has(each.number)),
		stranger: people.find(({ county }) => county === OTHER)!.id,
		contractOf: (place, nth = 0) =>
			(contracts.filter((each) => each.place === place)[nth]!.row as { number: string }).number,
		order: <T>(order: Order) =>
			new Promise<T>((done, failed) => {
				waiting.set(++number, { done, failed });
				child.send({ number, order });
			}),
		async stop() {
			const ended = new Promise((passed) => child.once('exit', passed));
			if (child.exitCode === null && child.signalCode === null) {
				child.kill('SIGKILL');
				await ended;
			}
			rmSync(data, { recursive: true, force: true });
			if (server) await dropDatabases(server, name);
		}
	};
}

async function start(data: string, databaseUrl: string | null) {
	const { DATABASE_URL, NODE_OPTIONS, VITEST, NODE_ENV, ...own } = process.env;
	const preloads = ['./test/walker/preload.ts', './test/leaks/preload.ts'].flatMap((each) => ['--import', each]);
	const given = { MUTU_DATA: data, PORT: '0', RATE_LIMITS: '10000', LOG_LEVEL: 'error' };
	const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...preloads, 'src/server.ts'], {
		cwd: projectRoot(),
		env: { ...own, ...given, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) },
		stdio: ['ignore', 'pipe', 'pipe', 'ipc']
	});
	let output = '';
	process.once('exit', () => child.kill('SIGKILL'));
	const address = await new Promise<string>((found, failed) => {
		const hear = (chunk: Buffer) => {
			output += chunk.toString();
			const said = /Mutu 亩图: (http:\/\/\S+)/.exec(output)?.[1];
			if (said) found(said);
		};
		child.stdout!.on('data', hear);
		child.stderr!.on('data', hear);
		child.once('exit', (code) => failed(new Error(`the server ended with ${code}\n${output}`)));
	});
	return { address, child, output: () => output };
}
