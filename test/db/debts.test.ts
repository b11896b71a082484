import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { accepted, type Outcome } from '#core/outcome.ts';
import type { Permission } from '#core/permission.ts';
import type { Scope } from '#core/scope.ts';
import type { Engine } from '#db/engine/types.ts';
import { seeded, type Random } from '#core/random.ts';
import { debtDetail } from '#land/debts/debt.read.server.ts';
import { addDebt, mendDebt, seeProhibited } from '#land/debts/debt.write.server.ts';
import { ledgerSums, listDebts } from '#land/debts/debts.read.server.ts';
import { methodNames, sides, type Side } from '#land/debts/methods.ts';
import { recordMovement, reverseMovement, type EnteredMovement } from '#land/debts/movement.write.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';
import { setOff, summed, takeBack, write as note, type PlainDebt } from '#test/models/plain-debts.ts';

const FULL = process.env.MUTU_EFFORT === 'full';
const STEPS = FULL ? 100_000 : 240;
const SEED = process.env.MUTU_SEED ?? '20261126';
/** No entry of a ledger ever has thousands of movements; after so many steps the walk goes on in another county. */
const WALK = 2_000;
const BASE = '2025-12-31';

/** Three villages of two townships; each has two receivables and two payables. */
async function fill({ code, rows: make }: CountyWithRows) {
	const townships = [make.township({ name: '甲镇' }), make.township({ name: '乙乡' })];
	const villages = [0, 0, 1].map((at, n) =>
		make.village({ name: ['上峪村', '中庄村', '下井村'][n]!, township_code: townships[at]!.code })
	);
	const debts = villages.flatMap(({ code: village_code }) =>
		[...sides, ...sides].map((side) => make.debt({ side, village_code, counterparty: `赵小某${make.next('name')}` }))
	);
	valueOf(
		await testWrite(engine, code, async (tx) => {
			await insertRows(tx, 'township', townships);
			await insertRows(tx, 'village', villages);
			await insertRows(tx, 'debt', debts);
			await tx.takeNumbers('debt', 50);
			return accepted(null);
		})
	);
	return { townships, villages, debts };
}

let engine: Engine;
let counties: [CountyWithRows, CountyWithRows];
let made: Awaited<ReturnType<typeof fill>>;
let twin: Awaited<ReturnType<typeof fill>>;

beforeAll(async () => {
	engine = await testEngine();
	counties = await twoCounties(engine);
	made = await fill(counties[0]);
	twin = await fill(counties[1]);
});

const now = () => new Date('2026-11-26T04:00:00Z');
const write = <T>(
	act: Parameters<typeof testWrite<T>>[2],
	scope?: Scope,
	permission: Permission = 'land.debt.change'
) => testWrite(engine, counties[0], act, { permission, scope, now });
const move = (asked: Partial<EnteredMovement> & { debt: string }, scope?: Scope) =>
	write(
		(tx, actor) =>
			recordMovement(tx, actor, { method: 'cash_repaid', on: '2026-05-01', fen: 1_000, voucher: '记-1', ...asked }),
		scope
	);
const reason = (outcome: Outcome<unknown>) => (outcome.ok ? 'accepted' : outcome.reason);
const list = (side: Side, county = 0, scope?: Scope) => listDebts(testRead(engine, counties[county]!, scope), side);
const villageScope = (at: number): Scope => ({ prefixes: [made.villages[at]!.code] });
const of = (side: Side, village: number) =>
	made.debts.filter((debt) => debt.side === side && debt.village_code === made.villages[village]!.code);

