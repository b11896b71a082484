import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { CopyValue } from '#db/engine/types.ts';
import { refreshStatistics } from '#db/statistics.server.ts';
import type { Tx } from '#db/tx.server.ts';
import type { FindingDraft } from '#land/draft-findings.ts';
import { findingShapes } from '#land/finding-shapes.read.server.ts';

export interface SavedFindings {
	added: number;
	changed: number;
	unchanged: number;
	gone: number;
}

/** Occupations, there or taken away, and contracts as sides of a double. */
export interface FindingsAbout {
	occupations: readonly string[];
	doubles: readonly string[];
}

interface Standing {
	id: string;
	key: string;
	status: string;
	digest: string;
}

const CHUNK = 1_000;

/** What a finding says, without when or in which run it was said: equal digests are equal findings. */
const digestOf = (draft: FindingDraft): string => createHash('sha256').update(JSON.stringify(draft)).digest('hex');

const COLUMNS = [
	'key',
	'kind',
	'village_code',
	'occupation_id',
	'occupation_version',
	'contract_id',
	'contract_version',
	'other_contract_id',
	'other_contract_version',
	'linked_by',
	'measured_mu',
	'contracted_mu',
	'tolerance_mu',
	'over_mu',
	'borderline',
	'survey_method',
	'fit_for_money',
	'explanation',
	'digest'
] as const;

const valuesOf = (draft: FindingDraft): CopyValue[] => [
	...[
		draft.key,
		draft.kind,
		draft.village,
		draft.occupationId,
		draft.occupationVersion,
		draft.contractId,
		draft.contractVersion
	],
	...[
		draft.otherContractId,
		draft.otherContractVersion,
		draft.linkedBy,
		draft.measuredMu,
		draft.contractedMu,
		draft.toleranceMu
	],
	...[
		draft.overMu,
		draft.borderline,
		draft.surveyMethod,
		draft.fitForMoney,
		JSON.stringify(draft.explanation),
		digestOf(draft)
	]
];

/**
 * Brings the stored findings to what a run found. What says the same is not touched; what says something else gets a new
 * version and keeps what people decided about it; what no longer arises is `gone`, and suspected again if it comes back.
 * @param about findings about these are looked at; null for all
 */
export async function saveFindings(
	tx: Tx,
	run: string,
	drafts: readonly FindingDraft[],
	about: FindingsAbout | null
): Promise<SavedFindings> {
	const standing = await standingFindings(tx, drafts, about);
	const byKey = new Map<string, Standing>(standing.map((finding) => [finding.key, finding]));
	const added = drafts.filter(({ key }) => !byKey.has(key));
	const changed = drafts.filter((draft) => {
		const finding = byKey.get(draft.key);
		return finding && (finding.digest !== digestOf(draft) || finding.status === 'gone');
	});
	const kept = new Set(drafts.map(({ key }) => key));
	const gone = standing.filter(({ key, status }) => !kept.has(key) && status !== 'gone');
	await addFindings(tx, run, added);
	await changeFindings(tx, run, changed);
	await retireFindings(
		tx,
		run,
		gone.map(({ id }) => id)
	);
	if (added.length + changed.length >= CHUNK) await refreshStatistics(tx, ['finding']);
	return {
		added: added.length,
		changed: changed.length,
		unchanged: drafts.length - added.length - changed.length,
		gone: gone.length
	};
}

