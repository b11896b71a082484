import { makeLink, PEOPLE } from '#auth/join.write.server.ts';
import { giveRole } from '#auth/person-roles.write.server.ts';
import type { Assignment } from '#auth/roles.ts';
import { foldPhone, PHONE_USE } from '#auth/user-name.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { maskedPhone } from '#core/masks.ts';
import type { Actor } from '#core/permission.ts';
import { blindIndex, open, seal, type KeyRing } from '#core/sealed.server.ts';
import { sortKey } from '#core/sort-key.ts';
import type { Tx } from '#db/tx.server.ts';

export interface AskedPerson {
	readonly name: string;
	readonly organisation: string | null;
	readonly post: string | null;
	readonly phone: string | null;
	/** Code of the village they are from, whose projects they have no part in reviewing; absent: what is known stays. */
	readonly homeVillage?: string | null;
	/** Proposed: they may choose another. */
	readonly userName?: string;
	readonly roles: readonly Assignment[];
}

const LONGEST_NAME = 60;

/** A phone's columns; refused when it is no mobile number, or somebody else's. */
async function phoneColumns(tx: Tx, ring: KeyRing, phone: string | null, self: string) {
	if (!phone?.trim()) return accepted({ phone_sealed: null, phone_index: null });
	const folded = foldPhone(phone);
	if (!folded) return refused('person.phone', { got: phone.length });
	const phone_index = blindIndex(ring, folded, PHONE_USE);
	const other = await tx.query
		.selectFrom('person')
		.select('id')
		.where('county_code', '=', tx.county)
		.where('phone_index', '=', phone_index)
		.where('id', '<>', self)
		.executeTakeFirst();
	return other ? refused('person.phone_taken') : accepted({ phone_sealed: seal(ring, folded, PHONE_USE), phone_index });
}

/** The column of a home village; refused when no village of the county has the code. */
async function homeColumn(tx: Tx, home: string | null | undefined) {
	if (home === undefined) return accepted({});
	const known =
		home === null ||
		(await tx.query
			.selectFrom('village')
			.select('code')
			.where('county_code', '=', tx.county)
			.where('code', '=', home)
			.executeTakeFirst());
	return known ? accepted({ home_village_code: home }) : refused('person.home', { got: home });
}

/** Makes a person with what they are, and the one-time link they come in by. */
export async function invitePerson(
	tx: Tx,
	actor: Actor,
	ring: KeyRing,
	asked: AskedPerson
): Promise<Outcome<{ id: string; word: string; expires: Date }>> {
	const name = asked.name.trim();
	if (name === '' || [...name].length > LONGEST_NAME) return refused('person.name', { expected: [1, LONGEST_NAME] });
	const id = tx.newId();
	const phone = await phoneColumns(tx, ring, asked.phone, id);
	if (!phone.ok) return phone;
	const home = await homeColumn(tx, asked.homeVillage);
	if (!home.ok) return home;
	await tx.query
		.insertInto('person')
		.values({
			...{ county_code: tx.county, id, name, sort_key: sortKey(name) },
			...{ organisation: asked.organisation, post: asked.post, ...phone.value, ...home.value, user_id: null },
			...{ language: null, text_size: null, disabled_at: null, demo: false, recorded_at: tx.now }
		})
		.execute();
	const { organisation, post } = asked;
	const made = { name: [null, name], organisation: [null, organisation], post: [null, post] } as const;
	const masked = asked.phone?.trim() ? maskedPhone(asked.phone) : null;
	tx.note({ kind: 'person', ids: [id], changes: masked ? { ...made, phone: [null, masked] } : made });
	for (const role of asked.roles) {
		const given = await giveRole(tx, actor, id, role);
		if (!given.ok) return given;
	}
	const link = await makeLink(tx, actor, 'invite', id, asked.userName);
	return link.ok ? accepted({ id, ...link.value }) : link;
}

/** Changes what is known of a person beside what they are. */
export async function changePerson(
	tx: Tx,
	_actor: Actor,
	ring: KeyRing,
	id: string,
	asked: Omit<AskedPerson, 'roles' | 'phone' | 'userName'> & { phone?: string | null }
): Promise<Outcome<{ id: string }>> {
	const before = await tx.query
		.selectFrom('person')
		.select(['name', 'organisation', 'post', 'phone_sealed', 'home_village_code'])
		.where('county_code', '=', tx.county)
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!before) return refused('person.unknown');
	const name = asked.name.trim();
	if (name === '' || [...name].length > LONGEST_NAME) return refused('person.name', { expected: [1, LONGEST_NAME] });
	const phone = asked.phone === undefined ? accepted({}) : await phoneColumns(tx, ring, asked.phone, id);
	if (!phone.ok) return phone;
	const home = await homeColumn(tx, asked.homeVillage);
	if (!home.ok) return home;
	const after = { name, organisation: asked.organisation, post: asked.post };
	await tx.query
		.updateTable('person')
		.set({ ...after, sort_key: sortKey(name), ...phone.value, ...home.value })
		.where('county_code', '=', tx.county)
		.where('id', '=', id)
		.execute();
	tx.touch(PEOPLE);
	const fields = (['name', 'organisation', 'post'] as const).filter((field) => before[field] !== after[field]);
	const changes: Record<string, [string | null, string | null]> = Object.fromEntries(
		fields.map((field) => [field, [before[field], after[field]]])
	);
	if (asked.homeVillage !== undefined && asked.homeVillage !== before.home_village_code)
		changes.home = [before.home_village_code, asked.homeVillage];
	if (asked.phone !== undefined) {
		const was = before.phone_sealed && maskedPhone(open(ring, before.phone_sealed, PHONE_USE));
		changes.phone = [was, asked.phone?.trim() ? maskedPhone(asked.phone) : null];
	}
	tx.note({ kind: 'person', ids: [id], changes });
	return accepted({ id });
}
