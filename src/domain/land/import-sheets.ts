import {
	code,
	day,
	integerBetween,
	mu,
	oneOf,
	oneOfOrAsIs,
	ratio,
	squareMetres,
	text,
	yesNo,
	yuan
} from '#core/cell-readers.ts';
import type { Field, Sheet } from '#core/import-fields.ts';
import { villageFields } from '#territory/import-rows.ts';
import { rentRows } from './contracts/rent-rows.ts';

/** Sheets of land: the columns of NY/T 2539, of the land survey, and of the tables people keep (domain.md §2.1). Pure. */

/** SYQXZ / QSXZ; 10 and 20 are the State's (domain.md §2.1.4, §2.1.5). */
export const ownerships = {
	'10': ['国有', '国有土地', '国有土地所有权'],
	'20': ['国有土地使用权'],
	'21': [],
	'30': ['集体', '集体土地', '集体土地所有权', '集体所有'],
	'31': ['村民小组'],
	'32': ['村集体经济组织', '村集体'],
	'33': ['乡集体经济组织', '乡集体'],
	'34': ['其它农民集体', '其他农民集体', '其他农民集体经济组织'],
	'40': ['集体土地使用权'],
	'41': []
};

/** CBJYQQDFS; a word nobody listed is kept as it came. */
export const methods = {
	'100': ['承包'],
	'110': ['家庭承包'],
	'120': ['其他方式承包', '其它方式承包', '其他方式'],
	'121': ['招标', '招标承包'],
	'122': ['拍卖', '拍卖承包'],
	'123': ['公开协商', '公开协商承包'],
	'129': ['其他承包方式'],
	'200': ['转让'],
	'300': ['互换'],
	'900': ['其他', '其它']
};

export const contractKinds = {
	resource: ['资源', '资源类', '资源性'],
	asset: ['资产', '资产类'],
	fund: ['资金', '资金类']
};
export const forms = {
	written: ['书面', '书面合同', '纸质'],
	oral: ['口头', '口头协议'],
	receipt: ['收据', '单据', '一张收据'],
	unknown: ['未知', '不详', '形式未知']
};
export const statuses = {
	registered: ['已登记'],
	reviewed: ['已审核'],
	regular: ['规范'],
	irregular: ['不规范'],
	rectifying: ['整改中'],
	rectified: ['已整改'],
	litigation: ['诉讼（仲裁）', '诉讼', '仲裁'],
	escalated: ['提级办理'],
	archived: ['已归档']
};

/** The register of contracts (domain.md §4.4). */
export const contractLevelWords = {
	township: ['乡', '乡级', '镇', '镇级', '乡镇'],
	village: ['村', '村级'],
	group: ['组', '组级', '村民小组'],
	household: ['户', '户级']
};
export const objectWords = {
	land: ['土地'],
	shop: ['门面房', '门市', '商铺'],
	asset: ['其他资产', '资产', '房屋', '厂房', '设备'],
	management: ['管理权', '物业管理权']
};
export const findSourceWords = {
	archive: ['档案', '查档'],
	visit: ['走访', '入户走访'],
	declared: ['申报', '自行申报']
};
export const lesseeKindWords = {
	household: ['农户', '1'],
	person: ['个人', '2'],
	organisation: ['单位', '企业', '合作社', '3']
};
export const rentUnitWords = {
	mu_year: ['元/亩·年', '元/亩', '元/亩年', '元每亩每年'],
	unit_year: ['元/间·年', '元/间', '元/处·年', '元/个·年'],
	year: ['元/年', '元每年'],
	once: ['一次性', '一次付清'],
	in_kind: ['实物']
};

/** What a contract's 亩 count, and on what they were measured. */
export const areaBasisWords = {
	standard: ['标准亩', '市亩', 'standard mu'],
	customary: ['习惯亩', '自然亩', '老亩', '大亩', '小亩', 'customary mu']
};
export const areaSurfaceWords = {
	horizontal: ['水平', '水平面积', '投影', '投影面积', '平面', '水平投影'],
	slope: ['斜面', '坡面', '斜面积', '坡面面积', '表面积']
};

