/** Two plans beside each other, or one over the other. */
export const planSides = {
	title: '方案对照',
	open: '对照看…',
	left: '左',
	right: '右',
	swap: '左右互换',
	view: '怎么看',
	views: { side: '并排', swipe: '叠起来拉开' },
	zonesInForce: '已确定的产业区',
	plan: (code: string, name: string) => `${code} ${name}`,
	mapLabel: (side: string) => `${side}的地图`,
	line: '左右分界线',
	share: (hundredths: string) => `左边占 ${hundredths} %`,
	leftMark: '左边多的',
	rightMark: '右边多的',
	table: '左边与右边对照',
	same: '两边完全相同。',
	drawn: (side: string, parts: string, mu: string) =>
		`${side}：画入 ${parts} 块，画在图上；在各区的村以外的 ${mu} 亩计入面积，合同、耕地、红线只按村计。`,
	shaped: (side: string, names: string) =>
		`${side}：${names}的范围是画出来的；图上和表里都按所在整村计，画的范围没有计。`,
	export: '导出对照表',
	sheet: '方案图',
	back: '方案清单',
	chosen: '并排对照',
	choose: '选两个方案对照'
};