describe('the two ledgers', () => {
	test('show what lies in scope, masked, and nothing of the county that shares its ids', async () => {
		const all = await list('receivable');
		expect(all.map(({ number }) => number).sort()).toEqual(
			made.debts
				.filter(({ side }) => side === 'receivable')
				.map(({ number }) => number)
				.sort()
		);
		expect(new Set(all.map(({ counterparty }) => counterparty))).toEqual(new Set(['赵**']));
		expect((await list('payable', 0, villageScope(1))).map(({ villageName }) => villageName)).toEqual([
			...['中庄村', '中庄村']
		]);
		const own = of('payable', 0)[0]!;
		expect(await debtDetail(testRead(engine, counties[0], villageScope(1)), 'payable', own.number)).toBeNull();
		expect(await debtDetail(testRead(engine, counties[1]), 'payable', own.number)).toBeNull();
		expect(await debtDetail(testRead(engine, counties[0]), 'payable', own.number)).toMatchObject({
			counterparty: '赵**'
		});
	});

	test('move by one door: what is not in scope is not there', async () => {
		const debt = of('receivable', 0)[0]!.id;
		expect(reason(await move({ debt }, villageScope(1)))).toBe('debt.unknown');
		expect(reason(await move({ debt: twin.debts[0]!.id, fen: 1 }))).toBe('accepted');
		// Both counties have that id; only the one that was asked moved.
		expect((await list('receivable', 1)).every(({ by }) => Object.keys(by).length === 0)).toBe(true);
	});

	test('an offset moves both by one amount, and taking it back moves both again', async () => {
		const [receivable, payable] = [of('receivable', 2)[0]!, of('payable', 2)[0]!];
		const asked = { debt: payable.id, method: 'offset', resolvedOn: '2026-04-01', fen: 700 } as const;
		expect(reason(await move({ ...asked, other: of('receivable', 0)[0]!.number }))).toBe('movement.pair_village');
		expect(reason(await move({ ...asked, other: 'nobody' }))).toBe('movement.pair_unknown');
		valueOf(await move({ ...asked, other: receivable.number }));
		const left = async (side: Side, number: string) =>
			(await list(side)).find((row) => row.number === number)!.balanceFen;
		expect([await left('receivable', receivable.number), await left('payable', payable.number)]).toEqual([
			999_300, 999_300
		]);
		const detail = (await debtDetail(testRead(engine, counties[0]), 'payable', payable.number))!;
		expect(detail.movements).toMatchObject([{ method: 'offset', fen: 700, pair: receivable.number, reversed: false }]);
		const back = { debt: payable.id, movement: detail.movements[0]!.id, reason: '金额记错' };
		valueOf(await write((tx, actor) => reverseMovement(tx, actor, back)));
		expect([await left('receivable', receivable.number), await left('payable', payable.number)]).toEqual([1e6, 1e6]);
		expect(reason(await write((tx, actor) => reverseMovement(tx, actor, back)))).toBe('movement.reversed');
		const lines = (await debtDetail(testRead(engine, counties[0]), 'receivable', receivable.number))!.movements;
		expect(lines.map(({ fen, reverses, reversed }) => [fen, reverses, reversed])).toEqual(
			expect.arrayContaining([
				[-700, true, false],
				[700, false, true]
			])
		);
	});

	test('record a prohibited new debt and show it until the township has answered', async () => {
		const given = {
			...{ side: 'payable', village_code: made.villages[1]!.code, counterparty: '钱大某', counterparty_kind: 'person' },
			...{ origin: 'advances', arisen_on: '2026-06-01', opening: '300.5', voucher: '借条', prohibition: 'benefits' }
		};
		const added = valueOf(await write((tx, actor) => addDebt(tx, actor, given), villageScope(1)));
		const row = async () => (await list('payable')).find(({ number }) => number === added.number)!;
		expect(await row()).toMatchObject({
			prohibition: 'benefits',
			townshipSeen: false,
			newFen: 30_050,
			balanceFen: 30_050
		});
		const answer = (view: string) =>
			write((tx, actor) => seeProhibited(tx, actor, { id: added.id, view }), undefined, 'land.debt.answer');
		expect(reason(await answer('?'))).toBe('step.reason');
		valueOf(await answer('责令退回并约谈'));
		expect(await row()).toMatchObject({ townshipSeen: true });
		expect(
			reason(
				await write(
					(tx, actor) => addDebt(tx, actor, { ...given, village_code: made.villages[0]!.code }),
					villageScope(1)
				)
			)
		).toBe('debt.invalid');
		const versions = await sql<{ version: number }>`
			select version from debt_version where county_code = ${counties[0].code} and id = ${added.id}::uuid`.execute(
			engine.primary
		);
		expect(versions.rows).toEqual([{ version: 1 }]);
	});

	test('mend what no figure is made of, once for each version', async () => {
		const debt = of('payable', 0)[1]!;
		const mend = (version: number) =>
			write((tx, actor) =>
				mendDebt(tx, actor, { id: debt.id, version, values: { counterparty: '示例建材公司', due_on: '2027-01-01' } })
			);
		expect(valueOf(await mend(1))).toEqual({ version: 2 });
		expect(reason(await mend(1))).toBe('debt.changed');
		expect((await list('payable')).find(({ id }) => id === debt.id)).toMatchObject({
			...{ counterparty: '示例建材公司', dueOn: '2027-01-01', openingFen: 1_000_000 }
		});
	});
});

/** What the product says of both ledgers, in the model's words. */
async function told(county: number): Promise<ReturnType<typeof summed>> {
	const sums: ReturnType<typeof summed> = {};
	for (const side of sides)
		for (const { code, entries, settled, startFen, newFen, by, endFen, differenceFen } of await ledgerSums(
			testRead(engine, counties[county]!),
			side,
			'2026-01-01',
			'2026-11-26'
		)) {
			expect(differenceFen).toBe(0);
			sums[`${side} ${code}`] = { entries, settled, start: startFen, end: endFen, new: newFen, ...by };
		}
	return sums;
}

const plain = (sums: ReturnType<typeof summed>) =>
	Object.fromEntries(
		Object.entries(sums).map(([place, sum]) => [
			place,
			Object.fromEntries(Object.entries(sum).filter(([name, fen]) => fen !== 0 || name === 'end'))
		])
	);

interface Kept extends PlainDebt {
	id: string;
	number: string;
	ids: string[];
}

