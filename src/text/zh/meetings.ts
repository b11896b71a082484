const fields: Record<string, string> = {
	village: '村',
	metOn: '议事日',
	place: '地点',
	chair: '主持人',
	minuteTaker: '记录人',
	committeeDue: '村“两委”应到',
	committeePresent: '村“两委”实到',
	partyDue: '党员应到',
	partyPresent: '党员实到',
	delegatesDue: '村民代表应到',
	delegatesPresent: '村民代表实到',
	membersDue: '集体经济组织成员应到',
	membersPresent: '集体经济组织成员实到',
	supervisor: '监委会主任列席',
	office: '村办主任列席',
	minutes: '会议记录',
	kind: '类别',
	title: '事项',
	content: '内容',
	amount: '预计金额',
	raisedOn: '提出日期',
	matter: '要议的事项',
	deferred: '这次不表决',
	body: '由谁表决',
	present: '参加表决',
	approve: '赞成',
	against: '反对',
	abstain: '弃权',
	decision: '决议内容',
	nextStep: '下一步',
	executedOn: '办结日期',
	settled: '实际金额',
	result: '办理结果',
	said: '催办的话',
	reason: '更正原因'
};
const bodies = { committee: '村“两委”', party: '党员', delegates: '村民代表', members: '集体经济组织成员' };
const settingKeys = {
	'meetings.allowed_days': '每月可定的议事日',
	'meetings.single_expense_fen': '单笔支出限额',
	'meetings.matters': '须有决议的事项',
	'meetings.from_month': '从哪个月起每月要开'
};

const of = (detail: Record<string, unknown>, name: string): string => String(detail[name] ?? '');
const fieldOf = (detail: Record<string, unknown>): string => fields[of(detail, 'field')] ?? of(detail, 'field');
const yuanOf = (detail: Record<string, unknown>, name: string): string => (Number(detail[name]) / 100).toFixed(2);
const bodyOf = (detail: Record<string, unknown>): string => bodies[of(detail, 'body') as 'committee'] ?? '';

