import { endSessions } from '#auth/access.write.server.ts';
import { isLastAdministrator, personById } from '#auth/people.read.server.ts';
import { placeNames } from '#auth/place-names.read.server.ts';
import { checkAssignment, roleRule, type Assignment, type Role } from '#auth/roles.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';

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
		changes: {
			role: [null, checked.value],
			places: [null, await placesSaid(tx, asked.places)],
			...(department ? { department: [null, asked.department] } : {}),
			validFrom: [null, asked.from],
			...(asked.to ? { validTo: [null, asked.to] } : {})
		}
	});
	return accepted({ id });
}

/** Has a person be the same of other places. Their sessions end: they come back with these in sight. */
export async function changePlaces(
	tx: Tx,
	_actor: Actor,
	person: string,
	role: string,
	places: readonly string[]
): Promise<Outcome<{ id: string }>> {
	const known = await personById(tx, person, dayOf(tx.now));
	const present = known?.roles.find(({ id }) => id === role);
	if (!known || !present) return refused('role.gone');
	const others = known.roles.filter(({ id }) => id !== role);
	const asked = { ...present, places, from: present.from, to: present.to };
	const checked = checkAssignment(
		tx.county,
		asked,
		others.map((each) => each.role)
	);
	if (!checked.ok) return checked;
	if (samePlaces(present.places, places)) return accepted({ id: role });
	if (others.some((each) => each.role === present.role && samePlaces(each.places, places)))
		return refused('role.present', { role: present.role });
	if (!(await placesExist(tx, places))) return refused('role.place_unknown', { got: places });
	await tx.query
		.updateTable('person_role')
		.set({ place_codes: JSON.stringify(places) })
		.where('county_code', '=', tx.county)
		.where('id', '=', role)
		.execute();
	await endSessions(tx, person);
	tx.note({
		...{ kind: 'person_role', ids: [person, role], detail: { role: present.role } },
		changes: { places: [await placesSaid(tx, present.places), await placesSaid(tx, places)] }
	});
	return accepted({ id: role });
}

/** Takes one of the things a person is from them, at once. */
export async function endRole(tx: Tx, _actor: Actor, person: string, role: string): Promise<Outcome<{ role: Role }>> {
	const known = await personById(tx, person, dayOf(tx.now));
	const present = known?.roles.find(({ id }) => id === role);
	if (!present) return refused('role.unknown', { got: role });
	if (present.role === 'admin' && (await isLastAdministrator(tx, person, dayOf(tx.now))))
		return refused('person.last_admin');
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
		changes: { role: [present.role, null], places: [await placesSaid(tx, present.places), null] }
	});
	return accepted({ role: present.role });
}

/** Places by their names, as the trail tells of them. */
async function placesSaid(tx: Tx, places: readonly string[]): Promise<string[]> {
	const names = await placeNames(tx, places);
	const county = await tx.query.selectFrom('county').select('name').where('code', '=', tx.county).executeTakeFirst();
	return places.map((code) => (code === tx.county ? county?.name : names[code]) ?? code);
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

/** A department that is one today, by its name. */
async function departmentId(tx: Tx, name: string): Promise<string | null> {
	const row = await tx.query
		.selectFrom('department')
		.select('id')
		.where('county_code', '=', tx.county)
		.where('name', '=', name)
		.where('valid_from', '<=', dayOf(tx.now))
		.where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', dayOf(tx.now))]))
		.executeTakeFirst();
	return row?.id ?? null;
}
