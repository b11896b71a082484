import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#db/tx.server.ts';
import type { FindingKind } from '#land/finding-list.ts';
import { requestKinds } from '#land/leads.ts';
import type { SavedFindings } from '#land/save-findings.write.server.ts';
import type { DatedValue } from '#core/dated.ts';
import type { LandValues } from '#land/settings.ts';

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
	/** Occupations compared anew; all of them, or a neighbourhood. */
	compared: number;
}

/** A comparison that is under way. */
export interface OpenRun {
	id: string;
	number: number;
	day: string;
	values: LandValues;
	dated: readonly DatedValue[];
	inputs: Record<string, { rows: number; digest: string }>;
}

/** Two runs with equal digests had the same settings on every day. */
export const settingsDigest = (dated: readonly DatedValue[]): string =>
	createHash('sha256').update(JSON.stringify(dated)).digest('hex');

/** Stores what a comparison used and what stands after it, and tells layers and trail. */
export async function recordRun(
	tx: Tx,
	{ id, number, day, values, dated, inputs }: OpenRun,
	saved: SavedFindings,
	clusters: { count: number; moved: boolean },
	compared: number
): Promise<OverContractRun> {
	const outcomes = await countOutcomes(tx);
	const byKind = await tally(tx);
	const of = (kind: string) => byKind[kind]?.count ?? 0;
	const all = Object.keys(byKind).reduce((sum, kind) => sum + of(kind), 0);
	const requests = requestKinds.reduce((sum, kind) => sum + of(kind), 0);
	const counts: RunCounts = {
		...saved,
		candidates: inputs.occupation!.rows,
		outcomes,
		divided: (outcomes.linked ?? 0) + (outcomes.no_contract ?? 0),
		...(await countPieces(tx)),
		findings: all - requests,
		requests,
		byKind,
		clusters: clusters.count
	};
	await tx.query
		.insertInto('analysis_run')
		.values({
			...{ county_code: tx.county, id, number, kind: 'over_contract', business_date: day, recorded_at: tx.now },
			inputs: JSON.stringify({ ...inputs, setting: { rows: dated.length, digest: settingsDigest(dated) } }),
			settings: JSON.stringify(values),
			counts: JSON.stringify(counts)
		})
		.execute();
	if (saved.added + saved.changed + saved.gone > 0) tx.touch('finding', 'label');
	if (clusters.moved) tx.touch('cluster', 'label');
	const detail = { ...saved, candidates: counts.candidates, compared };
	tx.note({ kind: 'analysis_run', ids: [id], run: id, count: all, detail });
	return { id, number, businessDate: day, settings: values, counts, compared };
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

async function countPieces(tx: Tx): Promise<{ pieces: number; slivers: number; borderline: number }> {
	const { rows } = await sql<{ pieces: number; slivers: number; borderline: number }>`
		select count(*) as pieces, count(*) filter (where sliver and kind <> 'own') as slivers, count(*) filter (where borderline) as borderline
		from occupation_piece where county_code = ${tx.county}`.execute(tx.query);
	return rows[0]!;
}

async function tally(tx: Tx): Promise<RunCounts['byKind']> {
	const { rows } = await sql<{ kind: FindingKind; count: number; mu: number }>`
		select kind, count(*) as count, sum(over_mu) as mu from finding
		where county_code = ${tx.county} and status <> 'gone' group by kind order by kind`.execute(tx.query);
	return Object.fromEntries(rows.map(({ kind, count, mu }) => [kind, { count, mu }]));
}
