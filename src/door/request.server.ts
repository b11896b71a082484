import { localOperator } from '#auth/local-operator.ts';
import type { Actor, Permission } from '#core/permission.ts';
import type { Outcome } from '#core/outcome.ts';
import { readDb, type County, type ReadDb } from '#db/read.server.ts';
import { throughDoor, type Write, type WriteOptions } from '#door/door.server.ts';
import type { House } from '#door/house.server.ts';
import { refuseInside } from '#door/inside.server.ts';

/** What a request or a command works with: one county, one actor, reads, and the door. */
export interface Session {
	place: County;
	actor: Actor;
	readonly read: ReadDb;
	write<T>(permission: Permission, write: Write<T>, options?: WriteOptions): Promise<Outcome<T>>;
}

export function session(house: House, place: County, actor: Actor = localOperator(place.code)): Session {
	const read = readDb(house.engine, place.code, actor.scope);
	return {
		place,
		actor,
		get read() {
			refuseInside();
			return read;
		},
		write: (permission, write, options) => throughDoor(house.engine, actor, permission, write, options)
	};
}

/** The county this installation works in: its only one, or the first by code until people sign in to theirs. */
export async function workingCounty(house: House): Promise<County | null> {
	const [first] = await readDb(house.engine, '', { prefixes: [] }).counties();
	return first ?? null;
}
