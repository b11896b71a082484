import { code, day, oneOf, text, yuan } from '#core/cell-readers.ts';
import type { Expectation, Field, Sheet, Values } from '#core/import-fields.ts';
import { villageFields } from '#territory/import-rows.ts';
import type { DebtField } from './debt-check.ts';
import { resolvingMethods, type Method, type Side } from './methods.ts';

/** The two ledgers people keep (债权清收台账, 债务化解台账) and what one of their lines means. Pure. */
export const counterpartyWords = {
	person: ['个人', '农户', '村民'],
	enterprise: ['企业', '公司'],
	bank: ['银行、信用社', '银行', '信用社'],
	government: ['机关、事业单位', '机关', '事业单位', '政府'],
	collective: ['集体经济组织', '合作社', '村集体'],
	other: ['其他']
};
export const originWords = {
	receivable: {
		rent: ['承包费、租金欠款', '承包费', '租金'],
		land_compensation: ['征占地补偿应收款', '征地补偿'],
		village_renewal: ['城中村改造应收款', '城中村改造'],
		member_loan: ['村民借款'],
		enterprise_due: ['企业应缴欠款'],
		other_claim: ['其他应收款', '其他']
	},
	payable: {
		enterprise_loan: ['村办企业贷款'],
		works: ['历年工程欠款', '工程欠款'],
		wages: ['报酬、工资欠款', '工资'],
		advances: ['垫资、借款', '借款'],
		member_deposit: ['应退押金、集资款', '押金'],
		other_debt: ['其他应付款', '其他']
	}
} as const;
export const prohibitionWords = {
	welfare_works: ['举债兴办公益事业'],
	village_spending: ['举债用于村级支出'],
	private_borrowing: ['村干部以个人名义为集体借债不入账'],
	distribution: ['举债进行收益分配'],
	benefits: ['举债发放福利'],
	guarantee: ['为其他单位或个人提供担保']
};

/** The heads of a ledger's columns, by method. */
export const methodHeads: Readonly<Record<Side, Readonly<Partial<Record<Method, string>>>>> = {
	receivable: {
		...{ offset: '互抵置换(元)', reclassify: '记账调整(元)', write_off: '研判核销(元)', relief: '协商减免(元)' },
		...{ recovery: '依法清收(元)', claim_to_equity: '债权作股金(元)', cash_repaid: '现金收回(元)' }
	},
	payable: {
		...{ offset: '互抵置换(元)', reclassify: '记账调整(元)', write_off: '研判核销(元)', relief: '协商减免(元)' },
		...{ income_settle: '收入抵顶(元)', cash_repaid: '现金偿还(元)' }
	}
};

const plain = (head: string): string => head.replace('(元)', '');

const own = (side: Side): readonly Field[] => [
	...villageFields,
	{ name: 'number', aliases: side === 'payable' ? ['债务编号', '编号'] : ['债权编号', '编号'], read: code(40) },
	{
		name: 'counterparty',
		aliases: side === 'payable' ? ['债权人', '债权单位（人）', '对方'] : ['债务人', '欠款人', '债务单位（人）', '对方'],
		read: text(100)
	},
	{ name: 'counterparty_kind', aliases: ['对方类别', '类别'], read: oneOf(counterpartyWords) },
	{
		name: 'origin',
		aliases: side === 'payable' ? ['债务来源', '来源'] : ['债权来源', '来源'],
		read: oneOf(originWords[side])
	},
	{ name: 'reason', aliases: ['事由', '形成原因'], read: text(300) },
	{ name: 'contract_number', aliases: ['合同编号'], read: code(60) },
	{ name: 'arisen_on', aliases: ['形成日期', '形成时间'], read: day },
	{ name: 'due_on', aliases: ['约定到期日', '到期日'], read: day },
	{ name: 'opening', aliases: ['基准日余额(元)', '基准日余额', '期初余额', '期初数'], read: yuan },
	{ name: 'new', aliases: ['本期新增(元)', '本期新增', '新增'], read: yuan },
	...resolvingMethods(side).map((method): Field => {
		const head = methodHeads[side][method]!;
		return { name: `by_${method}`, aliases: [head, plain(head)], read: yuan };
	}),
	{ name: 'end', aliases: ['期末余额(元)', '期末余额', '余额'], read: yuan },
	{ name: 'as_of', aliases: ['截至日期', '截止日期'], read: day },
	{ name: 'voucher', aliases: ['凭证号', '凭证'], read: text(100) },
	{ name: 'resolved_on', aliases: ['决议（批复）日期', '决议日期', '批复日期'], read: day },
	...(side === 'payable'
		? [
				{ name: 'approval', aliases: ['批准文号', '批准'], read: text(200) },
				{ name: 'prohibition', aliases: ['违规新增（六严禁）', '六严禁'], read: oneOf(prohibitionWords) }
			]
		: [])
];

export const ledgerSheet = (side: Side): Sheet => ({
	kind: side,
	needs: [['village_code', 'village_name'], ['counterparty'], ['opening', 'new']],
	fields: own(side)
});

/** One line of a ledger: what the entry is, and what its columns say was moved up to the day the ledger speaks of. */
export interface LedgerLine {
	given: Partial<Record<DebtField, string | null>>;
	village: { code: string | null; name: string | null };
	openingFen: number;
	newFen: number;
	by: Partial<Record<Method, number>>;
	endFen: number | null;
	asOf: string | null;
	voucher: string | null;
	resolvedOn: string | null;
}

const KEPT = [
	...(['number', 'counterparty', 'counterparty_kind', 'origin', 'reason', 'contract_number'] as const),
	...(['arisen_on', 'due_on', 'approval', 'prohibition'] as const)
];

/** What is wrong in one cell of a line. */
export type LineFault = Expectation & { field: string; got: string | null };

/** What of a line can be judged by its cells alone: start + new − each method is the end it declares. */
export const ledgerLine =
	(side: Side) =>
	(values: Values): { row: LedgerLine; faults: LineFault[] } => {
		const said = (name: string) => (values[name] as string | null | undefined) ?? null;
		const fen = (name: string) => (values[name] as number | null | undefined) ?? 0;
		const given: LedgerLine['given'] = { side };
		for (const name of KEPT) if (values[name] !== undefined) given[name] = said(name);
		given.counterparty_kind ??= 'other';
		given.origin ??= side === 'payable' ? 'other_debt' : 'other_claim';
		const by = Object.fromEntries(
			resolvingMethods(side)
				.map((method) => [method, fen(`by_${method}`)] as const)
				.filter(([, amount]) => amount > 0)
		);
		const [openingFen, newFen] = [fen('opening'), fen('new')];
		const resolved = Object.values(by).reduce((sum, amount) => sum + amount, 0);
		const endFen = (values.end as number | null | undefined) ?? null;
		const faults: LineFault[] = [];
		const right = openingFen + newFen - resolved;
		if (endFen !== null && endFen !== right)
			faults.push({ field: 'end', expected: 'debt.sum', params: { end: right / 100 }, got: String(endFen / 100) });
		if (given.counterparty === null) faults.push({ field: 'counterparty', expected: 'value', got: null });
		if (openingFen + newFen === 0) faults.push({ field: 'opening', expected: 'money', got: null });
		return {
			faults,
			row: {
				...{ given, openingFen, newFen, by, endFen, asOf: said('as_of'), voucher: said('voucher') },
				village: { code: said('village_code'), name: said('village_name') },
				resolvedOn: said('resolved_on')
			}
		};
	};
