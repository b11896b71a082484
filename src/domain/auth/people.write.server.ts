import { makeLink, PEOPLE } from '#auth/join.write.server.ts';
import { personById } from '#auth/people.read.server.ts';
import { checkAssignment, roleRule, type Assignment, type Role } from '#auth/roles.ts';
import { foldPhone, PHONE_USE } from '#auth/user-name.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { blindIndex, seal, type KeyRing } from '#core/sealed.server.ts';
import { sortKey } from '#core/sort-key.ts';
import type { Tx } from '#db/tx.server.ts';

export interface AskedPerson {
	readonly name: string;
	readonly organisation: string | null;
	readonly post: string | null;
	readonly phone: string | null;
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
	await tx.query
		.insertInto('person')
		.values({
			...{ county_code: tx.county, id, name, sort_key: sortKey(name) },
			...{ organisation: asked.organisation, post: asked.post, ...phone.value, user_id: null },
			...{ language: null, text_size: null, disabled_at: null, demo: false, recorded_at: tx.now }
		})
		.execute();
	tx.note({ kind: 'person', ids: [id], detail: { organisation: asked.organisation, post: asked.post } });
	for (const role of asked.roles) {
		const given = await giveRole(tx, actor, id, role);
		if (!given.ok) return given;
	}
	const link = await makeLink(tx, actor, 'invite', id);
	return link.ok ? accepted({ id, ...link.value }) : link;
}

/** Changes what is known of a person beside what they are. */
export async function changePerson(
	tx: Tx,
	_actor: Actor,
	ring: KeyRing,
	id: string,
	asked: Omit<AskedPerson, 'roles' | 'phone'> & { phone?: string | null }
): Promise<Outcome<{ id: string }>> {
	const before = await tx.query
		.selectFrom('person')
		.select(['name', 'organisation', 'post'])
		.where('county_code', '=', tx.county)
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!before) return refused('person.unknown');
	const name = asked.name.trim();
	if (name === '' || [...name].length > LONGEST_NAME) return refused('person.name', { expected: [1, LONGEST_NAME] });
	const phone = asked.phone === undefined ? accepted({}) : await phoneColumns(tx, ring, asked.phone, id);
	if (!phone.ok) return phone;
	const after = { name, organisation: asked.organisation, post: asked.post };
	await tx.query
		.updateTable('person')
		.set({ ...after, sort_key: sortKey(name), ...phone.value })
		.where('county_code', '=', tx.county)
		.where('id', '=', id)
		.execute();
	tx.touch(PEOPLE);
	tx.note({ kind: 'person', ids: [id], detail: { before, after, phone: asked.phone !== undefined } });
	return accepted({ id });
}

/** Gives a person one more thing to be. Their sessions end: they come back as what they are now. */
export async function giveRole(
	tx: Tx,
	_actor: Actor,
	person: string,
	asked: Assignment
): Promise<Outcome<{ id: string }>> {
	const known = await personById(tx, person, dayOf(tx.now));
	if (!known) return refused('person.unknown');
	const checked = checkAssignment(
		tx.county,
		asked,
		known.roles.map(({ role }) => role)
	);
	if (!checked.ok) return checked;
	if (known.roles.some(({ role, places }) => role === checked.value && samePlaces(places, asked.places)))
		return refused('role.present', { role: checked.value });
	if (!(await placesExist(tx, asked.places))) return refused('role.place_unknown', { got: asked.places });
	const department = roleRule(checked.value).department ? await departmentId(tx, asked.department ?? '') : null;
	if (roleRule(checked.value).department && !department)
		return refused('role.department_unknown', { got: asked.department });
	const id = tx.newId();
	await tx.query
		.insertInto('person_role')
		.values({
			...{ county_code: tx.county, id, person_id: person, role: checked.value },
			...{ place_codes: JSON.stringify(asked.places), department_id: department, subject_kind: null, subject_id: null },
			...{ valid_from: asked.from, valid_to: asked.to ?? null, ended_at: null, recorded_at: tx.now }
		})
		.execute();
	await endSessions(tx, person);
	tx.note({
		...{ kind: 'person_role', ids: [person, id] },
		detail: {
			before: null,
			after: { role: checked.value, places: asked.places, from: asked.from, to: asked.to ?? null }
		}
	});
	return accepted({ id });
}

/** Takes one of the things a person is from them, at once. */
export async function endRole(tx: Tx, _actor: Actor, person: string, role: string): Promise<Outcome<{ role: Role }>> {
	const known = await personById(tx, person, dayOf(tx.now));
	const present = known?.roles.find(({ id }) => id === role);
	if (!present) return refused('role.unknown', { got: role });
	if (present.role === 'admin' && (await isLastAdministrator(tx, person))) return refused('person.last_admin');
	await tx.query
		.updateTable('person_role')
		.set({ ended_at: tx.now })
		.where('county_code', '=', tx.county)
		.where('id', '=', role)
		.execute();
	await endSessions(tx, person);
	tx.note({
		kind: 'person_role',
		ids: [person, role],
		detail: { before: { role: present.role, places: present.places }, after: null }
	});
	return accepted({ role: present.role });
}

