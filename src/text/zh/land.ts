/** Words every page about land shares: kinds of findings, statuses, how a finding was linked, layers of the map. */
export const land = {
	title: '清化收',
	tabs: {
		home: '待办与进度',
		contracts: '合同清理',
		findings: '疑似图斑',
		match: '以图找地',
		cases: '图斑核查',
		debts: '债权债务',
		charges: '新增资源收费',
		reclaimed: '公开竞价',
		meetings: '民主议事',
		import: '数据导入'
	},
	analyse: {
		again: '重新比对',
		running: '正在比对…',
		same: '与上次相同，没有变化',
		moved: (added: string, changed: string, gone: string) => `新列 ${added}，有变 ${changed}，不再存在 ${gone}`,
		failed: (reason: string) => `比对没有完成，原有图斑没有改动${reason ? `（${reason}）` : ''}`
	},
	changes: {
		due: (count: string) => `${count} 处变更正在重算`,
		failed: (count: string) => `${count} 处变更没有算成，请重新比对`
	},
	kinds: {
		over_area: '超合同面积',
		on_other_contract: '占用他人合同范围',
		on_uncontracted: '未签合同使用集体土地',
		beyond_village: '超出村界',
		no_contract: '无合同',
		expired_held: '合同到期未处理',
		double_contracted: '一地多包',
		short_area: '面积不足',
		area_request: '面积待核实'
	},
	sliver: '细碎图斑（不列）',
	statuses: { suspected: '疑似', in_case: '已立案', dismissed: '不属实', gone: '不再存在' },
	toConfirm: '待核实',
	forms: { written: '书面', oral: '口头', receipt: '收据', unknown: '形式未知' },
	methods: { rtk: 'RTK 测量', uav: '无人机测量', walk: '手持机绕行' },
	surveyMethods: { instrument: 'RTK／全站仪', imagery: '影像勾绘', walk: '手机步测', unknown: '未注明' },
	linkedBy: {
		person: '由人确认对应',
		contract_number: '按合同号对应',
		parcel_code: '按地块代码对应',
		lessee_code: '按承包方代码对应',
		confirmed: '按姓名对应，已由人确认',
		lessee_name: '按姓名对应（本村同名一人）'
	},
	layers: {
		parcel: '土地确权图斑',
		construction_land: '建设用地图斑',
		contract_shape: '合同范围',
		occupation: '实测范围',
		finding: '疑似超合同图斑',
		cluster: '图斑集聚区',
		reclaimed: '收归集体土地'
	},
	finding: '疑似图斑',
	contract: '合同',
	township: '乡镇',
	village: '村',
	holder: '使用人',
	lessee: '承包人',
	measured: '实测',
	contracted: '合同'
};
