import { beforeAll, describe, expect, test } from 'vitest';
import { accepted } from '#core/outcome.ts';
import type { Permission } from '#core/permission.ts';
import type { Engine } from '#db/engine/types.ts';
import { throughDoor, type Write } from '#door/door.server.ts';
import { seeded } from '#core/random.ts';
import { chargeByNumber } from '#land/charges/charge.read.server.ts';
import { askWaiver, grantWaiver, recordPayment, reversePayment, setCharge } from '#land/charges/charge.write.server.ts';
import type { Charge } from '#land/charges/charge.ts';
import { collectedFigures, listCharges } from '#land/charges/charge-list.read.server.ts';
import { rollUp, sumCharges } from '#land/charges/charge-list.ts';
import { localOperator } from '#auth/local-operator.ts';
import { freshCounty, testEngine, testRead, testWrite, valueOf } from '#test/database.ts';
import { factory, insertRows } from '#test/factory.ts';
import { isFull } from '#test/guards/effort.ts';
import { faults, PlainBook, type Fault, type PlainAct, type PlainTerms } from '#test/models/plain-charges.ts';
import { signedCase } from '#test/signed-case.ts';

/** Acts on one county's charges: the product through its door, the model on paper, the same at every look. */
const STEPS = isFull ? 60_000 : 260;
const LOOK = isFull ? 500 : 26;
const CHARGES = 8;

interface Done {
	act: PlainAct;
	today: string;
	said: string;
}

let engine: Engine;
let county = '';
const terms: PlainTerms[] = [];
const done: Done[] = [];
const looks: { at: number; today: string; states: unknown[] }[] = [];

const random = seeded('charges');
const dayOf = (days: number) => new Date(Date.UTC(2026, 1, 1) + days * 86_400_000).toISOString().slice(0, 10);

function write<T>(id: string, permission: Permission, of: Write<T>, today: string) {
	const who = { ...localOperator(county), id, name: id };
	return throughDoor(engine, who, permission, of, { now: () => new Date(`${today}T04:00:00Z`) });
}

const states = async (today: string) =>
	(await listCharges(testRead(engine, county), today)).map(({ due, paid, waived, open, overdue }) => ({
		...{ due, paid, waived, open, overdue }
	}));

/** The payment that counts under a receipt's number. */
const entryOf = ({ payments }: Charge, receipt: string): string =>
	payments.find(({ receiptNumber, reversedOn }) => receiptNumber === receipt && reversedOn === null)?.id ?? 'none';

async function act(asked: PlainAct, today: string): Promise<string> {
	const number = asked.charge + 1;
	const charge = (await chargeByNumber(testRead(engine, county), number))!;
	const { version } = charge;
	const outcome =
		asked.act === 'pay'
			? await write('agency', 'land.charge.pay', (tx, who) =>
					recordPayment(tx, who, { number, version, paidOn: asked.on, fen: asked.fen, receipt: asked.receipt }), today) // prettier-ignore
			: asked.act === 'reverse'
				? await write('agency', 'land.charge.pay', (tx, who) =>
						reversePayment(tx, who, { number, version, payment: entryOf(charge, asked.receipt), reason: '票据号记错' }), today) // prettier-ignore
			: asked.act === 'ask'
				? await write(asked.by, 'land.charge.set', (tx, who) =>
						askWaiver(tx, who, { number, version, fen: asked.fen, reason: '受灾减免', resolvedOn: today, resolutionNumber: '决 1' }), today) // prettier-ignore
				: await write(asked.by, 'land.charge.waive', (tx, who) =>
						grantWaiver(tx, who, { number, version, waiver: charge.waivers[asked.waiver]?.id ?? 'none' }), today); // prettier-ignore
	return outcome.ok ? '' : outcome.reason;
}