/** What a register of collective contracts knows beyond the standard's tables. */
const registerFields: readonly Field[] = [
	{ name: 'level', aliases: ['合同层级', '层级'], read: oneOf(contractLevelWords) },
	{ name: 'object_kind', aliases: ['标的类型', '标的', '合同标的'], read: oneOf(objectWords) },
	{ name: 'find_source', aliases: ['发现方式', '合同来源', '来源'], read: oneOf(findSourceWords) },
	{ name: 'lessor_name', aliases: ['发包方名称', '发包方', '出租方'], read: text(100) },
	{ name: 'lessee_kind', aliases: ['CBFLX', '承包方类型'], read: oneOf(lesseeKindWords) },
	{ name: 'lessee_outside', aliases: ['是否外部承包', '是否外村', '本集体以外'], read: yesNo },
	{ name: 'asset_name', aliases: ['资产名称', '标的名称'], read: text(100) },
	{ name: 'asset_units', aliases: ['间数', '资产数量', '数量'], read: integerBetween(1, 100_000) },
	{ name: 'use_agreed', aliases: ['约定用途', '合同用途'], read: text(100) },
	{ name: 'rent_unit', aliases: ['价格单位', '租金单位', '承包费单位'], read: oneOf(rentUnitWords) },
	{ name: 'rent', aliases: ['价格(元)', '租金标准(元)', '承包费标准(元)', '单价(元)', '价格'], read: yuan },
	{ name: 'rent_rows', aliases: ['分期价格', '租金分期'], read: rentRows },
	{ name: 'growth_clause', aliases: ['是否约定增长', '有无增长条款'], read: yesNo },
	{ name: 'paid_to', aliases: ['已缴至', '缴费至', '租金缴至'], read: day },
	{ name: 'arrears', aliases: ['拖欠金额(元)', '拖欠(元)', '欠缴金额(元)'], read: yuan },
	{ name: 'reference', aliases: ['参考价(元)', '参考价格(元)'], read: yuan },
	{ name: 'procedure_done', aliases: ['是否履行民主程序', '民主程序'], read: yesNo },
	{ name: 'village_resolution', aliases: ['村民会议决议', '决议编号', '村决议'], read: text(100) },
	{ name: 'township_approval', aliases: ['乡镇批复', '乡镇批准文号', '乡镇审批'], read: text(100) },
	{ name: 'auction_number', aliases: ['交易编号', '竞价编号', '成交确认书编号'], read: text(100) }
];

/** Contract areas by the codes of NY/T 2539: 标准亩 on the level, whatever the column's unit in practice. */
const TOTAL_CODES = ['HTZMJM', 'HTZMJ'];
const LINE_CODES = ['HTMJM', 'HTMJ'];

const extra = (standard: string, ...words: string[]): Field => ({
	name: `extra.${standard}`,
	aliases: [standard, ...words],
	read: text()
});

const parcelCode: Field = {
	name: 'parcel_code',
	aliases: ['DKBM', '地块代码', '地块编码', '地块编号'],
	read: code()
};
const contractNumber = (name: string): Field => ({
	name,
	aliases: [
		'CBHTBM',
		'HTBM',
		'HTBH',
		'contract_number',
		'承包合同代码',
		'承包合同编码',
		'合同编号',
		'合同号',
		'合同代码',
		'合同编码'
	],
	read: code()
});
const lessee: readonly Field[] = [
	{ name: 'lessee_code', aliases: ['CBFBM', '承包方代码', '承包方编码', '承租方代码', '使用人代码'], read: code() },
	{
		name: 'lessee_name',
		aliases: [
			'CBFMC',
			'承包方名称',
			'承包方',
			'承包人',
			'承包人姓名',
			'承租方',
			'承租人',
			'使用人',
			'使用人姓名',
			'姓名',
			'户主姓名',
			'lessee'
		],
		read: text(100)
	}
];

