/** The kind of job that keeps villages' land, and what the trail calls its steps. */
export const VILLAGE_LAND = 'land.village_land';
