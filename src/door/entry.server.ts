import { enterAsDemoPerson } from '#auth/demo-entry.write.server.ts';
import type { Device } from '#auth/devices.ts';
import { takeUpDevice } from '#auth/devices.write.server.ts';
import { joining } from '#auth/joining.ts';
import { takeUpLink } from '#auth/join.write.server.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { isLoopback } from '#core/settings.ts';
import type { County } from '#db/read.server.ts';
import { throughDoor } from '#door/door.server.ts';
import { accountSettings } from '#door/accounts.server.ts';
import type { House } from '#door/house.server.ts';
import { signInPerson } from '#door/sign-in.server.ts';
import type { Knock } from '#door/visitor.server.ts';

/** Whether the demo's identities may be taken by one click: the demo county, shown to this machine alone. */
export const offersDemo = ({ settings }: House, { demo }: County): boolean =>
	demo && isLoopback(settings.host) && settings.origin === null;

/** Lets in one of the demo's people, where those may come in by one click. @returns the session's cookies */
export async function enterDemo(
	house: House,
	place: County,
	knock: Knock,
	person: string
): Promise<Outcome<readonly string[]>> {
	if (!offersDemo(house, place)) return refused('demo.not_offered');
	const entered = await throughDoor(
		house.engine,
		joining(place.code, knock.address),
		'person.join',
		(tx, actor) => enterAsDemoPerson(tx, actor, accountSettings(house), person),
		{ action: 'person.demo' }
	);
	return entered.ok ? accepted(await signInPerson(house, knock, entered.value.userId)) : entered;
}

/** Takes up a one-time link and signs its person in. @returns the session's cookies */
export async function enterByLink(
	house: House,
	place: County,
	knock: Knock,
	asked: { word: string; userName: string; password: string; personName?: string }
): Promise<Outcome<readonly string[]>> {
	const taken = await throughDoor(house.engine, joining(place.code, knock.address), 'person.join', (tx, actor) =>
		takeUpLink(tx, actor, accountSettings(house), {
			...asked,
			policy: house.settings.authPolicy,
			ownWords: ['mutu', '亩图', place.name]
		})
	);
	if (!taken.ok) return taken;
	const { userId, hasSecondFactor } = taken.value;
	return accepted(hasSecondFactor ? [] : await signInPerson(house, knock, userId));
}

/** Makes the browser that asks a wall or a scoring phone, by its link. @returns its key, and until when that lets in */
export const enterAsDevice = (
	{ engine }: House,
	place: County,
	{ address }: Knock,
	word: string
): Promise<Outcome<{ device: Device; key: string; until: Date }>> =>
	throughDoor(
		engine,
		joining(place.code, address),
		'person.join',
		(tx, actor) => takeUpDevice(tx, actor, word.trim().toLowerCase()),
		{ action: 'device.take_up' }
	);
