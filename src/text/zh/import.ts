import { boxText } from '#core/geometry-text.ts';

type Params = Record<string, string | number> | undefined;
/** The systems that fit instead of the one named. */
const fitting = (detail: Record<string, unknown>): string => {
	const candidates = (detail.candidates ?? []) as { srid: number; swapped: boolean }[];
	if (candidates.length === 0) return '';
	const names = candidates.map(({ srid, swapped }) => `${words.crsName(srid)}${swapped ? '（北坐标在前）' : ''}`);
	return `看坐标像是：${names.join('；')}。请核对后指定。`;
};
const of = (params: Params, name: string) => String(params?.[name] ?? '');
/** The first names of a list that may hold thousands. */
const few = (names: readonly string[], between: string): string =>
	names.slice(0, 20).join(between) + (names.length > 20 ? ' …' : '');

/** 数据导入: taking files in. */
const words = {
	title: '数据导入',
	motto: '收进来的每一行都有出处：哪个文件、第几行',
	kind: '这是什么',
	kinds: {
		township: '乡镇界',
		village: '村界',
		grid: '网格',
		parcel: '土地确权图斑',
		'construction-land': '建设用地图斑',
		contract: '承包合同',
		occupation: '实测范围',
		zone: '产业区',
		'project-area': '项目区',
		constraint: '永久基本农田·生态保护红线·城镇开发边界',
		'land-use': '土地利用现状',
		receivable: '债权清收台账',
		payable: '债务化解台账',
		pairing: '包联台账',
		talent: '人才台账',
		person: '人员名单'
	} as Record<string, string>,
	likely: '看列名像是：',
	waiting: {
		title: '还没收进的文件',
		uploaded: '正在读',
		read: '待核对',
		refused: '读不了',
		accepting: '正在收进'
	},
	kindGroups: { territory: '区划与底图', land: '清化收', zones: '产业区布局', stewardship: '组织与包联' },
	drop: '把文件拖到这里',
	choose: '选择文件',
	formats: (limit: string) =>
		`Shapefile（打成 zip）、GeoJSON、GeoPackage、KML/KMZ、DXF、Excel（.xlsx）、CSV；不超过 ${limit}`,
	template: '下载模板',
	/** Templates of a kind that has several, by their names; the others' is `template`. */
	templateNames: {
		contract: { clearing: '下载农村集体经济合同清理台账', register: '下载集体经济合同登记表' }
	} as Record<string, Record<string, string>>,
	templateNote: 'XLSX，表头为常见中文列名，附两行示例和填写说明；也认标准字段名（NY/T 2539）',
	needs: '必需',
	steps: { uploading: '上传', reading: '读文件', checking: '逐行核对', accepting: '写入', undoing: '撤销' },
	rowsStored: (count: string) => `已写 ${count} 行`,
	stop: '停止',
	uploaded: (done: string, all: string) => `${done} / ${all}`,
	rowsRead: (count: string) => `已读 ${count} 行`,
	canLeave: '可以离开本页，回来还在',
	read: {
		title: '怎么读的',
		note: '不对就改，改了重读',
		format: '格式',
		layer: '图层',
		encoding: '文字编码',
		crs: '坐标系',
		extent: '范围',
		rows: '行数',
		automatic: '自动识别',
		from: { declared: '文件写明', guessed: '按内容判断', chosen: '人工指定' } as Record<string, string>,
		noShapes: '没有图形',
		ask: '坐标系有几种可能，请选一种',
		fits: '看坐标像是这些，可选一种重读',
		swapped: '北坐标在前',
		datums: { gcj02: 'GCJ-02（高德、腾讯等地图的经纬度）', bd09: 'BD-09（百度地图的经纬度）' },
		again: '按此重读'
	},
	crsName: (srid: number) =>
		srid === 4490
			? 'CGCS2000 经纬度'
			: srid === 4610 || srid < 2400
				? '西安80，按本县参数换算'
				: srid === 4214 || srid < 2500 || srid > 20000
					? '北京54，按本县参数换算'
					: srid >= 4534
						? `CGCS2000 3°带，中央经线 ${75 + (srid - 4534) * 3}°，不带带号`
						: srid >= 4513
							? `CGCS2000 3°带，第 ${srid - 4513 + 25} 带，带带号`
							: srid >= 4502
								? `CGCS2000 6°带，中央经线 ${75 + (srid - 4502) * 6}°，不带带号`
								: `CGCS2000 6°带，第 ${srid - 4491 + 13} 带，带带号`,
	mapping: {
		title: '哪一列是什么',
		note: '空着的按未知存',
		none: '— 没有 —',
		constant: (text: string) => `全部为 ${text}`
	},
	counts: { good: '可收', rejected: '不收', all: '共' },
	rowsUnit: '行',
	preview: '前几行',
	rejections: '不收的行',
	rejectionsNone: '每一行都可收。',
	/** What a person should look at in rows that can be taken. */
	doubts: { title: '请核对', none: '没有要核对的。' },
	/** Totals a table declares beside the sums of their parts. */
	totals: {
		title: '表内合计',
		label: '名称',
		declared: '表中写的',
		sum: '各行相加',
		difference: '相差',
		parts: '行数',
		result: '结果',
		agrees: '一致',
		differs: '不一致',
		kept: '合计与各行相加有出入，只列出，不改动：请与报表人核对。',
		all: '表里写的合计与各行相加一致。'
	},
	undo: {
		ask: '撤销这次导入',
		until: (moment: string) => `${moment} 前、没有别的数据用到它时可以撤销`,
		title: '撤销这次导入？',
		explain: (name: string, inserted: string, changed: string) =>
			`${name} 新增的 ${inserted} 行将移除，变更的 ${changed} 行恢复到导入之前。移除和恢复都留有历史版本。`,
		confirm: '撤销',
		keep: '不撤销',
		done: (moment: string, by: string) => `已撤销 ${moment} ${by}`,
		undone: '已撤销'
	},
	datumMark: {
		gcj02: '由 GCJ-02 加密坐标换算而来，误差可达数米，不作量算依据',
		bd09: '由 BD-09 加密坐标换算而来，误差可达数米，不作量算依据'
	},
	datumShort: { gcj02: 'GCJ-02 换算', bd09: 'BD-09 换算' },
	unit: { title: '面积是哪种单位？', mu: '按亩', m2: '按平方米' },
	/** The workbook people send back (report.server.ts). */
	report: {
		sheets: { summary: '核对结果', rows: '逐行结果' },
		summary: {
			file: '文件',
			kind: '当作',
			rows: '共（行）',
			taken: '可收（行）',
			rejected: '不收（行）',
			doubtful: '请核对（行）',
			notes: '怎么读的',
			none: '没有要说明的。',
			totals: '表中写的合计与各行相加',
			overlaps: '互相重叠的图形'
		},
		totals: {
			row: '行',
			label: '名称',
			column: '列',
			declared: '表中写的',
			sum: '各行相加',
			difference: '相差',
			parts: '相加的行数'
		},
		overlaps: { first: '第几个图形', second: '第几个图形', mu: '重叠面积（亩）' },
		overlapsOf: (pairs: number, mu: string) => `${pairs} 对，共 ${mu} 亩`,
		more: (count: number) => `另有 ${count} 对未列`,
		row: '行号',
		problem: '问题',
		rejected: (problems: string) => `不收：${problems}`,
		doubt: (doubts: string) => `请核对：${doubts}`,
		said: (field: string, expected: string, got: string | null) =>
			`${field} 应为${/^[a-z0-9]/i.test(expected) ? ' ' : ''}${expected}，实为${got === null ? '空' : ` ${got}`}`,
		noted: (limit: number) => `批注只加到前 ${limit} 个有问题的格；全部问题见“逐行结果”最后一列。`
	},
	columns: { row: '行', field: '字段', expected: '应为', got: '实为', shape: '图形' },
	hasShape: '有',
	acceptAll: '全部收进',
	acceptGood: (count: string) => `只收可收的 ${count} 行`,
	cancel: '不收，丢弃',
	allOrNothing: '有一行不收，全部不收；也可只收可收的行。',
	downloadRejections: '下载核对结果',
	another: '再导一个文件',
	map: {
		label: '文件落在县里的位置',
		county: '全县',
		file: '文件范围',
		undrawn: (count: string) => `另有 ${count} 个图形未画`,
		outline: '界线示意',
		noTerritory: '还没有区划，先导入乡镇界、村界'
	},
	result: {
		title: '已收进',
		inserted: '新增',
		changed: '变更（旧版已存）',
		unchanged: '不变',
		rejected: '不收',
		unknown: '按未知存',
		open: '在一张图中看',
		findings: '疑似图斑',
		nothing: '与库里完全一致，什么也没有变。'
	},
	history: {
		title: '最近收进的文件',
		state: '情况',
		at: '时间',
		none: '还没有收进过文件。',
		rows: (count: string) => `${count} 行`
	},
	/** What may stand on imported rows, for the refusal to take them back. */
	builtOn: {
		land_match: '以图找地的决定',
		finding: '疑似图斑',
		contract: '合同',
		parcel: '地块',
		occupation: '实测范围',
		reclaimed_land: '收回土地',
		village: '村',
		grid: '网格',
		zone_village: '产业区成员村',
		talent_visit: '服务记录',
		stewardship: '组织与包联的登记',
		import_file: '后来的导入'
	} as Record<string, string>,
	unknownFields: {
		period: '承包期限',
		method: '承包方式',
		lessee_name: '承包方名称',
		lessee_code: '承包方代码',
		village_code: '所在村',
		contract_number: '合同号',
		parcel_code: '地块代码',
		surveyed_on: '测量日期',
		villages: '成员村'
	} as Record<string, string>,
	fields: {
		code: '代码',
		name: '名称',
		kind: '类型',
		township_code: '所属乡镇代码',
		village_code: '所在村代码',
		village_name: '所在村名称',
		level: '级别',
		parent_code: '上级网格',
		use_code: '地类编码',
		use_name: '地类名称',
		scheme: '编码体系',
		category: '类别',
		ownership: '所有权性质',
		use_2007: '土地利用类型',
		use_survey: '地类编码（三调）',
		declared_mu: '实测面积 亩',
		declared_m2: '实测面积 m²',
		lessor_code: '发包方代码',
		lessee_code: '承包方代码',
		lessee_name: '承包方名称',
		number: '合同编号',
		contract_number: '合同编号',
		parcel_code: '地块代码',
		total_mu: '合同总面积 亩',
		total_m2: '合同总面积 m²',
		contracted_mu: '合同面积 亩',
		contracted_m2: '合同面积 m²',
		area_basis: '面积口径',
		customary_ratio: '习惯亩折算率',
		area_surface: '面积类型（水平／斜面）',
		method: '方式',
		form: '合同形式',
		formerly_oral: '原为口头',
		signed_on: '签订日期',
		starts_on: '期限起',
		ends_on: '期限止（最后一天）',
		head_contract_number: '上级合同编号',
		status: '状态',
		object_kind: '标的类型',
		find_source: '发现方式',
		lessor_name: '发包方名称',
		lessee_kind: '承包方类型',
		lessee_outside: '是否外部承包',
		asset_name: '资产名称',
		asset_units: '间数',
		use_agreed: '约定用途',
		rent_unit: '价格单位',
		rent: '价格 元',
		rent_rows: '分期价格',
		growth_clause: '是否约定增长',
		paid_to: '已缴至',
		arrears: '拖欠金额 元',
		reference: '参考价 元',
		procedure_done: '是否履行民主程序',
		village_resolution: '村民会议决议',
		township_approval: '乡镇批复',
		auction_number: '交易编号',
		surveyed_on: '测量日期',
		layout: '布局',
		villages: '成员村代码',
		subject_kind: '包联对象类型',
		subject: '包联对象',
		subject_code: '包联对象代码',
		leader: '包联领导',
		post: '职务',
		note: '备注',
		organisation: '单位（院校）',
		title: '职称（专业）',
		field: '专业领域',
		station: '驻站',
		user_name: '用户名',
		phone: '手机号',
		roles: '身份',
		places: '地方',
		department: '部门',
		until: '有效期至',
		'extra.DLDJ': '地力等级',
		'extra.TDYT': '土地用途',
		'extra.SFJBNT': '是否基本农田',
		'extra.DKDZ': '东至',
		'extra.DKXZ': '西至',
		'extra.DKNZ': '南至',
		'extra.DKBZ': '北至',
		'extra.DKBZXX': '备注',
		'extra.CBHTBM': '合同编号',
		shape: '图形',
		record: '整行',
		type: '要素类型'
	} as Record<string, string>,
	expected: {
		value: () => '必须填写',
		'text.shorter': (params: Params) => `不超过 ${of(params, 'longest')} 个字`,
		code: () => '代码',
		'code.whole': () => '完整的代码（表格软件把长数字写成了科学记数，请按文本保存）',
		'code.digits': (params: Params) => `${of(params, 'length')} 位数字`,
		'code.county': (params: Params) => `以本县代码 ${of(params, 'county')} 开头`,
		'code.fbfbm': (params: Params) =>
			`发包方代码 14 位数字：县 ${of(params, 'county')} + 乡镇 3 位（不为 000）+ 村 3 位 + 组 2 位`,
		'code.cbfbm': (params: Params) =>
			`承包方代码 18 位数字：发包方代码 14 位（以 ${of(params, 'county')} 开头）+ 顺序号 4 位（不为 0000）`,
		'code.dkbm': (params: Params) =>
			`地块代码 19 位数字：发包方代码 14 位（以 ${of(params, 'county')} 开头）+ 顺序号 5 位（不为 00000）`,
		'code.cbhtbm': () => '承包合同代码 19 位：承包方代码 18 位数字 + J（家庭承包）或 Q（其他方式）',
		'code.zddm': () =>
			'宗地代码 19 位：县 6 位 + 地籍区 3 位 + 地籍子区 3 位 + 特征码 2 位（如 JA、JB、JC）+ 顺序号 5 位',
		'code.begins': (params: Params): string =>
			`前 ${of(params, 'length')} 位与${words.fields[of(params, 'of')] ?? ''} ${of(params, 'code')} 一致`,
		'code.letter': (params: Params) => `末位为 ${of(params, 'letter')}，与承包方式一致（家庭承包 J，其他方式 Q）`,
		'id.resident': () => '校验码正确的公民身份号码',
		'id.credit': () => '校验码正确的统一社会信用代码',
		mu: () => '亩数（不小于 0 的数）',
		square_metres: () => '平方米数（不小于 0 的数）',
		rent_rows: () => '分期价格，如 2021-03-01~2026-02-28 300; 2026-03-01~2031-02-28 330（各期相接，不重叠）',
		ratio: () => '一习惯亩合几标准亩，0.1 到 10，如 1.3',
		'integer.between': (params: Params) => `${of(params, 'low')} 到 ${of(params, 'high')} 的整数`,
		day: () => '日期，如 2024-01-31、2024/1/31、20240131',
		'day.not_before': (params: Params) => `不早于期限起 ${of(params, 'day')}`,
		yes_no: () => '是 / 否（1 / 2）',
		one_of: (params: Params) => `其中之一：${of(params, 'known')}`,
		lessee: () => '承包方代码或名称',
		unique: (params: Params) => `不与第 ${of(params, 'row')} 行重复`,
		'contract.same': (params: Params) => `与同一合同第 ${of(params, 'row')} 行一致`,
		'contract.whole': () => '同一合同的各行都可收',
		'cell.formula': () => '公式的计算结果（文件里没存，请在 Excel 里打开并保存一次）',
		'shape.coordinates': () => '坐标串，如 111.66,38.28;111.67,38.28;111.67,38.29',
		'shape.rings': () => '200 个圈以内',
		'record.cells': (params: Params) => `${of(params, 'count')} 列`,
		'json.feature': () => 'Feature 要素',
		'township.known': () => '已有的乡镇',
		'zone.known': () => '已有的产业区或项目区',
		'station.known': () => '已登记的工作站或驿站',
		'subject.known': () => '已有的乡镇、村、产业区或项目区',
		money: () => '大于 0、最多两位小数的金额（元）',
		'debt.sum': (params: Params) => `期初＋新增－各法＝${of(params, 'end')} 元`,
		'debt.less': (params: Params) => `不少于系统里已记的 ${of(params, 'recorded')} 元（记错的请先在系统里冲回）`,
		'debt.opening': (params: Params) => `与已登记的基准日余额 ${of(params, 'opening')} 元一致`,
		'debt.by_hand': () => '空着（互抵置换、债权作股金要在系统里逐笔登记）',
		'unique.number': () => '没有被别的村用过的编号',
		'day.not_after': (params: Params) => `不晚于 ${of(params, 'day')}`,
		approval_or_prohibition: () => '批准文号，或属于六严禁的哪一项',
		payable_only: () => '空着（六严禁只用于债务）',
		'subject.one': () => '只指一处的名称（有同名的，请写代码）',
		choice: () => '列表中的一项',
		no_label: () => '不含受限标注的文字（村的受限标注另有地方登记）',
		'pairing.apart': (params: Params) =>
			`与这位领导已有的包联（${of(params, 'from')} 至 ${of(params, 'to') || '今'}）时间不重叠`,
		user_name: () => '2 至 32 个字的用户名：文字、数字，中间可有 . _ -',
		'user_name.free': () => '没有人用的用户名',
		phone: () => '11 位手机号',
		'phone.free': () => '没有人登记的手机号',
		'role.known': (params: Params) => `这些身份之一，几个用“、”隔开：${of(params, 'known')}`,
		'role.level': () => '这个身份能管的地方：全县、乡镇或村',
		'role.apart': () => '能由同一个人兼任的身份（管账号的不监督，监督的不管账号）',
		'place.known': () => '已有的乡镇、村，或“全县”',
		'department.known': () => '“部门”里现有的名称',
		'day.later': (params: Params) => `晚于 ${of(params, 'day')} 的日期`,
		'village.known': () => '已有的村',
		'village.in_scope': () => '您职责范围内的村',
		shape: () => '面状图形（库里也还没有它的图形）',
		'shape.polygon': () => '面（Polygon、MultiPolygon）',
		'shape.ring': () => '环（坐标数组）',
		'shape.closed': () => '首尾相接的环',
		'shape.corners': () => '至少 3 个不同的角点',
		'shape.number': () => '数字坐标',
		'shape.wkt': () => 'WKT 的 POLYGON 或 MULTIPOLYGON',
		'shape.range': () => '该坐标系内的坐标',
		'shape.area_at_most': (params: Params) => `不超过 ${of(params, 'km2')} 平方公里的图形（“实为”是平方公里）`,
		'shape.in_county': (params: Params) => `在本县范围内：${of(params, 'box')}`,
		'shape.area': () => '有面积的图形',
		'shape.valid': () => '能修正的图形',
		'area.as_shape': (params: Params) => `与图形面积 ${of(params, 'mu')} 亩相近`,
		'village.inside': (params: Params) => `图形在所写的村内（有 ${of(params, 'mu')} 亩在村外）`,
		'shape.apart': (params: Params) => `不与第 ${of(params, 'row')} 行重叠（“实为”是重叠的亩数）`,
		'contract.sum': (params: Params) => `各地块之和 ${of(params, 'mu')} 亩（${of(params, 'count')} 块）`,
		'shape.same': (params: Params) => `与第 ${of(params, 'row')} 行同一地块的图形一致`
	} as Record<string, (params?: Params) => string>,
	notes: {
		'crs.swapped': () => '坐标按“北坐标在前、东坐标在后”读',
		'crs.gcj02': () => '按加密坐标（GCJ-02）换算，误差可达数米',
		'crs.bd09': () => '按加密坐标（BD-09）换算，误差可达数米',
		'crs.xian80': () => '西安80 坐标按本县的七参数换算',
		'crs.beijing54': () => '北京54 坐标按本县的七参数换算',
		'crs.guessed': () => '文件没有写明坐标系，按坐标值判断',
		'crs.wgs84_taken': (detail: Params) => `${of(detail, 'got')} 按 CGCS2000 收（两者相差不到半米）`,
		'table.header': (detail: Params) => `表头在第 ${of(detail, 'row')} 行，上面的标题和说明没有当作数据`,
		'table.totals': (detail: Params) => `${of(detail, 'count')} 行小计、合计没有当作记录`,
		'table.examples': (detail: Params) => `模板里的 ${of(detail, 'count')} 行示例没有当作记录`,
		'table.notes': (detail: Params) => `${of(detail, 'count')} 行说明、签字或重复表头没有当作记录`,
		'table.strays': (detail: Params) => `${of(detail, 'count')} 行在表格右边另有文字，没有收`,
		'cells.errors': (detail: Params) => `${of(detail, 'count')} 个单元格是错误值（如 #N/A），按空收`,
		'cells.long': (detail: Params) => `${of(detail, 'count')} 个单元格超过 ${of(detail, 'longest')} 个字符，按空收`,
		'coordinates.swapped': () => '坐标按“北坐标在前、东坐标在后”读',
		'crs.no_prj': () => '没有 .prj 文件',
		'encoding.label_unknown': (detail: Params) => `.cpg 写的编码 ${of(detail, 'got')} 不认识`,
		'encoding.label_wrong': (detail: Params) =>
			`文件写的编码是 ${of(detail, 'got')}，内容不是，按 ${of(detail, 'taken')} 读`,
		'shapefile.deleted': (detail: Params) => `跳过 ${of(detail, 'count')} 条已删除的记录`,
		'area.taken_as_mu': (detail: Params) => `“${of(detail, 'header')}”列按图形面积判断，单位是亩`,
		'area.taken_as_m2': (detail: Params) => `“${of(detail, 'header')}”列按图形面积判断，单位是平方米`,
		'profile.used': (detail: Params) => `列的对应沿用上次导入 ${of(detail, 'file')} 时的`,
		'shape.duplicate_nodes': (detail: Params) => `去掉 ${of(detail, 'count')} 个重复点（相距不足 1 毫米）`,
		'shape.spikes': (detail: Params) => `去掉 ${of(detail, 'count')} 处尖刺（原路折返的线）`,
		'shape.slivers': (detail: Params) =>
			`去掉 ${of(detail, 'count')} 个碎屑（不足 1 平方米或宽不足 0.25 米的部分、孔洞）`,
		'shape.empties': (detail: Params) => `去掉 ${of(detail, 'count')} 个空的部分`,
		'shape.only_sliver': (detail: Params) => `${of(detail, 'count')} 个图形只有碎屑大小，原样保留，请核对`,
		'overlap.incomplete': () => '图形层层相叠，太多，重叠没有核对完',
		'shape.linearised': (detail: Params) => `${of(detail, 'count')} 个图形有圆弧，已按每段半度改成折线`,
		'shape.flattened': (detail: Params) => `${of(detail, 'count')} 个图形带高程或量测值，已去掉，只留平面位置`,
		'shape.repaired': (detail: Params) => `${of(detail, 'count')} 个图形自相交等，已修正`
	} as Record<string, (detail?: Params) => string>,
	reasons: {
		'import.columns': (detail: Record<string, unknown>) =>
			(detail.faults as { fault: string; fields?: string[]; got?: string }[])
				.map((each) =>
					each.fault === 'missing'
						? `找不到“${each.fields!.map((field) => words.fields[field] ?? field).join('”或“')}”这一列`
						: `没有叫“${each.got}”的${each.fault === 'column' ? '列' : '字段'}`
				)
				.join('；') + '。请在“哪一列是什么”里指定。',
		'import.file.outside': (detail: Record<string, unknown>) =>
			`文件落在本县之外。文件：${boxText(detail.extent)}；本县：${boxText(detail.county)}。${fitting(detail) || '多半是坐标系或带号不对。'}`,
		'import.file.unknown_format': (detail: Record<string, unknown>) =>
			`应为 Shapefile（打成 zip）、GeoJSON、GeoPackage、KML/KMZ、DXF、Excel（.xlsx）或 CSV，实为 ${detail.got}。`,
		'import.file.several_layers': (detail: Record<string, unknown>) =>
			`文件里有 ${(detail.layers as string[]).length} 个图层，请选一个：${few(detail.layers as string[], '、')}。`,
		'import.file.no_layer': (detail: Record<string, unknown>) => `没有叫 ${detail.got} 的图层。`,
		'import.file.too_large': '文件太大，请拆开。',
		'import.file.empty': '文件是空的。',
		'import.file.broken_off': '上传中断了，请重传。',
		'import.area.asked': (detail: Record<string, unknown>) =>
			`看不出 ${(detail.asked as { header: string }[]).map(({ header }) => `“${header}”`).join('、')} 的单位是亩还是平方米，请选。`,
		'import.file.cancelled': '已停止读取。',
		'import.undo.unknown': '没有这次导入。',
		'import.undo.done': '这次导入已经撤销过了。',
		'import.undo.too_late': (detail: Record<string, unknown>) => `应在导入后 ${detail.days} 天内撤销，已过期。`,
		'import.undo.changed_since': (detail: Record<string, unknown>) =>
			`应为没有再变过的数据，实有 ${detail.rows} 行后来又改过，不能撤销。`,
		'import.undo.built_on': (detail: Record<string, unknown>) =>
			`已有数据用到它，不能撤销：${Object.entries(detail.built as Record<string, number>)
				.map(([what, count]) => `${words.builtOn[what] ?? what} ${count}`)
				.join('、')}。`,
		'job.cancelled': '已停止，什么也没有收进。',
		'job.failed': '写入没有成功，什么也没有收进。请再试一次；还不行，请把出错时间告诉管理员。',
		'job.unknown': '没有这项任务。',
		'job.lost': '任务转到别的进程去了，请稍后再看。',
		'import.file.damaged': (detail: Record<string, unknown>) => `文件读不下去，可能已损坏（${detail.got}）。`,
		'import.file.timeout': (detail: Record<string, unknown>) =>
			`读了 ${detail.seconds} 秒还没读完，已停下。请拆成小文件。`,
		'import.file.memory': '文件太复杂，读它要的内存超过上限。请拆成小文件。',
		'import.file.rows': (detail: Record<string, unknown>) => `行数超过上限 ${detail.limit}。`,
		'import.file.vertices': (detail: Record<string, unknown>) => `角点数超过上限 ${detail.limit}。`,
		'import.file.columns': (detail: Record<string, unknown>) => `列数超过上限 ${detail.limit}。`,
		'import.file.record': '有一条记录太大。',
		'import.file.other_kind': (detail: Record<string, unknown>) =>
			`应为 ${detail.expected}，文件内容实为 ${detail.got}。请从原软件重新导出。`,
		'import.gpkg.empty': 'GeoPackage 里没有图层，也没有表。',
		'import.kml.empty': 'KML 里没有地标（Placemark）。',
		'import.kml.entities': 'KML 里声明了文档类型或实体（DTD），不读。',
		'import.dxf.empty': 'DXF 的模型空间里没有图形。',
		'import.file.missing': (detail: Record<string, unknown>) => `没有文件 ${detail.got}。`,
		'import.zip.damaged': '压缩包打不开，可能已损坏。',
		'import.zip.too_many': '压缩包里的文件太多。',
		'import.zip.too_large': '压缩包解开后太大。',
		'import.zip.ratio': '压缩包的压缩比异常，不解。',
		'import.zip.name': (detail: Record<string, unknown>) => `压缩包里有不安全的文件名：${detail.got}`,
		'import.zip.link': '压缩包里有链接，不解。',
		'import.zip.nested': (detail: Record<string, unknown>) => `压缩包里又有压缩包：${detail.got}，请直接打包文件。`,
		'import.zip.encrypted': '压缩包有密码，请去掉密码。',
		'import.zip.method': '压缩方式不支持，请用普通 zip。',
		'import.zip.twice': (detail: Record<string, unknown>) => `压缩包里有两个同名文件：${detail.got}`,
		'import.zip.overlap': '压缩包结构异常，不解。',
		'import.json.damaged': '不是完整的 GeoJSON。',
		'import.json.type': (detail: Record<string, unknown>) => `应为 GeoJSON 的 FeatureCollection，实为 ${detail.got}。`,
		'import.json.depth': 'JSON 嵌套太深。',
		'import.csv.damaged': (detail: Record<string, unknown>) => `CSV 第 ${detail.line} 行的引号或分隔不对。`,
		'import.csv.empty': 'CSV 没有表头。',
		'import.xlsx.macro': (detail: Record<string, unknown>) =>
			`带宏的工作簿（${detail.got}）不收，请另存为“Excel 工作簿（.xlsx）”。`,
		'import.xlsx.old': (detail: Record<string, unknown>) =>
			`旧格式的表格（${detail.got}）读不了，请在 Excel 或 WPS 里另存为“Excel 工作簿（.xlsx）”。`,
		'import.xlsx.encrypted': '工作簿有打开密码，请去掉密码再传。',
		'import.xlsx.html': '名为表格，内容是网页。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”。',
		'import.xlsx.text': '名为表格，内容是纯文本。请改名为 .csv 再传。',
		'import.xlsx.no_workbook': (detail: Record<string, unknown>) =>
			`应为 .xlsx 工作簿，里面没有工作簿（实为 ${detail.got}）。`,
		'import.xlsx.empty': '工作簿里没有看得见的、有内容的工作表。',
		'import.xlsx.entities': (detail: Record<string, unknown>) => `工作簿的 ${detail.part} 里声明了实体（DTD），不读。`,
		'import.xlsx.merges': (detail: Record<string, unknown>) =>
			`有互相重叠的合并单元格（${detail.got}），请取消合并后再传。`,
		'import.xlsx.too_large': '工作簿的内容太大，请拆成几个文件，或另存为 CSV。',
		'import.xlsx.damaged': (detail: Record<string, unknown>) =>
			`工作簿的 ${detail.part} 读不下去（${detail.got}），请在 Excel 或 WPS 里打开并另存。`,
		'import.dbf.damaged': '属性表（.dbf）已损坏。',
		'import.shp.damaged': (detail: Record<string, unknown>) =>
			`图形（.shp）在第 ${detail.record} 条处已损坏（${detail.got}）。`,
		'import.shapefile.no_shp': (detail: Record<string, unknown>) =>
			`Shapefile 缺图形文件（.shp），只有 ${detail.got}。请把 .shp .dbf .shx .prj 一起打成 zip。`,
		'import.dbf.no_columns': '属性表（.dbf）里一列也没有。',
		'import.table.no_header': (detail: Record<string, unknown>) =>
			`应有表头（列名），第一行却像数据：${detail.got}。请在最上面加一行列名。`,
		'import.shapefile.no_dbf': 'Shapefile 缺属性表（.dbf），请把 .shp .dbf .shx .prj 一起打成 zip。',
		'import.shapefile.counts': '图形（.shp）和属性（.dbf）条数不一致。',
		'import.encoding.unknown': (detail: Record<string, unknown>) => `不认识的编码：${detail.got}。`,
		'import.crs.asked': (detail: Record<string, unknown>) =>
			`坐标系有 ${(detail.candidates as unknown[]).length} 种可能，请选一种再收。`,
		'import.crs.contradicted': (detail: Record<string, unknown>) =>
			(detail.extent
				? `按${detail.by === 'chosen' ? '指定' : '文件写明'}的 ${detail.got}，图形落在本县之外（${boxText(detail.extent)}）。`
				: `坐标 ${detail.x}, ${detail.y} 不是${detail.by === 'chosen' ? '指定' : '文件写明'}的 ${detail.got} 的坐标。`) +
			(fitting(detail) || '请指定坐标系。'),
		'import.crs.unknown': (detail: Record<string, unknown>) => `从坐标 ${detail.x}, ${detail.y} 看不出坐标系，请指定。`,
		'import.crs.unsupported': (detail: Record<string, unknown>) =>
			`应为 CGCS2000（经纬度或 3°、6° 带），实为 ${detail.got}。`,
		'import.crs.other_datum': (detail: Record<string, unknown>) =>
			`坐标是 ${detail.datum}（${detail.got}），与 CGCS2000 相差几十米，转换参数由测绘部门保管。请先转成 CGCS2000。`,
		'import.crs.damaged': '.prj 读不懂，请指定坐标系。',
		'import.rows_rejected': (detail: Record<string, unknown>) => `有 ${detail.rejected} 行不收，全部没有收进。`,
		'import.no_rows': '没有一行可收。',
		'import.stage.gone': '这个文件已经不在暂存里，请重传。',
		'import.kind.unknown': '请先选这是什么。',
		'permission.missing': '您没有导入这类数据的权限。'
	}
};

export { words as import };
