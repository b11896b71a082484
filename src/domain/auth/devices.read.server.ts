import { devicePurposes, type Device } from '#auth/devices.ts';
import type { ReadDb } from '#db/read.server.ts';

/** The device whose key has this digest, if it is still let in. */
export async function deviceByToken(db: ReadDb, digest: string, now: Date): Promise<Device | null> {
	const row = await db.query
		.selectFrom('device')
		.select(['id', 'name', 'purpose', 'place_codes'])
		.where('county_code', '=', db.county)
		.where('token_hash', '=', digest)
		.where('revoked_at', 'is', null)
		.where('expires_at', '>', now)
		.executeTakeFirst();
	const purpose = devicePurposes.find((each) => each === row?.purpose);
	return row && purpose ? { id: row.id, name: row.name, purpose, places: row.place_codes as string[] } : null;
}
