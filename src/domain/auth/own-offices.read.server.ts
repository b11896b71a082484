import type { ReadDb } from '#db/read.server.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The departments, by the office they go on as under every name, that a person acts for on a day; none for whoever acts for none. */
export async function ownOffices(db: ReadDb, person: string, today: string): Promise<ReadonlySet<string>> {
	// A machine's operator and a device are nobody in a department.
	if (!UUID.test(person)) return new Set();
	const rows = await db.query
		.selectFrom('person_role')
		.innerJoin('department', (join) =>
			join
				.onRef('department.county_code', '=', 'person_role.county_code')
				.onRef('department.id', '=', 'person_role.department_id')
		)
		.select('department.office_id')
		.where('person_role.county_code', '=', db.county)
		.where('person_role.person_id', '=', person)
		.where('person_role.role', '=', 'department')
		.where('person_role.valid_from', '<=', today)
		.where('ended_at', 'is', null)
		.where((where) => where.or([where('person_role.valid_to', 'is', null), where('person_role.valid_to', '>', today)]))
		.execute();
	return new Set(rows.map(({ office_id }) => office_id));
}
