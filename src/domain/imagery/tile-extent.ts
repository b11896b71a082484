import type { Bounds } from '#core/geometry.ts';

export interface TileAddress {
	z: number;
	x: number;
	/** From the north (XYZ). */
	y: number;
}

/** Rows counted from the north (XYZ, as web maps do) or from the south (TMS, as MBTiles does). */
export const rowOrders = ['xyz', 'tms'] as const;
export type RowOrder = (typeof rowOrders)[number];

export const flipped = ({ z, x, y }: TileAddress): TileAddress => ({ z, x, y: 2 ** z - 1 - y });

export const isTile = ({ z, x, y }: TileAddress, deepest: number): boolean =>
	[z, x, y].every((word) => Number.isSafeInteger(word) && word >= 0) && z <= deepest && x < 2 ** z && y < 2 ** z;

/** Degrees of a tile's north-west corner; of all tiles of a zoom together they tile the world of EPSG:3857. */
function corner(z: number, x: number, y: number): [longitude: number, latitude: number] {
	const side = 2 ** z;
	return [(x / side) * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / side))) * 180) / Math.PI];
}

export function boundsOfTile({ z, x, y }: TileAddress): Bounds {
	const [west, north] = corner(z, x, y);
	const [east, south] = corner(z, x + 1, y + 1);
	return { west, south, east, north };
}

interface Span {
	count: number;
	west: number;
	north: number;
	east: number;
	south: number;
}

const united = (one: Bounds, other: Bounds): Bounds => ({
	west: Math.min(one.west, other.west),
	south: Math.min(one.south, other.south),
	east: Math.max(one.east, other.east),
	north: Math.max(one.north, other.north)
});

export const touch = (one: Bounds, other: Bounds): boolean =>
	one.west < other.east && other.west < one.east && one.south < other.north && other.south < one.north;

/** Counts the tiles of a set and where they lie. */
export class TileExtent {
	private readonly spans = new Map<number, Span>();
	count = 0;

	add({ z, x, y }: TileAddress): void {
		this.count += 1;
		const span = this.spans.get(z);
		if (!span) {
			this.spans.set(z, { count: 1, west: x, north: y, east: x, south: y });
			return;
		}
		span.count += 1;
		span.west = Math.min(span.west, x);
		span.north = Math.min(span.north, y);
		span.east = Math.max(span.east, x);
		span.south = Math.max(span.south, y);
	}

	get zooms(): [first: number, last: number] {
		const zooms = [...this.spans.keys()];
		return [Math.min(...zooms), Math.max(...zooms)];
	}

	/**
	 * The box of the zoom that has most tiles, and of all deeper ones: a far zoom's single tile would reach over half the
	 * country. @param order as the rows would be counted
	 */
	bounds(order: RowOrder = 'xyz'): Bounds {
		const fullest = [...this.spans].reduce((best, each) => (each[1].count > best[1].count ? each : best));
		return [...this.spans]
			.filter(([z]) => z >= fullest[0])
			.map(([z, { west, north, east, south }]) => {
				const [first, last] = [
					{ z, x: west, y: north },
					{ z, x: east, y: south }
				];
				return order === 'xyz'
					? united(boundsOfTile(first), boundsOfTile(last))
					: united(boundsOfTile(flipped(first)), boundsOfTile(flipped(last)));
			})
			.reduce(united);
	}
}
