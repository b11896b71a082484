import type { Position } from '#core/geometry.ts';

/** Words that are to stand on a map near one of some places, in mm or px. */
export interface Wanted {
	key: string;
	/** Where they may stand, the best first: the words' middle. */
	places: readonly Position[];
	/** How much room they take. */
	width: number;
	height: number;
}

export interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** Shifts of the words from their place, in their own widths and heights: on it, over, under and beside it, and between. */
const trials: readonly Position[] = [
	...([[0, 0], [0, -1.3], [0, 1.3], [0.6, 0], [-0.6, 0]] as const),
	...([[0.6, -1.3], [-0.6, -1.3], [0.6, 1.3], [-0.6, 1.3]] as const)
]; // prettier-ignore

const apart = (one: Box, other: Box): boolean =>
	Math.abs(one.x - other.x) * 2 >= one.width + other.width ||
	Math.abs(one.y - other.y) * 2 >= one.height + other.height;

/**
 * Places words so that none lies on another, on what is taken already, or past the frame: the first wanted first, nine trial
 * places each at every place it may stand. Whoever finds none is left out.
 * @param taken boxes by their middles
 */
export function placed(
	wanted: readonly Wanted[],
	frame: { width: number; height: number },
	taken: readonly Box[] = []
): Map<string, Position> {
	const boxes = [...taken];
	const found = new Map<string, Position>();
	for (const { key, places, width, height } of wanted) {
		const tried = trials.flatMap(([dx, dy]) => places.map(([x, y]): Position => [x + dx * width, y + dy * height]));
		const place = tried.find(
			([x, y]) =>
				x - width / 2 >= 1 &&
				x + width / 2 <= frame.width - 1 &&
				y - height / 2 >= 1 &&
				y + height / 2 <= frame.height - 1 &&
				boxes.every((box) => apart(box, { x, y, width, height }))
		);
		if (!place) continue;
		boxes.push({ x: place[0], y: place[1], width, height });
		found.set(key, place);
	}
	return found;
}

/** How wide words are, in ems: an ideograph a whole one, capitals and digits some six tenths, all else a little less. */
export const emsOf = (text: string): number =>
	[...text].reduce((sum, sign) => sum + (sign >= '\u2e80' ? 1 : /[A-Z0-9m–—]/.test(sign) ? 0.64 : 0.54), 0);
