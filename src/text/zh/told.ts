const grouped = (fen: number): string => {
	const [yuan, rest] = (fen / 100).toFixed(2).split('.') as [string, string];
	return `${yuan.replace(/\B(?=(\d{3})+$)/g, ',')}${rest === '00' ? '' : `.${rest}`}`;
};

/** What villagers are told, in a group, on a board, on the public page: always in Chinese. */
export const told = {
	titles: {
		resolution: (village: string) => `${village}民主议事日决议公开`,
		result: (village: string) => `${village}事项办理结果公开`
	},
	labels: {
		day: '议事日期',
		matter: '议定事项',
		kind: '事项类别',
		amount: '预计金额',
		content: '事项内容',
		present: '到会情况',
		observers: '列席',
		votes: '表决情况',
		rule: '通过条件',
		outcome: '表决结果',
		number: '决议编号',
		decision: '决议内容',
		next: '下一步',
		executed: '办结日期',
		settled: '实际金额',
		result: '办理结果'
	},
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
	bodies: { committee: '村“两委”', party: '党员', delegates: '村民代表', members: '集体经济组织成员' },
	outcomes: { passed: '通过', rejected: '未通过' },
	yuan: (fen: number) => `${grouped(fen)} 元`,
	day: (day: string) => `${day.slice(0, 4)} 年 ${Number(day.slice(5, 7))} 月 ${Number(day.slice(8))} 日`,
	present: (body: string, due: number, present: number) => `${body}应到 ${due} 人，实到 ${present} 人`,
	observers: (supervisor: boolean, office: boolean) =>
		`监委会主任${supervisor ? '到会' : '缺席'}，村办主任${office ? '到会' : '缺席'}（不参加表决）`,
	votes: (approve: number, against: number, abstain: number) =>
		`赞成 ${approve} 票，反对 ${against} 票，弃权 ${abstain} 票`,
	rule: (present: number, approve: number) => `到会不少于 ${present} 人，赞成不少于 ${approve} 人`,
	picture: {
		name: (title: string, day: string) => `${title}-${day}`,
		published: (day: string) => `${day} 公开`,
		foot: '不含姓名和地块信息，有疑问请到村委会询问',
		demo: '演示数据'
	}
};
