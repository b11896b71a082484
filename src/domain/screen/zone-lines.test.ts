import { expect, test } from 'vitest';
import { boardLines, MOST_ZONES } from './zone-lines.ts';

const zone = (number: number, layout: 'adjacent' | 'chain' | 'project', areaMu: number) => ({
	...{ number, name: `区${number}`, layout, areaMu }
});

test('each layout comes to what its zones do, in the order of layouts', () => {
	const { layouts, zones, more } = boardLines([
		zone(3, 'project', 30),
		zone(1, 'adjacent', 10),
		zone(2, 'adjacent', 20)
	]);
	expect(layouts).toEqual([
		{ layout: 'adjacent', areaMu: 30 },
		{ layout: 'project', areaMu: 30 }
	]);
	expect([zones.length, more]).toEqual([3, 0]);
});

test('of more zones than there is room for the largest stay, where they stood', () => {
	const { zones, more } = boardLines(Array.from({ length: 20 }, (_, at) => zone(at + 1, 'chain', at % 2 ? 5 : at)));
	expect([zones.length, more]).toEqual([MOST_ZONES, 4]);
	expect(zones.map(({ number }) => number)).toEqual([...zones.map(({ number }) => number)].sort((a, b) => a - b));
	expect(zones.some(({ number }) => number === 1)).toBe(false);
});
