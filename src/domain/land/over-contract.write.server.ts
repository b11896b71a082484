import { sql } from 'kysely';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import { dayOf } from '#core/period.ts';
import { refreshStatistics } from '#db/statistics.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { clusterFindings } from '#land/clusters.write.server.ts';
import { divideOccupations } from '#land/divide.write.server.ts';
import { draftFindings, type FindingDraft } from '#land/draft-findings.ts';
import { requestKinds } from '#land/leads.ts';
import { countHouseholds } from '#land/households.write.server.ts';
import { linkOccupations } from '#land/link.write.server.ts';
import { doubleContracts } from '#land/double-contracts.read.server.ts';
import { dividedPieces, inputVersions, linkedOccupations } from '#land/run-inputs.read.server.ts';
import { saveFindings, type SavedFindings } from '#land/save-findings.write.server.ts';
import { valuesOn } from '#land/settings.ts';
import { datedLandSettings } from '#land/settings.read.server.ts';

export interface RunCounts extends SavedFindings {
	/** Occupations compared, and how each came out; they add up. */
	candidates: number;
	outcomes: Record<string, number>;
	divided: number;
	pieces: number;
	slivers: number;
	borderline: number;
	/** Leads; requests to ask and measure are no leads. */
	findings: number;
	requests: number;
	/** Findings and their 亩 (hundredths) by kind. */
	byKind: Record<string, { count: number; mu: number }>;
	clusters: number;
}

export interface OverContractRun {
	id: string;
	number: number;
	businessDate: string;
	settings: Record<string, number>;
	counts: RunCounts;
}

/** Occupations divided in one statement: each well under a second on the embedded engine. */
const DIVIDED_AT_ONCE = 150;

/**
 * Compares what is occupied with what was contracted, in the whole county: links, divides, drafts, saves. Candidates are
 * counted first by a statement of their own and what was stored is counted last; if they differ the run is refused and
 * keeps nothing, for an engine that drops a row silently must not pass for land that is in order. Run again on the same
 * data it changes no finding.
 */
export async function analyseOverContract(tx: Tx, _actor: Actor): Promise<Outcome<OverContractRun>> {
	const day = dayOf(tx.now);
	const dated = await datedLandSettings(tx);
	const values = valuesOn(day, dated);
	await refreshStatistics(tx, ['parcel', 'contract', 'contract_parcel', 'occupation', 'village']);
	const inputs = await inputVersions(tx);
	const candidates = inputs.occupation!.rows;
	const id = tx.newId();
	await tx.query.deleteFrom('occupation_piece').where('county_code', '=', tx.county).execute();
	await tx.query.deleteFrom('occupation_outcome').where('county_code', '=', tx.county).execute();
	await linkOccupations(tx, id, day);
	const linked = await linkedOccupations(tx, day);
	for (let at = 0; at < linked.length; at += DIVIDED_AT_ONCE)
		await divideOccupations(
			tx,
			linked.slice(at, at + DIVIDED_AT_ONCE).map(({ occupationId }) => occupationId),
			day,
			values
		);
	await refreshStatistics(tx, ['occupation_outcome', 'occupation_piece']);
	const gap = await unaccounted(tx, candidates, linked.length);
	if (gap) return refused('land.run_incomplete', gap);
	const pieces = await dividedPieces(tx);
	const { doubles, gap: unanswered } = await doubleContracts(tx);
	if (unanswered) return refused('land.run_incomplete', unanswered);
	const drafts = draftFindings(linked, pieces, doubles, (on) => valuesOn(on, dated));
	const saved = await saveFindings(tx, id, drafts);
	const undrawn = await unstored(tx, drafts.length);
	if (undrawn) return refused('land.run_incomplete', undrawn);
	await countHouseholds(tx, id, day, values);
	const number = await tx.takeNumbers('analysis_run', 1);
	const clusters = await clusterFindings(tx, id, values);
	const requests = drafts.filter(({ kind }) => (requestKinds as readonly string[]).includes(kind)).length;
	const moved = saved.added + saved.changed + saved.gone > 0;
	const counts: RunCounts = {
		...saved,
		candidates,
		outcomes: await countOutcomes(tx),
		divided: linked.length,
		pieces: pieces.length,
		slivers: pieces.filter((piece) => piece.sliver && piece.kind !== 'own').length,
		borderline: pieces.filter((piece) => piece.borderline).length,
		findings: drafts.length - requests,
		requests,
		byKind: tally(drafts),
		clusters: clusters.count
	};
	const row = { county_code: tx.county, id, number, kind: 'over_contract', business_date: day, recorded_at: tx.now };
	await tx.query
		.insertInto('analysis_run')
		.values({
			...row,
			inputs: JSON.stringify(inputs),
			settings: JSON.stringify(values),
			counts: JSON.stringify(counts)
		})
		.execute();
	if (moved) tx.touch('finding', 'label');
	if (clusters.moved) tx.touch('cluster', 'label');
	tx.note({ kind: 'analysis_run', ids: [id], run: id, count: drafts.length, detail: { ...saved, candidates } });
	return accepted({ id, number, businessDate: day, settings: values, counts });
}

