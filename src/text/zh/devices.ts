type Detail = Record<string, unknown>;

/** 大屏与设备: walls and scoring phones, let in by a link of their own. */
export const devices = {
	title: '大屏与设备',
	lead: '大屏和评分手机不用账号，扫一个链接就能进，只看得到它该看的，随时可以收回。',
	head: (shown: string, all: string) => (shown === all ? `${all} 台` : `${shown} / ${all} 台`),
	filter: '筛选设备',
	search: '名称、地方、经办人',
	all: { purpose: '全部用途', state: '全部状态' },
	clear: '清除筛选',
	export: '导出',
	csv: '导出 CSV',
	xlsx: '导出 Excel',
	sheet: '大屏与设备',
	columns: {
		name: '名称',
		purpose: '用途',
		place: '范围',
		state: '状态',
		seen: '最近在线',
		until: '有效至',
		madeBy: '经办人',
		madeAt: '登记时间'
	},
	purposes: { wall: '大屏', scoring: '评分手机' },
	purposeNotes: {
		wall: '只看指挥大屏，看所选范围的数字和地图；打不开名单和记录，也改不了任何东西。启用后半年有效。',
		scoring: '季度观摩时给评委打分用。打分功能上线前，登记了也看不到任何数据。启用后三天有效。'
	},
	states: { active: '在用', waiting: '待启用', lapsed: '链接过期', expired: '已到期', revoked: '已收回' },
	wholeCounty: '全县',
	empty: '还没有大屏或评分手机。建一个设备链接，在那台设备上打开。',
	nothing: '没有符合筛选的设备。',
	never: '还没有来过',
	facts: '情况',
	linkUntil: '链接有效至',
	may: '能做什么',
	acts: { make: '新建设备链接', renew: '再给一个链接', revoke: '收回' },
	form: {
		name: '名称',
		nameHint: '写清放在哪里、谁用，如“会议室大屏”',
		purpose: '用途',
		place: '范围',
		make: '生成链接'
	},
	link: {
		title: '设备链接',
		note: (name: string, until: string) =>
			`在“${name}”上扫码，或在浏览器里输入这个地址。${until} 前有效，只能用一次，关掉就不再显示。`,
		picture: '设备链接的二维码'
	},
	sure: {
		title: '收回这台设备？',
		note: '它马上看不到任何内容，没用过的链接也作废。收回后不能恢复，要用就重新建链接。'
	},
	done: { revoke: '已收回，那台设备已退出' },
	reasons: {
		'device.name': ({ expected }: Detail) => `名称要 ${(expected as number[]).join(' 至 ')} 个字。`,
		'device.purpose': '请选择用途。',
		'device.place': '本县没有这个地方，请重选。',
		'device.unknown': '没有这台设备，列表可能刚改过，请刷新。',
		'device.revoked': '这台设备已经收回。要用就新建一个设备链接。',
		'device.request': '填写的内容太长或格式不对，请检查。',
		'permission.missing': '您的身份不能管理设备。',
		'session.missing': '您已退出，请重新登录。',
		'request.failed': '没有送到，请再试一次。'
	} as Record<string, string | ((detail: Detail) => string)>
};
