import { beside } from '#test/contract-factory.ts';
import type { Row } from '#test/factory.ts';
import { openCase } from './open-contracts.ts';
import { people, type People } from './people.ts';
import type { Random } from '#core/random.ts';
import { day, type Sheet } from './rows.ts';
import { addTeamBook } from './team-book-rows.ts';

/** The register of the demo county's collective contracts: what each costs, who approved it, what was put right (domain.md §4.4). */
const USES = ['种植玉米', '种植谷子', '种植马铃薯', '栽植果树', '种植中药材', '饲草种植'];
const ASSETS = {
	shop: ['门面房', '临街门市', '集贸市场摊位'],
	asset: ['旧学校校舍', '仓库', '旧粮站', '磨坊厂房'],
	management: ['小区物业管理权', '停车场管理权']
} as const;

type Contract = Row<'contract'>;

/** Live contracts are paid as long as the demo county is looked at: what is found does not change with the day. */
const PAID_YEAR = 2028;

const yearOf = (date: string): number => Number(date.slice(0, 4));
const inYear = (date: string, year: number): string => `${year}${date.slice(4)}`;

/** Rents that rise every five years, from the first day to the last; fen per unit. */
function schedule(
	first: number,
	from: string,
	to: string,
	growth: number
): { from: string; to: string; fen: number }[] {
	const rows: { from: string; to: string; fen: number }[] = [];
	for (let start = from, fen = first; start < to;) {
		const next = inYear(start, yearOf(start) + 5);
		const end = next < to ? next : to;
		rows.push({ from: start, to: end, fen });
		[start, fen] = [end, Math.round((fen * (100 + growth)) / 10_000) * 100];
	}
	return rows;
}

function priceOf(contract: Contract, random: Random): Partial<Contract> {
	const { starts_on, ends_on, contracted_mu } = contract;
	const land = contract.object_kind === 'land';
	const first = land ? random.whole(18, 44) * 1000 : random.whole(24, 96) * 10_000;
	const growth = random.pick([5, 5, 8, 10]);
	const whole = starts_on !== null && ends_on !== null;
	const rents = whole ? schedule(first, starts_on, ends_on, growth) : [{ from: null, to: null, fen: first }];
	const yearly = !land && contract.object_kind !== 'shop';
	const named = land ? null : random.pick(ASSETS[contract.object_kind as keyof typeof ASSETS]);
	const units = contract.object_kind === 'shop' ? Math.max(1, Math.min(6, Math.round(contracted_mu / 20))) : 1;
	return {
		rent_unit: land ? 'mu_year' : yearly ? 'year' : 'unit_year',
		asset_name: named,
		terms: JSON.stringify({ rents, ...(named ? { assets: [{ name: named, units, fen: null }] } : {}) }),
		growth_clause: true,
		reference_fen: Math.round((first * random.whole(84, 100)) / 10_000) * 100,
		paid_to: whole ? (yearOf(ends_on) > PAID_YEAR ? inYear(starts_on, PAID_YEAR) : ends_on) : null,
		arrears_fen: 0
	};
}

function approvalsOf(contract: Contract, random: Random): Partial<Contract> {
	const year = contract.signed_on ? yearOf(contract.signed_on) : null;
	const outside = random.chance(0.08);
	const bidden = contract.method === '121' || contract.method === '122';
	return {
		procedure_done: year === null ? null : true,
		village_resolution: year === null ? null : `${year}年第${random.whole(1, 6)}次村民代表会议`,
		lessee_outside: outside,
		township_approval: outside ? `${year ?? 2020}-乡批-${String(random.whole(1, 60)).padStart(3, '0')}` : null,
		auction_number:
			bidden && year !== null && year >= 2014 ? `JY${year}${String(random.whole(1, 900)).padStart(4, '0')}` : null
	};
}

/** What was done about those that have been put right: word of mouth was written down, the others by their kind. */
function addRectified(sheet: Sheet, contract: Contract, random: Random): void {
	const kind = contract.formerly_oral
		? 'sign'
		: random.pick(['reprice', 'resign', 'resign', 'recover', 'keep', 'take_back']);
	const brought = kind === 'reprice' || kind === 'resign' ? random.whole(3, 60) * 10_000 : 0;
	sheet.rows.contract_rectification.push(
		beside(sheet.factory, 'contract_rectification', {
			contract_id: contract.id,
			kind,
			done_on: day(random.whole(2024, 2025), random.whole(1, 12), random.whole(1, 28)),
			delta_fen: brought,
			recovered_fen: kind === 'recover' ? random.whole(2, 40) * 10_000 : null,
			document: kind === 'keep' ? '合同认定书' : '补充协议',
			note: null
		})
	);
}

/** Fills the register in for every collective contract; what is still open gets what is found irregular about it. */
export function addRegister(sheet: Sheet, random: Random): void {
	const { rows } = sheet;
	const villages = new Map(rows.village.map(({ code, name }) => [code, name]));
	const names: People = people(random.branch('people'));
	const collective = rows.contract.filter(({ household }) => !household);
	for (const contract of collective) {
		const built = contract.kind === 'asset';
		contract.object_kind = built ? random.pick(['shop', 'shop', 'shop', 'asset', 'management']) : 'land';
		Object.assign(contract, {
			level: random.chance(0.12) ? 'group' : random.chance(0.01) ? 'township' : 'village',
			find_source: random.pick(['archive', 'archive', 'archive', 'visit', 'declared']),
			lessor_name: `${villages.get(contract.village_code ?? '') ?? ''}股份经济合作社`,
			lessee_kind: random.pick(['household', 'household', 'person', 'person', 'organisation']),
			use_agreed: built ? '经营' : random.pick(USES)
		});
		Object.assign(contract, priceOf(contract, random), approvalsOf(contract, random));
		if (contract.status === 'rectified') addRectified(sheet, contract, random);
	}
	const heads = new Map(collective.map((contract) => [contract.number, contract]));
	for (const contract of collective) {
		// Let on at the price it was had for.
		const head = contract.head_contract_number === null ? undefined : heads.get(contract.head_contract_number);
		if (head)
			Object.assign(contract, { rent_unit: head.rent_unit, terms: head.terms, reference_fen: head.reference_fen });
	}
	const open = collective.filter(({ status }) =>
		['irregular', 'rectifying', 'litigation', 'escalated'].includes(status)
	);
	open.forEach((contract, at) => openCase(sheet, contract, at, names, random));
	addTeamBook(sheet, collective, open, random.branch('teams'));
}
