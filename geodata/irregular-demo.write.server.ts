import { sql } from 'kysely';
import { dayOf } from '#core/period.ts';
import type { Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';
import type { Refreshed } from '#land/contracts/irregularities.write.server.ts';
import { lookThroughCounty } from '#land/contracts/irregularity-run.write.server.ts';

/**
 * Looks for irregularities in the demo county, and lets people have confirmed those of contracts that are being put right:
 * the township looked at the papers, what the map found since is still 疑似.
 */
export async function lookThroughDemo(tx: Tx, actor: Actor): Promise<Outcome<Refreshed>> {
	const looked = await lookThroughCounty(tx, actor);
	if (!looked.ok) return looked;
	await sql`
		update contract_irregularity set status = 'confirmed', note = '已核对合同原件和缴费记录。', decided_by = 'demo',
			decided_name = '演示', decided_on = ${dayOf(tx.now)}
		from contract
		where contract_irregularity.county_code = ${tx.county} and contract.county_code = ${tx.county}
			and contract.id = contract_irregularity.contract_id
			and contract.status in ('irregular', 'rectifying', 'litigation', 'escalated')
			and contract_irregularity.kind not in ('over_occupied', 'duplicate', 'expired_held')`.execute(tx.query);
	return looked;
}
