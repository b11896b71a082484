import { sql } from 'kysely';
import { officeOf } from '#core/office.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { workingDaysAfter } from '#core/steps.ts';
import { inScope } from '#db/in-scope.ts';
import type { Tx } from '#db/tx.server.ts';
import { seenFindingsOf, type SeenFinding } from '#land/finding-decision.ts';
import { setFindingStatus } from '#land/finding-status.write.server.ts';
import { caseValues } from './case.read.server.ts';
import { groundUnder } from './ground.read.server.ts';
import { notHousehold } from './household-land.ts';
import { openingsOf, type Opening, type Suspect } from './opening.ts';
import { shippedDays } from './settings.ts';

/** Working days until a case that was opened is sent out. */
const UNTIL_SENT = { to: 'suspected', days: shippedDays('suspected') } as const;

/** Findings to become cases, locked in the order of their numbers. */
async function suspects(tx: Tx, numbers: readonly number[]): Promise<Suspect[]> {
	await tx.query
		.selectFrom('finding')
		.select('id')
		.where('county_code', '=', tx.county)
		.where(sql<boolean>`finding.feature_no = any(${[...numbers]}::integer[])`)
		.orderBy('feature_no')
		.forUpdate()
		.execute();
	const { rows } = await sql<Suspect>`
		select finding.id, finding.feature_no as number, finding.version, finding.kind, finding.status, finding.village_code as village,
			finding.over_mu as "overMu", coalesce(finding.occupation_id, finding.contract_id, finding.id)::text as place,
			coalesce(occupation.lessee_code, contract.lessee_code, occupation.lessee_name, contract.lessee_name, finding.id::text) as "holderKey",
			coalesce(occupation.lessee_name, contract.lessee_name) as holder,
			finding.contract_id as "contractId", contract.version as "contractVersion",
			exists (select from parcel where parcel.county_code = ${tx.county} and parcel.register = 'construction_land'
				and parcel.gk && ST_PointOnSurface(finding.gk) and ST_Covers(parcel.gk, ST_PointOnSurface(finding.gk))) as construction
		from finding
		left join occupation on occupation.county_code = ${tx.county} and occupation.id = finding.occupation_id
		left join contract on contract.county_code = ${tx.county} and contract.id = finding.contract_id
		where finding.county_code = ${tx.county} and finding.feature_no = any(${[...numbers]}::integer[]) and ${inScope(tx, 'finding.village_code')}
		order by finding.feature_no`.execute(tx.query);
	return rows;
}

/** The suspected findings of a cluster that add land, as they stand. */
export async function clusterSuspects(tx: Tx, cluster: number): Promise<SeenFinding[]> {
	const { rows } = await sql<SeenFinding>`
		select finding.feature_no as number, finding.version
		from finding_cluster
		join finding_cluster_member on finding_cluster_member.county_code = ${tx.county} and finding_cluster_member.cluster_id = finding_cluster.id
		join finding on finding.county_code = ${tx.county} and finding.id = finding_cluster_member.finding_id
		where finding_cluster.county_code = ${tx.county} and finding_cluster.feature_no = ${cluster} and finding.status = 'suspected'
			and ${inScope(tx, 'finding.village_code')}
		order by finding.feature_no`.execute(tx.query);
	return rows;
}

/**
 * 立案: findings become a case, and are in it by the same write. Household land never does (domain.md finding 9).
 * @param asked the findings as the person had them in front, as text; or a cluster, which becomes one case for each village's visit
 * @returns the numbers of the cases
 */
export async function openCases(
	tx: Tx,
	actor: Actor,
	asked: { findings: string } | { cluster: number }
): Promise<Outcome<{ cases: number[] }>> {
	const cluster = 'cluster' in asked;
	const seen = cluster ? await clusterSuspects(tx, asked.cluster) : seenFindingsOf(asked.findings);
	if (!seen) return refused('finding.unknown', { numbers: [], count: 0 });
	if (cluster && seen.length === 0) return refused('case.empty_cluster', { got: asked.cluster });
	const found = await suspects(
		tx,
		seen.map(({ number }) => number)
	);
	const openings = openingsOf(new Map(found.map((each) => [each.number, each])), { findings: seen, cluster });
	if (!openings.ok) return openings;
	const family = await onHousehold(tx, found);
	if (family.length > 0) return refused('case.household', { numbers: family.slice(0, 5), count: family.length });
	const first = await tx.takeNumbers('land_case', openings.value.length);
	const origin = cluster ? 'cluster' : found.length > 1 ? 'holder' : 'finding';
	const today = dayOf(tx.now);
	const { calendar, daysIn } = await caseValues(tx, today);
	const due = workingDaysAfter(today, daysIn(UNTIL_SENT)!, calendar);
	for (const [index, opening] of openings.value.entries())
		await openOne(tx, actor, opening, { number: first + index, origin, due });
	await setFindingStatus(tx, found, 'in_case');
	tx.touch('finding', 'land_case');
	return accepted({ cases: openings.value.map((_, index) => first + index) });
}

/** Numbers of the findings that stand on household land. */
async function onHousehold(tx: Tx, found: readonly Suspect[]): Promise<number[]> {
	const ids = found.map(({ id }) => id);
	if (notHousehold(await groundUnder(tx, ids, [])).ok) return [];
	const numbers: number[] = [];
	for (const { id, number } of found) if (!notHousehold(await groundUnder(tx, [id], [])).ok) numbers.push(number);
	return numbers;
}

async function openOne(
	tx: Tx,
	actor: Actor,
	opening: Opening,
	{ number, origin, due }: { number: number; origin: string; due: string }
): Promise<void> {
	const today = dayOf(tx.now);
	const id = tx.newId();
	const largest = opening.findings.find(({ contractId }) => contractId !== null);
	await tx.query
		.insertInto('land_case')
		.values({
			...{ county_code: tx.county, id, version: 1, recorded_at: tx.now, feature_no: number, origin },
			...{ village_code: opening.village, main_kind: opening.mainKind, holder_name: opening.holder },
			land_kind: opening.findings.some(({ construction }) => construction) ? 'construction' : 'farmland',
			...{ contract_id: largest?.contractId ?? null, contract_version: largest?.contractVersion ?? null },
			...{ suspected_mu: opening.mu, state: 'suspected', outcome: null, handled_at: 'village' },
			...{ opened_on: today, state_since: today, due_on: due, last_actor: actor.id }
		})
		.execute();
	await tx.query
		.insertInto('land_case_finding')
		.values(
			opening.findings.map((finding) => ({
				...{ county_code: tx.county, id: tx.newId(), case_id: id },
				...{ finding_id: finding.id, finding_version: finding.version }
			}))
		)
		.execute();
	await tx.query
		.insertInto('land_case_step')
		.values({
			...{ county_code: tx.county, id: tx.newId(), case_id: id, seq: 1, step: 'open', from_state: null },
			...{ to_state: 'suspected', taken_on: today, due_on: due, reason: null, recorded_at: tx.now },
			...{ actor_id: actor.id, actor_name: actor.name, actor_level: officeOf(actor.scope) }
		})
		.execute();
	tx.note({
		...{ kind: 'land_case', ids: [id], village: opening.village, detail: { number } },
		changes: { status: ['suspected', 'in_case'] }
	});
	tx.note({ kind: 'finding', ids: opening.findings.map((finding) => finding.id), count: opening.findings.length });
}
