/**
 * Shapes as a tile should show them, reckoned the plain way: each vertex to the nearest unit, and a cut of its own that walks
 * the ring once for each side. It imports nothing of the product, so that the two can only agree by both being right.
 */
export type Place = readonly [number, number];

/** MVT's types: 1 points, 2 lines, 3 rings, which are closed. Outer rings have a positive area, holes a negative one. */
export interface PlainShape {
	readonly type: number;
	readonly parts: readonly (readonly Place[])[];
}

/** What the test reads of a geometry in GeoJSON's form. */
export type PlainGeometry =
	| { type: 'Point'; coordinates: Place }
	| { type: 'MultiPoint' | 'LineString'; coordinates: Place[] }
	| { type: 'MultiLineString' | 'Polygon'; coordinates: Place[][] }
	| { type: 'MultiPolygon'; coordinates: Place[][][] };

const UNITS = 4096;
const WORLD = 2 * Math.PI * 6_378_137;

/** Metres of EPSG:3857 a unit, and the north-western corner of a tile. */
export function plainBox(z: number, x: number, y: number): { unit: number; west: number; north: number } {
	const size = WORLD / 2 ** z;
	return { unit: size / UNITS, west: (x / 2 ** z - 0.5) * WORLD, north: (0.5 - y / 2 ** z) * WORLD };
}

const turned = (ring: readonly Place[]): Place[] => ring.toReversed();
const closed = (ring: readonly Place[]): Place[] => (ring.length > 0 ? [...ring, ring[0]!] : []);
const same = ([ax, ay]: Place, [bx, by]: Place): boolean => ax === bx && ay === by;
const once = (ring: readonly Place[]): Place[] => ring.filter((place, at) => at === 0 || !same(place, ring[at - 1]!));

/** A geometry in whole units of a tile; what rounding leaves without area or length is gone. */
export function inUnits(geometry: PlainGeometry, z: number, x: number, y: number): PlainShape {
	const { unit, west, north } = plainBox(z, x, y);
	const nearest = (places: readonly Place[]): Place[] =>
		once(places.map(([east, up]): Place => [Math.round((east - west) / unit), Math.round((north - up) / unit)]));
	/** A point is drawn by the one tile it lies in, on its north and west sides or between them. */
	const own = (places: readonly Place[]): Place[][] =>
		places
			.filter(([east, up]) => east >= west && east < west + UNITS * unit && up <= north && up > north - UNITS * unit)
			.map((place) => nearest([place]).map(([x, y]): Place => [Math.min(x, UNITS - 1), Math.min(y, UNITS - 1)]));
	switch (geometry.type) {
		case 'Point':
			return { type: 1, parts: own([geometry.coordinates]) };
		case 'MultiPoint':
			return { type: 1, parts: own(geometry.coordinates) };
		case 'LineString':
			return { type: 2, parts: [nearest(geometry.coordinates)].filter(({ length }) => length > 1) };
		case 'MultiLineString':
			return { type: 2, parts: geometry.coordinates.map(nearest).filter(({ length }) => length > 1) };
		case 'Polygon':
			return { type: 3, parts: ringsOf([geometry.coordinates], nearest) };
		case 'MultiPolygon':
			return { type: 3, parts: ringsOf(geometry.coordinates, nearest) };
	}
}

function ringsOf(polygons: readonly Place[][][], nearest: (ring: readonly Place[]) => Place[]): Place[][] {
	return polygons.flatMap((rings) => {
		const [outer, ...holes] = rings.map((ring) => unfolded(nearest(ring)));
		if (!outer || areaOf([outer]) === 0) return [];
		const facing = (ring: Place[], sign: number) => (Math.sign(areaOf([ring])) === sign ? ring : turned(ring));
		return [facing(outer, 1), ...holes.filter((hole) => areaOf([hole]) !== 0).map((hole) => facing(hole, -1))];
	});
}

/** A ring without the needles that rounding has folded: those as they lie, then what has become one, until none is left. */
function unfolded(ring: readonly Place[]): Place[] {
	const without = (given: readonly Place[]): Place[] =>
		given.filter((tip, at) => {
			const [before, after] = [given.at(at - 1)!, given[(at + 1) % given.length]!];
			const [ax, ay, bx, by] = [tip[0] - before[0], tip[1] - before[1], after[0] - tip[0], after[1] - tip[1]];
			const back = ax * bx + ay * by < 0;
			const twice = Math.abs(ax * by - ay * bx);
			const [one, two] = [Math.abs(ax) + Math.abs(ay), Math.abs(bx) + Math.abs(by)];
			const narrow = twice === 0 || (Math.min(one, two) > 1 && 2 * twice <= Math.max(one, two));
			return one > 0 && !(back && narrow);
		});
	let open = without(ring.slice(0, -1));
	for (let left = without(open); left.length < open.length; left = without(open)) open = left;
	return closed(open);
}

