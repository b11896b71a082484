/** Imagery: on the map, and on its own page. */
export const imagery = {
	title: '影像底图',
	order: '次序与透明度',
	orderNote: '上面的盖住下面的',
	nothingOn: '没有显示任何图层。',
	opacity: (layer: string) => `${layer}的不透明度`,
	percent: (share: string) => `${share}%`,
	reset: '全部恢复',
	none: '还没有影像。',
	fill: '添加影像',
	manage: '管理影像',
	base: '在线底图',
	baseOff: '演示数据期间不用外部底图。',
	baseReview: (number: string) => `审图号 ${number}`,
	swipe: {
		start: '卷帘对比',
		title: '卷帘',
		left: '左侧图层',
		right: '右侧图层',
		stop: '结束卷帘',
		line: '卷帘位置：左右方向键移动',
		share: (share: string) => `左侧占 ${share}%`,
		hidden: '放大后显示'
	},
	datums: { cgcs2000: 'CGCS2000（网页墨卡托瓦片）', gcj02: 'GCJ-02，显示时已纠正' }
};
