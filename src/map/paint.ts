import type { ExpressionSpecification } from 'maplibre-gl';
import { zoomOfScale } from './scale.ts';

/** Zooms of the four bands of look.md: up to 1:200 000, 1:50 000, 1:10 000, and beyond. */
export const bands = {
	region: zoomOfScale(200_000),
	village: zoomOfScale(50_000),
	field: zoomOfScale(10_000)
} as const;

const has = (state: 'selected' | 'hovered'): ExpressionSpecification => ['boolean', ['feature-state', state], false];

/** One value for what is selected, one for what the pointer is on, one for the rest. */
export const byState = <T extends string | number>(
	selected: T,
	hovered: T | ExpressionSpecification,
	usual: T | ExpressionSpecification
) => ['case', has('selected'), selected, has('hovered'), hovered, usual] as ExpressionSpecification;

/** A width or size that grows with the bands: at 1:200 000, 1:50 000, 1:10 000 and nearer. */
export const byBand = (region: number, village: number, field: number): ExpressionSpecification => [
	'interpolate',
	['linear'],
	['zoom'],
	bands.region,
	region,
	bands.village,
	village,
	bands.field,
	field
];

/** A dash given in px for a line of this width; the map counts dashes in widths. */
export const dashed = (width: number, ...pixels: number[]): number[] => pixels.map((length) => length / width);

/** The nine trial places of a label, the best first (look.md). */
export const trialPlaces = [
	'center',
	'top',
	'bottom',
	'left',
	'right',
	'bottom-left',
	'bottom-right',
	'top-left',
	'top-right'
] as const;
