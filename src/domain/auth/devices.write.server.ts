import { randomBytes } from 'node:crypto';
import { DEVICE_GOOD_FOR, DEVICE_LINK_GOOD_FOR, devicePurposes, type Device } from '#auth/devices.ts';
import { deviceByLink } from '#auth/devices.read.server.ts';
import { PEOPLE } from '#auth/join.write.server.ts';
import { digestOf, typedWord } from '#auth/one-time-link.server.ts';
import { placeNames } from '#auth/place-names.read.server.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import { sortKey } from '#core/sort-key.ts';
import type { Tx } from '#db/tx.server.ts';

/** A link that was just made, shown once: the database has its digest only. */
export interface DeviceLink {
	readonly id: string;
	readonly word: string;
	readonly expires: Date;
}

const LONGEST_NAME = 40;

/** Makes a device and the link it comes in by. */
export async function makeDevice(
	tx: Tx,
	actor: Actor,
	asked: { name: string; purpose: string; place: string }
): Promise<Outcome<DeviceLink>> {
	const name = asked.name.trim();
	const length = [...name].length;
	if (length === 0 || length > LONGEST_NAME)
		return refused('device.name', { expected: [1, LONGEST_NAME], got: length });
	const purpose = devicePurposes.find((each) => each === asked.purpose);
	if (!purpose) return refused('device.purpose', { expected: devicePurposes, got: asked.purpose });
	const known = asked.place === tx.county || asked.place in (await placeNames(tx, [asked.place]));
	if (!known) return refused('device.place', { got: asked.place });
	const id = tx.newId();
	await tx.query
		.insertInto('device')
		.values({
			...{ county_code: tx.county, id, name, sort_key: sortKey(name), purpose },
			...{ place_codes: JSON.stringify([asked.place]), link_hash: null, link_expires_at: null, token_hash: null },
			...{ expires_at: new Date(tx.now.getTime() + DEVICE_GOOD_FOR[purpose]), revoked_at: null },
			...{ actor_id: actor.id, actor_name: actor.name, recorded_at: tx.now, last_seen_at: null }
		})
		.execute();
	tx.note({ kind: 'device', ids: [id], detail: { name, purpose, place: asked.place } });
	return linkFor(tx, id);
}

/** Another link for a device whose first lapsed, or that lost its key. It goes on as it was until the link is taken up. */
export async function renewDeviceLink(tx: Tx, _actor: Actor, id: string): Promise<Outcome<DeviceLink>> {
	const present = await held(tx, id);
	if (!present) return refused('device.unknown');
	if (present.revoked_at) return refused('device.revoked');
	tx.note({ kind: 'device', ids: [id], detail: { name: present.name } });
	return linkFor(tx, id);
}

async function linkFor(tx: Tx, id: string): Promise<Outcome<DeviceLink>> {
	const word = typedWord();
	const expires = new Date(tx.now.getTime() + DEVICE_LINK_GOOD_FOR);
	await tx.query
		.updateTable('device')
		.set({ link_hash: digestOf(word), link_expires_at: expires })
		.where('county_code', '=', tx.county)
		.where('id', '=', id)
		.execute();
	return accepted({ id, word, expires });
}

/**
 * Takes up a link, once: whoever holds the answer's key is the device from now on, and nobody else any more.
 * @returns the key, and until when it lets in
 */
export async function takeUpDevice(
	tx: Tx,
	_actor: Actor,
	word: string
): Promise<Outcome<{ device: Device; key: string; until: Date }>> {
	const digest = digestOf(word);
	await tx.query
		.selectFrom('device')
		.select('id')
		.where('county_code', '=', tx.county)
		.where('link_hash', '=', digest)
		.forUpdate()
		.execute();
	const found = await deviceByLink(tx, digest, tx.now);
	if (!found) return refused('device.link_unknown');
	const { device, over } = found;
	if (over) return refused(`device.link_${over}`);
	const key = randomBytes(32).toString('base64url');
	const until = new Date(tx.now.getTime() + DEVICE_GOOD_FOR[device.purpose]);
	await tx.query
		.updateTable('device')
		.set({ link_expires_at: null, token_hash: digestOf(key), expires_at: until, last_seen_at: tx.now })
		.where('county_code', '=', tx.county)
		.where('id', '=', device.id)
		.execute();
	tx.touch(PEOPLE);
	tx.note({ kind: 'device', ids: [device.id], detail: { name: device.name, until: until.toISOString() } });
	return accepted({ device, key, until });
}

/** Lets a device in no more, at once and in every process. What it was stays in the list. */
export async function revokeDevice(tx: Tx, _actor: Actor, id: string): Promise<Outcome<{ id: string }>> {
	const present = await held(tx, id);
	if (!present) return refused('device.unknown');
	if (present.revoked_at) return refused('device.revoked');
	await tx.query
		.updateTable('device')
		.set({ revoked_at: tx.now, link_expires_at: null, token_hash: null })
		.where('county_code', '=', tx.county)
		.where('id', '=', id)
		.execute();
	tx.touch(PEOPLE);
	tx.note({ kind: 'device', ids: [id], detail: { name: present.name } });
	return accepted({ id });
}

const held = (tx: Tx, id: string) =>
	tx.query
		.selectFrom('device')
		.select(['name', 'revoked_at'])
		.where('county_code', '=', tx.county)
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
