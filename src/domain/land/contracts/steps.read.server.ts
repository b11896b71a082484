import { sql } from 'kysely';
import type { ReadDb } from '#db/read.server.ts';

/** Who took the last step of a contract; null: nobody yet. */
export async function lastStep(db: ReadDb, contract: string): Promise<{ actor: string; dueOn: string | null } | null> {
	const row = await db.query
		.selectFrom('contract_step')
		.select(['actor_id as actor', 'due_on as dueOn'])
		.where('county_code', '=', db.county)
		.where('contract_id', '=', contract)
		.orderBy('recorded_at', 'desc')
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row ?? null;
}

/** What lies before a step, by the names the courses use. */
export async function whatLiesBefore(db: ReadDb, contract: string): Promise<Set<string>> {
	const { rows } = await sql<{ suspected: boolean; confirmed: boolean; rectified: boolean; opinion: boolean }>`
		select exists (select from contract_irregularity where contract_irregularity.county_code = ${db.county}
				and contract_irregularity.contract_id = ${contract}::uuid and contract_irregularity.status = 'suspected') as suspected,
			exists (select from contract_irregularity where contract_irregularity.county_code = ${db.county}
				and contract_irregularity.contract_id = ${contract}::uuid and contract_irregularity.status = 'confirmed') as confirmed,
			exists (select from contract_rectification where contract_rectification.county_code = ${db.county}
				and contract_rectification.contract_id = ${contract}::uuid) as rectified,
			exists (select from contract_opinion where contract_opinion.county_code = ${db.county}
				and contract_opinion.contract_id = ${contract}::uuid and contract_opinion.opinion is not null) as opinion`.execute(
		db.query
	);
	const { suspected, confirmed, rectified, opinion } = rows[0]!;
	return new Set([
		...(suspected || confirmed ? [] : ['irregularity.settled']),
		...(confirmed ? ['irregularity.confirmed'] : []),
		...(rectified ? ['rectification.recorded'] : []),
		...(opinion ? ['opinion.given'] : [])
	]);
}
