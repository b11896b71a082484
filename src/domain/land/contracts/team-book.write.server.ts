import { sql } from 'kysely';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { sees } from '#core/scope.ts';
import type { Tx } from '#db/tx.server.ts';

/** Shares a village's contracts out among its groups that go on, in the order of their numbers; whoever has one keeps it. */
export async function shareOut(tx: Tx, _actor: Actor, village: string): Promise<Outcome<{ count: number }>> {
	if (!sees(tx.scope, tx.county, village)) return refused('contract.unknown');
	const { rows: groups } = await sql<{ id: string; count: number }>`
		select clearing_group.id, (
			select count(*)::integer from clearing_assignment where clearing_assignment.county_code = ${tx.county}
				and clearing_assignment.group_id = clearing_group.id) as count
		from clearing_group
		where clearing_group.county_code = ${tx.county} and clearing_group.village_code = ${village}
			and coalesce(clearing_group.ends_on >= ${dayOf(tx.now)}::date, true)
		order by clearing_group.feature_no for update`.execute(tx.query);
	if (groups.length === 0) return refused('contract.unknown');
	const { rows: loose } = await sql<{ id: string }>`
		select contract.id from contract
		where contract.county_code = ${tx.county} and contract.village_code = ${village} and not contract.household
			and not exists (select from clearing_assignment where clearing_assignment.county_code = ${tx.county}
				and clearing_assignment.contract_id = contract.id)
		order by contract.sort_key, contract.feature_no`.execute(tx.query);
	const counts = groups.map(({ count }) => count);
	const rows = loose.map(({ id }) => {
		const at = counts.indexOf(Math.min(...counts));
		counts[at]! += 1;
		return { county_code: tx.county, id: tx.newId(), contract_id: id, group_id: groups[at]!.id, recorded_at: tx.now };
	});
	if (rows.length > 0) await tx.query.insertInto('clearing_assignment').values(rows).execute();
	tx.note({
		kind: 'clearing_group',
		ids: groups.map(({ id }) => id),
		village,
		detail: { act: 'shared', count: rows.length }
	});
	return accepted({ count: rows.length });
}
