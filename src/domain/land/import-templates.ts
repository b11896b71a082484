import {
	choicesOf,
	column,
	required,
	shapeColumn,
	type Choice,
	type Template,
	type TemplateColumn
} from '#core/import-template.ts';
import {
	areaBasisWords,
	areaSurfaceWords,
	contractKinds,
	contractLevelWords,
	findSourceWords,
	forms,
	lesseeKindWords,
	methods,
	objectWords,
	ownerships,
	rentUnitWords,
	statuses
} from './import-sheets.ts';

/** Templates of land, by the names counties know them by (domain.md §1.4, §4.4). Pure. */

/** Code tables of NY/T 2539 whose codes are kept as they are written (domain.md §2.1.4). */
const categories: readonly Choice[] = [
	{ value: '10', meaning: '承包地块' },
	{ value: '21', meaning: '自留地' },
	{ value: '22', meaning: '机动地' },
	{ value: '23', meaning: '开荒地' },
	{ value: '99', meaning: '其他集体土地' }
];
const uses: readonly Choice[] = [
	{ value: '1', meaning: '种植业' },
	{ value: '2', meaning: '林业' },
	{ value: '3', meaning: '畜牧业' },
	{ value: '4', meaning: '渔业' },
	{ value: '5', meaning: '非农用途' }
];

const code = { format: 'code' } as const;
const mu = { format: 'mu' } as const;
const day = { format: 'day' } as const;
const yesNo = { format: 'yes_no' } as const;

const villageName = column('village_name', '所在村', ['示例村', '示例村']);
const villageCode = column('village_code', '村代码', ['149901100200', '149901100200'], code);
const ownership = column('ownership', '所有权性质', ['集体', '村集体经济组织'], { choices: choicesOf(ownerships) });
const use = column('use_survey', '地类编码', ['0102', '0701'], code);
const remark = column('extra.DKBZXX', '备注', ['示例，导入时略过', '示例，导入时略过']);
const neighbours: readonly TemplateColumn[] = [
	column('extra.DKDZ', '东至', ['村道', '李某地']),
	column('extra.DKNZ', '南至', ['水渠', '大路']),
	column('extra.DKXZ', '西至', ['王某地', '村道']),
	column('extra.DKBZ', '北至', ['大路', '空地'])
];

const number = column('number', '合同编号', ['149901100200000003Q', '2021-07'], { ...code, ...required });
const kind = column('kind', '合同类型', ['资源', '资产'], { choices: choicesOf(contractKinds) });
const form = column('form', '合同形式', ['书面', '口头'], { choices: choicesOf(forms) });
const formerlyOral = column('formerly_oral', '是否口头转书面', ['是', '否'], yesNo);
const lesseeCode = column('lessee_code', '承包方代码', ['149901100200000003', ''], code);
const lesseeName = column('lessee_name', '承包方名称', ['张某', '某某养殖专业合作社'], required);
const method = column('method', '承包方式', ['公开协商', '招标'], { choices: choicesOf(methods) });
const parcelCode = column('parcel_code', '地块代码', ['1499011002000000012', ''], code);
const parcelName = column('name', '地块名称', ['东坡地', '村口门市']);
const contractedMu = column('contracted_mu', '合同面积(亩)', ['12.50', '0.36'], { ...mu, ...required });
const areaSaid = [
	column('area_basis', '面积口径', ['标准亩', '习惯亩'], { choices: choicesOf(areaBasisWords) }),
	column('customary_ratio', '习惯亩折算率', ['', '1.3']),
	column('area_surface', '面积类型', ['水平', '水平'], { choices: choicesOf(areaSurfaceWords) })
];
const period = [
	column('signed_on', '签订日期', ['2021-03-01', '2019-12-20'], day),
	column('starts_on', '合同开始日期', ['2021-03-01', '2020-01-01'], day),
	column('ends_on', '合同终止日期', ['2031-02-28', '2024-12-31'], day)
];
const yuan = { format: 'yuan' } as const;
const level = column('level', '合同层级', ['村', '村'], { choices: choicesOf(contractLevelWords) });
const object = column('object_kind', '标的类型', ['土地', '门面房'], { choices: choicesOf(objectWords) });
const findSource = column('find_source', '发现方式', ['档案', '走访'], { choices: choicesOf(findSourceWords) });
const lessorName = column('lessor_name', '发包方名称', ['示例村股份经济合作社', '示例村股份经济合作社']);
const lesseeKind = column('lessee_kind', '承包方类型', ['个人', '单位'], { choices: choicesOf(lesseeKindWords) });
const outside = column('lessee_outside', '是否外部承包', ['否', '是'], yesNo);
const asset = [
	column('asset_name', '资产名称', ['', '村口门面房']),
	column('asset_units', '间数', ['', '3'], { format: 'mu' })
];
const useAgreed = column('use_agreed', '约定用途', ['种植玉米', '百货零售']);
const price = [
	column('rent_unit', '价格单位', ['元/亩·年', '元/间·年'], { choices: choicesOf(rentUnitWords) }),
	column('rent', '价格(元)', ['', '3600'], yuan),
	column('rent_rows', '分期价格', ['2021-03-01~2026-02-28 300; 2026-03-01~2031-02-28 330', '']),
	column('growth_clause', '是否约定增长', ['是', '否'], yesNo),
	column('paid_to', '已缴至', ['2027-02-28', '2024-12-31'], day),
	column('arrears', '拖欠金额(元)', ['0', '7200'], yuan),
	column('reference', '参考价(元)', ['320', '4000'], yuan)
];
const approvals = [
	column('procedure_done', '是否履行民主程序', ['是', '否'], yesNo),
	column('village_resolution', '村民会议决议', ['2021 年第 2 次村民代表会议', '']),
	column('township_approval', '乡镇批复', ['', '']),
	column('auction_number', '交易编号', ['', ''])
];
const status = column('status', '合同状态', ['规范', '不规范'], { choices: choicesOf(statuses) });

