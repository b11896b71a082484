/** What people do on the map: measure, keep places, select, print, look back. */
export const tools = {
	title: '图上工具',
	close: (what: string) => `关闭${what}`,
	undo: '撤销',
	redo: '重做',
	clear: '清除',
	finish: '完成',
	resume: '继续画',
	corner: (number: string) => (number === '' ? '所画的点' : `第 ${number} 点：方向键移动，Delete 删去`),
	measure: {
		title: '图上量算',
		short: '量算',
		note: '只供查看，不作依据，不保存',
		kinds: { area: '面积', line: '长度' },
		area: '面积',
		round: '周长',
		length: '长度',
		last: '末段',
		crossed: '边线相交，算不出面积。移动或撤销一点。',
		begin: '在图上点第一点；键盘：方向键移图，Enter 在图中央落点，空格完成，退格撤销。',
		more: '继续点。拖动圆点可移动，拖线段中点可加点；双击或空格完成。',
		done: '已完成，仍可拖动各点。'
	},
	picker: {
		name: '叠压清单',
		title: (count: string) => `此处叠着 ${count} 个图形`
	},
	bookmarks: {
		title: '我的位置',
		short: '书签',
		note: '只存在这个浏览器里',
		name: '给当前视图起名',
		add: '记下',
		empty: '还没有。移到常看的地方，起个名字记下，下次一键回来。',
		remove: (name: string) => `删去${name}`,
		removed: (name: string) => `已删去“${name}”`
	},
	day: {
		title: '往日图面',
		short: '时间',
		note: '按系统记录的时间',
		slider: '系统有记录变动的日子',
		date: '日期',
		earlier: '前一次变动',
		later: '后一次变动',
		now: '回到现在',
		present: '现在',
		first: (day: string) => `最早的记录在 ${day}`,
		changes: (count: string) => `共有 ${count} 天记录过变动`,
		banner: (day: string) => `图上土地为 ${day} 日终系统所记，不是现在`,
		rest: '界线、产业区、红线、集聚区和右侧记录仍为现在',
		one: '到今天为止只有一天有记录，还没有往日可看。'
	},
	select: {
		title: '圈选图形',
		short: '圈选',
		back: '回到一张图',
		area: '画范围',
		draw: { box: '矩形', area: '多边形' },
		hint: {
			box: '点两个对角；键盘：方向键移图，Enter 落点，退格撤销。',
			area: '逐点点出边线，双击、空格或“完成”收口；键盘：方向键移图，Enter 落点，退格撤销。'
		},
		kinds: '要选哪几类',
		place: '在哪里',
		code: '代码、编号含',
		from: '不小于',
		to: '不大于',
		status: '状态',
		any: '不限',
		use: '地类代码',
		within: '完全在范围内才算',
		ask: '查找',
		empty: '在图上画一个矩形或多边形，或在上面写明条件，这里列出选中的图形，可导出。',
		nothing: '没有符合的图形。放宽条件，或重画范围。',
		cut: (shown: string, all: string) => `只列前 ${shown} 条，共 ${all} 条；合计按全部计算`,
		columns: { kind: '类别', code: '代码', village: '村', note: '说明' },
		sheet: {
			name: '圈选图形',
			heads: ['类别', '代码', '乡镇', '村', '村代码', '亩', '类型', '状态', '地块类别', '所有权性质', '地类代码'],
			placeHeads: ['经度', '纬度']
		},
		reasons: {
			'selection.area.unreadable': '地址里的范围读不懂，请重画。',
			'selection.area.corners': (detail: Record<string, unknown>) => `范围的角点不能多于 ${String(detail.most)} 个。`,
			'selection.area.open': '范围至少要有三个角点，矩形要有两个不同的对角。',
			'selection.area.crossed': '范围的边线相交，请重画。'
		}
	},
	print: {
		title: '按比例打印',
		short: '打印',
		sheet: '图',
		picture: (scale: string) => `比例一比${scale}的地图`,
		scale: '比例',
		paper: '纸张',
		turn: '方向',
		lying: '横',
		upright: '竖',
		name: '图名',
		show: '更新',
		move: '移动图幅',
		ways: { west: '向西', east: '向东', north: '向北', south: '向南' },
		print: '打印',
		drawing: '正在绘制……',
		advice: '打印时选“实际大小”（100 %），不要“适合页面”，比例才准。',
		date: '制图日期',
		and: '、',
		sides: { left: (what: string) => `左侧：${what}`, right: (what: string) => `右侧：${what}` },
		imagery: (day: string, name: string, source: string) => `影像 ${day} ${name}（${source}）`,
		base: (name: string, review: string | null) => `底图 ${name}${review ? `，审图号 ${review}` : ''}`
	}
};
