type Params = Record<string, string | number> | undefined;
const of = (params: Params, name: string): string => String(params?.[name] ?? '');

/** Who stands behind a number: bodies, documents, pairs, people of knowledge. Labels of villages are in labels.ts, apart. */
export const stewardship = {
	title: '组织与包联',
	motto: '谁负责、依据什么、请教谁：各页的责任人和文件都取自这里。',
	tabs: {
		pairing: '包联',
		team: '领导小组与专班',
		member: '成员',
		document: '规范性文件',
		talent: '人才',
		station: '工作站与驿站',
		visit: '服务记录',
		label: '受限标注'
	},
	/** One record, for headings and buttons. */
	one: {
		pairing: '包联',
		team: '机构',
		member: '成员',
		document: '文件',
		talent: '人才',
		station: '站点',
		visit: '服务记录',
		label: '标注'
	},
	fields: {
		subject_kind: '包联对象类型',
		subject_code: '包联对象',
		leader: '包联领导',
		post: '职务',
		starts_on: '起',
		ends_on: '止（最后一天）',
		note: '备注',
		kind: '类型',
		duty: '专班',
		name: '名称',
		task: '职责',
		team_id: '机构',
		role: '担任',
		number: '文号',
		title: '标题',
		issuer: '发文机关',
		issued_on: '发文日期',
		organisation: '单位（院校）',
		field: '专业领域',
		station_id: '驻站',
		place_code: '所在地',
		address: '地址',
		visited_on: '日期',
		talent_id: '人员',
		advice: '提出的建议',
		label: '标注',
		standing: '状态'
	} as Record<string, string>,
	/** Where a field is called otherwise than above. */
	fieldsOf: {
		member: { name: '姓名' },
		talent: { name: '姓名', title: '职称（专业）', place_code: '所在村' },
		visit: { place_code: '村' },
		label: { place_code: '村' },
		document: { starts_on: '有效期起', ends_on: '有效期止（最后一天）' }
	} as Record<string, Record<string, string>>,
	/** Where a column of the list has a shorter head. */
	heads: { ends_on: '止', place_code: '所在地', subject_kind: '类型' } as Record<string, string>,
	choices: {
		subject_kind: { township: '乡镇', village: '村（社区）', zone: '产业区、项目区', project: '项目' },
		kind: {
			leading_group: '领导小组',
			work_team: '工作专班',
			expert: '专家',
			student: '到村大学生',
			workstation: '农经专家工作站',
			service_post: '乡镇人才服务驿站'
		},
		duty: {
			coordination: '综合协调',
			approval: '项目审批',
			integration: '资金整合',
			finance: '金融保险',
			supervision: '资金监管',
			legal: '法律咨询'
		},
		role: { head: '组长', deputy: '副组长', member: '成员', liaison: '联络员' }
	} as Record<string, Record<string, string>>,
	standing: { current: '有效', coming: '未开始', ended: '已结束' },
	hints: {
		subject_project: '项目编号',
		ends_on: '不清楚的空着',
		duty: '工作专班必选，领导小组不选',
		field: '专家必填',
		place_talent: '到村大学生必选',
		note: '不写受限标注',
		station_id: '没有驻站的空着'
	},
	head: (shown: string, all: string) => (shown === all ? `${all} 条` : `${shown} / ${all} 条`),
	search: '按文字查找',
	filter: '筛选',
	all: { choice: '全部类型', township: '全部乡镇', standing: '全部状态' },
	clear: '清除筛选',
	add: (one: string) => `新增${one}`,
	edit: '修改',
	end: '到期结束',
	remove: '删除',
	export: '导出',
	csv: '导出 CSV',
	xlsx: '导出 Excel',
	import: '导入台账',
	templates: '下载模板',
	print: '打印',
	empty: {
		pairing: '还没有包联。新增一条，或下载《包联台账》模板，填好后导入。',
		team: '还没有领导小组和专班。先新增领导小组，再新增六个工作专班。',
		member: '还没有成员。先有机构，再新增成员。',
		document: '还没有规范性文件。新增以后，各项设定可以引用它作依据。',
		talent: '还没有人才。新增一位，或下载《人才台账》模板，填好后导入。',
		station: '还没有农经专家工作站和乡镇人才服务驿站。',
		visit: '还没有服务记录。专家到村以后，记下日期、村和建议。',
		label: '没有标注。'
	},
	nothing: '没有符合筛选的记录。',
	choose: '从清单选一条，看它的全部内容。',
	save: '保存',
	chooseOne: '请选择',
	dialog: {
		add: (one: string) => `新增${one}`,
		edit: (one: string) => `修改${one}`,
		end: '到期结束',
		endHint: '从次日起不再显示为责任人；记录保留。',
		lastDay: '最后一天',
		remove: '删除这条记录？',
		removeNote: '只用于录错的记录。期满的请用“到期结束”。删除后旧版仍存，清单里不再有。'
	},
	done: { added: '已新增', changed: '已修改', ended: '已结束', removed: '已删除', undone: '已撤销' },
	teamFacts: {
		members: '成员',
		membersNote: '现任',
		headsMissing: (got: string) => `双组长，现有 ${got} 名`,
		none: '还没有成员',
		open: '全部成员'
	},
	visits: { title: '服务记录', none: '还没有服务记录', open: '全部记录' },
	places: { county: '全县' },
	expected: {
		value: () => '必须填写',
		'text.shorter': (params: Params) => `不超过 ${of(params, 'longest')} 个字`,
		day: () => '日期，如 2026-01-31',
		choice: () => '列表中的一项',
		'day.not_before': (params: Params) => `不早于 ${of(params, 'day')}`,
		'village.known': () => '已有的村（社区）',
		'township.known': () => '已有的乡镇',
		'place.known': () => '本县、已有的乡镇或村',
		'team.known': () => '已有的机构',
		'talent.known': () => '已登记的人员',
		'station.known': () => '已登记的工作站或驿站',
		'zone.known': () => '已有的产业区或项目区',
		no_label: () => '不含受限标注的文字（村的受限标注另有地方登记）'
	} as Record<string, (params: Params) => string>,
	fault: (expected: string, got: string | null) => `应为${expected}，实为${got === null ? '空' : ` ${got}`}`,
	reasons: {
		'register.invalid': '有的栏没有填对，请看各栏下面的说明。',
		'register.twice': '已经有同样的一条，没有再加。',
		'register.changed': '您打开以后别人改过这条，请看过新的内容再改。',
		'register.unknown': '没有这条记录，或者不在您的职责范围。',
		'register.scope': '它不在您的职责范围内。',
		'register.in_use': (detail) => `还有 ${String(detail.count)} 条别的记录用到它，先改那些。`,
		'pairing.overlaps': (detail) =>
			`这位领导对它已有一条包联（${String(detail.from)} 至 ${detail.to === null ? '今' : String(detail.to)}），时间重叠。`,
		'team.heads': (detail) => `领导小组是双组长，这段时间会有 ${String(detail.got)} 名。先结束前一任。`,
		'permission.missing': '您的职责不能做这件事。'
	} as Record<string, string | ((detail: Record<string, unknown>) => string)>,
	sheet: {
		pairing: '包联台账',
		team: '领导小组与专班',
		member: '专班成员',
		document: '规范性文件',
		talent: '人才台账',
		station: '工作站与驿站',
		visit: '服务记录',
		number: '编号',
		code: '对象代码'
	} as Record<string, string>
};