const contractTemplates: readonly Template[] = [
	{
		id: 'clearing',
		name: '农村集体经济合同清理台账',
		kind: 'contract',
		columns: [
			...[villageName, number, level, kind, object, form, formerlyOral, findSource],
			...[lessorName, lesseeName, lesseeKind, outside, parcelName, ...neighbours, ...asset, useAgreed],
			...[contractedMu, ...areaSaid, method, ...period, ...price, ...approvals, status, remark]
		]
	},
	{
		id: 'register',
		name: '集体经济合同登记表',
		kind: 'contract',
		columns: [
			...[villageCode, villageName, number, kind, form, formerlyOral],
			column('lessor_code', '发包方代码', ['14990110020000', ''], code),
			...[lesseeCode, lesseeName, method],
			column('total_mu', '合同总面积(亩)', ['12.50', '0.36'], mu),
			...[parcelCode, parcelName, contractedMu, ...areaSaid, ownership, use],
			column('extra.TDYT', '土地用途', ['1', '5'], { choices: uses }),
			...[...neighbours, ...period],
			column('head_contract_number', '上级合同编号', ['', ''], code),
			...[status, remark]
		]
	}
];

const parcelTemplate: Template = {
	id: 'parcel',
	name: '土地确权图斑表',
	kind: 'parcel',
	columns: [
		column('code', '地块代码', ['1499011002000000012', '1499011002000000013'], { ...code, ...required }),
		column('name', '地块名称', ['东坡地', '河滩地']),
		...[villageCode, villageName],
		column('category', '地块类别', ['10', '22'], { choices: categories }),
		...[ownership, use],
		column('declared_mu', '实测面积(亩)', ['12.83', '12.83'], mu),
		column('lessor_code', '发包方代码', ['14990110020000', '14990110020000'], code),
		column('extra.CBHTBM', '合同编号', ['149901100200000003Q', ''], code),
		column('extra.TDYT', '土地用途', ['1', '1'], { choices: uses }),
		column('extra.SFJBNT', '是否基本农田', ['1', '2'], {
			choices: [
				{ value: '1', meaning: '是' },
				{ value: '2', meaning: '否' }
			]
		}),
		...[...neighbours, remark, shapeColumn]
	]
};

const constructionLandTemplate: Template = {
	id: 'construction-land',
	name: '建设用地图斑表',
	kind: 'construction-land',
	columns: [
		column('code', '宗地代码', ['149901002004JB00011', '149901002004JC00012'], { ...code, ...required }),
		column('name', '坐落', ['示例村村委会东', '示例村12号院']),
		...[villageCode, villageName],
		column('category', '宗地特征码', ['JB', 'JC'], {
			choices: [
				{ value: 'JA', meaning: '集体土地所有权' },
				{ value: 'JB', meaning: '集体建设用地使用权' },
				{ value: 'JC', meaning: '宅基地使用权' }
			]
		}),
		{ ...ownership, header: '权属性质' },
		column('use_survey', '地类编码', ['05H1', '0702'], code),
		column('declared_mu', '面积(亩)', ['12.83', '12.83'], mu),
		shapeColumn
	]
};

const occupationTemplate: Template = {
	id: 'occupation',
	name: '实测范围表',
	kind: 'occupation',
	columns: [
		column('code', '实测编号', ['SC-001', 'SC-002'], code),
		{ ...number, field: 'contract_number', required: false },
		parcelCode,
		{ ...lesseeName, header: '使用人', required: false },
		...[villageCode, villageName, ownership],
		column('method', '测量方式', ['RTK', '手持 GPS']),
		column('surveyed_on', '测量日期', ['2026-04-18', '2026-04-18'], day),
		...[remark, shapeColumn]
	]
};

export const landTemplates: readonly Template[] = [
	...contractTemplates,
	parcelTemplate,
	constructionLandTemplate,
	occupationTemplate
];