/** Shuts a person out, or lets them in again. Their sessions and unused links end. */
export async function setDisabled(
	tx: Tx,
	actor: Actor,
	person: string,
	disabled: boolean
): Promise<Outcome<{ id: string }>> {
	if (person === actor.id && disabled) return refused('person.self');
	const known = await personById(tx, person, dayOf(tx.now));
	if (!known) return refused('person.unknown');
	if (disabled && known.roles.some(({ role }) => role === 'admin') && (await isLastAdministrator(tx, person)))
		return refused('person.last_admin');
	await tx.query
		.updateTable('person')
		.set({ disabled_at: disabled ? tx.now : null })
		.where('county_code', '=', tx.county)
		.where('id', '=', person)
		.execute();
	if (disabled)
		await tx.query
			.deleteFrom('invitation')
			.where('county_code', '=', tx.county)
			.where('person_id', '=', person)
			.where('used_at', 'is', null)
			.execute();
	await endSessions(tx, person);
	tx.note({ kind: 'person', ids: [person], detail: { before: { disabled: known.disabled }, after: { disabled } } });
	return accepted({ id: person });
}

/**
 * A link by which a person sets another password; what they had stops working at once.
 * @param secondFactor takes that away too, for somebody who has lost it
 */
export async function resetAccess(
	tx: Tx,
	actor: Actor,
	person: string,
	secondFactor: boolean
): Promise<Outcome<{ word: string; expires: Date }>> {
	const row = await tx.query
		.selectFrom('person')
		.select(['id', 'user_id', 'disabled_at'])
		.where('county_code', '=', tx.county)
		.where('id', '=', person)
		.forUpdate()
		.executeTakeFirst();
	if (!row) return refused('person.unknown');
	if (row.disabled_at) return refused('person.disabled');
	if (row.user_id) {
		await tx.query
			.deleteFrom('auth_account')
			.where('user_id', '=', row.user_id)
			.where('provider_id', '<>', 'credential')
			.execute();
		await tx.query.updateTable('auth_account').set({ password: null }).where('user_id', '=', row.user_id).execute();
		if (secondFactor) {
			await tx.query.deleteFrom('auth_two_factor').where('user_id', '=', row.user_id).execute();
			await tx.query
				.updateTable('auth_user')
				.set({ two_factor_enabled: false })
				.where('id', '=', row.user_id)
				.execute();
		}
	}
	await endSessions(tx, person);
	tx.note({
		kind: 'person',
		ids: [person],
		detail: { reset: secondFactor ? 'password and second factor' : 'password' }
	});
	return makeLink(tx, actor, row.user_id ? 'reset' : 'invite', person);
}

async function endSessions(tx: Tx, person: string): Promise<void> {
	tx.touch(PEOPLE);
	const { user_id } = await tx.query
		.selectFrom('person')
		.select('user_id')
		.where('county_code', '=', tx.county)
		.where('id', '=', person)
		.executeTakeFirstOrThrow();
	if (user_id) await tx.query.deleteFrom('auth_session').where('user_id', '=', user_id).execute();
}

/** Without one the county could be administered from the machine's command line alone. */
async function isLastAdministrator(tx: Tx, person: string): Promise<boolean> {
	const others = await tx.query
		.selectFrom('person_role')
		.innerJoin('person', (join) =>
			join.onRef('person.county_code', '=', 'person_role.county_code').onRef('person.id', '=', 'person_role.person_id')
		)
		.select('person_role.id')
		.where('person_role.county_code', '=', tx.county)
		.where('role', '=', 'admin')
		.where('ended_at', 'is', null)
		.where('valid_from', '<=', dayOf(tx.now))
		.where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', dayOf(tx.now))]))
		.where('person_id', '<>', person)
		.where('disabled_at', 'is', null)
		.where('user_id', 'is not', null)
		.limit(1)
		.executeTakeFirst();
	return others === undefined;
}

const samePlaces = (one: readonly string[], other: readonly string[]): boolean =>
	one.toSorted().join() === [...new Set(other)].toSorted().join();

async function placesExist(tx: Tx, places: readonly string[]): Promise<boolean> {
	for (const code of places) {
		if (code === tx.county) continue;
		const table = code.length === 9 ? 'township' : 'village';
		const row = await tx.query
			.selectFrom(table)
			.select('id')
			.where('county_code', '=', tx.county)
			.where('code', '=', code)
			.executeTakeFirst();
		if (!row) return false;
	}
	return true;
}

/** A department that is one now, by its name. */
async function departmentId(tx: Tx, name: string): Promise<string | null> {
	const row = await tx.query
		.selectFrom('department')
		.select('id')
		.where('county_code', '=', tx.county)
		.where('name', '=', name)
		.where('valid_to', 'is', null)
		.executeTakeFirst();
	return row?.id ?? null;
}
