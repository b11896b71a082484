type Params = Record<string, string> | undefined;

/** 问题线索移交: the restricted ledger. */
export const handovers = {
	title: '问题线索移交',
	lead: '受限台账。涉及的村、县领导和大屏都看不到，也不计数；每次查看、导出都留痕。',
	head: (count: string) => `${count} 条`,
	unseen: '写明理由后查看',
	why: '查看理由',
	whyHint: '2 到 500 个字，记入操作留痕',
	look: '查看',
	again: '再看一次',
	seenFor: (why: string) => `本次查看理由：${why}`,
	none: '没有登记过。',
	add: '登记移交',
	mend: '登记回执或更正',
	save: '保存',
	export: '导出',
	xlsx: '问题线索移交台账 Excel',
	csv: '问题线索移交台账 CSV',
	ledger: '问题线索移交台账',
	kinds: {
		contract: '合同',
		finding: '疑似图斑',
		case: '核查案件',
		charge: '收费',
		debt: '债权债务',
		reclaimed: '收归资源',
		other: '其他'
	},
	levels: { township: '乡镇', county: '县' },
	heads: [
		'编号',
		'地方',
		'地方代码',
		'记录类别',
		'记录编号',
		'线索',
		'接收单位',
		'移交日期',
		'回执号',
		'回执日期',
		'登记',
		'备注'
	],
	columns: {
		code: '编号',
		place: '地方',
		record: '记录',
		lead: '线索',
		body: '接收单位',
		handed: '移交日期',
		receipt: '回执'
	},
	noReceipt: '未收到回执',
	fields: {
		subject_kind: '记录类别',
		subject_number: '记录编号',
		lead: '线索',
		body: '接收单位',
		handed_on: '移交日期',
		receipt_number: '回执号',
		receipt_on: '回执日期',
		note: '备注'
	},
	hints: {
		subject_number: '合同、债权债务填编号，其余填页面上的号',
		lead: '什么问题；不写与事情无关的人',
		body: '如 县纪委监委、公安局',
		receipt_number: '还没有回执可以空着，收到再补'
	} as Readonly<Record<string, string>>,
	chooseOne: '请选择',
	added: (code: string) => `${code} 已登记。`,
	mended: (code: string) => `${code} 已更正。`,
	fault: (wanted: string, came: string | null) => (came === null ? wanted : `${wanted}，现在是“${came}”`),
	expected: {
		value: () => '请填写',
		choice: () => '请从列表里选',
		day: () => '应为日期，如 2026-11-26',
		'day.not_after': (params: Params) => `不能晚于 ${params?.day ?? ''}`,
		'day.not_before': (params: Params) => `不能早于移交日期 ${params?.day ?? ''}`,
		'text.shorter': (params: Params) => `最多 ${params?.longest ?? ''} 个字`,
		'record.known': () => '应为您范围内的记录'
	} as Record<string, (params: Params) => string>,
	reasons: {
		'step.reason': '请写明理由，2 到 500 个字。',
		'permission.missing': '您的职责范围做不了。',
		'handover.invalid': '有几处要改，见下面各项。',
		'handover.unknown': '没有这一条，或者不在您的范围内。',
		'handover.changed': '别人刚改过这一条，请再看一次。',
		'request.failed': '没有做成，请再试一次。'
	} as Readonly<Record<string, string | ((detail: Record<string, unknown>) => string)>>
};
