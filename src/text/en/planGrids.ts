import type { planGrids as zh } from '../zh/planGrids.ts';

/** What of a plan is painted by governance grids. */
export const planGrids: typeof zh = {
	tool: 'Grids',
	hint: 'Brush, eraser and lasso take whole grids in or out',
	level: 'Level of grids',
	leaf: 'Smallest grids',
	levels: { 1: 'Level 1', 2: 'Level 2', 3: 'Level 3' },
	tooMany: 'Zoom in to paint by grids',
	title: 'Grids',
	count: (count) => `${count} grids`,
	add: 'Add a grid by name',
	addHint: 'Type the name or code of a grid, or its village',
	name: 'Grid',
	out: (name) => `Take ${name} out`,
	note: 'Area, farmland and control lines are of the grid’s own land. A contract counts in the grid of its largest parcel, land beyond contracts and new land where they lie; what is not on the map counts in none. Households, people and income are known of whole villages only, and grids add none.',
	gained: (count, mu) => `${count} grids, +${mu} mu`,
	lost: (count, mu) => `${count} grids, −${mu} mu`
};
