import { sql } from 'kysely';
import { noteChangedRows } from '#db/changed-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import type { FindingStatus } from '#land/finding-list.ts';

/**
 * Gives findings another status; their former states go to finding_version in the statement that changes them. Clusters are
 * of leads that wait, so they are noted as changed.
 * @param findings with the version each of them stands at
 */
export async function setFindingStatus(
	tx: Tx,
	findings: readonly { id: string; version: number }[],
	status: FindingStatus
): Promise<void> {
	const ids = findings.map(({ id }) => id);
	await sql`
		with former as (
			insert into finding_version (county_code, id, version, recorded_from, recorded_to, cause, state, shape)
			select finding.county_code, finding.id, finding.version, finding.recorded_at, ${tx.now}, ${tx.cause},
				to_jsonb(finding) - 'shape' - 'gk' - 'web', finding.shape
			from finding
			where finding.county_code = ${tx.county} and finding.id = any(${ids}::uuid[])
		)
		update finding set status = ${status}, version = version + 1, recorded_at = ${tx.now}
		where finding.county_code = ${tx.county} and finding.id = any(${ids}::uuid[])`.execute(tx.query);
	await noteChangedRows(
		tx,
		'finding',
		findings.map(({ id, version }) => ({ id, former: version }))
	);
}
