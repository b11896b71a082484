/** Metres of the equator a px at zoom 0, tiles of 512 px. */
const EQUATOR = (2 * Math.PI * 6_378_137) / 512;
/** A px is 1/96 inch. */
const PIXEL_METRES = 0.0254 / 96;

export const metresPerPixel = (zoom: number, latitude: number): number =>
	(EQUATOR * Math.cos((latitude * Math.PI) / 180)) / 2 ** zoom;

/** The zoom at which the sheet has the scale 1 : `denominator`; look.md speaks in scales. Latitude of the middle of China unless given. */
export const zoomOfScale = (denominator: number, latitude = 38): number =>
	Math.log2((EQUATOR * Math.cos((latitude * Math.PI) / 180)) / (denominator * PIXEL_METRES));

/** 1 : n, rounded to two figures as map sheets do. */
export function scaleDenominator(zoom: number, latitude: number): number {
	const exact = metresPerPixel(zoom, latitude) / PIXEL_METRES;
	const step = 10 ** Math.max(0, Math.floor(Math.log10(exact)) - 1);
	return Math.round(exact / step) * step;
}

/** The largest 1, 2 or 5 × 10ⁿ that is not above `value`. */
export function roundStep(value: number): number {
	const power = 10 ** Math.floor(Math.log10(value));
	const lead = value / power;
	return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power;
}

/** A scale bar no wider than `width` px: its length in metres and in px. */
export function scaleBar(zoom: number, latitude: number, width: number): { metres: number; pixels: number } {
	const resolution = metresPerPixel(zoom, latitude);
	const metres = roundStep(width * resolution);
	return { metres, pixels: metres / resolution };
}
