import { isRole } from '#auth/roles.ts';
import type { Person, PersonRole } from '#auth/person.ts';
import type { ReadDb } from '#db/read.server.ts';

export interface RoleRow extends PersonRole {
	person: string;
}

/** What people are on a day, in the order they became it; `people` null: everybody. */
export async function rolesOn(db: ReadDb, today: string, people: readonly string[] | null): Promise<RoleRow[]> {
	let query = db.query
		.selectFrom('person_role')
		.leftJoin('department', (join) =>
			join
				.onRef('department.county_code', '=', 'person_role.county_code')
				.onRef('department.id', '=', 'person_role.department_id')
		)
		// As it is called on that day: its name may have changed since the role was given.
		.leftJoin('department as named', (join) =>
			join
				.onRef('named.county_code', '=', 'person_role.county_code')
				.onRef('named.office_id', '=', 'department.office_id')
				.on('named.valid_from', '<=', today)
				.on((on) => on.or([on('named.valid_to', 'is', null), on('named.valid_to', '>', today)]))
		)
		.select(['person_role.id', 'person_id', 'role', 'place_codes'])
		.select((select) => select.fn.coalesce('named.name', 'department.name').as('department'))
		.select(['person_role.valid_from', 'person_role.valid_to'])
		.where('person_role.county_code', '=', db.county)
		.where('person_role.valid_from', '<=', today)
		.where('ended_at', 'is', null)
		.where((where) => where.or([where('person_role.valid_to', 'is', null), where('person_role.valid_to', '>', today)]))
		.orderBy('person_role.valid_from')
		.orderBy('person_role.id');
	if (people)
		query = query.where('person_id', 'in', people.length > 0 ? people : ['00000000-0000-0000-0000-000000000000']);
	const rows = await query.execute();
	return rows.flatMap(({ id, person_id, role, place_codes, department, valid_from, valid_to }) =>
		isRole(role)
			? [
					{
						...{ id, person: person_id, role, places: place_codes as string[], department },
						...{ from: valid_from, to: valid_to }
					}
				]
			: []
	);
}

/** One person and what they are on a day; null where the county has no such person. */
export async function personById(db: ReadDb, id: string, today: string): Promise<Person | null> {
	const row = await db.query
		.selectFrom('person')
		.select(['id', 'name', 'organisation', 'post', 'language', 'text_size', 'disabled_at', 'demo'])
		.where('county_code', '=', db.county)
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row) return null;
	const { text_size, disabled_at, language, ...rest } = row;
	return {
		...rest,
		language: language as Person['language'],
		textSize: text_size as Person['textSize'],
		disabled: disabled_at !== null,
		roles: await rolesOn(db, today, [id])
	};
}

/** The demo county's people with what they are, for whoever comes in by one click. */
export async function demoPeople(db: ReadDb, today: string): Promise<Person[]> {
	const rows = await db.query
		.selectFrom('person')
		.select('id')
		.where('county_code', '=', db.county)
		.where('demo', '=', true)
		.where('disabled_at', 'is', null)
		.orderBy('id')
		.execute();
	const people: Person[] = [];
	for (const { id } of rows) people.push((await personById(db, id, today))!);
	return people;
}

/**
 * The user name of whoever has this phone, of those who have an account.
 * @param indexes what the number may be stored under (`blindIndexes`, PHONE_USE)
 */
export async function userNameByPhone(db: ReadDb, indexes: readonly string[]): Promise<string | null> {
	const row = await db.query
		.selectFrom('person')
		.innerJoin('auth_user', 'auth_user.id', 'person.user_id')
		.select('auth_user.username')
		.where('person.county_code', '=', db.county)
		.where('person.phone_index', 'in', [...indexes])
		.executeTakeFirst();
	return row?.username ?? null;
}

/** When a person last set their password; null for who has none. */
export async function passwordSetAt(db: ReadDb, user: string): Promise<Date | null> {
	const row = await db.query
		.selectFrom('auth_account')
		.select('updated_at')
		.where('user_id', '=', user)
		.where('provider_id', '=', 'credential')
		.executeTakeFirst();
	return row?.updated_at ?? null;
}

/** Whether anybody of the county can sign in: else the machine's operator makes the first administrator. */
export async function hasAccounts(db: ReadDb): Promise<boolean> {
	const row = await db.query
		.selectFrom('person')
		.select('id')
		.where('county_code', '=', db.county)
		.where((where) => where.or([where('user_id', 'is not', null), where('demo', '=', true)]))
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}

/** Whether somebody of the county administers accounts and can sign in: until then a first link makes them. */
export async function hasAdministrator(db: ReadDb): Promise<boolean> {
	const row = await db.query
		.selectFrom('person_role')
		.innerJoin('person', (join) =>
			join.onRef('person.county_code', '=', 'person_role.county_code').onRef('person.id', '=', 'person_role.person_id')
		)
		.select('person_role.id')
		.where('person_role.county_code', '=', db.county)
		.where('role', '=', 'admin')
		.where('ended_at', 'is', null)
		.where('disabled_at', 'is', null)
		.where((where) => where.or([where('user_id', 'is not', null), where('person.demo', '=', true)]))
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}

/**
 * Whether nobody else administers accounts and can sign in: without them the county could be administered from the
 * machine's command line alone.
 */
export async function isLastAdministrator(db: ReadDb, person: string, today: string): Promise<boolean> {
	const others = await db.query
		.selectFrom('person_role')
		.innerJoin('person', (join) =>
			join.onRef('person.county_code', '=', 'person_role.county_code').onRef('person.id', '=', 'person_role.person_id')
		)
		.select('person_role.id')
		.where('person_role.county_code', '=', db.county)
		.where('role', '=', 'admin')
		.where('ended_at', 'is', null)
		.where('valid_from', '<=', today)
		.where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', today)]))
		.where('person_id', '<>', person)
		.where('disabled_at', 'is', null)
		.where('user_id', 'is not', null)
		.limit(1)
		.executeTakeFirst();
	return others === undefined;
}
