/** Restricted labels of villages. Loaded for nobody but whoever may see them. */
export const labels = {
	kinds: { weak_organisation: '软弱涣散村', governance_focus: '社会治理重点村', petition: '信访' } as Record<
		string,
		string
	>,
	caution: '受限：不上大屏、不导出、不公开；每次查看都留痕。'
};
