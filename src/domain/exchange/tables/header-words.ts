import { headerKey } from '#core/import-fields.ts';

/** Words most tables' headers hold, whatever they are about: they tell a header from a row of data that is all text. */
const WORDS = [
	...['序号', '编号', '编码', '代码', '名称', '面积', '合同', '姓名', '日期', '时间', '备注', '类型', '类别', '性质'],
	...['地块', '图斑', '承包', '用途', '期限', '金额', '单价', '租金', '坐落', '位置', '坐标', '经度', '纬度', '电话'],
	...['证件', '身份证', '数量', '单位', '户主', '方式', '状态', '四至', '东至', '西至', '南至', '北至', '点号', '圈号']
];
const WHOLE = new Set(
	[
		...['村', '组', '村名', '乡镇', '镇', '户', '亩', '元', '年', '起', '止', '说明', '地类', '权属', '甲方', '乙方'],
		...['code', 'name', 'id', 'no', 'area', 'type', 'kind', 'date', 'remark', 'wkt', 'village', 'number'],
		...['dkbm', 'dkmc', 'cbhtbm', 'cbfbm', 'cbfmc', 'fbfbm', 'htmj', 'htmjm', 'scmj', 'scmjm', 'tbbh', 'dlbm', 'bsm']
	].map(headerKey)
);
const LONGEST = 16;

export const isHeaderWord = (cell: string): boolean => {
	const key = headerKey(cell);
	return WHOLE.has(key) || (key.length <= LONGEST && WORDS.some((word) => key.includes(word)));
};

const UNIT =
	/^(亩|市亩|公顷|平方米|平方千米|平方公里|㎡|m2|m²|米|km2|hm2|ha|元|万元|亿元|年|个月|月|天|个|人|户|宗|块|株|棵|头|只|%|％|(元|万元|斤|公斤|千克|吨|株)[/／每].{1,4})$/i;

/** Names that say nothing without the group above them. */
const VAGUE = new Set([
	...[
		'名称',
		'姓名',
		'编号',
		'编码',
		'代码',
		'号码',
		'电话',
		'联系电话',
		'类型',
		'类别',
		'性质',
		'面积',
		'日期',
		'时间'
	],
	...['起', '止', '从', '到', '至', '起始', '终止', '开始', '结束', '年', '月', '日', '数量', '金额', '单价', '地址'],
	...['身份证号', '身份证号码', '证件号码', '证件类型', '备注', '合计', '小计', '总数', '其中', '宗数', '份数', '户数']
]);

/** `起止日期` over `起` and `止` is 起始日期 and 终止日期. */
const ENDS: Readonly<Record<string, string>> = {
	...{ 起: '起始', 始: '起始', 从: '起始', 自: '起始', 起始: '起始', 开始: '开始' },
	...{ 止: '终止', 终: '终止', 到: '终止', 至: '终止', 终止: '终止', 结束: '结束' }
};

/**
 * The name of a column below a group: `合同面积` over `亩` is `合同面积(亩)`, `承包方` over `名称` is `承包方名称`, and
 * `四至` over `东至` is just `东至`.
 * @param unique no other column of the header has this name
 */
export function childName(parent: string, child: string, unique: boolean): string {
	const unit = child.normalize('NFKC').replace(/^[(](.*)[)]$/, '$1');
	if (UNIT.test(child) || UNIT.test(unit)) return `${parent.replace(/\s*[(（][^()（）]*[)）]$/, '')}(${unit})`;
	const end = ENDS[child];
	if (end && parent.includes('起止')) return parent.replace('起止', end);
	if (unique && child.length > 1 && !VAGUE.has(child)) return child;
	return parent.replace(/(信息|情况|资料)$/, '') + child;
}
