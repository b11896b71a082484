/** 清化收's own front page: what waits for whoever looks, and how far each place is. */
export const home = {
	title: '待办与进度',
	lead: '等您处理的按限期先后排，点开就到那一件；各村各乡镇的进度在右边，分子分母都列。',
	head: (shown: string, all: string) => (shown === all ? `${all} 件等您处理` : `${shown} / ${all} 件`),
	views: { waiting: '等我处理', progress: '各地进度' },
	kinds: {
		case: '图斑核查',
		contract: '合同清理',
		handup: '合同提级',
		charge: '逾期收费',
		waiver: '减免待批',
		debt: '违规新增债务',
		offer: '竞价发包',
		meeting: '民主议事',
		finding: '疑似图斑',
		plan: '布局方案',
		opinion: '征求意见'
	},
	asks: {
		plan: { answer: '答复意见', review: '领导小组审议', decide: '县委、县政府研究确定', publish: '公布' } as Readonly<
			Record<string, string>
		>,
		opinion: '提出意见',
		case: {
			suspected: '派查',
			assigned: '实地丈量',
			measured: '发起公示',
			publicised: '公示期满后协商',
			objected: '答复异议',
			negotiating: '民主决策',
			resolving: '按决议签订或收回',
			supplemented: '办结',
			re_signed: '办结',
			reclaimed: '办结',
			to_equity: '办结',
			legal_review: '按法律意见处理',
			escalated: '处理提级件'
		} as Readonly<Record<string, string>>,
		contract: {
			review: '审核登记',
			decide: '认定规范或不规范',
			rectify: '开始整改',
			record: '登记整改结果',
			finish: '确认已整改',
			judged: '登记诉讼（仲裁）结果'
		} as Readonly<Record<string, string>>,
		offer: {
			waiting: '定底价',
			drafted: '民主决议',
			resolved: '审批底价',
			approved: '告知优先权',
			noticed: '挂牌',
			listed: '登记交易结果',
			awarded: '登记新合同',
			failed: '重新挂牌'
		} as Readonly<Record<string, string>>,
		meeting: {
			plan: '定本月议事日',
			record: '登记到会和表决',
			remind: '催办缺开的月份'
		} as Readonly<Record<string, string>>,
		handup: '答复提级件',
		charge: '催缴',
		waiver: '批准减免',
		debt: '看过并提出意见',
		finding: (kind: string) => `核实：${kind}`
	},
	columns: { due: '限期', kind: '事项', name: '编号', ask: '要做什么', village: '村' },
	late: '逾期',
	noDay: '—',
	unplaced: '未落到村',
	filter: '筛选等我处理的',
	search: '编号、村、要做什么',
	clear: '全部显示',
	any: { kind: '全部事项', township: '所有乡镇', late: '不论是否逾期' },
	labels: { kind: '事项', township: '乡镇', late: '是否逾期' },
	lateOnly: (count: string) => `只看逾期（${count}）`,
	ofKind: (kind: string, count: string) => `${kind} ${count}`,
	more: (kind: string, shown: string, all: string) => `${kind}只列前 ${shown} 件，共 ${all} 件。`,
	allOf: '看全部',
	total: (count: string, late: string) => `${count} 件 · 逾期 ${late} 件`,
	empty: '没有等您处理的。可以看看各地进度，或打开一张图。',
	toProgress: '看各地进度',
	toMap: '打开一张图',
	nothing: '没有符合的。放宽条件再看。',
	export: '导出',
	waitingXlsx: '等我处理 Excel',
	waitingCsv: '等我处理 CSV',
	progressXlsx: '进度表 Excel',
	progressCsv: '进度表 CSV',
	progress: {
		title: '清化收进度',
		note: '分子 / 分母',
		noFigures: '还没有合同、土地、收费和债权债务。先到“数据导入”导入台账。',
		toImport: '去数据导入',
		county: (name: string) => `回到${name}`,
		place: { county: '乡镇', township: '村', village: '村' },
		opens: '看清单',
		total: '合计',
		unit: { count: '份', mu: '亩', fen: '万元' },
		measures: {
			cleared: { name: '合同清理', part: '已清理', whole: '已发现' },
			oral: { name: '口头合同规范', part: '已规范', whole: '口头' },
			rectified: { name: '不规范合同整改', part: '已整改', whole: '不规范' },
			land: { name: '新增土地签约', part: '已签约', whole: '新增' },
			paid: { name: '新增资源收费', part: '已缴', whole: '应缴' },
			receivable: { name: '债权清收', part: '已收回', whole: '基准日债权' },
			payable: { name: '债务化解', part: '已化解', whole: '基准日债务' }
		},
		caption: '各地合计等于上一级；0/0 记“—”。应缴不含测算。',
		share: '占比'
	},
	sheet: {
		waiting: '等我处理清单',
		progress: '清化收进度表',
		heads: ['限期', '逾期', '事项', '编号', '要做什么', '村'],
		code: '代码',
		place: '地方',
		yuan: '元',
		percent: '%'
	}
};
