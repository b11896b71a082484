import type { shapes as zh } from '../zh/shapes.ts';

export const shapes: typeof zh = {
	label: 'Shapes as',
	hint: 'CGCS2000 degrees; areas are ellipsoidal',
	note: (county, day, demo) =>
		`${county} ${day}${demo ? ` ${demo}` : ''}. Degrees of CGCS2000 (EPSG:4490), within centimetres of WGS 84; area_mu is the ellipsoidal area in mu. Borders are schematic and settle no boundary.`
};
