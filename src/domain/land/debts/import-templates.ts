import { choicesOf, column, required, type Template } from '#core/import-template.ts';
import { counterpartyWords, methodHeads, originWords, prohibitionWords } from './import-rows.ts';
import { resolvingMethods, type Side } from './methods.ts';

/** 债权清收台账 and 债务化解台账 by their county names. Pure. */
const yuan = { format: 'yuan' } as const;
const day = { format: 'day' } as const;

const template = (side: Side): Template => {
	const payable = side === 'payable';
	const party = payable ? '债权人' : '债务人';
	return {
		...{ id: side, kind: side, name: payable ? '债务化解台账' : '债权清收台账' },
		columns: [
			column('village_code', '村代码', ['149901102208', '149901102208'], { format: 'code', ...required }),
			column('village_name', '所在村', ['上峪村', '上峪村'], {}),
			column('number', payable ? '债务编号' : '债权编号', ['', ''], { format: 'code' }),
			column('counterparty', party, payable ? ['示例建筑公司', '王示例'] : ['示例砂石厂', '李示例'], required),
			column('counterparty_kind', '对方类别', ['企业', '个人'], { choices: choicesOf(counterpartyWords) }),
			column(
				'origin',
				payable ? '债务来源' : '债权来源',
				payable ? ['历年工程欠款', '垫资、借款'] : ['企业应缴欠款', '村民借款'],
				{
					choices: choicesOf(originWords[side])
				}
			),
			column('reason', '事由', payable ? ['2016 年通村路工程', ''] : ['2019—2021 年管理费', ''], {}),
			column('contract_number', '合同编号', ['', ''], { format: 'code' }),
			column('arisen_on', '形成日期', ['2016-10-01', '2019-05-01'], day),
			column('due_on', '约定到期日', ['', '2026-12-31'], day),
			column('opening', '基准日余额(元)', ['120000', '5000'], { ...yuan, ...required }),
			column('new', '本期新增(元)', ['0', '0'], yuan),
			...resolvingMethods(side).map((method) =>
				column(`by_${method}`, methodHeads[side][method]!, [method === 'cash_repaid' ? '20000' : '0', '0'], yuan)
			),
			column('end', '期末余额(元)', ['100000', '5000'], yuan),
			column('as_of', '截至日期', ['2026-10-31', '2026-10-31'], day),
			column('voucher', '凭证号', ['2026 年 10 月 记-21', ''], {}),
			column('resolved_on', '决议（批复）日期', ['', ''], day),
			...(payable
				? [
						column('approval', '批准文号', ['', ''], {}),
						column('prohibition', '违规新增（六严禁）', ['', ''], { choices: choicesOf(prohibitionWords) })
					]
				: [])
		]
	};
};

export const debtTemplates: readonly Template[] = [template('receivable'), template('payable')];
