/** Industry zones and project areas, read only until the planner's table. */
export const zones = {
	title: '产业区布局',
	heading: (zones: string, areas: string) => `产业区 ${zones} · 项目区 ${areas}`,
	layouts: {
		adjacent: '地域相邻连片布局',
		chain: '链条相连规模布局',
		complement: '要素相补融合布局',
		project: '项目主导分类布局'
	},
	status: { draft: '草案', published: '已公布', revised: '已修订', retired: '已停用' },
	villageCount: (count: string) => `${count} 村`,
	wideMu: (tenThousands: string, whole: string) => (whole === '' ? `${tenThousands} 亩` : `${tenThousands} 万亩`),
	coverage: (covered: string, shared: string) =>
		`涉及 ${covered} 个村，其中 ${shared} 个村在两个以上产业区（合计不重复计）。`,
	uncovered: (count: string) => `未纳入 ${count} 个村`,
	area: '面积',
	villages: '村',
	contracts: '集体合同',
	contractsUnit: '份',
	newLand: '新增土地',
	members: '所含村',
	membersNote: '点村名在图上定位',
	redLines: '红线核对',
	redLinesNote: '相交亩 · 占本区',
	redLineKinds: { farmland_red: '永久基本农田', ecology_red: '生态保护红线', urban_boundary: '城镇开发边界' },
	redLinesNone: '没有与三条红线相交，或还没有导入红线。',
	redLinesCaveat: '相交不等于不可布局，由自然资源部门答复。',
	choose: '从左边或图上选一个产业区，看它的面积、村和红线。',
	empty: '还没有产业区。',
	emptyAction: '导入产业区',
	search: '按名称查找',
	sort: '排序',
	sortByLayout: '按布局',
	sortByArea: '按面积',
	export: '导出台账',
	township: '乡镇',
	mapLabel: '产业区与项目区地图'
};