async function standingFindings(
	tx: Tx,
	drafts: readonly FindingDraft[],
	about: FindingsAbout | null
): Promise<Standing[]> {
	const all = tx.query
		.selectFrom('finding')
		.select(['id', 'key', 'status', 'digest'])
		.where('county_code', '=', tx.county)
		.forUpdate();
	if (about === null) return all.execute();
	const among = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`;
	return all
		.where((where) =>
			where.or([
				where('key', '=', sql<string>`any(${drafts.map(({ key }) => key)}::text[])`),
				where('occupation_id', '=', among(about.occupations)),
				where.and([
					where('kind', '=', 'double_contracted'),
					where.or([
						where('contract_id', '=', among(about.doubles)),
						where('other_contract_id', '=', among(about.doubles))
					])
				])
			])
		)
		.execute();
}

async function addFindings(tx: Tx, run: string, drafts: readonly FindingDraft[]): Promise<void> {
	if (drafts.length === 0) return;
	const county = await tx.query
		.selectFrom('county')
		.select('gk_srid')
		.where('code', '=', tx.county)
		.executeTakeFirstOrThrow();
	const first = await tx.takeNumbers('finding', drafts.length);
	const head = [
		'county_code',
		'id',
		'version',
		'recorded_at',
		'feature_no',
		'run_id',
		'first_run_id',
		'status',
		'gk_srid',
		'shape'
	];
	for (let at = 0; at < drafts.length; at += CHUNK) {
		const part = drafts.slice(at, at + CHUNK);
		const shapes = await findingShapes(tx, part);
		const rows = part.map((draft, index): CopyValue[] => [
			...[tx.county, tx.newId(), 1, tx.now, first + at + index, run, run, 'suspected', county.gk_srid],
			...[shapes.get(draft.key) ?? null, ...valuesOf(draft)]
		]);
		await tx.copy('finding', [...head, ...COLUMNS], rows);
	}
}

/** The former states of some findings go to finding_version, in the statement that changes them. */
const former = (tx: Tx, ids: ReturnType<typeof sql>) => sql`
	insert into finding_version (county_code, id, version, recorded_from, recorded_to, cause, state, shape)
	select finding.county_code, finding.id, finding.version, finding.recorded_at, ${tx.now}::timestamptz, ${tx.cause},
		to_jsonb(finding) - array['shape', 'gk', 'web'], finding.shape
	from finding where finding.county_code = ${tx.county} and finding.id in (${ids})`;

async function changeFindings(tx: Tx, run: string, drafts: readonly FindingDraft[]): Promise<void> {
	for (let at = 0; at < drafts.length; at += CHUNK) {
		const part = drafts.slice(at, at + CHUNK);
		const shapes = await findingShapes(tx, part);
		const incoming = JSON.stringify(
			part.map((draft) => ({
				...Object.fromEntries(valuesOf(draft).map((value, index) => [COLUMNS[index], value])),
				shape: shapes.get(draft.key) ?? null
			}))
		);
		await sql`
			with incoming as materialized (
				select finding.id, r.* from jsonb_to_recordset(${incoming}::jsonb) as r(key text, village_code text, occupation_id uuid, occupation_version integer,
					contract_id uuid, contract_version integer, other_contract_id uuid, other_contract_version integer, linked_by text, measured_mu integer,
					contracted_mu integer, tolerance_mu integer, over_mu integer, borderline boolean, survey_method text, fit_for_money boolean, explanation text, digest text, shape text)
				join finding on finding.county_code = ${tx.county} and finding.key = r.key
			), former as (${former(tx, sql`select incoming.id from incoming`)})
			update finding set version = finding.version + 1, recorded_at = ${tx.now}::timestamptz, run_id = ${run}::uuid,
				status = case when finding.status = 'gone' then 'suspected' else finding.status end,
				village_code = incoming.village_code, occupation_id = incoming.occupation_id, occupation_version = incoming.occupation_version,
				contract_id = incoming.contract_id, contract_version = incoming.contract_version, other_contract_id = incoming.other_contract_id,
				other_contract_version = incoming.other_contract_version, linked_by = incoming.linked_by, measured_mu = incoming.measured_mu,
				contracted_mu = incoming.contracted_mu, tolerance_mu = incoming.tolerance_mu, over_mu = incoming.over_mu,
				borderline = incoming.borderline, survey_method = incoming.survey_method, fit_for_money = incoming.fit_for_money, explanation = incoming.explanation::jsonb, digest = incoming.digest,
				shape = coalesce(incoming.shape::geometry, finding.shape)
			from incoming where finding.county_code = ${tx.county} and finding.id = incoming.id`.execute(tx.query);
	}
}

async function retireFindings(tx: Tx, run: string, ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	await sql`
		with former as (${former(tx, sql`select unnest(${[...ids]}::uuid[])`)})
		update finding set version = finding.version + 1, recorded_at = ${tx.now}::timestamptz, run_id = ${run}::uuid, status = 'gone'
		where finding.county_code = ${tx.county} and finding.id = any(${[...ids]}::uuid[])`.execute(tx.query);
}