beforeAll(async () => {
	engine = await testEngine();
	county = (await freshCounty(engine)).code;
	const make = factory({ county, seed: 'charges' });
	const township = make.township({ shape: make.rectangle(0, 0, 4000, 4000) });
	const villages = [0, 1, 2].map((at) =>
		make.village({ township_code: township.code, shape: make.rectangle(at * 1000, 0, 1000, 1000) })
	);
	for (let at = 0; at < CHARGES; at++)
		terms.push({
			...{ village: villages[at % 3]!.code, mu: random.whole(1, 90_000), priceFen: random.whole(1, 90_000) },
			...{ signedOn: '2026-02-01', startsOn: dayOf(random.whole(0, 400)) },
			...{ endsOn: dayOf(random.whole(420, 2000)), pastFrom: at % 3 === 0 ? '2024-03-01' : null }
		});
	valueOf(
		await testWrite(engine, county, async (tx) => {
			await insertRows(tx, 'township', [township]);
			await insertRows(tx, 'village', villages);
			for (const each of terms) await signedCase(tx, each);
			return accepted(null);
		})
	);
	for (let number = 1; number <= CHARGES; number++)
		valueOf(
			await write('township', 'land.charge.set', (tx, who) => setCharge(tx, who, { number, version: 1 }), '2026-02-02')
		);
	let days = 2;
	const book = new PlainBook(terms);
	for (let at = 0; at < STEPS; at++) {
		if (random.chance(0.1)) days += random.whole(0, isFull ? 2 : 40);
		const today = dayOf(days);
		const charge = random.whole(0, CHARGES - 1);
		const { open, due } = book.state(charge, today);
		const share = random.chance(0.3)
			? random.whole(0, Math.ceil(due * 1.1))
			: random.whole(1, Math.max(1, Math.ceil(open / 6)));
		const fen = random.chance(0.05) ? open + 1 : random.chance(0.03) ? open : share;
		const kind = random.whole(0, 10);
		const written = book.pages[charge]!.paid;
		const asked: PlainAct =
			kind === 10
				? { act: 'reverse', charge, receipt: written.length > 0 ? random.pick(written).receipt : 'A1' }
				: kind < 6
					? {
							act: 'pay',
							charge,
							fen,
							on: dayOf(days - random.whole(-1, 20)),
							receipt: `A${random.whole(1000, 1000 + STEPS)}`
						}
					: kind < 8
						? { act: 'ask', charge, fen: Math.ceil(fen / 5), by: random.pick(['township', 'agency']) }
						: { act: 'grant', charge, waiver: random.whole(0, 3), by: random.pick(['agency', 'township', 'agency']) };
		const said = await act(asked, today);
		done.push({ act: asked, today, said });
		book.do(asked, today);
		if (at % LOOK !== LOOK - 1) continue;
		// Also on the very day that a year of one of them was to be paid.
		const { signedOn, startsOn } = terms[charge]!;
		const begin = Date.parse(signedOn > startsOn ? signedOn : startsOn);
		const last = new Date(begin + 30 * 86_400_000).toISOString().slice(0, 10);
		for (const day of [today, last]) looks.push({ at, today: day, states: await states(day) });
	}
}, 6_000_000);

/** Where a book kept with a mistake differs first from what the product did; null when nowhere. */
function firstDifference(fault: Fault): string | null {
	const book = new PlainBook(terms, fault);
	for (const [at, { act: asked, today, said }] of done.entries()) {
		const told = book.do(asked, today);
		if (told !== said)
			return `step ${at} ${JSON.stringify(asked)} on ${today}: the book says '${told}', the product '${said}'`;
		for (const look of looks.filter((each) => each.at === at)) {
			const kept = terms.map((_, charge) => book.state(charge, look.today));
			if (JSON.stringify(kept) !== JSON.stringify(look.states))
				return `after step ${at}: ${JSON.stringify(kept)} in the book, ${JSON.stringify(look.states)} in the product`;
		}
	}
	return null;
}

test('the acts are of every kind, some taken and some refused for each reason', () => {
	const said = new Set(done.map((each) => `${each.act.act} ${each.said}`));
	for (const expected of [
		'pay ',
		'ask ',
		'grant ',
		'reverse ',
		'reverse charge.payment_unknown',
		'pay charge.above_due',
		'pay paper.future',
		'grant charge.waiver_hand'
	])
		expect([...said]).toContain(expected);
	expect([...said]).toContain('pay charge.receipt_twice');
});

test('charges say and hold what a plain book says and holds', () => expect(firstDifference('none')).toBeNull());

describe('a mistake in the book is noticed', () => {
	test.each(faults.filter((fault) => fault !== 'none'))('%s', (fault) => expect(firstDifference(fault)).not.toBeNull());
});

test('paid and waived never exceed what is due; villages, township and county come to the same fen', async () => {
	const today = done.at(-1)!.today;
	const rows = await listCharges(testRead(engine, county), today);
	for (const { due, paid, waived, open } of rows) {
		expect(paid + waived).toBeLessThanOrEqual(due);
		expect(open).toBe(due - paid - waived);
	}
	const all = sumCharges(rows);
	for (const by of ['village', 'township'] as const)
		for (const key of ['due', 'paid', 'waived', 'open', 'overdue'] as const)
			expect(rollUp(rows, by).reduce((sum, each) => sum + each[key], 0)).toBe(all[key]);
	const board = await collectedFigures(testRead(engine, county));
	expect([board.due, board.paid]).toEqual([all.due, all.paid]);
	// Each village sees its own part, and their parts are the whole.
	let seen = 0;
	for (const village of new Set(terms.map((each) => each.village)))
		seen += (await collectedFigures(testRead(engine, county, { prefixes: [village] }))).paid;
	expect(seen).toBe(all.paid);
});
