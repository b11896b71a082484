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
	export: 'Export the comparison',
	sheet: 'Sheet',
	back: 'All plans',
	chosen: 'Side by side',
	choose: 'Two plans side by side'
};
