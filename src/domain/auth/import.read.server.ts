import type { PersonImport } from '#auth/import-rows.ts';
import { assignmentsOf, placeCode, type NamedPlace } from '#auth/import-scope.ts';
import { departmentNames } from '#auth/people-list.read.server.ts';
import type { Assignment } from '#auth/roles.ts';
import { PHONE_USE } from '#auth/user-name.ts';
import type { Problem } from '#core/import-fields.ts';
import { maskedPhone } from '#core/masks.ts';
import { blindIndexes, type KeyRing } from '#core/sealed.server.ts';
import type { Completed, ImportRow } from '#db/import-kind.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { doubles, without } from '#territory/import-checks.ts';

/** A record of a list of people with what they are to be. */
export interface PersonToCome extends PersonImport {
	assignments: Assignment[];
}

async function countyPlaces(db: ReadDb): Promise<{ county: NamedPlace; places: NamedPlace[] }> {
	const county = await db.query
		.selectFrom('county')
		.select(['code', 'name'])
		.where('code', '=', db.county)
		.executeTakeFirstOrThrow();
	const places: NamedPlace[] = [];
	for (const table of ['township', 'village'] as const)
		places.push(
			...(await db.query.selectFrom(table).select(['code', 'name']).where('county_code', '=', db.county).execute())
		);
	return { county, places };
}

/** User names of the installation's accounts and of links nobody has taken up. */
async function takenNames(db: ReadDb, names: readonly string[]): Promise<Set<string>> {
	if (names.length === 0) return new Set();
	const accounts = await db.query.selectFrom('auth_user').select('username').where('username', 'in', names).execute();
	const links = await db.query
		.selectFrom('invitation')
		.select('user_name')
		.where('county_code', '=', db.county)
		.where('used_at', 'is', null)
		.where('user_name', 'in', names)
		.execute();
	return new Set([...accounts.map(({ username }) => username!), ...links.map(({ user_name }) => user_name!)]);
}

async function takenPhones(db: ReadDb, ring: KeyRing, phones: readonly string[]): Promise<Set<string>> {
	const indexes = new Map(phones.flatMap((phone) => blindIndexes(ring, phone, PHONE_USE).map((at) => [at, phone])));
	if (indexes.size === 0) return new Set();
	const rows = await db.query
		.selectFrom('person')
		.select('phone_index')
		.where('county_code', '=', db.county)
		.where('phone_index', 'in', [...indexes.keys()])
		.execute();
	return new Set(rows.map(({ phone_index }) => indexes.get(phone_index!)!));
}

/**
 * Finds the places and the department a record names, and user names and phones that somebody has already.
 * @param today YYYY-MM-DD
 */
export async function completePeople(
	db: ReadDb,
	ring: KeyRing,
	today: string,
	rows: readonly ImportRow<PersonImport>[]
): Promise<Completed<PersonToCome>> {
	const { county, places } = await countyPlaces(db);
	const departments = new Set(await departmentNames(db, today));
	const names = await takenNames(
		db,
		rows.map(({ row }) => row.userName)
	);
	const phones = await takenPhones(
		db,
		ring,
		rows.flatMap(({ row }) => row.phone ?? [])
	);
	const problems: Problem[] = [];
	const found = rows.map((each) => {
		const { n, row } = each;
		const codes: string[] = [];
		for (const written of row.places) {
			const place = placeCode(written, county, places);
			if ('code' in place) codes.push(place.code);
			else problems.push({ row: n, field: 'places', expected: place.expected, got: written });
		}
		if (row.department !== null && !departments.has(row.department))
			problems.push({ row: n, field: 'department', expected: 'department.known', got: row.department });
		if (names.has(row.userName))
			problems.push({ row: n, field: 'user_name', expected: 'user_name.free', got: row.userName });
		if (row.phone !== null && phones.has(row.phone))
			problems.push({ row: n, field: 'phone', expected: 'phone.free', got: maskedPhone(row.phone) });
		const { roles, faults } = assignmentsOf({ ...row, places: [...new Set(codes)] }, county.code, today);
		// Places that are none say enough.
		if (codes.length === row.places.length) problems.push(...faults.map((fault) => ({ row: n, ...fault })));
		return { ...each, row: { ...row, assignments: roles } };
	});
	const known = without(found, problems);
	problems.push(
		...doubles(
			known.map(({ n, row }) => ({ n, key: row.userName })),
			'user_name'
		),
		...doubles(
			known.flatMap(({ n, row }) => (row.phone === null ? [] : [{ n, key: row.phone }])),
			'phone'
		).map((problem) => ({ ...problem, got: maskedPhone(problem.got!) }))
	);
	return { rows: without(found, problems), problems };
}
