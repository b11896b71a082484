/** A box of the map's own px, from its upper left. */
export interface Box {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

/** Where a label stands beside its shape, and how its line runs there from the shape's middle. */
export interface CalloutPlace {
	x: number;
	y: number;
	/** The line runs to the left, and upward. */
	left: boolean;
	up: boolean;
	run: number;
	drop: number;
	/** How far the label is pushed along its line's end to be on the map, px to the right. */
	push: number;
}

export interface CalloutRoom {
	/** The shape. */
	shape: Box;
	label: { width: number; height: number };
	map: { width: number; height: number };
	/** What lies over the map: tools, scale. */
	taken: readonly Box[];
}

/** Kept between the label and the map's edge, px. */
const MARGIN = 8;
/** The eye connects no farther, px. */
const FARTHEST = 140;
/** What is outside cannot be read; its own shape under the label is bad, but less than a tool over it. */
const OUTSIDE = 100;
const OWN_SHAPE = 0.25;
/** A px of push, against px² covered. */
const PUSHED = 4;

const common = (one: Box, other: Box): number =>
	Math.max(0, Math.min(one.right, other.right) - Math.max(one.left, other.left)) *
	Math.max(0, Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top));

/** The label's own box where its line ends: its lower edge is the line's end, its upper one where that runs upward. */
export function labelBox({ x, y, left, up, run, drop, push }: CalloutPlace, label: CalloutRoom['label']): Box {
	const [edge, foot] = [(left ? x - run : x + run) + push, up ? y - drop : y + drop];
	return {
		left: left ? edge - label.width : edge,
		right: left ? edge : edge + label.width,
		top: up ? foot : foot - label.height,
		bottom: up ? foot + label.height : foot
	};
}

/**
 * The place of a shape's label: right below it, else where the least of the label lies outside the map, under what is over
 * it, or on its shape; of equal places the nearest. Null when the shape's middle is not in sight.
 */
export function calloutPlace({ shape, label, map, taken }: CalloutRoom): CalloutPlace | null {
	const [x, y] = [(shape.left + shape.right) / 2, (shape.top + shape.bottom) / 2];
	if (x < 0 || y < 0 || x > map.width || y > map.height) return null;
	const inside = { left: MARGIN, top: MARGIN, right: map.width - MARGIN, bottom: map.height - MARGIN };
	const area = label.width * label.height;
	const cost = (place: CalloutPlace): number => {
		const box = labelBox(place, label);
		const covered = taken.reduce((sum, each) => sum + common(box, each), 0);
		return (
			OUTSIDE * (area - common(box, inside)) + covered + OWN_SHAPE * common(box, shape) + PUSHED * Math.abs(place.push)
		);
	};
	/** The line's end stays at the label: it is pushed no farther than it is long. */
	const pushed = (place: CalloutPlace): CalloutPlace => {
		const box = labelBox(place, label);
		const push = Math.max(inside.left - box.left, 0) || Math.min(inside.right - box.right, 0);
		return { ...place, push: Math.max(-label.width, Math.min(label.width, push)) };
	};
	const past = (size: number, room: number) => Math.min(FARTHEST, size / 2 + room);
	const runs = [past(shape.right - shape.left, 28), 24, FARTHEST];
	const drops = [past(shape.bottom - shape.top, 22), label.height + 22, FARTHEST];
	let best: { place: CalloutPlace; cost: number } | null = null;
	for (const run of runs)
		for (const drop of drops)
			for (const up of [false, true])
				for (const left of [false, true]) {
					const place = pushed({ x, y, left, up, run, drop, push: 0 });
					const now = cost(place);
					if (best === null || now < best.cost - 0.5) best = { place, cost: now };
				}
	return best!.place;
}
