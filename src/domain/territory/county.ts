import type { Bounds } from '#core/geometry.ts';

/** What `mutu init --empty` makes when it is told nothing: the demo county's code and system over the middle of zone 37. */
export const EMPTY_COUNTY = {
	code: '149901',
	name: '未命名县',
	gk_srid: 4546,
	west: 111,
	south: 37.5,
	east: 112.5,
	north: 39,
	demo: false
} as const;

/** CGCS2000 / 3-degree Gauss–Krüger: 4513–4533 with the zone in front of the easting, 4534–4554 without (domain.md §2.2). */
export const isGaussKruger = (srid: number): boolean => Number.isInteger(srid) && srid >= 4513 && srid <= 4554;

/** Whether a box in degrees is a box, and lies in the longitudes and latitudes of China. */
export const isCountyBox = ({ west, south, east, north }: Bounds): boolean =>
	[west, south, east, north].every(Number.isFinite) &&
	west < east &&
	south < north &&
	west >= 73 &&
	east <= 136 &&
	south >= 3 &&
	north <= 54;
