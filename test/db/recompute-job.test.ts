import { beforeEach, beforeAll, expect, test } from 'vitest';
import { compareJobs } from '#cli/compare-jobs.server.ts';
import { accepted, refused } from '#core/outcome.ts';
import { NOTED_AT_MOST } from '#db/changed-rows.server.ts';
import type { Engine } from '#db/engine/types.ts';
import { saveRows, type State } from '#db/save-rows.server.ts';
import type { House } from '#door/house.server.ts';
import { runJobs, type JobHandler } from '#door/job-runner.server.ts';
import { latestJob } from '#jobs/jobs.read.server.ts';
import { RECOMPUTE } from '#land/changes.ts';
import { changesState, recomputeDue } from '#land/changes.read.server.ts';
import { contractTable, occupationTable } from '#land/land-tables.server.ts';
import { recomputeChanged } from '#land/recompute.write.server.ts';
import { changeLandSettings } from '#land/settings.write.server.ts';
import { testEngine, testRead, testWrite, valueOf } from '#test/database.ts';
import { analyse, kindsOf, oneVillage, type World } from '#test/one-village.ts';

let engine: Engine;
let house: House;
let here: World;
let there: World;
const PLOT = [0, 0, 100, 100] as const;

beforeAll(async () => {
	engine = await testEngine();
	house = { engine } as House;
});

beforeEach(async () => {
	[here, there] = [await oneVillage(engine, 7), await oneVillage(engine, 7)];
	for (const { lease, make, load } of [here, there]) {
		const { parcel, contract, link } = lease(PLOT, 1500, { number: 'N1' });
		const occupation = make.occupation({ code: 'S1', contract_number: 'N1', shape: make.rectangle(...PLOT) });
		const apart = make.occupation({ code: 'S2', contract_number: 'N2', lessee_name: '无', shape: make.rectangle(900, 900, 50, 50) }); // prettier-ignore
		await load({ parcel: [parcel], contract: [contract], contract_parcel: [link], occupation: [occupation, apart] });
	}
});

const contracted = async ({ code }: World, mu: number) =>
	valueOf(
		await testWrite(engine, code, async (tx) =>
			accepted(await saveRows(tx, contractTable, [{ row: null, state: { number: 'N1', contracted_mu: mu } }], null))
		)
	);
const lots = async ({ code }: World, mu: number) =>
	engine.primary.updateTable('contract_parcel').set({ contracted_mu: mu }).where('county_code', '=', code).execute();
const due = ({ code }: World) => recomputeDue(testRead(engine, code));

test('before the first comparison nothing waits; after it a change is compared by itself, in its own county', async () => {
	await lots(here, 0);
	await contracted(here, 900);
	expect(await due(here)).toBe(false);
	expect(await runJobs(house, here.code, compareJobs)).toBe(0);
	for (const world of [here, there]) await analyse(engine, world.code);
	expect(await due(here)).toBe(false);
	const before = await kindsOf(engine, there.code);
	await contracted(here, 1200);
	await contracted(here, 1300);
	expect(await changesState(testRead(engine, here.code))).toEqual({ due: 1, failed: null, run: 1 });
	expect(await due(there)).toBe(false);
	expect(await runJobs(house, here.code, compareJobs)).toBe(1);
	expect(await latestJob(testRead(engine, here.code), RECOMPUTE)).toMatchObject({
		state: 'done',
		result: { run: 2, compared: 1, changed: 1 }
	});
	expect(await changesState(testRead(engine, here.code))).toEqual({ due: 0, failed: null, run: 2 });
	expect(await runJobs(house, here.code, compareJobs)).toBe(0);
	expect(await kindsOf(engine, there.code)).toEqual(before);
});

test('an attempt that fails is told and not made again before something changes', async () => {
	await analyse(engine, here.code);
	const failing: JobHandler = {
		...{ kind: RECOMPUTE, permission: 'land.analyse', due: recomputeDue },
		step: async () => refused('land.run_incomplete', { expected: 2, got: 1 })
	};
	await contracted(here, 1200);
	expect(await runJobs(house, here.code, [failing])).toBe(1);
	expect(await changesState(testRead(engine, here.code))).toEqual({ due: 1, failed: 'land.run_incomplete', run: 1 });
	expect(await runJobs(house, here.code, [failing])).toBe(0);
	await contracted(here, 1300);
	expect(await changesState(testRead(engine, here.code))).toMatchObject({ failed: null });
	expect(await runJobs(house, here.code, compareJobs)).toBe(1);
	expect(await changesState(testRead(engine, here.code))).toEqual({ due: 0, failed: null, run: 2 });
});

test('a change committed while another is compared waits for the next time', async () => {
	await analyse(engine, here.code);
	await contracted(here, 1200);
	const first = valueOf(await testWrite(engine, here.code, recomputeChanged, { permission: 'land.analyse' }));
	expect(first?.compared).toBe(1);
	await contracted(here, 1250);
	expect(await due(here)).toBe(true);
	expect(valueOf(await testWrite(engine, here.code, recomputeChanged, { permission: 'land.analyse' }))?.compared).toBe(1); // prettier-ignore
	expect(valueOf(await testWrite(engine, here.code, recomputeChanged, { permission: 'land.analyse' }))).toBeNull();
});

test('another setting, or more rows than can be noted one by one: the whole county', async () => {
	await analyse(engine, here.code);
	const recompute = async () =>
		valueOf(await testWrite(engine, here.code, recomputeChanged, { permission: 'land.analyse' }))?.compared;
	await contracted(here, 1200);
	expect(await recompute()).toBe(1);
	const values = { 'over_contract.tolerance_absolute_mu': 0.5 };
	valueOf(
		await testWrite(
			engine,
			here.code,
			(tx, actor) => changeLandSettings(tx, actor, { values, validFrom: '2020-01-01', source: '县农业农村局' }),
			{ permission: 'settings.change' }
		)
	);
	await contracted(here, 1300);
	expect(await recompute()).toBe(2);
	await contracted(here, 1400);
	expect(await recompute()).toBe(1);
	const shape = there.make.occupation().shape;
	const rows = Array.from({ length: NOTED_AT_MOST + 1 }, (_, index) => ({
		row: index,
		state: { code: `M${index}`, ownership: '10' } satisfies State,
		shape
	}));
	await testWrite(engine, here.code, async (tx) => {
		await tx.takeNumbers('occupation', 10);
		// In two parts, as a long file comes.
		await saveRows(tx, occupationTable, rows.slice(0, 1500), null);
		return accepted(await saveRows(tx, occupationTable, rows.slice(1500), null));
	});
	expect(await recompute()).toBe(rows.length + 2);
});
