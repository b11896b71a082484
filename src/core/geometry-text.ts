/** A box of degrees as people write it: 111.00000–112.50000°E, 37.50000–39.00000°N. */
export function boxText(box: unknown): string {
	const { west, south, east, north } = box as { west: number; south: number; east: number; north: number };
	const pair = (low: number, high: number) => `${low.toFixed(5)}–${high.toFixed(5)}`;
	return `${pair(west, east)}°E, ${pair(south, north)}°N`;
}
