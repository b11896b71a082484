import type { Position } from '#core/geometry.ts';
import { toSheet, zoneOf } from './sheet-grid.ts';

/** A place in the system that the foot names, as surveyors write it: X is the northing, Y the easting (domain.md §2.2). */
export interface Coordinates {
	/** Northing, m. */
	x: number;
	/** Easting, m; with the zone in front where the system has it so (4525: 37 557 748), without where not (4546: 557 748). */
	y: number;
	longitude: number;
	latitude: number;
}

/** @param srid the county's 3° zone of CGCS2000, with or without prefix */
export function coordinatesOf(srid: number, place: Position): Coordinates {
	const [easting, northing] = toSheet(zoneOf(srid), place);
	const [longitude, latitude] = place;
	return { x: northing, y: easting, longitude, latitude };
}

/** Degrees with seven places, about a centimetre: 111.6686000°. */
export const degreesText = (degrees: number): string => `${degrees.toFixed(7)}°`;

/** Metres with one place, cut, not rounded: a readout must not run ahead of the pointer. Groups of three. */
export function metresText(metres: number): string {
	const tenths = Math.floor(metres * 10 + 1e-6);
	const whole = String(Math.floor(tenths / 10)).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
	return `${whole}.${((tenths % 10) + 10) % 10}`;
}
