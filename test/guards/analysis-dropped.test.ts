import type { Tables } from '#db/tables.ts';
import { Kysely, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localOperator } from '#auth/local-operator.ts';
import { fromGaussKruger } from '#core/gauss-kruger.ts';
import type { Position } from '#core/geometry.ts';
import { accepted, type Outcome } from '#core/outcome.ts';
import type { BinaryRows } from '#db/binary-rows.server.ts';
import { copyChunks, copyTarget } from '#db/engine/copy-text.ts';
import { Deadlines } from '#db/engine/deadline.server.ts';
import { EmbeddedDriver, OneConnectionAdapter } from '#db/engine/embedded/driver.server.ts';
import type { Host } from '#db/engine/embedded/host.server.ts';
import type { Request } from '#db/engine/embedded/messages.ts';
import { Session } from '#db/engine/embedded/session.ts';
import { loadTemplate } from '#db/engine/embedded/template.server.ts';
import type { Engine } from '#db/engine/types.ts';
import { migrate } from '#db/migrate.server.ts';
import { throughDoor } from '#door/door.server.ts';
import { MERIDIAN } from '#geodata/plane.ts';
import { analyseOverContract, type OverContractRun } from '#land/over-contract.write.server.ts';
import { factory, insertRows } from '#test/factory.ts';
import { nearPair, numbers } from './near-pairs.ts';

/** Fields drawn twice: the contract's parcel and the survey of it nearly coincide, and GEOS throws on most of them. */
const PAIRS = 12;
const COUNTY = '149901';

/** DataRow messages without the first: what an engine that loses a row gives. */
const shortened = ({ columns, messages }: BinaryRows): BinaryRows => ({
	columns,
	messages: messages.subarray(1 + new DataView(messages.buffer, messages.byteOffset).getInt32(1))
});

/** The whole engine over a session in this thread, without a grid; with `guarded` false it is what PGlite is by itself. */
async function engineOver(guarded: boolean, losing = { shapes: false }): Promise<Engine> {
	const session = await Session.open({ folder: null, template: await loadTemplate(), guarded });
	const host = {
		epoch: 0,
		ready: async () => undefined,
		rest: () => undefined,
		call: async (request: Request) => {
			if (request.kind === 'query') return session.query(request.statement, request.parameters);
			if (request.kind !== 'binary-rows') return null;
			const rows = await session.binaryRows(request.statement, request.parameters);
			return losing.shapes ? shortened(rows) : rows;
		}
	} as unknown as Host;
	const deadlines = new Deadlines();
	const primary = new Kysely<Tables>({
		dialect: {
			createAdapter: () => new OneConnectionAdapter(),
			createDriver: () => new EmbeddedDriver(host, deadlines),
			createIntrospector: (db) => new PostgresIntrospector(db),
			createQueryCompiler: () => new PostgresQueryCompiler()
		}
	});
	const unused = () => {
		throw new Error('not asked for here');
	};
	const engine = {
		kind: 'embedded',
		overlayGrid: null,
		primary,
		replica: null,
		copy: async (_tx, table, columns, rows) => {
			let count = 0;
			for (const { bytes } of copyChunks(rows, columns, 1 << 20))
				count += await session.copyIn(`copy ${copyTarget(table, columns)} from '/dev/blob'`, bytes);
			return count;
		},
		copyOut: unused,
		copyText: unused,
		script: (_tx, text) => session.script(text),
		withDeadline: (milliseconds, run) => deadlines.run(milliseconds, run),
		describe: unused,
		announce: unused,
		close: () => session.close()
	} as Engine;
	await migrate(engine);
	return engine;
}

/** The pairs as stored shapes: degrees with every digit, for it is the last ones that make them nearly coincide. */
function shapes(): { parcel: Position[]; survey: Position[] }[] {
	const random = numbers(20261103);
	const ring = (text: string): Position[] =>
		[...text.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => fromGaussKruger(Number(x), Number(y), MERIDIAN));
	return Array.from({ length: PAIRS }, () => {
		const { a, b } = nearPair(random);
		return { parcel: ring(a), survey: ring(b) };
	});
}

