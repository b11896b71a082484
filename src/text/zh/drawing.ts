/** 布局方案里画出来的部分. */
export const drawing = {
	title: '画出的部分',
	parts: '画出的部分',
	count: (count: string) => `${count} 块`,
	area: '成员村以外的面积',
	landAndLines: '耕地、控制线',
	note: '画在成员村以内的不重复计算。户、人口、合同只按成员村统计。',
	tools: '画多边形',
	mode: { draw: '画多边形', edit: '改角点', cut: '挖洞、切除', split: '划开', merge: '合并' },
	hint: {
		draw: '逐点点击；靠近村界、地块或已画的边会吸附。点回起点、双击或按 Enter 完成，Esc 放弃。与已画部分重叠的自动让开。',
		edit: '点一块，再拖它的角点；点边的中间加角点，选中角点按 Delete 删除。共用的角点一起动。',
		cut: '画一圈，圈住的从所选一块里去掉：在里面是洞，跨边是切除。',
		split: '画一条线穿过所选的一块，双击或按 Enter 划开。',
		merge: '点与所选一块相邻的另一块，合成一块。'
	},
	fill: '填洞',
	remove: '删除这块',
	finish: '完成',
	corners: '角点坐标',
	cornersLead: (zone: string, meridian: string) =>
		`CGCS2000，3 度带第 ${zone} 带（中央经线 ${meridian}°）；X 为北，Y 为东（前两位是带号），米。`,
	outer: '外圈',
	hole: (number: string) => `洞 ${number}`,
	number: '角点',
	corner: (number: string) => `角点 ${number}`,
	edit: '改',
	add: '其后加点',
	editCorner: (number: string) => `改角点 ${number}`,
	addCorner: (number: string) => `在角点 ${number} 后加点`,
	write: '写入',
	apart: (count: string) => `画出 ${count} 块`,
	reasons: {
		'drawn.crosses': '不能这样画：边会相交，或与已画的边擦过。',
		'drawn.overlaps': '不能这样画：会压住已画的另一块。',
		'drawn.few': '至少要三个角点，围出面积（划开的线至少两个点）。',
		'drawn.outside': '超出了本县范围。',
		'drawn.many': ({ got, most }: Record<string, unknown>) =>
			`一个方案最多画 ${String(most)} 个角点，这样会有 ${String(got)} 个。`,
		'drawn.wide': '画得太大：一块最宽约 29 公里。',
		'drawn.fixed': '这个区已锁定，画出的部分不能动。',
		'drawn.junction': '这个角点连着两块以上的边，删掉会留下缝。',
		'drawn.apart': '两块没有共用的边，不能合并。',
		'drawn.misses': '线没有穿过所选的一块。',
		'drawn.nothing': '这里已经全部画过了。',
		'drawn.unknown': '先选一块画出的部分。',
		'drawn.no_zone': '先在左边选一个产业区，再画。',
		'drawn.x': ({ got }: Record<string, unknown>) => `X 要是北坐标（米），如 4238000.123，现在是“${String(got)}”。`,
		'drawn.y': ({ got, zone }: Record<string, unknown>) =>
			`Y 要是东坐标（米），可带 ${String(zone)} 带号，现在是“${String(got)}”。`
	} as Record<string, string | ((detail: Record<string, unknown>) => string)>
};
