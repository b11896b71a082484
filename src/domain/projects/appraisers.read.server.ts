import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';

/** Outside appraisers of a day, for whoever commissions one. */
export async function appraisersOn(db: ReadDb, today: string): Promise<{ value: string; label: string }[]> {
	const { rows } = await sql<{ value: string; name: string; organisation: string | null }>`
		select person.id::text as value, person.name, person.organisation from person
		where person.county_code = ${db.county} and person.disabled_at is null and exists (
			select from person_role where person_role.county_code = ${db.county} and person_role.person_id = person.id
				and person_role.role = 'appraiser' and person_role.ended_at is null and person_role.valid_from <= ${today}::date
				and (person_role.valid_to is null or person_role.valid_to > ${today}::date))
		order by person.sort_key, person.id`.execute(db.query);
	return rows.map(({ value, name, organisation }) => ({
		value,
		label: [name, organisation].filter(Boolean).join(' · ')
	}));
}
