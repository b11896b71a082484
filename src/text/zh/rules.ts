/** Dated rules a county sets for contracts, cases, offerings, charges and debts. */
export const rules = {
	titles: {
		contracts: '规则设定',
		cases: '期限设定',
		offers: '期限设定',
		charges: '收费设定',
		debts: '基准与目标',
		plans: '办理期限'
	},
	notes: {
		contracts: '从某一天起生效，以前签订的合同按当时的值查找。保存后全县重新查找疑似问题。',
		cases: '从某一天起生效：已经开始计的期限不变，以后每走一步按新的值计。工作日按周一到周五，加下面两张表。',
		offers: '从某一天起生效：已经开始计的期限不变，以后每走一步按新的值计。放假和调休的日子在核查案件的期限设定里。',
		charges: '从某一天起生效：已经核定的应缴不变。',
		debts: '从某一天起生效。已经登记的期初数不随基准日改动，改基准日以前先核对两本账。',
		plans: '从某一天起生效：已经送出的截止日期、已经建好的链接不变。放假和调休的日子在核查案件的期限设定里。'
	},
	keys: {
		'contract.second_round_ends_on': '二轮承包最后一天',
		'contract.lease_years': '租赁期限上限 年',
		'contract.low_price_percent': '低于参考价的百分之几算低价',
		'contract.growth_after_years': '超过几年应有增长条款',
		'contract.auction_from': '从哪天起一律公开竞价（没有规定的空着）',
		'contract.escalation_days': '提级办理时限 工作日',
		'contract.rectify_days': '整改时限 工作日',
		'contract.meeting_days': '几天碰头一次',
		'case.publicity_days': '公示天数',
		'case.days.assigned': '派查后丈量 工作日',
		'case.days.suspected': '立案或撤回后派查 工作日',
		'case.days.measured': '丈量后公示 工作日',
		'case.days.publicised': '公示后进入协商 工作日',
		'case.days.objected': '答复异议 工作日',
		'case.days.negotiating': '协商 工作日',
		'case.days.resolving': '决议后签订 工作日',
		'case.days.supplemented': '补签后办结 工作日',
		'case.days.re_signed': '重签后办结 工作日',
		'case.days.reclaimed': '收归后办结 工作日',
		'case.days.to_equity': '转股后办结 工作日',
		'case.days.legal_review': '法律审核 工作日',
		'case.days.escalated': '提级件 工作日',
		'calendar.holidays': '放假的日子',
		'calendar.worked': '周末上班的日子',
		'offer.days.waiting': '收归后拟定底价 工作日',
		'offer.days.drafted': '底价报决议 工作日',
		'offer.days.resolved': '决议后乡镇审核 工作日',
		'offer.days.approved': '审核后告知成员 工作日',
		'offer.days.noticed': '告知后挂牌 工作日',
		'offer.days.listed': '挂牌截止后登记结果 工作日',
		'offer.days.awarded': '成交后签合同 工作日',
		'offer.days.failed': '流拍后再定去向 工作日',
		'charge.receipt_name': '票据名称',
		'charge.pay_days': '每年起始后多少天内缴清',
		'zones.plan.days.asked': '征求意见 工作日（送出时先填的截止日期）',
		'zones.plan.days.reviewed': '审议后研究确定 工作日',
		'zones.plan.days.approved': '研究确定后公布 工作日',
		'zones.plan.answer_days': '给各方提意见的时间至少 工作日',
		'zones.plan.link_days': '分享链接最长有效 天',
		'debts.base_date': '基准日',
		'debts.targets': '化解目标（到年底累计化解的百分之几）'
	} as Record<string, string>,
	hints: {
		'case.publicity_days': '日历天，不少于 7 天。',
		'calendar.holidays': '一行一天，如 2026-10-01；按每年的放假通知填。',
		'calendar.worked': '一行一天，按每年的调休通知填。',
		'charge.receipt_name': '本系统不开票，只登记号码；名称以财政部门规定为准。',
		'debts.base_date': '这一天结束时的余额是两本账的期初数。',
		'debts.targets': '档的上限算在本档里；一年里没有写的沿用前一年。'
	} as Record<string, string>,
	shipped: '现为系统默认值。',
	since: (day: string, source: string) => `${day} 起，依据：${source}。`,
	later: (day: string, value: string, source: string) =>
		`已定 ${day} 起${value ? `为 ${value}` : '另有一组'}（${source}）。`,
	validFrom: '从哪天起',
	source: '依据（文件名称、文号）',
	sourceHint: '2 到 200 个字，记入操作留痕',
	save: '保存设定',
	conflict: {
		title: '您打开以后，别人改过',
		set: (day: string, source: string) => `别人设的：${day} 起，依据：${source}`,
		theirs: '现在的',
		mine: '您填的',
		same: '填的内容一样，只是起始日期或依据不同。',
		keepTheirs: '留现在的，不保存我填的',
		keepMine: '看过了，仍按我填的保存'
	},
	saved: {
		contracts: '已保存，县里的疑似问题正在重新查找',
		cases: '已保存，以后的期限按新的值计',
		offers: '已保存，以后的期限按新的值计',
		charges: '已保存，以后核定的应缴按新的值计',
		debts: '已保存',
		plans: '已保存，以后送出和办理的按新的值计'
	},
	targets: {
		to: '万元以下（含）',
		above: '以上',
		by: (year: string) => `${year} 年底 %`,
		row: (n: string) => `第 ${n} 档`,
		remove: '去掉',
		addBracket: '加一档',
		addYear: '加一年'
	},
	reasons: {
		'settings.day': '起始日期应为日期，如 2026-01-01。',
		'settings.value': (detail: Record<string, unknown>) =>
			detail.key === 'debts.targets'
				? '“化解目标”没有保存：各档上限要从小到大，百分数在 0 到 100 之间、逐年不减。'
				: `“${keys[String(detail.key)] ?? String(detail.key)}”不能是“${shown(detail.got)}”：${expected[String(detail.key)] ?? '应为 1 到 365 的整数'}。`,
		'settings.source_needed': '请写明依据的文件，2 到 200 个字。',
		'settings.unknown': '没有改动可保存：先改一项。',
		'settings.changed': '没有保存：您打开以后别人改过，两样都列在下面，请选一样。',
		'permission.missing': '您的职责范围不改设定。',
		'request.failed': '没有送到，请再试一次。'
	} as Readonly<Record<string, string | ((detail: Record<string, unknown>) => string)>>
};

const keys: Readonly<Record<string, string>> = rules.keys;
const shown = (got: unknown): string => (got === null ? '空' : String(got).slice(0, 60));
const expected: Record<string, string> = {
	'contract.second_round_ends_on': '应为日期，如 2028-12-31',
	'contract.auction_from': '应为日期，如 2026-01-01，或空着',
	'contract.lease_years': '应为 1 到 100 的整数',
	'contract.growth_after_years': '应为 1 到 100 的整数',
	'contract.low_price_percent': '应为 1 到 100 的整数',
	'case.publicity_days': '应为 7 到 60 的整数',
	'calendar.holidays': '应为日期，一行一天，如 2026-10-01',
	'calendar.worked': '应为日期，一行一天，如 2026-10-10',
	'charge.receipt_name': '应为 2 到 60 个字',
	'debts.base_date': '应为日期，如 2025-12-31'
};