const parcelAttributes: readonly Field[] = [
	{ name: 'name', aliases: ['DKMC', '地块名称', 'parcel_name'], read: text(100) },
	{ name: 'category', aliases: ['DKLB', '地块类别'], read: text(50) },
	{ name: 'ownership', aliases: ['SYQXZ', 'QSXZ', '所有权性质', '权属性质'], read: oneOf(ownerships) },
	{ name: 'use_2007', aliases: ['TDLYLX', '土地利用类型'], read: code(10) },
	{ name: 'use_survey', aliases: ['DLBM', '地类编码', '地类代码'], read: code(10) },
	{ name: 'declared_mu', aliases: ['SCMJM', '实测面积亩', '实测面积(亩)', '面积(亩)', '面积亩'], read: mu },
	{
		name: 'declared_m2',
		aliases: ['SCMJ', '实测面积', '实测面积(平方米)', '面积(平方米)', '面积(m2)'],
		read: squareMetres
	},
	extra('DLDJ', '地力等级'),
	extra('TDYT', '土地用途'),
	extra('SFJBNT', '是否基本农田'),
	// DKXZ is the western neighbour and DKBZ the northern one, not "shape" and "remark" (domain.md finding 4).
	extra('DKDZ', '地块东至', '东至'),
	extra('DKXZ', '地块西至', '西至'),
	extra('DKNZ', '地块南至', '南至'),
	extra('DKBZ', '地块北至', '北至'),
	extra('DKBZXX', '地块备注', '备注')
];

export const parcelSheet: Sheet = {
	kind: 'parcel',
	needs: [['code']],
	fields: [
		{ ...parcelCode, name: 'code', aliases: [...parcelCode.aliases, 'parcel_code', '图斑编号', 'TBBH', 'BSM'] },
		...parcelAttributes,
		{ name: 'lessor_code', aliases: ['FBFBM', '发包方代码', '发包方编码'], read: code() },
		extra('CBHTBM', '合同编号'),
		...villageFields
	]
};

export const constructionLandSheet: Sheet = {
	kind: 'construction-land',
	needs: [['code']],
	fields: [
		{
			name: 'code',
			aliases: ['ZDDM', 'DKBM', 'TBBH', 'BSM', '宗地代码', '宗地编号', '图斑编号', '地块代码', '编号', 'parcel_code'],
			read: code()
		},
		{ name: 'name', aliases: ['DKMC', 'ZDMC', 'QLR', 'ZL', '名称', '坐落', '地块名称'], read: text(100) },
		{ name: 'category', aliases: ['DKLB', 'TZM', '类别', '宗地特征码'], read: text(50) },
		{ name: 'ownership', aliases: ['QSXZ', 'SYQXZ', '权属性质', '所有权性质'], read: oneOf(ownerships) },
		{ name: 'use_survey', aliases: ['DLBM', '地类编码', '地类代码'], read: code(10) },
		{ name: 'declared_mu', aliases: ['SCMJM', 'MJM', '面积(亩)', '面积亩', '实测面积(亩)'], read: mu },
		{
			name: 'declared_m2',
			aliases: ['ZDMJ', 'TBMJ', 'SCMJ', 'MJ', '宗地面积', '图斑面积', '面积(平方米)', '面积(m2)'],
			read: squareMetres
		},
		...villageFields
	]
};

