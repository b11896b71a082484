/** What a shape has in common with the three lines, piece by piece. */
export const lines = {
	kinds: {
		farmland_red: '永久基本农田',
		ecology_red: '生态保护红线',
		urban_boundary: '城镇开发边界',
		zone: '其他产业区',
		project_area: '项目区'
	},
	pieces: (count: string) => `${count} 块`,
	piece: (at: string, mu: string) => `第 ${at} 块，${mu} 亩，在图上看`,
	unnamed: '未命名',
	slivers: (count: string, mu: string) => `另有 ${count} 处细碎，合计 ${mu} 亩，已计入总数`,
	twice: (mu: string) => `各块之间有重叠，重叠的 ${mu} 亩在总数里只计一次`,
	more: (count: string) => `只列出最大的几块，还有 ${count} 块未列出，亩数已计入合计。`,
	elsewhere: (count: string) => `另有 ${count} 块在您查看的范围之外，亩数已计入合计。`,
	title: '红线分块',
	note: '按已保存的步骤',
	ask: '逐块列出',
	again: '重新核对',
	asking: '正在核对…',
	none: '没有与三条红线相交，或还没有导入红线。',
	stale: '方案在核对之后又改过，请重新核对。',
	waits: '还有步骤没有上传，上传后再核对。',
	failed: '没有取到结果，请检查网络后重试。',
	caveat: '相交不等于不可布局，由自然资源部门答复。'
};
