/** The frame round every page: navigation, foot, states, and the words controls share. */
export const shell = {
	product: '亩图',
	demo: '演示数据',
	demoNote: '演示数据：虚构的县，数字取自公开报告，不代表任何真实县区',
	localOperator: '本机操作员',
	skip: '跳到正文',
	navigation: '主导航',
	menu: '菜单',
	close: '关闭',
	language: '切换到英文',
	languageShort: 'EN',
	search: '搜 村、合同号、图斑号',
	searchAction: '搜索',
	searchKey: '按 / 开始搜索',
	places: {
		screen: '指挥大屏',
		map: '一张图',
		land: '清化收',
		zones: '产业区布局',
		stewardship: '组织与包联'
	},
	foot: {
		help: '使用说明',
		border: '界线',
		borderValue: '示意',
		system: '坐标系',
		area: '面积',
		areaValue: '椭球面积 · 亩取 2 位',
		asOf: '数据截至',
		never: '还没有数据'
	},
	error: {
		title: '打不开这一页',
		notFound: '没有这个地址，或者内容已经移走。',
		refused: '您的职责范围看不到这里的内容。',
		broken: '程序出了错，数据没有改动。',
		restarting: '数据库正在重新启动，请稍后再试。',
		home: '回到一张图',
		again: '再试一次',
		status: (status: number) => `状态 ${status}`,
		/** What is refused before anything is looked up; seconds until it is worth asking again. */
		reasons: {
			'request.too_many': (seconds: number) => `这里的请求太密，请等 ${seconds} 秒再试。数据没有改动。`,
			'request.too_large': (_seconds: number) => '送来的内容超过这里的上限，没有保存。大文件请走数据导入或影像管理。',
			'request.foreign': (_seconds: number) => '这次操作是从别的网站发来的，没有执行。请在本系统的页面里操作。',
			'county.none': (_seconds: number) => '这里还没有任何县的数据。请管理员运行 npm run -s mutu -- demo 或 init。'
		}
	},
	unit: { mu: '亩', yuan: '元', squareMetres: 'm²', metres: 'm' },
	none: '—',
	loading: '正在加载',
	cancel: '取消',
	confirm: '确定',
	print: '打印',
	undo: '撤销',
	total: '合计',
	sortBy: (column: string) => `按${column}排序`,
	rows: (count: string) => `${count} 行`
};
