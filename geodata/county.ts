import { SRID } from './plane.ts';

/** The demo county: invented, marked 演示数据 wherever it shows. Its box is its outline's, a hundredth of a degree wider. */
export const DEMO_COUNTY = {
	code: '149901',
	name: '禾川县',
	gk_srid: SRID,
	west: 111.35,
	south: 38.05,
	east: 111.99,
	north: 38.52,
	demo: true
} as const;

/** Its one seed, and the clock its ids are made by. */
export const DEMO_SEED = 149901;
export const DEMO_CLOCK = new Date('2026-11-22T10:00:00Z');
