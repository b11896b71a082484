/** Half the world's width in EPSG:3857, m: π × 6 378 137. */
const HALF = Math.PI * 6_378_137;

/** Units along a tile's side (MVT's usual extent). A tile is drawn 512 px wide: 8 units a pixel. */
export const EXTENT = 4096;
export const UNITS_PER_PIXEL = 8;

export interface TileAddress {
	readonly z: number;
	readonly x: number;
	readonly y: number;
}

/** A tile's place in EPSG:3857, m; y of tiles runs south. */
export interface TileBox {
	readonly west: number;
	readonly south: number;
	readonly east: number;
	readonly north: number;
	/** Width and height. */
	readonly size: number;
}

/** Neighbours share their sides to the last bit: each is reckoned from its own column or row. */
export function boxOf({ z, x, y }: TileAddress): TileBox {
	const size = (2 * HALF) / 2 ** z;
	const column = (of: number): number => of * size - HALF;
	const row = (of: number): number => HALF - of * size;
	return { west: column(x), south: row(y + 1), east: column(x + 1), north: row(y), size };
}

const DEEPEST = 24;

/** A tile's address from its three words; null where they name no tile. */
export function parseAddress(z: string, x: string, y: string): TileAddress | null {
	if (![z, x, y].every((word) => /^(0|[1-9]\d{0,8})$/.test(word))) return null;
	const address = { z: Number(z), x: Number(x), y: Number(y) };
	if (address.z > DEEPEST) return null;
	return address.x < 2 ** address.z && address.y < 2 ** address.z ? address : null;
}

/** The tiles of a zoom that a box of degrees lies in, row by row. */
export function tilesOver(
	z: number,
	{ west, south, east, north }: Record<'west' | 'south' | 'east' | 'north', number>
): TileAddress[] {
	const count = 2 ** z;
	const column = (longitude: number): number => Math.floor(((longitude + 180) / 360) * count);
	const row = (latitude: number): number => {
		const angle = (latitude * Math.PI) / 180;
		return Math.floor(((1 - Math.asinh(Math.tan(angle)) / Math.PI) / 2) * count);
	};
	const tiles: TileAddress[] = [];
	for (let y = row(north); y <= row(south); y++)
		for (let x = column(west); x <= column(east); x++) tiles.push({ z, x, y });
	return tiles;
}
