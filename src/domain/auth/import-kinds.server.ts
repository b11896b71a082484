import { personSheet, understandPerson, type PersonImport } from '#auth/import-rows.ts';
import { completePeople, type PersonToCome } from '#auth/import.read.server.ts';
import { invitePerson } from '#auth/people.write.server.ts';
import type { Actor } from '#core/permission.ts';
import type { KeyRing } from '#core/sealed.server.ts';
import type { Accepted, ImportKind, ImportRow } from '#db/import-kind.server.ts';
import type { Tx } from '#db/tx.server.ts';

/** A person who came in by a list, with the word of their one-time link: the database has its digest only. */
export interface InvitedPerson {
	readonly id: string;
	readonly name: string;
	readonly userName: string;
	readonly organisation: string | null;
	readonly word: string;
	readonly expires: Date;
}

/**
 * What a file is taken for as a list of people to invite. It is no kind of the page of data: who comes in is no business of
 * whoever imports land, and its links go to the one request that made them.
 * @param today YYYY-MM-DD, from when they are what the list says
 * @param invited told of everybody who was let in
 */
export function peopleImport(
	ring: KeyRing,
	today: string,
	invited: (person: InvitedPerson) => void = () => undefined
): ImportKind<PersonImport> {
	return {
		sheet: personSheet,
		permission: 'people.change',
		known: () => ({}),
		understand: understandPerson,
		complete: (db, rows) => completePeople(db, ring, today, rows),
		// People are disabled, never taken back.
		undo: { tables: [], builtOn: async () => ({ person: 1 }), after: async () => undefined },
		accept: (tx, actor, _source, rows) => invitePeople(tx, actor, ring, rows as ImportRow<PersonToCome>[], invited)
	};
}

/** Everybody of a checked list, in one entry of the trail. */
async function invitePeople(
	tx: Tx,
	actor: Actor,
	ring: KeyRing,
	rows: readonly ImportRow<PersonToCome>[],
	invited: (person: InvitedPerson) => void
): Promise<Accepted> {
	const ids: string[] = [];
	const quiet: Tx = { ...tx, note: () => undefined };
	for (const { n, row } of rows) {
		const { name, userName, organisation, post, phone, assignments } = row;
		const asked = { name, userName, organisation, post, phone, roles: assignments };
		const made = await invitePerson(quiet, actor, ring, asked);
		// All that could refuse it was looked at inside this write.
		if (!made.ok) throw new Error(`expected record ${n} of a checked list to be taken, got ${made.reason}`);
		ids.push(made.value.id);
		invited({ ...made.value, name, userName, organisation });
	}
	tx.note({ kind: 'person', ids, count: ids.length, detail: { invited: ids.length } });
	return { inserted: ids.length, changed: 0, unchanged: 0, unknown: {} };
}