/** What was stored, held against what went in: outcomes per occupation, and pieces that sum to each divided occupation. */
async function unaccounted(tx: Tx, candidates: number, divided: number): Promise<Record<string, unknown> | null> {
	const { count: outcomes } = await tx.query
		.selectFrom('occupation_outcome')
		.select((select) => select.fn.countAll<number>().as('count'))
		.where('county_code', '=', tx.county)
		.executeTakeFirstOrThrow();
	if (outcomes !== candidates) return { expected: candidates, got: outcomes, of: 'outcomes' };
	const { rows } = await sql<{ whole: number; id: string | null }>`
		with summed as materialized (
			select occupation.code, coalesce(abs(pieces.m2 - occupation_outcome.planar_m2) <= 0.01 + 0.0001 * ST_Perimeter(occupation.gk), false) as whole
			from occupation_outcome
			join occupation on occupation.county_code = ${tx.county} and occupation.id = occupation_outcome.occupation_id
			cross join lateral (
				select sum(occupation_piece.planar_m2) as m2 from occupation_piece
				where occupation_piece.county_code = ${tx.county} and occupation_piece.occupation_id = occupation_outcome.occupation_id
			) pieces
			where occupation_outcome.county_code = ${tx.county} and occupation_outcome.outcome in ('linked', 'no_contract')
		)
		select count(*) filter (where whole) as whole, min(code) filter (where not whole) as id from summed`.execute(tx.query);
	const { whole, id } = rows[0]!;
	return whole === divided ? null : { expected: divided, got: whole, of: 'divisions', first: id };
}

/** Findings as they stand after saving, each with its shape, held against what was drafted. */
async function unstored(tx: Tx, drafted: number): Promise<Record<string, unknown> | null> {
	const { count } = await tx.query
		.selectFrom('finding')
		.select((select) => select.fn.countAll<number>().as('count'))
		.where('county_code', '=', tx.county)
		.where('status', '<>', 'gone')
		.where('shape', 'is not', null)
		.executeTakeFirstOrThrow();
	return count === drafted ? null : { expected: drafted, got: count, of: 'findings' };
}

async function countOutcomes(tx: Tx): Promise<Record<string, number>> {
	const rows = await tx.query
		.selectFrom('occupation_outcome')
		.select((select) => ['outcome', select.fn.countAll<number>().as('count')])
		.where('county_code', '=', tx.county)
		.groupBy('outcome')
		.orderBy('outcome')
		.execute();
	return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count]));
}

function tally(drafts: readonly FindingDraft[]): RunCounts['byKind'] {
	const byKind: RunCounts['byKind'] = {};
	for (const { kind, overMu } of drafts) {
		const kindly = (byKind[kind] ??= { count: 0, mu: 0 });
		kindly.count += 1;
		kindly.mu += overMu;
	}
	return byKind;
}
