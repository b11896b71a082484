import { sql } from 'kysely';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import { inScope } from '#db/in-scope.ts';
import type { Tx } from '#db/tx.server.ts';
import { decide, type Decision } from '#land/finding-decision.ts';
import type { FindingStatus } from '#land/finding-list.ts';

/**
 * Records a person's decision about a finding: dismissed (不属实, with a reason) or taken back. The former state goes to
 * finding_version in the same statement.
 * @param asked the finding's number, the version the person had in front, the decision and its reason
 */
export async function decideFinding(
	tx: Tx,
	actor: Actor,
	asked: { number: number; version: number; decision: Decision; reason: string }
): Promise<Outcome<{ status: FindingStatus; version: number }>> {
	const finding = await tx.query
		.selectFrom('finding')
		.select(['id', 'version', 'status', 'village_code'])
		.where('county_code', '=', tx.county)
		.where('feature_no', '=', asked.number)
		.where(inScope(tx, 'finding.village_code'))
		.forUpdate()
		.executeTakeFirst();
	if (!finding) return refused('finding.unknown', { number: asked.number });
	const decided = decide({ status: finding.status as FindingStatus, version: finding.version }, asked);
	if (!decided.ok) return decided;
	await sql`
		with former as (
			insert into finding_version (county_code, id, version, recorded_from, recorded_to, cause, state, shape)
			select finding.county_code, finding.id, finding.version, finding.recorded_at, ${tx.now}, ${tx.cause},
				to_jsonb(finding) - 'shape' - 'gk' - 'web', finding.shape
			from finding
			where finding.county_code = ${tx.county} and finding.id = ${finding.id}
		)
		update finding set status = ${decided.value.status}, version = version + 1, recorded_at = ${tx.now}
		where finding.county_code = ${tx.county} and finding.id = ${finding.id}`.execute(tx.query);
	await tx.query
		.insertInto('finding_decision')
		.values({
			county_code: tx.county,
			id: tx.newId(),
			finding_id: finding.id,
			finding_version: finding.version,
			decision: asked.decision,
			reason: decided.value.reason,
			actor_id: actor.id,
			actor_name: actor.name,
			recorded_at: tx.now
		})
		.execute();
	tx.touch('finding');
	tx.note({
		kind: 'finding',
		ids: [finding.id],
		village: finding.village_code,
		detail: { decision: asked.decision, reason: decided.value.reason, from: finding.status, to: decided.value.status }
	});
	return accepted({ status: decided.value.status, version: finding.version + 1 });
}
