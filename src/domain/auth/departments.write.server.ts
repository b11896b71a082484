import { PEOPLE } from '#auth/join.write.server.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import { sortKey } from '#core/sort-key.ts';
import type { Tx } from '#db/tx.server.ts';

const LONGEST_NAME = 60;

/** A name as it is kept; refused when it is none, or another department's on some day from then on. */
async function freeName(tx: Tx, given: string, from: string, self: string): Promise<Outcome<string>> {
	const name = given.normalize('NFC').trim();
	if (name === '' || [...name].length > LONGEST_NAME)
		return refused('department.name', { expected: [1, LONGEST_NAME], got: [...name].length });
	const other = await tx.query
		.selectFrom('department')
		.select('id')
		.where('county_code', '=', tx.county)
		.where('name', '=', name)
		.where('office_id', '<>', self)
		.where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', from)]))
		.limit(1)
		.executeTakeFirst();
	return other ? refused('department.name_taken', { got: name }) : accepted(name);
}

async function insertName(tx: Tx, office: string, id: string, name: string, from: string): Promise<void> {
	await tx.query
		.insertInto('department')
		.values({
			...{ county_code: tx.county, id, office_id: office, name, sort_key: sortKey(name) },
			...{ valid_from: from, valid_to: null, recorded_at: tx.now }
		})
		.execute();
	tx.touch(PEOPLE);
}

/** The name a department has without an end; refused when it is not there, or has ended. */
async function openName(tx: Tx, office: string) {
	const row = await tx.query
		.selectFrom('department')
		.select(['id', 'name', 'valid_from'])
		.where('county_code', '=', tx.county)
		.where('office_id', '=', office)
		.where('valid_to', 'is', null)
		.forUpdate()
		.executeTakeFirst();
	return row ? accepted(row) : refused('department.unknown');
}

const closeName = (tx: Tx, id: string, to: string) =>
	tx.query
		.updateTable('department')
		.set({ valid_to: to })
		.where('county_code', '=', tx.county)
		.where('id', '=', id)
		.execute();

/** A department that there has not been. @param asked.from its first day, YYYY-MM-DD */
export async function addDepartment(
	tx: Tx,
	_actor: Actor,
	asked: { name: string; from: string }
): Promise<Outcome<{ id: string }>> {
	const id = tx.newId();
	const name = await freeName(tx, asked.name, asked.from, id);
	if (!name.ok) return name;
	await insertName(tx, id, id, name.value, asked.from);
	tx.note({ kind: 'department', ids: [id], changes: { name: [null, name.value] }, detail: { validFrom: asked.from } });
	return accepted({ id });
}

/** Another name from a day on; the one before stays known with its days, and who belongs goes on belonging. */
export async function renameDepartment(
	tx: Tx,
	_actor: Actor,
	asked: { id: string; name: string; from: string }
): Promise<Outcome<{ id: string }>> {
	const present = await openName(tx, asked.id);
	if (!present.ok) return present;
	const { id, name: before, valid_from } = present.value;
	if (asked.from <= valid_from) return refused('department.from', { expected: valid_from, got: asked.from });
	const name = await freeName(tx, asked.name, asked.from, asked.id);
	if (!name.ok) return name;
	if (name.value === before) return refused('department.same', { got: before });
	await closeName(tx, id, asked.from);
	await insertName(tx, asked.id, tx.newId(), name.value, asked.from);
	tx.note({
		...{ kind: 'department', ids: [asked.id], changes: { name: [before, name.value] } },
		detail: { validFrom: asked.from }
	});
	return accepted({ id: asked.id });
}

/** A department that is none from a day on; nobody may belong to it by then. */
export async function endDepartment(
	tx: Tx,
	_actor: Actor,
	asked: { id: string; to: string }
): Promise<Outcome<{ id: string }>> {
	const present = await openName(tx, asked.id);
	if (!present.ok) return present;
	const { id, valid_from } = present.value;
	if (asked.to <= valid_from) return refused('department.from', { expected: valid_from, got: asked.to });
	const people = await tx.query
		.selectFrom('person_role')
		.innerJoin('department', (join) =>
			join
				.onRef('department.county_code', '=', 'person_role.county_code')
				.onRef('department.id', '=', 'person_role.department_id')
		)
		.select('person_id')
		.where('person_role.county_code', '=', tx.county)
		.where('department.office_id', '=', asked.id)
		.where('ended_at', 'is', null)
		.where((where) =>
			where.or([where('person_role.valid_to', 'is', null), where('person_role.valid_to', '>', asked.to)])
		)
		.execute();
	if (people.length > 0)
		return refused('department.people', { got: new Set(people.map(({ person_id }) => person_id)).size });
	await closeName(tx, id, asked.to);
	tx.touch(PEOPLE);
	tx.note({ kind: 'department', ids: [asked.id], changes: { validTo: [null, asked.to] } });
	return accepted({ id: asked.id });
}
