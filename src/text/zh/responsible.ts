/** Who answers for a place or zone; a page that shows it loads these few words. */
export const responsible = {
	title: '责任人',
	note: '包联',
	none: '还没有登记包联领导',
	of: { township: '所在乡镇', village: '本村', zone: '本区', project: '本项目' },
	since: (day: string) => `${day} 起`
};
