import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import { dayOf } from '#core/period.ts';
import { refreshStatistics } from '#db/statistics.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { unaccounted, unstored } from '#land/accounted.read.server.ts';
import { changesSince } from '#land/changes.read.server.ts';
import { clusterFindings } from '#land/clusters.write.server.ts';
import { divideOccupations } from '#land/divide.write.server.ts';
import { doubleContracts } from '#land/double-contracts.read.server.ts';
import { draftFindings } from '#land/draft-findings.ts';
import { countHouseholds } from '#land/households.write.server.ts';
import { linkOccupations } from '#land/link.write.server.ts';
import { dividedPieces, inputVersions, linkedOccupations } from '#land/run-inputs.read.server.ts';
import { recordRun, type OpenRun, type OverContractRun } from '#land/run-record.write.server.ts';
import { saveFindings } from '#land/save-findings.write.server.ts';
import { valuesOn } from '#land/settings.ts';
import { datedLandSettings } from '#land/settings.read.server.ts';

export type { OverContractRun } from '#land/run-record.write.server.ts';

/** Opens a comparison. Its number is taken first: whoever holds it is alone in the county until it ends. */
export async function openRun(tx: Tx): Promise<OpenRun> {
	const number = await tx.takeNumbers('analysis_run', 1);
	const day = dayOf(tx.now);
	const dated = await datedLandSettings(tx);
	const inputs = await inputVersions(tx);
	return { id: tx.newId(), number, day, values: valuesOn(day, dated), dated, inputs };
}

/**
 * Compares what is occupied with what was contracted, in the whole county: links, divides, drafts, saves. Candidates are
 * counted first by a statement of their own and what was stored is counted last; if they differ the run is refused and
 * keeps nothing, for an engine that drops a row silently must not pass for land that is in order. Run again on the same
 * data it changes no finding.
 */
export async function analyseOverContract(tx: Tx, _actor: Actor): Promise<Outcome<OverContractRun>> {
	return compareAll(tx, await openRun(tx));
}

/** Steps of a comparison, told as each ends. */
export type ComparisonStep =
	'open' | 'link' | 'divide' | 'account' | 'doubles' | 'draft' | 'save' | 'cluster' | 'record';

/** The comparison of the whole county, once it is open. */
export async function compareAll(
	tx: Tx,
	run: OpenRun,
	told: (step: ComparisonStep) => void = () => undefined
): Promise<Outcome<OverContractRun>> {
	const { id, day, values, dated } = run;
	const { notes } = await changesSince(tx);
	await refreshStatistics(tx, ['parcel', 'contract', 'contract_parcel', 'occupation', 'village']);
	const candidates = run.inputs.occupation!.rows;
	await tx.query.deleteFrom('occupation_piece').where('county_code', '=', tx.county).execute();
	await tx.query.deleteFrom('occupation_outcome').where('county_code', '=', tx.county).execute();
	told('open');
	await linkOccupations(tx, id, day, null);
	const linked = await linkedOccupations(tx, day, null);
	await refreshStatistics(tx, ['occupation_outcome']);
	told('link');
	await divideOccupations(tx, null, day, values);
	told('divide');
	await refreshStatistics(tx, ['occupation_piece']);
	const gap = await unaccounted(tx, candidates, linked.length, null);
	if (gap) return refused('land.run_incomplete', gap);
	const pieces = await dividedPieces(tx, null);
	told('account');
	const { doubles, gap: unanswered } = await doubleContracts(tx, null);
	if (unanswered) return refused('land.run_incomplete', unanswered);
	told('doubles');
	const drafts = draftFindings(linked, pieces, doubles, (on) => valuesOn(on, dated));
	told('draft');
	const saved = await saveFindings(tx, id, drafts, null);
	const undrawn = await unstored(tx, drafts.length, null);
	if (undrawn) return refused('land.run_incomplete', undrawn);
	told('save');
	await countHouseholds(tx, id, values, null);
	const clusters = await clusterFindings(tx, id, values);
	await forgetNotes(tx, notes);
	told('cluster');
	const recorded = await recordRun(tx, run, saved, clusters, candidates);
	told('record');
	return accepted(recorded);
}

/** Takes away the notes of changes that have been reckoned. */
export async function forgetNotes(tx: Tx, notes: readonly string[]): Promise<void> {
	if (notes.length === 0) return;
	await tx.query
		.deleteFrom('changed_row')
		.where('county_code', '=', tx.county)
		.where('id', 'in', [...notes])
		.execute();
}
