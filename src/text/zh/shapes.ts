/** Shapes as files to keep. */
export const shapes = {
	label: '导出图形',
	hint: 'CGCS2000 经纬度；面积为椭球面积',
	note: (county: string, day: string, demo: string) =>
		`${county} ${day}${demo ? ` ${demo}` : ''}。坐标为 CGCS2000（EPSG:4490）经纬度，与 WGS 84 相差厘米级；area_mu 为椭球面积，亩。界线示意，不作划界依据。`
};