/** The part of a shape in the square [low, high]²: of rings, lines and points. */
export function cutTo({ type, parts }: PlainShape, low: number, high: number): PlainShape {
	const kept = parts.flatMap((part): Place[][] => {
		if (type === 1) return part.every(([x, y]) => x >= low && x <= high && y >= low && y <= high) ? [[...part]] : [];
		const cut = [0, 1].reduce(
			(pieces, axis) =>
				pieces
					.flatMap((piece) => cutSide(piece, axis, low, 1, type === 3))
					.flatMap((piece) => cutSide(piece, axis, high, -1, type === 3)),
			[[...part]] as Place[][]
		);
		return cut.filter((piece) => (type === 3 ? areaOf([piece]) !== 0 : piece.length > 1));
	});
	return { type, parts: kept };
}

/** What lies beyond a side, where `sense` is 1, or before it. A ring stays one, a line may fall into several. */
function cutSide(part: readonly Place[], axis: number, side: number, sense: number, ring: boolean): Place[][] {
	const depth = (place: Place) => (place[axis]! - side) * sense;
	const pieces: Place[][] = [[]];
	for (let at = 0; at < part.length; at++) {
		const [place, before] = [part[at]!, part[at - 1]];
		if (before && depth(before) < 0 !== depth(place) < 0) {
			const share = depth(before) / (depth(before) - depth(place));
			const crossing: Place = [before[0] + (place[0] - before[0]) * share, before[1] + (place[1] - before[1]) * share];
			if (!ring && depth(place) >= 0) pieces.push([]);
			pieces.at(-1)!.push(crossing);
		}
		if (depth(place) >= 0) pieces.at(-1)!.push(place);
	}
	if (!ring) return pieces.map(once).filter(({ length }) => length > 1);
	const left = pieces[0]!;
	return left.length > 2 ? [same(left[0]!, left.at(-1)!) ? once(left) : once(closed(left))] : [];
}

/** Of all rings, holes counting against; 0 for lines. */
export const areaOf = (rings: readonly (readonly Place[])[]): number =>
	rings.reduce(
		(sum, ring) =>
			sum + ring.slice(1).reduce((area, [x, y], at) => area + (ring[at]![0] * y - x * ring[at]![1]) / 2, 0),
		0
	);

export const lengthOf = (parts: readonly (readonly Place[])[]): number =>
	parts.reduce(
		(sum, part) =>
			sum + part.slice(1).reduce((length, [x, y], at) => length + Math.hypot(x - part[at]![0], y - part[at]![1]), 0),
		0
	);

function distance([x, y]: Place, [ax, ay]: Place, [bx, by]: Place): number {
	const [dx, dy] = [bx - ax, by - ay];
	const square = dx * dx + dy * dy;
	const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square));
	return Math.hypot(x - ax - dx * share, y - ay - dy * share);
}

/** How far the farthest of some vertices lies from the outline of a shape, units. */
export function farthest(places: readonly Place[], from: PlainShape): number {
	let worst = 0;
	for (const place of places) {
		let least = Infinity;
		for (const part of from.parts)
			for (let at = 0; at < part.length && least > 0; at++)
				least = Math.min(least, distance(place, part[Math.max(0, at - 1)]!, part[at]!));
		worst = Math.max(worst, least);
	}
	return worst;
}

/**
 * Whether rings are narrower than a unit at a vertex and as far as `away` from it: it is the tip of a needle, another edge
 * passes within half a unit across and down, or all of its ring is the half of a unit.
 */
export const isThinAt = (place: Place, { parts }: PlainShape, away: number): boolean =>
	parts.some((part) => {
		const at = part.findIndex((each) => same(each, place));
		if (at >= 0 && Math.abs(areaOf([part])) <= 0.5) return true;
		if (at >= 0 && isNeedle(part.at(at - 1 - Number(at === 0))!, place, part[(at + 1) % part.length]!, away))
			return true;
		return part.some((to, index) => {
			const from = part[Math.max(0, index - 1)]!;
			return !same(from, place) && !same(to, place) && distance(place, from, to) <= Math.SQRT1_2;
		});
	});

function isNeedle(before: Place, [x, y]: Place, after: Place, away: number): boolean {
	const [ax, ay, bx, by] = [before[0] - x, before[1] - y, after[0] - x, after[1] - y];
	const lengths = Math.hypot(ax, ay) * Math.hypot(bx, by);
	return ax * bx + ay * by > 0 && Math.abs(ax * by - ay * bx) * away <= lengths;
}
