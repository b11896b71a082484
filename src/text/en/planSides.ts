import type { planSides as zh } from '../zh/planSides.ts';

/** Two plans beside each other, or one over the other. */
export const planSides: typeof zh = {
	title: 'Two plans',
	open: 'Look at both…',
	left: 'Left',
	right: 'Right',
	swap: 'Swap sides',
	view: 'How to look',
	views: { side: 'Side by side', swipe: 'One over the other' },
	zonesInForce: 'The zones decided on',
	plan: (code: string, name: string) => `${code} ${name}`,
	mapLabel: (side: string) => `Map of ${side}`,
	line: 'Line between left and right',
	share: (hundredths: string) => `The left has ${hundredths} %`,
	leftMark: 'Only at the left',
	rightMark: 'Only at the right',
	table: 'Left against right',
	same: 'Both sides are the same.',
	drawn: (side, parts, mu) =>
		`${side}: ${parts} drawn parts, shown on the map; the ${mu} mu of them outside the villages count in the area, contracts, farmland and red lines are of villages alone.`,
	shaped: (side, names) =>
		`${side}: ${names}: decided on as drawn shapes; here, on the map and in the table, whole villages stand for them and the drawn shapes are not counted.`,
	export: 'Export the comparison',
	sheet: 'Sheet',
	back: 'All plans',
	chosen: 'Side by side',
	choose: 'Two plans side by side'
};
