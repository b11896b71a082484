import { sql } from 'kysely';
import { decodeMultiPolygon } from '#core/ewkb.ts';
import { formatMu } from '#core/mu.ts';
import { maskedName } from '#core/masked-name.ts';
import type { Asker } from '#core/steps.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { FindingKind, FindingStatus } from '#land/finding-list.ts';
import { numberText } from '#land/finding-list.ts';
import { drawPlan, planFrame, type PlanShape } from '#land/plan.ts';
import { surroundings } from '#land/surroundings.read.server.ts';
import { chargeOfCase } from '#land/charges/charge.read.server.ts';
import type { Papers } from './case.ts';
import type { CaseDossier } from './case-dossier.ts';
import { movesOf, papersOf, storedCase } from './case.read.server.ts';
import { openCaseSteps } from './course.ts';

interface Drawn {
	number: number;
	kind: FindingKind;
	status: FindingStatus;
	overMu: number;
	version: number;
	shape: Uint8Array | null;
	survey: Uint8Array | null;
}

const rings = (bytes: Uint8Array | null) => (bytes ? decodeMultiPolygon(bytes).shape : []);

/** Masks the names in papers: who objected, who signed. */
const masked = (papers: Papers): Papers => ({
	...papers,
	measurements: papers.measurements.map((each) => ({
		...each,
		neighbours: each.neighbours.map((neighbour) => ({ ...neighbour, name: maskedName(neighbour.name) ?? '' }))
	})),
	objections: papers.objections.map((each) => ({ ...each, objector: maskedName(each.objector) ?? '' })),
	agreements: papers.agreements.map((each) => ({ ...each, signedBy: maskedName(each.signedBy) ?? '' }))
});

/**
 * Everything known of a case by its number; null when it is not there or not in scope.
 * @param sheet px of its plan, and the word for 亩
 */
export async function caseDossier(
	db: ReadDb,
	number: number,
	asker: Asker,
	sheet: { width: number; height: number; unit: string }
): Promise<CaseDossier | null> {
	const found = await storedCase(db, number);
	if (!found) return null;
	const { id, contractId, lastActor, ...head } = found;
	const { rows: drawn } = await sql<Drawn>`
		select finding.feature_no as number, finding.kind, finding.status, finding.over_mu as "overMu", finding.version,
			finding.gk as shape, occupation.gk as survey
		from land_case_finding
		join finding on finding.county_code = ${db.county} and finding.id = land_case_finding.finding_id
		left join occupation on occupation.county_code = ${db.county} and occupation.id = finding.occupation_id
		where land_case_finding.county_code = ${db.county} and land_case_finding.case_id = ${id}::uuid and ${inScope(db, 'finding.village_code')}
		order by finding.feature_no`.execute(db.query);
	const { rows: reclaimed } = await sql<{ code: string; mu: number; shape: Uint8Array }>`
		select reclaimed_land.code, reclaimed_land.ledger_mu as mu, reclaimed_land.gk as shape
		from land_case_reclaimed
		join reclaimed_land on reclaimed_land.county_code = ${db.county} and reclaimed_land.id = land_case_reclaimed.reclaimed_id
		where land_case_reclaimed.county_code = ${db.county} and land_case_reclaimed.case_id = ${id}::uuid
		order by reclaimed_land.code`.execute(db.query);
	const shapes: PlanShape[] = [
		...drawn.map((each): PlanShape => ({ role: 'occupation', rings: rings(each.survey) })),
		...drawn.map(({ kind, number: finding, overMu, shape }): PlanShape => ({
			...{ role: 'finding', kind, rings: rings(shape) },
			label: `${numberText(finding)} · ${formatMu(overMu)} ${sheet.unit}`
		})),
		...reclaimed.map(({ mu, shape }): PlanShape => ({
			...{ role: 'subject', rings: rings(shape), label: `${formatMu(mu)} ${sheet.unit}` }
		}))
	];
	const parcels = contractId === null ? [] : await contractShapes(db, contractId);
	const frame = planFrame(
		shapes.map((shape) => shape.rings),
		sheet.width,
		sheet.height
	);
	const papers = (await papersOf(db, [id])).get(id)!;
	return {
		head: { ...head, holder: maskedName(head.holder) },
		contract: contractId === null ? null : await contractTerms(db, contractId),
		findings: drawn.map(({ shape: _, survey: __, ...finding }) => finding),
		reclaimed: reclaimed.map(({ code, mu }) => ({ code, mu })),
		papers: masked(papers),
		moves: await movesOf(db, id),
		steps: openCaseSteps({ state: found.state, lastActor, handledAt: found.handledAt }, asker).map(({ name }) => name),
		charge: await chargeOfCase(db, id),
		plan:
			frame &&
			drawPlan(frame, [
				...(await surroundings(db, frame.ground)),
				...parcels.map((shape): PlanShape => ({ role: 'contract', rings: shape })),
				...shapes
			])
	};
}

async function contractTerms(db: ReadDb, id: string): Promise<CaseDossier['contract']> {
	const { rows } = await sql<NonNullable<CaseDossier['contract']>>`
		select number, starts_on as "startsOn", ends_on as "endsOn", contracted_mu as "contractedMu"
		from contract where county_code = ${db.county} and id = ${id}::uuid and not household`.execute(db.query);
	return rows[0] ?? null;
}

async function contractShapes(db: ReadDb, id: string) {
	const { rows } = await sql<{ shape: Uint8Array }>`
		select parcel.gk as shape
		from contract_parcel
		join contract on contract.county_code = ${db.county} and contract.id = contract_parcel.contract_id and not contract.household
		join parcel on parcel.county_code = ${db.county} and parcel.id = contract_parcel.parcel_id
		where contract_parcel.county_code = ${db.county} and contract_parcel.contract_id = ${id}::uuid`.execute(db.query);
	return rows.map(({ shape }) => rings(shape));
}
