import type { Bounds } from './geometry.ts';

/** How often a box may still be looked at in the reach of another. */
export interface Looks {
	left: number;
}

/**
 * Pairs of boxes that share area, each once, the one that came first in front: a sweep from west to east over bands from
 * south to north. Ends early when more looks are needed than there are left, which then are below zero.
 */
export function* meetingBoxes(boxes: readonly Bounds[], looks: Looks): Generator<[number, number]> {
	if (boxes.length < 2) return;
	const order = boxes.map((_, at) => at).sort((a, b) => boxes[a]!.west - boxes[b]!.west);
	const south = boxes.reduce((least, each) => Math.min(least, each.south), Infinity);
	const tall = boxes.reduce((sum, each) => sum + each.north - each.south, 0) / boxes.length;
	const band = Math.max(1, tall * 2);
	const bandOf = (y: number) => Math.floor((y - south) / band);
	/** Of each band the boxes that may still reach what comes. */
	const open = new Map<number, number[]>();
	for (const at of order) {
		const box = boxes[at]!;
		const [first, last] = [bandOf(box.south), bandOf(box.north)];
		for (let row = first; row <= last; row++) {
			const list = open.get(row);
			if (!list) {
				open.set(row, [at]);
				continue;
			}
			if ((looks.left -= list.length) < 0) return;
			let kept = 0;
			for (const other of list) {
				const there = boxes[other]!;
				if (there.east <= box.west) continue;
				list[kept++] = other;
				if (there.south >= box.north || there.north <= box.south) continue;
				// Two boxes that share several bands are looked at in the first of them.
				if (Math.max(first, bandOf(there.south)) === row) yield other < at ? [other, at] : [at, other];
			}
			list.length = kept;
			list.push(at);
		}
	}
}
