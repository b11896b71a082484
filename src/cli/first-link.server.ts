import { localOperator } from '#auth/local-operator.ts';
import { makeFirstLink } from '#auth/join.write.server.ts';
import { hasAdministrator } from '#auth/people.read.server.ts';
import { accepted, type Outcome } from '#core/outcome.ts';
import { throughDoor } from '#door/door.server.ts';
import type { House } from '#door/house.server.ts';
import { session, workingCounty } from '#door/request.server.ts';

export interface FirstLink {
	address: string;
	expires: Date;
}

/** A one-time link for the county's first administrator. */
export async function makeLinkOf(house: House, county: string): Promise<Outcome<FirstLink>> {
	const made = await throughDoor(house.engine, localOperator(county), 'person.first', makeFirstLink);
	if (!made.ok) return made;
	const { origin, port } = house.settings;
	const base = origin ?? process.env.ORIGIN ?? `http://127.0.0.1:${port}`;
	return accepted({ address: new URL(`/join/${made.value.word}`, base).href, expires: made.value.expires });
}

export const linkLines = ({ address, expires }: FirstLink): string[] => [
	`the first administrator opens, once, until ${expires.toISOString()}:`,
	`  ${address}`
];

/** Prints the link where nobody administers accounts yet. The demo county has people of its own. */
export async function offerFirstLink(house: House, say: (line: string) => void): Promise<void> {
	const place = await workingCounty(house);
	if (!place || (await hasAdministrator(session(house, place).read))) return;
	const made = await makeLinkOf(house, place.code);
	if (made.ok) linkLines(made.value).forEach(say);
}