async function load(engine: Engine): Promise<void> {
	const make = factory({ county: COUNTY });
	await engine.primary.insertInto('county').values(make.countyRow()).execute();
	const fields = shapes().map(({ parcel: drawn, survey }, index) => {
		const parcel = make.parcel({ village_code: null, shape: [[drawn]] });
		const contract = make.contract({ village_code: null, number: `N${index}` });
		const link = make.contractParcel({ contract_id: contract.id, parcel_id: parcel.id });
		const occupation = make.occupation({ village_code: null, contract_number: `N${index}`, shape: [[survey]] });
		return { parcel, contract, link, occupation };
	});
	const loaded = await throughDoor(engine, localOperator(COUNTY), 'land.import', async (tx) => {
		await insertRows(tx, 'parcel', fields.map(({ parcel }) => parcel)); // prettier-ignore
		await insertRows(tx, 'contract', fields.map(({ contract }) => contract)); // prettier-ignore
		await insertRows(tx, 'contract_parcel', fields.map(({ link }) => link)); // prettier-ignore
		await insertRows(tx, 'occupation', fields.map(({ occupation }) => occupation)); // prettier-ignore
		return accepted(null);
	});
	expect(loaded.ok).toBe(true);
}

const analyse = (engine: Engine): Promise<Outcome<OverContractRun>> =>
	throughDoor(engine, localOperator(COUNTY), 'land.analyse', analyseOverContract);

async function kept(engine: Engine): Promise<number> {
	const { rows } = await sql<{ kept: number }>`
		select (select count(*) from occupation_outcome where county_code = ${COUNTY}) + (select count(*) from occupation_piece where county_code = ${COUNTY})
			+ (select count(*) from finding where county_code = ${COUNTY}) + (select count(*) from analysis_run where county_code = ${COUNTY}) as kept`.execute(
		engine.primary
	);
	return rows[0]!.kept;
}

describe.each([
	['the bare functions, without the guard: pieces vanish and nobody says so', false],
	['the bare functions, with the guard: the engine says so', true]
] as const)('%s', (_name, guarded) => {
	let engine: Engine;
	beforeAll(async () => {
		engine = await engineOver(guarded);
		await load(engine);
	});
	afterAll(() => engine.close());

	test('the harm: a set of differences', async () => {
		const differences = sql`
			select ST_Difference(occupation.gk, parcel.gk) as rest from occupation
			join contract on contract.county_code = ${COUNTY} and contract.number = occupation.contract_number
			join contract_parcel on contract_parcel.county_code = ${COUNTY} and contract_parcel.contract_id = contract.id
			join parcel on parcel.county_code = ${COUNTY} and parcel.id = contract_parcel.parcel_id
			where occupation.county_code = ${COUNTY}`.execute(engine.primary);
		if (guarded) await expect(differences).rejects.toMatchObject({ code: 'XX000' });
		else expect((await differences).rows.length).toBeLessThan(PAIRS);
	});

	test('every survey is divided all the same: the comparison asks the engine for no overlay', async () => {
		expect(await analyse(engine)).toMatchObject({
			ok: true,
			value: { counts: { candidates: PAIRS, divided: PAIRS } }
		});
	});
});

test('a survey whose shape the engine loses fails the comparison, which keeps nothing', async () => {
	const losing = { shapes: false };
	const engine = await engineOver(true, losing);
	await load(engine);
	losing.shapes = true;
	expect(await analyse(engine)).toMatchObject({
		ok: false,
		reason: 'land.run_incomplete',
		detail: { expected: PAIRS, of: 'divisions' }
	});
	expect(await kept(engine)).toBe(0);
	await engine.close();
});