export const contractSheet: Sheet = {
	kind: 'contract',
	needs: [['number'], ['lessee_code', 'lessee_name'], ['total_mu', 'total_m2', 'contracted_mu', 'contracted_m2']],
	fields: [
		contractNumber('number'),
		{ name: 'lessor_code', aliases: ['FBFBM', '发包方代码', '发包方编码'], read: code() },
		...lessee,
		// 亩 columns before m² columns; a contract's own total before the parts it names.
		{ name: 'total_mu', aliases: ['HTZMJM', '合同总面积亩', '合同总面积(亩)'], standard: TOTAL_CODES, read: mu },
		{
			name: 'total_m2',
			aliases: ['HTZMJ', '合同总面积', '合同总面积(平方米)'],
			standard: TOTAL_CODES,
			read: squareMetres
		},
		{
			name: 'contracted_mu',
			aliases: ['HTMJM', '合同面积亩', '合同面积(亩)', '承包面积(亩)', '承包亩数', '合同亩数', '面积(亩)', '亩数'],
			standard: LINE_CODES,
			read: mu
		},
		{
			name: 'contracted_m2',
			aliases: ['HTMJ', '合同面积(平方米)', '合同面积(m2)'],
			standard: LINE_CODES,
			read: squareMetres
		},
		{ name: 'area_basis', aliases: ['面积口径', '亩制', '亩的口径'], read: oneOf(areaBasisWords) },
		{
			name: 'customary_ratio',
			aliases: ['习惯亩折算率', '习惯亩折标准亩', '折算率', '折亩系数'],
			read: ratio
		},
		{
			name: 'area_surface',
			aliases: ['面积类型', '面积类型(水平/斜面)', '面积类型（水平/斜面）', '丈量面'],
			read: oneOf(areaSurfaceWords)
		},
		{
			name: 'method',
			aliases: ['CBJYQQDFS', 'CBFS', '承包方式', '取得方式', '承包经营权取得方式'],
			read: oneOfOrAsIs(methods)
		},
		{ name: 'kind', aliases: ['HTLX', '合同类型', '合同类别', '三资类别'], read: oneOf(contractKinds) },
		{ name: 'form', aliases: ['HTXS', '合同形式'], read: oneOf(forms) },
		{ name: 'formerly_oral', aliases: ['原口头合同', '原为口头', '是否口头转书面'], read: yesNo },
		{ name: 'signed_on', aliases: ['QDSJ', 'HTQDRQ', '签订时间', '签订日期', '合同签订日期'], read: day },
		{
			name: 'starts_on',
			aliases: ['CBQXQ', 'LZQXKSRQ', '承包期限起', '开始日期', '起始日期', '合同开始日期', '合同起始日期'],
			read: day
		},
		{
			name: 'ends_on',
			aliases: ['CBQXZ', 'LZQXJSRQ', '承包期限止', '结束日期', '终止日期', '到期日期', '合同结束日期', '合同终止日期'],
			read: day
		},
		{ name: 'head_contract_number', aliases: ['SJHTBM', '上级合同编号', '主合同编号', '原承包合同编号'], read: code() },
		{ name: 'status', aliases: ['HTZT', '合同状态', '规范状态'], read: oneOf(statuses) },
		...registerFields,
		parcelCode,
		// 面积(亩) of a contract's table is the contract's, not the parcel's measured 亩.
		...parcelAttributes.map((field) =>
			field.name.startsWith('declared') ? { ...field, aliases: field.aliases.slice(0, 1) } : field
		),
		...villageFields
	]
};

export const occupationSheet: Sheet = {
	kind: 'occupation',
	needs: [],
	fields: [
		{
			name: 'code',
			aliases: ['ZYBM', 'ZYBH', 'SYBM', '占用编号', '实测编号', '图斑编号', '图斑号', 'occupation_code'],
			read: code()
		},
		contractNumber('contract_number'),
		parcelCode,
		...lessee,
		{ name: 'ownership', aliases: ['SYQXZ', 'QSXZ', '所有权性质', '权属性质'], read: oneOf(ownerships) },
		{ name: 'method', aliases: ['CLFS', '测量方式', '测量方法', '实测方式'], read: text(50) },
		{
			name: 'surveyed_on',
			aliases: ['CLRQ', 'CLSJ', 'DCRQ', '测量日期', '实测日期', '调查日期', '丈量日期'],
			read: day
		},
		{ name: 'lessor_code', aliases: ['FBFBM', '发包方代码', '发包方编码'], read: code() },
		extra('DKBZXX', '备注'),
		...villageFields
	]
};
