import { sql } from 'kysely';
import { listDepartments } from '#auth/departments.read.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { Remark } from '#zones/plans/course/opinion.ts';
import type { Signature } from './joint.ts';

/** Departments of a project's joint review in a round, the leading one first. Whoever asks has the project in sight. */
export async function signaturesOf(db: ReadDb, project: string, round: number): Promise<Signature[]> {
	const { rows } = await sql<Omit<Signature, 'remarks'>>`
		select id, version, office_id as office, name, sort_key as key, leads, stance, given_on as "givenOn", actor_name as by
		from project_signature signature
		where signature.county_code = ${db.county} and signature.project_id = ${project}::uuid and signature.round = ${round}
		order by leads desc, sort_key, id`.execute(db.query);
	const { rows: points } = await sql<Remark & { signature: string }>`
		select point.id, point.signature_id as signature, point.seq, point.body, point.answer, point.reply,
			point.answered_on as "answeredOn"
		from project_point point
		where point.county_code = ${db.county} and point.signature_id = any(${rows.map(({ id }) => id)}::uuid[])
		order by point.seq`.execute(db.query);
	const own = Map.groupBy(points, ({ signature }) => signature);
	return rows.map((row) => ({
		...row,
		remarks: (own.get(row.id) ?? []).map(({ signature: _, ...remark }) => remark)
	}));
}

/** Whether anybody acts for the department that leads on a day. */
export async function leadActs(db: ReadDb, signatures: readonly Signature[], today: string): Promise<boolean> {
	const led = signatures.find(({ leads }) => leads)?.office;
	return (await listDepartments(db, today)).some(({ id, people }) => id === led && people.length > 0);
}