/** 两定三公开: 民主议事日, the matters decided on it, and what everybody is told of them. */
export const meetings = {
	title: '民主议事',
	tabs: { meetings: '议事日', matters: '事项' },
	lead: '每月一次民主议事日，一月定全年预算；重大事项有了决议才能办，决议和结果都要公开。',
	mattersLead: '清单上的事项没有通过的决议，不能登记办结。',
	head: (shown: string, all: string) => `${shown} / ${all} 村·月`,
	mattersHead: (shown: string, all: string) => `${shown} / ${all} 件`,
	filter: '筛选',
	search: '村、乡镇、编号、日期',
	searchMatters: '事项、村、编号、决议编号',
	clear: '全部显示',
	labels: { year: '年份', place: '乡镇、村', month: '月份', state: '状态', kind: '类别', standing: '进展' },
	any: { place: '全部乡镇、村', month: '全年', state: '全部状态', kind: '全部类别', standing: '全部进展' },
	year: (year: string) => `${year} 年`,
	month: (month: string) => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`,
	day: (day: string) => `${day.slice(0, 4)} 年 ${Number(day.slice(5, 7))} 月 ${Number(day.slice(8))} 日`,
	states: { held: '已召开', planned: '已安排', late: '待登记', due: '本月未安排', missed: '缺开' },
	standings: {
		raised: '待议',
		agenda: '已列议程',
		deferred: '缓议',
		rejected: '未通过',
		passed: '已通过',
		executed: '已办结',
		withdrawn: '已撤回'
	},
	outcomes: { passed: '通过', rejected: '未通过', void: '人数不够，无效', deferred: '缓议' },
	undecided: '待表决',
	kinds: {
		budget: '年度财务预算',
		expense: '单笔支出',
		homestead: '宅基地使用',
		infrastructure: '基础设施建设',
		disposal: '集体财产处置',
		aid: '困难群体救助',
		contracting: '发包与收费',
		other: '其他事项'
	},
	bodies,
	meetingsOf: { committee: '“两委”会', party: '党员大会', delegates: '村民代表会议', members: '成员大会' },
	columns: {
		month: '月份',
		village: '村',
		state: '状态',
		day: '议事日',
		turnout: '实到 / 应到',
		agenda: '议题',
		decided: '议定',
		executed: '办结 / 通过',
		reminded: '催办',
		number: '编号',
		title: '事项',
		kind: '类别',
		amount: '预计金额（元）',
		raised: '提出',
		standing: '进展',
		done: '办结',
		resolution: '决议'
	},
	total: (held: string, months: string, decided: string, passed: string, executed: string) =>
		`议事 ${held} / ${months} 次 · 议定 ${decided} 件 · 通过 ${passed} 件 · 办结 ${executed} 件`,
	mattersTotal: (count: string, needs: string, yuan: string) =>
		`${count} 件 · 其中须有决议 ${needs} 件 · 预计 ${yuan} 元`,
	nothing: '没有符合的。放宽条件再看。',
	empty: '这一年还没有要开的民主议事日。换一个年份，或先导入村。',
	emptyMatters: '还没有登记事项。村里提出后再列入议事日的议程。',
	choose: '汇总',
	sums: {
		title: '议事汇总',
		note: '分母是已过去的月份',
		place: '地方',
		held: '议事次数',
		decided: '议定（件）',
		passed: '通过',
		executed: '办结',
		all: '合计'
	},
	panel: {
		missed: (month: string) => `${month}没有登记民主议事日。`,
		due: (month: string) => `${month}还没有安排民主议事日。`,
		late: '议事日已过，还没有登记到会和表决情况。',
		reminded: (day: string) => `${day} 已催办`,
		open: '打开',
		plan: '安排议事日',
		remind: '催办'
	},
	matter: {
		new: '提出事项',
		facts: '事项',
		needs: '在县定清单上，须有通过的决议',
		free: '不在县定清单上，或未超过单笔限额',
		toMeeting: (number: string) => `议事日 ${number}`,
		content: '内容',
		amount: '预计金额',
		settled: '实际金额',
		raised: '提出日期',
		executed: '办结日期',
		result: '办理结果'
	},
	record: {
		title: (village: string, month: string) => `${village} ${month}民主议事日`,
		back: '议事日列表',
		facts: '会议',
		day: '日期',
		place: '地点',
		chair: '主持',
		minuteTaker: '记录',
		attendance: '到会',
		attendanceNote: '列席的不表决',
		body: '会议成员',
		due: '应到',
		present: '实到',
		share: '到会率',
		observers: '列席',
		supervisor: '监委会主任',
		office: '村办主任',
		came: '到会',
		absent: '缺席',
		notHeld: '还没有登记到会情况。开完会再登记。',
		agenda: '议程',
		noAgenda: '议程是空的。把要议的事项列进来；一月要有年度财务预算。',
		budgetMissing: '一月的议事日要定全年预算：请把“年度财务预算”列入议程。',
		minutes: '会议记录',
		minutesPrint: '打印会议记录',
		files: {
			title: '照片和材料',
			none: '还没有照片。会场、公示栏各拍一张。',
			add: '添加…',
			hint: 'JPG、PNG、WebP 照片或 PDF，一个不超过 10 MB',
			added: '已添加'
		},
		votes: (approve: string, against: string, abstain: string) => `赞成 ${approve} · 反对 ${against} · 弃权 ${abstain}`,
		voteBy: (body: string, present: string, due: string) => `${body}：实到 ${present} / 应到 ${due}`,
		rule: (present: string, approve: string) => `须到 ${present} 人，须赞成 ${approve} 人`,
		number: '决议编号',
		decision: '决议',
		next: '下一步',
		told: '公开文本',
		toldNote: '不含姓名和地块，发网格微信群和公示栏',
		copy: '复制公开文本',
		copied: '公开文本已复制',
		picture: '下载长图'
	},
	acts: {
		plan: '安排议事日',
		mend: '更正会议',
		hold: '登记到会',
		holdAgain: '更正到会',
		raise: '提出事项',
		mendMatter: '更正事项',
		agenda: '列入议程',
		decide: '登记表决',
		decideAgain: '更正表决',
		execute: '登记办结',
		executeAgain: '更正办结',
		withdraw: '撤回事项',
		remind: '催办',
		settings: '议事规则'
	},
	save: '保存',
	fields,
	hints: {
		metOn: (days: string) => `县定每月 ${days} 日`,
		chair: '列表和打印只显示姓',
		title: '会公开，不写姓名和地块编号，如“1 户宅基地申请”',
		content: '会公开，不写姓名和地块编号',
		amount: '预算、支出、建设、处置要填',
		result: '会公开，不写姓名和地块编号',
		decision: '会公开，写清决定了什么',
		nextStep: '会公开，写清接下来谁办、什么时候办完',
		body: '只列登记了到会的',
		members: '没有召集的留空'
	} as Record<string, string | ((days: string) => string)>,
	deferredYes: '缓议，不表决',
	chooseOne: '请选择',
	yuan: '元',
	people: '人',
	settings: {
		note: '从哪一天起、按哪个文件执行。以前的会议和事项仍按当时的规则。',
		validFrom: '自何日起',
		source: '文件依据',
		keys: settingKeys,
		hints: {
			'meetings.allowed_days': '用逗号隔开，如 5、15、25',
			'meetings.matters': '年度财务预算总要决议',
			'meetings.from_month': '如 2025-12'
		},
		present: (body: string) => `${body}：到会`,
		approve: (body: string) => `${body}：赞成`,
		of: (body: string) => `${body}：赞成按什么算`,
		atLeast: (num: number, den: number) => `≥ ${num}/${den}`,
		moreThan: (num: number, den: number) => `＞ ${num}/${den}`,
		ofWhom: { present: '按实到', due: '按应到' }
	},
	export: '下载',
	csv: '下载 CSV',
	xlsx: '下载 XLSX',
	sheets: {
		meetings: {
			name: '民主议事台账',
			heads: ['编号', '乡镇', '村', '村代码', '月份', '议事日', '状态', '实到', '应到', '议题', '议定', '通过', '办结', '催办日期'] // prettier-ignore
		},
		matters: {
			name: '重大事项台账',
			heads: ['编号', '乡镇', '村', '村代码', '类别', '事项', '预计金额（元）', '提出日期', '须有决议', '进展', '议事日', '决议编号', '办结日期'] // prettier-ignore
		},
		yes: '是'
	},
	print: {
		title: '民主议事日会议记录',
		number: '编号',
		print: '打印',
		signChair: '主持人签字',
		signMinutes: '记录人签字',
		signSupervisor: '监委会主任签字',
		made: '打印日期',
		masked: '姓名只印姓，由本人签字。',
		result: '表决结果'
	},
	done: {
		plan: '已安排',
		mend: '已更正',
		hold: '到会情况已登记',
		raise: '事项已登记',
		mendMatter: '事项已更正',
		agenda: '已列入议程',
		decide: '表决结果已登记',
		execute: '办理结果已登记',
		withdraw: '事项已撤回',
		remind: '已催办',
		settings: '规则已保存'
	} as Record<string, string>,
	dialog: {
		plan: '一个村一个月一次；日子从县定的几天里选。',
		mend: '更正会留下前后两个版本和原因。',
		hold: '人数按实际填；没有召集的留空。登记以后才能登记表决。',
		decide: '通过与否由人数按县里的规则算出来，不用选。',
		execute: (needs: boolean): string => (needs ? '须有通过的决议。' : '这一件不要求决议。'),
		withdraw: '撤回后仍在列表里，注明原因。',
		remind: (month: string) => `${month}民主议事日`
	},
	remindText: (month: string) => `请尽快召开${month}民主议事日，并登记到会和表决情况。`,
	reasons: {
		'meeting.unknown': '没有这次会议，或不在您的范围内。',
		'meeting.changed': '别人刚改过，已为您刷新，请再看一遍。',
		'meeting.village': '请选您负责的村。',
		'meeting.day': (detail: Record<string, unknown>) =>
			`日期应在 ${of(detail, 'expected')} 之间，现在是“${of(detail, 'got')}”。`,
		'meeting.not_allowed': (detail: Record<string, unknown>) =>
			`议事日只能定在每月 ${(detail.expected as number[]).join('、')} 日，现在是 ${of(detail, 'got')} 日。`,
		'meeting.words': (detail: Record<string, unknown>) =>
			`${fieldOf(detail)}应为 ${of(detail, 'expected')} 个字，现在是 ${of(detail, 'got')} 个。`,
		'meeting.twice': (detail: Record<string, unknown>) =>
			`${of(detail, 'month')} 已有民主议事日（${of(detail, 'on')}，编号 ${of(detail, 'got').padStart(4, '0')}），一个月只定一天。`,
		'meeting.month': (detail: Record<string, unknown>) =>
			`只能在 ${of(detail, 'expected')} 之内改日子，现在是 ${of(detail, 'got')}。`,
		'meeting.day_stands': (detail: Record<string, unknown>) =>
			`会已经开过，日子是 ${of(detail, 'expected')}，不能再改。`,
		'meeting.not_yet': (detail: Record<string, unknown>) => `${of(detail, 'got')} 还没有到，开完会再登记。`,
		'meeting.no_agenda': '议程是空的。先把要议的事项列入议程。',
		'meeting.no_budget': '一月的民主议事日要定全年预算：请先把“年度财务预算”列入议程。',
		'meeting.nobody': '请至少填一个会议的应到和实到人数。',
		'meeting.turnout': (detail: Record<string, unknown>) =>
			`${bodyOf(detail)}的应到、实到都要填，实到应为 ${of(detail, 'expected')}，现在是“${of(detail, 'got')}”。`,
		'meeting.minutes': (detail: Record<string, unknown>) => `会议记录最多 4000 字，现在是 ${of(detail, 'got')} 字。`,
		'meeting.votes_stand': (detail: Record<string, unknown>) =>
			`决议 ${of(detail, 'number')} 有${bodyOf(detail)} ${of(detail, 'expected')} 人参加表决，实到不能少于这个数（现在是 ${of(detail, 'got')}）；请先更正表决。`,
		'matter.unknown': '没有这个事项，或不在您的范围内。',
		'matter.changed': '别人刚改过这个事项，已为您刷新，请再看一遍。',
		'matter.kind': '请选事项类别。',
		'matter.words': (detail: Record<string, unknown>) =>
			`${fieldOf(detail)}应为 ${of(detail, 'expected')} 个字，现在是 ${of(detail, 'got')} 个。`,
		'matter.amount': (detail: Record<string, unknown>) =>
			`${fieldOf(detail)}应为大于 0、最多两位小数的金额；预算、支出、建设、处置必须填。`,
		'matter.day': (detail: Record<string, unknown>) =>
			`提出日期应 ${of(detail, 'expected')}，现在是“${of(detail, 'got')}”。`,
		'matter.withdrawn': '这个事项已经撤回。',
		'matter.ended': '已通过、已办结或已撤回的事项不能撤回。',
		'matter.no_resolution': '这个事项在县定清单上，还没有通过的决议，不能登记办结。请先在民主议事日表决。',
		'matter.executed_on': (detail: Record<string, unknown>) =>
			`办结日期应在 ${of(detail, 'expected')} 之间，现在是“${of(detail, 'got')}”。`,
		'matter.over': (detail: Record<string, unknown>) =>
			`实际金额 ${yuanOf(detail, 'got')} 元超过决议的 ${yuanOf(detail, 'expected')} 元；多出的要另行决议。`,
		'matter.executed_stands': (detail: Record<string, unknown>) =>
			`决议 ${of(detail, 'number')} 的事项已经办结，改后的人数不再通过；请先核实。`,
		'matter.resolved_stands': (detail: Record<string, unknown>) =>
			`决议 ${of(detail, 'got')} 已经通过，类别、金额和提出日期不能再改；要改请另提事项。`,
		'agenda.village': '这个事项不是本村的。',
		'agenda.standing': '这个事项已在议程上、已通过、已办结或已撤回。',
		'agenda.day': (detail: Record<string, unknown>) =>
			`事项的提出日期 ${of(detail, 'got')} 晚于议事日，应 ${of(detail, 'expected')}。`,
		'agenda.twice': '这个事项已在本次议程上。',
		'agenda.full': (detail: Record<string, unknown>) => `一次最多议 ${of(detail, 'expected')} 件。`,
		'agenda.unknown': '本次议程上没有这个事项。',
		'vote.not_held': '请先登记到会情况，再登记表决。',
		'vote.body': '请选由谁表决；只能选登记了到会的。',
		'vote.counts': (detail: Record<string, unknown>) =>
			`人数应为 ${of(detail, 'expected')} 的整数，现在是 ${of(detail, 'got')}。`,
		'vote.present': (detail: Record<string, unknown>) =>
			`参加表决的不能超过 ${of(detail, 'expected')} 人，现在是 ${of(detail, 'got')} 人。`,
		'vote.sum': (detail: Record<string, unknown>) =>
			`赞成＋反对＋弃权应等于参加表决的 ${of(detail, 'expected')} 人，现在是 ${of(detail, 'got')}。`,
		'public.name': (detail: Record<string, unknown>) =>
			`${fieldOf(detail)}里有姓名“${of(detail, 'got')}”。这些话会公开，请改成“1 户”“有关农户”一类的写法。`,
		'public.code': (detail: Record<string, unknown>) =>
			`${fieldOf(detail)}里有地块或合同编号“${of(detail, 'got')}”。这些话会公开，请去掉编号。`,
		'public.number': (detail: Record<string, unknown>) => `${fieldOf(detail)}里有证件、电话或账号，请去掉。`,
		'remind.month': (detail: Record<string, unknown>) =>
			`月份应在 ${of(detail, 'expected')} 之间，现在是“${of(detail, 'got')}”。`,
		'remind.needless': '这个月已经安排或开过，不用催办。',
		'settings.day': '生效日期应为日期，如 2026-11-26。',
		'settings.source_needed': '请写文件依据，2 到 200 个字。',
		'settings.unknown': '没有要改的。',
		'settings.value': (detail: Record<string, unknown>) =>
			`“${settingKeys[of(detail, 'key') as 'meetings.matters'] ?? of(detail, 'key')}”的值不对，请看说明。`,
		'step.reason': '请写原因，2 到 500 个字。',
		'file.too_large': '文件超过 10 MB，请压缩后再传。',
		'file.kind': '只收 JPG、PNG、WebP 照片和 PDF。',
		'file.needed': '请选一个文件。',
		'permission.missing': '您的角色不能做这件事。',
		'request.failed': '没有送到，请看网络后再试。'
	} as Record<string, string | ((detail: Record<string, unknown>) => string)>
};
