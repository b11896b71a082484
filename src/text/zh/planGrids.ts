/** 布局方案里按网格纳入的部分. */
export const planGrids = {
	tool: '按网格',
	hint: '笔刷、橡皮、套索按整个网格纳入或移出',
	level: '网格级别',
	leaf: '最小网格',
	levels: { 1: '一级网格', 2: '二级网格', 3: '三级网格' },
	tooMany: '放大地图后再按网格刷',
	title: '网格',
	count: (count: string) => `${count} 个网格`,
	add: '按名称纳入网格',
	addHint: '输入网格名、代码或村名，选中即纳入',
	name: '网格',
	out: (name: string) => `把${name}移出`,
	note: '面积、耕地、控制线按网格自身的土地算；合同按其最大地块所在的网格计，合同外土地、新增土地按图上位置计，没有上图的不计。户、人口、收入只按整村统计，网格不计。',
	gained: (count: string, mu: string) => `${count} 个网格，+${mu} 亩`,
	lost: (count: string, mu: string) => `${count} 个网格，−${mu} 亩`
};
