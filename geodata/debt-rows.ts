import { balanceOf, type Moved } from '#land/debts/balance.ts';
import { resolvingMethods, ruleOf, type Method, type Side } from '#land/debts/methods.ts';
import type { Row } from '#test/factory.ts';
import { people } from './people.ts';
import type { Random } from '#core/random.ts';
import { day, type Sheet } from './rows.ts';
import { shares } from './split.ts';

/**
 * Both debt ledgers at the base date, whole fen: 1 427 万元 owed to the villages and 577 万元 owed by them, as a district
 * reported them (domain.md T15); who owes what is invented.
 */
export const DEBTS = {
	receivable: { entries: 318, fen: 1_427_000_000 },
	payable: { entries: 176, fen: 577_000_000 }
} as const;

const PARTIES = {
	person: null,
	enterprise: ['示例砂石有限公司', '示例养殖农民专业合作社', '示例建筑工程有限公司', '示例煤业有限公司', '示例建材厂'],
	bank: ['示例农村信用社', '示例农商银行'],
	government: ['示例乡镇财政所', '示例水利站'],
	collective: ['示例村股份经济合作社'],
	other: null
} as const;

type Given = Pick<Row<'debt'>, 'origin' | 'counterparty_kind' | 'reason'>;
const KINDS: Readonly<Record<Side, readonly Given[]>> = {
	receivable: [
		{ origin: 'rent', counterparty_kind: 'person', reason: '承包费欠款' },
		{ origin: 'rent', counterparty_kind: 'enterprise', reason: '厂房租金欠款' },
		{ origin: 'member_loan', counterparty_kind: 'person', reason: '历年借款' },
		{ origin: 'enterprise_due', counterparty_kind: 'enterprise', reason: '应缴管理费' },
		{ origin: 'land_compensation', counterparty_kind: 'government', reason: '道路占地补偿尾款' },
		{ origin: 'village_renewal', counterparty_kind: 'enterprise', reason: '改造补偿尾款' }
	],
	payable: [
		{ origin: 'works', counterparty_kind: 'enterprise', reason: '通村道路工程款' },
		{ origin: 'works', counterparty_kind: 'enterprise', reason: '人畜饮水工程款' },
		{ origin: 'enterprise_loan', counterparty_kind: 'bank', reason: '村办砖厂贷款' },
		{ origin: 'wages', counterparty_kind: 'person', reason: '护林、保洁报酬' },
		{ origin: 'advances', counterparty_kind: 'person', reason: '垫付款' },
		{ origin: 'member_deposit', counterparty_kind: 'person', reason: '承包押金' }
	]
};

/** How often each method resolves an entry; an offset needs a fellow and comes apart. */
const WEIGHTS: Partial<Record<Method, number>> = {
	...{ cash_repaid: 10, recovery: 3, income_settle: 3, relief: 3, write_off: 2, reclassify: 2, claim_to_equity: 1 }
};

const openings = (side: Side, random: Random): number[] => {
	const { entries, fen } = DEBTS[side];
	// A few large ones among many small, in whole yuan.
	return shares(
		fen / 100,
		Array.from({ length: entries }, () => Math.exp(random.bell() * 1.15)),
		200
	).map((yuan) => yuan * 100);
};

/** A movement's row; what its method needs beside the amount is there. */
function moved(sheet: Sheet, debt: Row<'debt'>, method: Method, on: string, fen: number, more: object = {}) {
	const rule = ruleOf(method);
	const row = sheet.factory.debtMovement({
		...{ debt_id: debt.id, method, moved_on: on, amount_fen: fen, actor_id: 'demo', actor_name: '演示账号' },
		voucher: `${on.slice(0, 4)} 年 ${Number(on.slice(5, 7))} 月 记-${sheet.factory.next('voucher')}`,
		resolved_on: rule.resolution ? on.slice(0, 8) + '01' : null,
		...(rule.valuation ? { valuation_fen: fen, valued_by: '示例资产评估有限公司' } : {}),
		...more
	});
	sheet.rows.debt_movement.push(row);
	return row;
}

