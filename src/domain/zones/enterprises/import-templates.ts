import { choicesOf, column, required, type Template } from '#core/import-template.ts';
import { kindWords } from './import-rows.ts';
import { linkWords } from './link-rows.ts';

/** 企业名录. Pure. */
const needed = { format: 'text', ...required } as const;
const code = { format: 'code' } as const;
const villages = { format: 'villages' } as const;

export const enterpriseTemplates: readonly Template[] = [
	{
		id: 'enterprise',
		name: '企业名录',
		kind: 'enterprise',
		columns: [
			column('code', '统一社会信用代码', ['91149901MA0DEM0013', '93149901MA0DEM0020'], { ...code, ...required }),
			column('name', '企业名称', ['示例饲草加工有限公司', '示例养殖农民专业合作社'], needed),
			column('kind', '企业类别', ['龙头企业', '合作社'], { ...required, choices: choicesOf(kindWords) }),
			column('product', '主要产品', ['青贮饲料', '肉牛'], needed),
			column('capacity', '年产能', ['12000', ''], {}),
			column('capacity_unit', '产能单位', ['吨', ''], {}),
			column('village_code', '村代码', ['149901102208', '149901102208'], { ...code, ...required }),
			column('village_name', '所在村', ['上峪村', '上峪村'], {}),
			column('east', '经度', ['111.6701', ''], code),
			column('north', '纬度', ['38.2801', ''], code),
			column('buys_from', '收购来源村代码', ['149901102208', ''], villages),
			column('sells_to', '供应去向村代码', ['', '149901102208'], villages),
			column('paired', '结对村代码', ['149901102208', ''], villages),
			column('paired_on', '结对起始日期', ['2026-01-01', ''], { format: 'day' }),
			column('note', '备注', ['', ''], {}),
			column('retired_on', '移出名录日期', ['', ''], { format: 'day' })
		]
	},
	{
		id: 'enterprise-link',
		name: '企业购销结对表',
		kind: 'enterprise-link',
		columns: [
			column('code', '统一社会信用代码', ['91149901MA0DEM0013', '91149901MA0DEM0013'], { ...code, ...required }),
			column('name', '企业名称', ['示例饲草加工有限公司', '示例饲草加工有限公司'], {}),
			column('link_kind', '购销关系', ['收购自', '供应给'], { ...required, choices: choicesOf(linkWords) }),
			column('village_code', '村代码', ['149901102208', ''], code),
			column('village_name', '所在村', ['上峪村', ''], {}),
			column('partner_code', '对方企业信用代码', ['', '93149901MA0DEM0020'], code),
			column('partner_name', '对方企业名称', ['', '示例养殖农民专业合作社'], {}),
			column('product', '购销产品', ['青贮玉米', '青贮饲料'], {}),
			column('starts_on', '起始日期', ['2026-01-01', ''], { format: 'day' }),
			column('ends_on', '终止日期', ['', ''], { format: 'day' })
		]
	}
];
