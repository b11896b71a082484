type Detail = Record<string, unknown>;

/** 部门: their names as dated data, and who belongs. */
export const departments = {
	title: '部门',
	people: '人员',
	lead: '名称是带日期的数据：改名添一个新名称，旧的留着，属于它的人不变。',
	head: (shown: string, all: string) => (shown === all ? `${all} 个` : `${shown} / ${all} 个`),
	filter: '筛选部门',
	search: '名称、人员',
	allStates: '全部状态',
	states: { now: '现有', coming: '将设', ended: '已撤销' },
	clear: '清除筛选',
	export: '导出',
	csv: '导出 CSV',
	xlsx: '导出 Excel',
	sheet: '部门名单',
	columns: {
		name: '名称',
		names: '各时期名称',
		former: '其他名称',
		since: '设立',
		until: '撤销',
		state: '状态',
		people: '人员'
	},
	empty: '还没有部门。先增设一个，再给人员“部门”身份。',
	nothing: '没有符合筛选的部门。',
	choose: '从名单选一个部门，看它的名称和人员。',
	names: '各时期名称',
	span: (from: string, to: string | null) => (to ? `${from} 起，至 ${to} 前` : `${from} 起`),
	belongs: '属于它的人',
	nobody: '还没有人。在“人员与权限”里给人添加“部门”身份。',
	history: '经历',
	comma: '、',
	acts: { add: '增设部门', rename: '更名', end: '撤销' },
	form: {
		name: '名称',
		newName: '新名称',
		from: '从哪天起',
		to: '从哪天起撤销',
		add: '增设',
		rename: '更名',
		end: '撤销',
		renameNote: (name: string) => `现名 ${name}。到那天为止用旧名，从那天起用新名。`,
		endNote: (name: string) => `${name} 从那天起不再是部门，以前的记录不变。撤销后不能恢复，只能重新增设。`
	},
	done: { add: '已增设', rename: '已更名', end: '已撤销' },
	reasons: {
		'department.name': ({ expected, got }: Detail) =>
			`名称要 ${(expected as number[]).join(' 至 ')} 个字，现在是 ${String(got)} 个。`,
		'department.name_taken': ({ got }: Detail) => `已有部门叫“${String(got)}”。`,
		'department.same': '新名称和现在的一样。',
		'department.day': '请填日期，如 2026-03-01。',
		'department.from': ({ expected, got }: Detail) =>
			`日期要晚于现名称的起始日 ${String(expected)}，填的是 ${String(got)}。`,
		'department.people': ({ got }: Detail) => `还有 ${String(got)} 人属于它。先结束他们的“部门”身份，或改给别的部门。`,
		'department.unknown': '没有这个部门，或已经撤销，请刷新。',
		'permission.missing': '您的身份只能看，不能改。',
		'session.missing': '您已退出，请重新登录。',
		'request.failed': '没有送到，请再试一次。'
	} as Record<string, string | ((detail: Detail) => string)>
};