function addEntries(sheet: Sheet, side: Side, villages: readonly string[], random: Random): Row<'debt'>[] {
	const names = people(random.branch('people'));
	const spread = shares(
		DEBTS[side].entries,
		villages.map(() => random.between(0.2, 2))
	);
	const sums = openings(side, random.branch('openings'));
	const made: Row<'debt'>[] = [];
	villages.forEach((village_code, at) => {
		for (let serial = 1; serial <= spread[at]!; serial++) {
			const kind = random.pick(KINDS[side]);
			const known = PARTIES[kind.counterparty_kind as keyof typeof PARTIES];
			made.push(
				sheet.factory.debt({
					...{ side, village_code, ...kind, counterparty: known ? random.pick(known) : names.next() },
					number: `${side === 'payable' ? 'ZW' : 'ZQ'}${village_code}${String(serial).padStart(3, '0')}`,
					arisen_on: day(random.whole(2006, 2025), random.whole(1, 12), random.whole(1, 28)),
					due_on: random.chance(0.3) ? day(random.whole(2026, 2027), random.whole(1, 12), 28) : null,
					opening_fen: sums[made.length]!
				})
			);
		}
	});
	sheet.rows.debt.push(...made);
	return made;
}

/** What was resolved since the base date, month by month. */
function resolve(sheet: Sheet, debts: readonly Row<'debt'>[], random: Random): void {
	for (const debt of debts) {
		if (random.chance(0.34)) continue;
		const side = debt.side as Side;
		const able = resolvingMethods(side).filter((method) => method !== 'offset');
		const moves: Moved[] = [];
		let month = random.whole(1, 4);
		for (let times = random.whole(1, 3); times > 0 && month <= 10; times--) {
			const left = balanceOf(debt.opening_fen, moves);
			if (left === 0) break;
			const method = random.pick(able.flatMap((each) => Array.from({ length: WEIGHTS[each] ?? 0 }, () => each)));
			const whole = random.chance(0.45);
			const fen = whole ? left : Math.max(100, Math.round((left * random.between(0.15, 0.6)) / 10_000) * 10_000);
			const on = day(2026, month, random.whole(2, 28));
			const amount = Math.min(left, fen);
			moves.push({ on, method, fen: amount });
			moved(sheet, debt, method, on, amount);
			month += random.whole(1, 4);
		}
	}
}

/** Villages that owe and are owed: some of both is set off, the same amount on both sides. */
function offset(sheet: Sheet, debts: readonly Row<'debt'>[], random: Random): void {
	const left = new Map(debts.map((debt) => [debt.id, debt.opening_fen]));
	for (const { debt_id, amount_fen } of sheet.rows.debt_movement) left.set(debt_id, left.get(debt_id)! - amount_fen);
	const open = debts.filter(({ id }) => left.get(id)! > 0);
	for (const payable of open.filter(({ side }) => side === 'payable')) {
		const fellow = open.find(
			({ side, village_code, id }) =>
				side === 'receivable' && village_code === payable.village_code && left.get(id)! > 0
		);
		if (!fellow || random.chance(0.6)) continue;
		const fen = Math.min(left.get(payable.id)!, left.get(fellow.id)!);
		const on = day(2026, 11, random.whole(2, 16));
		const one = moved(sheet, fellow, 'offset', on, fen);
		const other = moved(sheet, payable, 'offset', on, fen, { pair_id: one.id, voucher: one.voucher });
		one.pair_id = other.id;
		left.set(payable.id, left.get(payable.id)! - fen);
		left.set(fellow.id, left.get(fellow.id)! - fen);
	}
}

/** Three villages that borrowed this year against a prohibition; one township has answered. */
function prohibited(sheet: Sheet, villages: readonly string[], random: Random): void {
	const names = people(random.branch('people'));
	const kinds = ['village_spending', 'private_borrowing', 'guarantee'] as const;
	random
		.shuffled(villages)
		.slice(0, kinds.length)
		.forEach((village_code, at) => {
			const arisen_on = day(2026, 3 + 2 * at, 12);
			const answered = at === 0 && {
				...{ township_view: '已责令退回，约谈村主干', township_seen_on: day(2026, 4, 2), township_seen_by: '演示账号' }
			};
			const debt = sheet.factory.debt({
				...{ side: 'payable', village_code, opening_fen: 0, arisen_on, prohibition: kinds[at]! },
				...{
					number: `ZW${village_code}9${String(at + 1).padStart(2, '0')}`,
					counterparty: names.next(),
					reason: '垫付款'
				},
				...{ counterparty_kind: 'person', origin: 'advances', ...answered }
			});
			sheet.rows.debt.push(debt);
			moved(sheet, debt, 'new', arisen_on, random.whole(20, 90) * 100_000);
		});
}

/** Adds both ledgers. */
export function addDebts(sheet: Sheet, random: Random): void {
	const villages = sheet.rows.village.map(({ code }) => code);
	const debts = (['receivable', 'payable'] as const).flatMap((side) =>
		addEntries(sheet, side, villages, random.branch(side))
	);
	resolve(sheet, debts, random.branch('resolve'));
	offset(sheet, debts, random.branch('offset'));
	prohibited(sheet, villages, random.branch('prohibited'));
}
