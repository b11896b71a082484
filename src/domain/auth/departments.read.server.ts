import { nameOn, stateOn, type Department } from '#auth/departments.ts';
import type { ReadDb } from '#db/read.server.ts';

/**
 * The county's departments with all their names and who acts for them on a day.
 * @param today YYYY-MM-DD
 */
export async function listDepartments(db: ReadDb, today: string): Promise<Department[]> {
	const names = await db.query
		.selectFrom('department')
		.select(['office_id', 'name', 'sort_key', 'valid_from', 'valid_to'])
		.where('county_code', '=', db.county)
		.orderBy('valid_from', 'desc')
		.execute();
	const people = await db.query
		.selectFrom('person_role')
		.innerJoin('department', (join) =>
			join
				.onRef('department.county_code', '=', 'person_role.county_code')
				.onRef('department.id', '=', 'person_role.department_id')
		)
		.innerJoin('person', (join) =>
			join.onRef('person.county_code', '=', 'person_role.county_code').onRef('person.id', '=', 'person_role.person_id')
		)
		.select(['department.office_id', 'person.id', 'person.name'])
		.where('person_role.county_code', '=', db.county)
		.where('person_role.valid_from', '<=', today)
		.where('ended_at', 'is', null)
		.where('disabled_at', 'is', null)
		.where((where) => where.or([where('person_role.valid_to', 'is', null), where('person_role.valid_to', '>', today)]))
		.orderBy('person.sort_key')
		.orderBy('person.id')
		.execute();
	const belonging = Map.groupBy(people, ({ office_id }) => office_id);
	return [...Map.groupBy(names, ({ office_id }) => office_id)].map(([id, rows]) => {
		const dated = rows.map(({ name, sort_key, valid_from: from, valid_to: to }) => ({ name, key: sort_key, from, to }));
		const { name, key } = nameOn(dated, today);
		const members = new Map(
			(belonging.get(id) ?? []).map((person) => [person.id, { id: person.id, name: person.name }])
		);
		return {
			...{ id, name, key, state: stateOn(dated, today), since: dated.at(-1)!.from, until: dated[0]!.to },
			names: dated.map(({ key: _, ...each }) => each),
			people: [...members.values()]
		};
	});
}
