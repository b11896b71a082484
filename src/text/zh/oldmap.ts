/** 从旧图新建: an old map of zones, matched to villages. */
export const oldmap = {
	title: '从旧图新建方案',
	action: '从旧图新建',
	lead: '上传旧的产业区图，按占村面积比例对到整村，核对后存成草案。旧图不会改动已确定的产业区。',
	mapLabel: '旧图与整村对照',
	file: '旧图文件',
	waiting: '还没做完的旧图',
	reading: (rows: string) => `正在读取…已读 ${rows} 条`,
	sending: (percent: string) => `正在上传 ${percent}%`,
	how: '读取方式',
	drop: '换一个文件',
	dropConfirm: '不用这个文件了',
	same: {
		ask: (names: string) => `有几条记录名称相同：${names}。怎么处理？`,
		together: '合成一个区',
		apart: '分成几个区，名称后加序号'
	},
	rejected: (count: string) => `有 ${count} 条记录不能用，不会进入方案。`,
	goodOnly: '知道了，只用其余的记录',
	threshold: '占村面积不少于',
	thresholdHint: '达到这个比例的村整村纳入；右边可以逐村增减。',
	zones: '旧图里的区',
	zoneLine: (villages: string, mu: string) => `纳入 ${villages} 村 · 旧图 ${mu} 亩`,
	layout: '布局',
	layoutOf: (name: string) => `${name} 的布局`,
	chooseLayout: '请选布局',
	allLayout: '没有布局的都选为',
	account: {
		title: '亩数去向',
		note: '按旧图范围',
		old: '旧图面积',
		kept: '在纳入的村里',
		left: '在未纳入的村里',
		nowhere: '不在任何村里',
		beyond: '纳入的村超出旧图'
	},
	villages: '涉及的村',
	villagesNote: '占村 · 占区',
	tick: (name: string) => `纳入 ${name}`,
	byHand: '手动',
	resetTicks: '取消手动增减',
	whole: '全部旧图',
	none: '先上传旧图，再从左边选一个区。',
	noVillages: '这个区不覆盖任何村，不会进入方案。',
	name: '方案名称',
	nameOf: (file: string) => `${file.replace(/\.[^.]*$/, '')}（旧图）`,
	create: (zones: string) => `存成草案（${zones} 个区）`,
	creating: '正在保存…',
	created: '已存成草案',
	missingLayout: (count: string) => `还有 ${count} 个区没选布局。`,
	leftOut: (count: string) => `${count} 个区没有纳入任何村，不会进入方案。`,
	files: '旧图与对应表',
	sheet: {
		name: '旧图与村对应表',
		heads: ['旧图的区', '村代码', '村', '乡镇', '重叠（亩）', '占村（%）', '占区（%）', '纳入方案'],
		yes: '是',
		no: '否',
		nowhere: '不在任何村'
	},
	reasons: {
		'oldmap.same_names': '有几条记录名称相同，请先选怎么处理。',
		'oldmap.too_many': (detail) =>
			`一张旧图最多 ${Number(detail.expected)} 个区，这个文件有 ${Number(detail.got)} 个。`,
		'oldmap.too_detailed': (detail) =>
			`“${String(detail.name)}”有 ${Number(detail.records)} 条连在一起的记录，共 ${Number(detail.got)} 个顶点，最多合并 ${Number(detail.expected)} 个。请先在 GIS 软件里合并或简化这个区的边线再上传，或选“各成一区”。`,
		'oldmap.moved': '页面上的内容与文件对不上，请刷新后再试。',
		'oldmap.nothing': '没有一个区纳入了村，请调低比例或手动勾选。',
		'oldmap.rejected': '有记录不能用，请先确认只用其余的记录。',
		'permission.missing': '没有画方案的权限。',
		'request.failed': '没有送到，请检查网络后再试。'
	} as Record<string, string | ((detail: Record<string, unknown>) => string)>
};
