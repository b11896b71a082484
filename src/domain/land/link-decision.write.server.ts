import { sql } from 'kysely';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import { noteChangedRows } from '#db/changed-rows.server.ts';
import { inScope } from '#db/in-scope.ts';
import type { Tx } from '#db/tx.server.ts';
import { decideLink, isByName, type LinkDecision } from '#land/link-decision.ts';
import { newestLinkDecisions } from '#land/link-decisions.read.server.ts';

interface Survey {
	id: string;
	code: string;
	linkedBy: string | null;
	contract: string | null;
}

/**
 * Records what a person says of the links by name that a finding rests on. The comparison follows it: a confirmed link
 * stands whatever the name becomes or whoever else of that name gets a contract; after a cut the survey is linked by no name.
 * @param asked the finding's number, the contract the person saw it linked to, the decision and its reason
 */
export async function decideFindingLink(
	tx: Tx,
	actor: Actor,
	asked: { number: number; contract: string | null; decision: LinkDecision; reason: string }
): Promise<Outcome<{ decision: LinkDecision; surveys: string[] }>> {
	const finding = await tx.query
		.selectFrom('finding')
		.select(['id', 'village_code'])
		.where('county_code', '=', tx.county)
		.where('feature_no', '=', asked.number)
		.where(inScope(tx, 'finding.village_code'))
		.forUpdate()
		.executeTakeFirst();
	if (!finding) return refused('finding.unknown', { numbers: [asked.number], count: 1 });
	const surveys = await surveysOf(tx, finding.id);
	const decided = await newestLinkDecisions(
		tx,
		surveys.map(({ code }) => code)
	);
	const rows: { code: string; contract: string; reason: string | null }[] = [];
	let refusal = refused('link.not_by_name');
	for (const { code, linkedBy, contract } of surveys) {
		const last = decided.get(code) ?? null;
		// A comparison made since may have linked it to another: that is not what the person judged.
		if (asked.decision !== 'withdrawn' && isByName(linkedBy) && contract !== asked.contract) {
			refusal = refused('finding.changed', { expected: asked.contract, got: contract });
			continue;
		}
		const outcome = decideLink({ linkedBy, decision: last?.decision ?? null }, asked);
		const number = asked.decision === 'withdrawn' ? last?.contract : contract;
		if (outcome.ok && number) rows.push({ code, contract: number, reason: outcome.value.reason });
		else if (!outcome.ok) refusal = outcome;
	}
	if (rows.length === 0) return refusal;
	await tx.query
		.insertInto('link_decision')
		.values(
			rows.map(({ code, contract, reason }) => ({
				...{ county_code: tx.county, id: tx.newId(), occupation_code: code, contract_number: contract },
				...{ decision: asked.decision, reason, actor_id: actor.id, actor_name: actor.name, recorded_at: tx.now }
			}))
		)
		.execute();
	const chosen = new Set(rows.map(({ code }) => code));
	const ids = surveys.filter(({ code }) => chosen.has(code)).map(({ id }) => id);
	await noteChangedRows(
		tx,
		'occupation',
		ids.map((id) => ({ id, former: null }))
	);
	tx.note({
		kind: 'link',
		ids: [finding.id, ...ids],
		village: finding.village_code,
		detail: {
			decision: asked.decision,
			links: rows.map(({ code, contract }) => ({ survey: code, contract }))
		}
	});
	tx.because(rows[0]!.reason);
	return accepted({ decision: asked.decision, surveys: rows.map(({ code }) => code) });
}

/** The surveys a finding speaks of, and how the latest comparison linked each. */
async function surveysOf(tx: Tx, finding: string): Promise<Survey[]> {
	const { rows } = await sql<Survey>`
		select occupation.id, occupation.code, occupation_outcome.linked_by as "linkedBy", contract.number as contract
		from finding
		cross join lateral jsonb_array_elements(finding.explanation -> 'occupations') as told
		join occupation on occupation.county_code = ${tx.county} and occupation.id = (told.value ->> 'id')::uuid
		left join occupation_outcome on occupation_outcome.county_code = ${tx.county} and occupation_outcome.occupation_id = occupation.id
		left join contract on contract.county_code = ${tx.county} and contract.id = occupation_outcome.contract_id
		where finding.county_code = ${tx.county} and finding.id = ${finding}
		order by occupation.code`.execute(tx.query);
	return rows;
}
