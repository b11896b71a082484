import type { ReadDb } from '#db/read.server.ts';
import { standingOn } from '#db/standing-on.server.ts';

const naming = [
	['pairing', 'subject_code'],
	['talent_station', 'place_code'],
	['talent', 'place_code'],
	['talent_visit', 'place_code'],
	['village_label', 'place_code']
] as const;

/**
 * How many records name places that a file brought new: while there are any the file is not taken back. One number for all
 * registers, so that it does not tell whether a village has a restricted label.
 */
export async function recordsOnPlaces(db: ReadDb, file: string, place: 'township' | 'village'): Promise<number> {
	let count = 0;
	for (const [table, column] of naming) count += await standingOn(db, table, column, place, file);
	return count;
}
