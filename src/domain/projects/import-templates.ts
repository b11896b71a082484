import { choicesOf, column, required, type Template } from '#core/import-template.ts';
import { headingWords, matterWords, programmeWords } from './import-rows.ts';

/** 项目库. Pure. */
const needed = { format: 'text', ...required } as const;
const code = { format: 'code' } as const;
const money = { format: 'yuan' } as const;

export const projectTemplates: readonly Template[] = [
	{
		id: 'project',
		name: '项目库',
		kind: 'project',
		columns: [
			column('code', '项目编号', ['', 'XM2026-0012'], code),
			column('name', '项目名称', ['示例香梨分拣车间', '示例苹果冷藏库'], needed),
			column('year', '年度', ['2026', '2026'], { ...code, ...required }),
			column('programme', '项目类别', ['扶持壮大村集体经济', '衔接资金项目'], { ...required, choices: choicesOf(programmeWords) }),
			column('village_code', '村代码', ['149901102208', '149901102208'], { ...code, ...required }),
			column('village_name', '所在村', ['上峪村', '上峪村'], {}),
			column('zone', '所在产业区', ['玉露香梨', ''], {}),
			column('matter', '决定事项', ['村级事务', '集体财产发包出租'], { choices: choicesOf(matterWords) }),
			column('heading', '资金来源', ['县级预算', '中央、省、市资金'], { ...required, choices: choicesOf(headingWords) }),
			column('asked', '申请资金（元）', ['860000.00', '1500000.00'], { ...money, ...required }),
			column('own', '自筹资金（元）', ['100000.00', ''], money),
			column('summary', '建设内容', ['建分拣线一条', '建气调库一座'], needed),
			column('income', '预计年增收（元）', ['77400.00', ''], money),
			column('households', '带动户数', ['38', ''], {}),
			column('jobs', '就业人数', ['12', ''], {})
		]
	}
]; // prettier-ignore
