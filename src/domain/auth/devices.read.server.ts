import type { DeviceRow } from '#auth/device-list.ts';
import { devicePurposes, deviceState, linkOver, type Device, type DeviceLife } from '#auth/devices.ts';
import type { ReadDb } from '#db/read.server.ts';

const columns = [
	'id',
	'name',
	'purpose',
	'place_codes',
	'link_expires_at',
	'token_hash',
	'expires_at',
	'revoked_at'
] as const;

interface Row {
	id: string;
	name: string;
	purpose: string;
	place_codes: unknown;
	link_expires_at: Date | null;
	token_hash: string | null;
	expires_at: Date;
	revoked_at: Date | null;
}

const deviceOf = ({ id, name, purpose, place_codes }: Row): Device | null => {
	const known = devicePurposes.find((each) => each === purpose);
	return known ? { id, name, purpose: known, places: place_codes as string[] } : null;
};

const lifeOf = ({ token_hash, link_expires_at, expires_at, revoked_at }: Row): DeviceLife => ({
	...{ takenUp: token_hash !== null, linkUntil: link_expires_at },
	...{ until: expires_at, revoked: revoked_at !== null }
});

/** The device whose key has this digest, if it is still let in. */
export async function deviceByToken(db: ReadDb, digest: string, now: Date): Promise<Device | null> {
	const row = await db.query
		.selectFrom('device')
		.select(columns)
		.where('county_code', '=', db.county)
		.where('token_hash', '=', digest)
		.where('revoked_at', 'is', null)
		.where('expires_at', '>', now)
		.executeTakeFirst();
	return row ? deviceOf(row) : null;
}

/** The device that a link's digest is for, and why the link is over; null where the county never made it. */
export async function deviceByLink(db: ReadDb, digest: string, now: Date) {
	const row = await db.query
		.selectFrom('device')
		.select(columns)
		.where('county_code', '=', db.county)
		.where('link_hash', '=', digest)
		.executeTakeFirst();
	const device = row && deviceOf(row);
	return row && device ? { device, over: linkOver(lifeOf(row), now) } : null;
}

/** Until when a device is let in. */
export async function deviceUntil(db: ReadDb, id: string): Promise<Date | null> {
	const row = await db.query
		.selectFrom('device')
		.select('expires_at')
		.where('county_code', '=', db.county)
		.where('id', '=', id)
		.executeTakeFirst();
	return row?.expires_at ?? null;
}

/** The county's walls and scoring phones, in the order of their names. */
export async function listDevices(db: ReadDb, now: Date): Promise<DeviceRow[]> {
	const rows = await db.query
		.selectFrom('device')
		.select(columns)
		.select(['actor_name', 'recorded_at', 'last_seen_at', 'sort_key'])
		.where('county_code', '=', db.county)
		.orderBy('sort_key')
		.orderBy('id')
		.execute();
	return rows.flatMap((row) => {
		const device = deviceOf(row);
		const life = lifeOf(row);
		if (!device) return [];
		return {
			...device,
			...{ key: row.sort_key, madeBy: row.actor_name, madeAt: row.recorded_at, seen: row.last_seen_at },
			...{ state: deviceState(life, now), until: life.takenUp ? life.until : null, linkUntil: life.linkUntil }
		};
	});
}
