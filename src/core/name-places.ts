import type { Position } from '#core/geometry.ts';
import { emsOf, placed, type Box, type Wanted } from '#core/labels.ts';

/** A name that may stand at some places of a map, px, and in which size of type. */
export interface NameAt {
	key: string;
	name: string;
	places: readonly Position[];
	size: number;
}

/** Of a line of type, with room round it. */
const LINE = 1.35;
/** Room between two names on one line, px. */
const GAP = 6;
/** Places of a zone that are tried: the nearest to its middle. */
const MOST = 8;

/**
 * Where names stand so that none lies on another: the first wanted first. Whoever finds no room is left out until the map is nearer.
 * @param taken signs that no name may lie on, by their middles, px
 */
export function namePlaces<Name extends NameAt>(
	names: readonly Name[],
	frame: { width: number; height: number },
	taken: readonly Box[] = []
): (Name & { x: number; y: number })[] {
	const wanted = names.map(({ key, name, places, size }): Wanted => ({
		...{ key, places, width: emsOf(name) * size + GAP, height: size * LINE }
	}));
	const found = placed(wanted, frame, taken);
	return names.flatMap((each) => {
		const place = found.get(each.key);
		return place ? [{ ...each, x: place[0], y: place[1] }] : [];
	});
}

/** Places nearest to their common middle first, a few of them: a name then always stands on what it names. */
export function fromTheMiddle(places: readonly Position[]): Position[] {
	const mean = (axis: 0 | 1) => places.reduce((sum, place) => sum + place[axis], 0) / places.length;
	const [x, y] = [mean(0), mean(1)];
	const far = (place: Position) => Math.hypot(place[0] - x, place[1] - y);
	return [...places].sort((one, other) => far(one) - far(other)).slice(0, MOST);
}
