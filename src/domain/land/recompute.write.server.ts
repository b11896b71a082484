import { sql } from 'kysely';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';
import { unaccounted, unstored } from '#land/accounted.read.server.ts';
import { changesSince, lastRun, type LastRun } from '#land/changes.read.server.ts';
import { clusterFindings } from '#land/clusters.write.server.ts';
import { divideOccupations } from '#land/divide.write.server.ts';
import { doubleContracts } from '#land/double-contracts.read.server.ts';
import { draftFindings } from '#land/draft-findings.ts';
import { countHouseholds } from '#land/households.write.server.ts';
import { linkOccupations } from '#land/link.write.server.ts';
import { neighbourhoodOf, type Neighbourhood } from '#land/neighbourhood.read.server.ts';
import { compareAll, forgetNotes, openRun } from '#land/over-contract.write.server.ts';
import { dividedPieces, linkedOccupations } from '#land/run-inputs.read.server.ts';
import { recordRun, settingsDigest, type OpenRun, type OverContractRun } from '#land/run-record.write.server.ts';
import { saveFindings } from '#land/save-findings.write.server.ts';
import { valuesOn } from '#land/settings.ts';

/** A neighbourhood of more of the county's occupations than this costs as much as all of them. */
const LARGEST_SHARE = 0.2;
/** So few are never too many. */
const ALWAYS_SMALL = 500;

/**
 * Compares anew what changes since the last comparison can have an effect on, and nothing else; what stands afterwards is
 * what a comparison of the whole county would leave. That one is made instead where there was none before, where settings
 * changed, and where the neighbourhood is a large part of the county.
 * @returns null when nothing had changed
 */
export async function recomputeChanged(tx: Tx, _actor: Actor): Promise<Outcome<OverContractRun | null>> {
	const { notes, many } = await changesSince(tx);
	if (notes.length === 0) return accepted(null);
	const run = await openRun(tx);
	const last = await lastRun(tx);
	if (many || last === null || !sameSettings(run, last)) return compareAll(tx, run);
	const around = await neighbourhoodOf(tx, notes, run.day !== last.businessDate);
	const most = Math.max(ALWAYS_SMALL, run.inputs.occupation!.rows * LARGEST_SHARE);
	if (around.occupations.length + around.removed.length > most) return compareAll(tx, run);
	const compared = await compareAround(tx, run, around);
	if (compared.ok) await forgetNotes(tx, notes);
	return compared;
}

function sameSettings(run: OpenRun, last: LastRun): boolean {
	const { setting } = last.inputs as { setting?: { digest?: string } };
	const before = last.settings as Record<string, number>;
	const moved = Object.entries(run.values).some(([key, value]) => before[key] !== value);
	return setting?.digest === settingsDigest(run.dated) && !moved;
}

async function compareAround(tx: Tx, run: OpenRun, around: Neighbourhood): Promise<Outcome<OverContractRun>> {
	const { id, day, values, dated } = run;
	const { occupations } = around;
	// Those that are no more have pieces still: nothing but a comparison takes pieces away.
	const among = sql<string>`any(${[...occupations, ...around.removed]}::uuid[])`;
	for (const table of ['occupation_piece', 'occupation_outcome'] as const)
		await tx.query.deleteFrom(table).where('county_code', '=', tx.county).where('occupation_id', '=', among).execute();
	await linkOccupations(tx, id, day, occupations);
	// A ledger line is all surveys of its contract: those that left it as well as those that came to it.
	const contracts = [...new Set([...around.contracts, ...(await contractsOf(tx, occupations))])];
	const linked = await linkedOccupations(tx, day, { occupations, contracts });
	const anew = new Set(occupations);
	const divided = linked.map(({ occupationId }) => occupationId).filter((each) => anew.has(each));
	await divideOccupations(tx, divided, day, values);
	const gap = await unaccounted(tx, run.inputs.occupation!.rows, divided.length, divided);
	if (gap) return refused('land.run_incomplete', gap);
	const members = linked.map(({ occupationId }) => occupationId);
	const pieces = await dividedPieces(tx, members);
	const { doubles, gap: unanswered } = await doubleContracts(tx, around.doubles);
	if (unanswered) return refused('land.run_incomplete', unanswered);
	const drafts = draftFindings(linked, pieces, doubles, (on) => valuesOn(on, dated));
	const about = { occupations: [...new Set([...members, ...occupations, ...around.removed])], doubles: around.doubles };
	const saved = await saveFindings(tx, id, drafts, about);
	const undrawn = await unstored(
		tx,
		drafts.length,
		drafts.map(({ key }) => key)
	);
	if (undrawn) return refused('land.run_incomplete', undrawn);
	await countHouseholds(tx, id, values, around.villages);
	const clusters = await clusterFindings(tx, id, values);
	return accepted(await recordRun(tx, run, await withUntouched(tx, saved), clusters, occupations.length));
}

/** The contracts that occupations are linked to. */
async function contractsOf(tx: Tx, occupations: readonly string[]): Promise<string[]> {
	const rows = await tx.query
		.selectFrom('occupation_outcome')
		.select('contract_id')
		.distinct()
		.where('county_code', '=', tx.county)
		.where('occupation_id', '=', sql<string>`any(${[...occupations]}::uuid[])`)
		.where('contract_id', 'is not', null)
		.execute();
	return rows.map(({ contract_id }) => contract_id!);
}

/** Findings elsewhere are unchanged as well. */
async function withUntouched<T extends { added: number; changed: number; unchanged: number }>(
	tx: Tx,
	saved: T
): Promise<T> {
	const { count } = await tx.query
		.selectFrom('finding')
		.select((select) => select.fn.countAll<number>().as('count'))
		.where('county_code', '=', tx.county)
		.where('status', '<>', 'gone')
		.executeTakeFirstOrThrow();
	return { ...saved, unchanged: count - saved.added - saved.changed };
}
