import { rolesOn } from '#auth/people.read.server.ts';
import type { PersonRow } from '#auth/people-list.ts';
import { PHONE_USE } from '#auth/user-name.ts';
import { maskedPhone } from '#core/masks.ts';
import { sees, seesWholeCounty } from '#core/scope.ts';
import { open, type KeyRing } from '#core/sealed.server.ts';
import type { ReadDb } from '#db/read.server.ts';

/**
 * The county's people with what they are on a day, in the order of their names. Phones leave masked. With a part of the
 * county in sight: those who are something there.
 * @param today YYYY-MM-DD
 * @param identities tells who they are at the provider that signs people in too
 */
export async function listPeople(db: ReadDb, ring: KeyRing, today: string, identities = false): Promise<PersonRow[]> {
	const people = await db.query
		.selectFrom('person')
		.leftJoin('auth_user', 'auth_user.id', 'person.user_id')
		.select([
			'person.id',
			'person.name',
			'sort_key',
			'organisation',
			'post',
			'phone_sealed',
			'user_id',
			'home_village_code'
		])
		.select(['disabled_at', 'demo', 'last_seen_at', 'outside_identity'])
		.where('person.county_code', '=', db.county)
		.orderBy('sort_key')
		.orderBy('person.id')
		.execute();
	const links = await db.query
		.selectFrom('invitation')
		.select(['person_id', 'expires_at'])
		.where('county_code', '=', db.county)
		.where('person_id', 'is not', null)
		.where('used_at', 'is', null)
		.execute();
	const linkUntil = new Map(links.map(({ person_id, expires_at }) => [person_id, expires_at]));
	const roles = Map.groupBy(await rolesOn(db, today, null), ({ person }) => person);
	const whole = seesWholeCounty(db.scope, db.county);
	return people
		.map(
			({
				id,
				name,
				sort_key,
				organisation,
				post,
				phone_sealed,
				user_id,
				disabled_at,
				demo,
				last_seen_at,
				outside_identity,
				home_village_code
			}) => ({
				...{ id, name, key: sort_key, organisation, post, demo, seen: last_seen_at },
				homeVillage: home_village_code,
				phone: phone_sealed === null ? null : maskedPhone(open(ring, phone_sealed, PHONE_USE)),
				state: disabled_at ? ('disabled' as const) : user_id || demo ? ('active' as const) : ('invited' as const),
				linkUntil: linkUntil.get(id) ?? null,
				...(identities ? { identity: outside_identity } : {}),
				roles: (roles.get(id) ?? []).map(({ person: _, ...role }) => role)
			})
		)
		.filter((row) => whole || row.roles.some(({ places }) => places.some((place) => sees(db.scope, db.county, place))));
}

/** Names departments have on a day, in their order. @param today YYYY-MM-DD */
export async function departmentNames(db: ReadDb, today: string): Promise<string[]> {
	const rows = await db.query
		.selectFrom('department')
		.select('name')
		.where('county_code', '=', db.county)
		.where('valid_from', '<=', today)
		.where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', today)]))
		.orderBy('sort_key')
		.orderBy('name')
		.execute();
	return rows.map(({ name }) => name);
}
