import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Engine } from '#db/engine/types.ts';
import { DEMO_COUNTY } from '#geodata/county.ts';
import { recountDemo } from '#geodata/figures.read.server.ts';
import { DEMO_FIGURES } from '#geodata/figures.ts';
import { loadDemoCounty } from '#geodata/load.write.server.ts';
import { collectedFigures } from '#land/charges/charge-list.read.server.ts';
import { resolvedOf } from '#land/debts/debt-list.ts';
import { listDebts } from '#land/debts/debts.read.server.ts';
import { landProgress } from '#land/home/progress.read.server.ts';
import { progressBelow, sumProgress } from '#land/home/progress.ts';
import { clearingFigures } from '#land/overview.read.server.ts';
import { createCounty } from '#territory/county.write.server.ts';
import { testEngine, testRead, testWrite, valueOf } from '#test/database.ts';

let engine: Engine;
const TODAY = '2026-11-22';

beforeAll(async () => {
	engine = await testEngine();
	valueOf(
		await testWrite(
			engine,
			DEMO_COUNTY.code,
			async (tx, actor) => {
				const made = await createCounty(tx, actor, DEMO_COUNTY);
				return made.ok ? loadDemoCounty(tx, actor) : made;
			},
			{ permission: 'demo.load', deadline: 120_000 }
		)
	);
}, 300_000);

const read = () => testRead(engine, DEMO_COUNTY.code);

test('every figure of the demo county, counted anew from the database', async () => {
	expect(await recountDemo(read())).toEqual(DEMO_FIGURES);
});

test('a village sees its own part of the figures', async () => {
	const village = testRead(engine, DEMO_COUNTY.code, { prefixes: ['149901102208'] });
	const figures = await recountDemo(village);
	expect(figures).toMatchObject({ townships: 0, villages: 1, communities: 0 });
	expect(figures.household_parcels).toBeGreaterThan(0);
	expect(figures.household_parcels).toBeLessThan(DEMO_FIGURES.household_parcels / 50);
});

test('how far each place is: villages, townships and the county agree, and with what the subjects count by themselves', async () => {
	const villages = await landProgress(read(), TODAY, true);
	const county = sumProgress(villages);
	const townships = progressBelow(villages, '', new Map());
	expect(sumProgress(townships)).toEqual(county);
	for (const { code, ...sums } of townships.filter(({ code }) => code !== '')) {
		const own = await landProgress(testRead(engine, DEMO_COUNTY.code, { prefixes: [code] }), TODAY, true);
		expect(sumProgress(own), code).toEqual(sums);
		expect(sumProgress(progressBelow(own, code, new Map()))).toEqual(sums);
	}
	expect(county).toMatchObject({
		found: 1559,
		cleared: 1530,
		oralCleared: 343,
		newMu: 335_000,
		paidFen: 2_187_000_000
	});
	const { found, cleared, oral, oralCleared, irregular, rectified } = await clearingFigures(read());
	expect(county).toMatchObject({ found, cleared, oral, oralCleared, irregular, rectified });
	const { due, paid, mu } = await collectedFigures(read());
	expect(county).toMatchObject({ dueFen: due, paidFen: paid, signedMu: mu });
	for (const [side, whole, part] of [
		['receivable', 'claimedFen', 'recoveredFen'],
		['payable', 'owedFen', 'resolvedFen']
	] as const) {
		const rows = await listDebts(read(), side);
		expect(county[whole]).toBe(rows.reduce((sum, { openingFen }) => sum + openingFen, 0));
		const of = (row: (typeof rows)[number]) =>
			side === 'payable' ? resolvedOf(row) : (row.by.recovery ?? 0) + (row.by.cash_repaid ?? 0);
		expect(county[part]).toBe(rows.reduce((sum, row) => sum + Math.min(row.openingFen, of(row)), 0));
	}
	expect(sumProgress(await landProgress(read(), TODAY, false))).toEqual({
		...county,
		...{ claimedFen: 0, recoveredFen: 0, owedFen: 0, resolvedFen: 0 }
	});
});

test('it is loaded once: a county with data refuses', async () => {
	const again = await testWrite(engine, DEMO_COUNTY.code, loadDemoCounty, { permission: 'demo.load' });
	expect(again).toMatchObject({ ok: false, reason: 'demo.data_present' });
	const other = await testWrite(engine, '140105', loadDemoCounty, { permission: 'demo.load' });
	expect(other).toMatchObject({ ok: false, reason: 'demo.other_county' });
});

test('shapes are valid, parcels lie in their villages, villages leave no gap and never overlap', async () => {
	const { rows } = await sql<Record<string, number>>`
		select
			(select count(*) from village where county_code = ${DEMO_COUNTY.code} and not ST_IsValid(gk))::integer as villages,
			(select count(*) from grid where county_code = ${DEMO_COUNTY.code} and not ST_IsValid(gk))::integer as grids,
			(select count(*) from parcel where county_code = ${DEMO_COUNTY.code} and not ST_IsValid(gk))::integer as parcels,
			(select count(*) from occupation where county_code = ${DEMO_COUNTY.code} and not ST_IsValid(gk))::integer as occupations,
			(select count(*) from reclaimed_land where county_code = ${DEMO_COUNTY.code} and not ST_IsValid(gk))::integer as reclaimed,
			(select count(*) from zone where county_code = ${DEMO_COUNTY.code} and not ST_IsValid(gk))::integer as zones,
			(select count(*) from parcel join village on village.county_code = parcel.county_code and village.code = parcel.village_code
				where parcel.county_code = ${DEMO_COUNTY.code} and not ST_Covers(village.shape, parcel.shape))::integer as outside,
			(select count(*) from village a join village b on b.county_code = a.county_code and b.code > a.code and b.shape && a.shape
				where a.county_code = ${DEMO_COUNTY.code} and ST_Intersects(a.shape, b.shape) and not ST_Touches(a.shape, b.shape))::integer as overlapping
		`.execute(engine.primary);
	expect(
		Object.values(rows[0]!).every((count) => count === 0),
		JSON.stringify(rows[0])
	).toBe(true);
	const { rows: sums } = await sql<{ difference: number }>`
		select (select sum(ST_Area(gk)) from township where county_code = ${DEMO_COUNTY.code})
			- (select sum(ST_Area(gk)) from village where county_code = ${DEMO_COUNTY.code}) as difference`.execute(engine.primary);
	expect(Math.abs(sums[0]!.difference)).toBeLessThan(0.01);
});

test('one write, one line of the trail; ledgers and declared areas agree with the shapes', async () => {
	const { rows: trail } = await sql<{ count: number }>`
		select count(*)::integer as count from audit_entry where county_code = ${DEMO_COUNTY.code}`.execute(engine.primary);
	expect(trail[0]!.count).toBe(1);
	const { rows } = await sql<{ worst: number; ledger: number }>`
		select (select max(abs(declared_mu - area_mu)) from parcel where county_code = ${DEMO_COUNTY.code}) as worst,
			(select max(abs(ledger_mu - area_mu)) from reclaimed_land where county_code = ${DEMO_COUNTY.code}) as ledger`.execute(
		engine.primary
	);
	expect(rows[0]!.worst).toBeLessThanOrEqual(2);
	expect(rows[0]!.ledger).toBeLessThanOrEqual(100);
});