/** One random act, on the product and on paper; says what both answered. */
async function act(random: Random, debts: Kept[]): Promise<[product: string, paper: boolean]> {
	const debt = random.pick(debts);
	const day = `2026-${String(random.whole(1, 12)).padStart(2, '0')}-${String(random.whole(1, 28)).padStart(2, '0')}`;
	const on = random.chance(0.02) ? BASE : day;
	const fen = random.chance(0.1) ? random.whole(500_000, 2_000_000) : random.whole(1, 90_000);
	const rules = { base: BASE, today: '2026-11-26' };
	const paper = { on, fen, voucher: '记-1', resolvedOn: '2025-11-01', valuationFen: fen, valuedBy: '示例评估公司' };
	const lot = random();
	if (lot < 0.15 && debt.lines.length > 0) {
		const at = random.whole(0, debt.lines.length - 1);
		const outcome = await write((tx, actor) =>
			reverseMovement(tx, actor, { debt: debt.id, movement: debt.ids[at]!, reason: '记错了' })
		);
		const wrote = takeBack(debts, debt, at);
		keepIds(debts, outcome, [
			debt,
			...debts.filter(({ lines }) => lines.some(({ twin: other }) => other === debt.lines.at(-1)))
		]);
		return [reason(outcome), wrote];
	}
	if (lot < 0.4) {
		const other = random.pick(debts);
		const outcome = await move({ ...paper, debt: debt.id, method: 'offset', other: other.number });
		const wrote = setOff(debt, other, on, fen, rules);
		keepIds(debts, outcome, debt.side === 'receivable' ? [debt, other] : [other, debt]);
		return [reason(outcome), wrote];
	}
	const method = random.pick(methodNames.filter((name) => name !== 'offset'));
	const outcome = await move({ ...paper, debt: debt.id, method });
	const wrote = note(debt, on, method, fen, rules);
	keepIds(debts, outcome, [debt]);
	return [reason(outcome), wrote];
}

function keepIds(_: Kept[], outcome: Outcome<{ ids: string[] }>, on: Kept[]): void {
	if (outcome.ok) outcome.value.ids.forEach((id, k) => on[k]!.ids.push(id));
}

/** A county of its own for the long walk. */
async function fresh(): Promise<Kept[]> {
	counties = await twoCounties(engine);
	made = await fill(counties[0]);
	twin = await fill(counties[1]);
	return made.debts.map((debt) => ({
		...{
			id: debt.id,
			number: debt.number,
			side: debt.side as Side,
			village: debt.village_code,
			arisen: debt.arisen_on!
		},
		...{ opening: debt.opening_fen, lines: [], ids: [] }
	}));
}

describe(`both ledgers against two sheets of paper, ${STEPS} steps, seed ${SEED}`, () => {
	let debts: Kept[];
	test(
		'answer alike at every step and hold start + new − each method = end at every level',
		async () => {
			const random = seeded(SEED);
			let accepted_ = 0;
			for (let from = 0; from < STEPS; from += WALK) {
				debts = await fresh();
				const before = await told(1);
				for (let step = from; step < Math.min(STEPS, from + WALK); step++) {
					const [product, paper] = await act(random, debts);
					expect([step, product, product === 'accepted']).toEqual([step, product, paper]);
					if (paper) accepted_ += 1;
					if (step % (FULL ? 500 : 60) === 0) expect(plain(await told(0))).toEqual(plain(summed(debts)));
				}
				expect(plain(await told(0))).toEqual(plain(summed(debts)));
				expect(await told(1)).toEqual(before);
			}
			expect(accepted_).toBeGreaterThan(STEPS / 5);
			console.log(`debts: ${STEPS} steps, seed ${SEED}, ${accepted_} accepted, ${STEPS - accepted_} refused by both`);
		},
		FULL ? 14_400_000 : 180_000
	);

	test.each([
		['half an offset on another sheet', 'offset', sql`debt_id`],
		['a fen too much', 'new', sql`amount_fen = amount_fen + 1`],
		['a movement under another method', 'write_off', sql`method = 'relief'`]
	])('see %s', async (_, method, fault) => {
		const county = counties[0].code;
		const found = await sql<{ id: string; debt_id: string; amount_fen: number; method: string }>`
			select id, debt_id, amount_fen, method from debt_movement
			where county_code = ${county} and method = ${method} and amount_fen > 0 order by id limit 1`.execute(engine.primary);
		const row = found.rows[0]!;
		const own = debts.find(({ id }) => id === row.debt_id)!;
		const other = debts.find(({ village, side }) => side === own.side && village !== own.village)!;
		const planted = method === 'offset' ? sql`debt_id = ${other.id}::uuid` : fault;
		await sql`update debt_movement set ${planted} where county_code = ${county} and id = ${row.id}::uuid`.execute(
			engine.primary
		);
		expect(plain(await told(0))).not.toEqual(plain(summed(debts)));
		await sql`
			update debt_movement set debt_id = ${row.debt_id}::uuid, amount_fen = ${row.amount_fen}, method = ${row.method}
			where county_code = ${county} and id = ${row.id}::uuid`.execute(engine.primary);
		expect(plain(await told(0))).toEqual(plain(summed(debts)));
	});
});
