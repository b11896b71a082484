import { sql } from 'kysely';
import { decodeMultiPolygon } from '#core/ewkb.ts';
import type { MultiPolygonRings } from '#core/geometry.ts';
import { maskedName } from '#core/masked-name.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { Explanation } from '#land/explanation.ts';
import type { SurveyMethod } from '#land/survey-method.ts';
import type { DetailContract, FindingDetail, Piece } from '#land/finding-detail.ts';
import type { FindingKind, FindingStatus } from '#land/finding-list.ts';
import { isByName } from '#land/link-decision.ts';
import { newestLinkDecisions } from '#land/link-decisions.read.server.ts';

const ringsOf = (bytes: Uint8Array | null): MultiPolygonRings => (bytes ? decodeMultiPolygon(bytes).shape : []);

/** One finding with all that explains it, by its number; null when it is not there or not in scope. */
export async function findingDetail(db: ReadDb, number: number): Promise<FindingDetail | null> {
	const row = await db.query
		.selectFrom('finding')
		.innerJoin('analysis_run as first', (join) =>
			join.onRef('first.county_code', '=', 'finding.county_code').onRef('first.id', '=', 'finding.first_run_id')
		)
		.innerJoin('analysis_run as last', (join) =>
			join.onRef('last.county_code', '=', 'finding.county_code').onRef('last.id', '=', 'finding.run_id')
		)
		.leftJoin('village', (join) =>
			join.onRef('village.county_code', '=', 'finding.county_code').onRef('village.code', '=', 'finding.village_code')
		)
		.leftJoin('township', (join) =>
			join
				.onRef('township.county_code', '=', 'village.county_code')
				.onRef('township.code', '=', 'village.township_code')
		)
		.selectAll('finding')
		.select([
			'village.name as villageName',
			'township.name as townshipName',
			'first.number as firstNumber',
			'first.recorded_at as firstAt',
			'last.number as lastNumber',
			'last.recorded_at as lastAt'
		])
		.where('finding.county_code', '=', db.county)
		.where('finding.feature_no', '=', number)
		.where(inScope(db, 'finding.village_code'))
		.executeTakeFirst();
	if (!row) return null;
	const told = (row.explanation ?? {}) as Partial<Explanation>;
	const occupations = await occupationsOf(db, versionsTold(told));
	const contract = row.contract_id === null ? null : await contractOf(db, row.contract_id, row.contract_version ?? 1);
	const other =
		row.other_contract_id === null
			? null
			: await contractOf(db, row.other_contract_id, row.other_contract_version ?? 1);
	return {
		number: row.feature_no,
		version: row.version,
		kind: row.kind as FindingKind,
		status: row.status as FindingStatus,
		village: row.villageName,
		villageCode: row.village_code,
		township: row.townshipName,
		overMu: row.over_mu,
		measuredMu: row.measured_mu,
		contractedMu: row.contracted_mu,
		toleranceMu: row.tolerance_mu,
		borderline: row.borderline,
		surveyMethod: row.survey_method as SurveyMethod | null,
		fitForMoney: row.fit_for_money,
		tolerance: told.tolerance ?? null,
		area: told.area ?? null,
		linkedBy: row.linked_by,
		link: await linkOf(
			db,
			occupations.map(({ detail }) => detail.code)
		),
		linkByName: occupations.some(({ linkedBy }) => isByName(linkedBy)),
		holder: occupations[0]?.holder ?? contract?.detail.lessee ?? null,
		contract: contract?.detail ?? null,
		otherContract: other?.detail ?? null,
		occupations: occupations.map(({ detail }) => detail),
		pieces: await piecesOf(
			db,
			occupations.map(({ id }) => id)
		),
		shapes: {
			occupation: occupations.flatMap(({ shape }) => [...shape]),
			contract: contract?.shape ?? [],
			other: other?.shape ?? [],
			finding: ringsOf(row.gk)
		},
		firstRun: { number: row.firstNumber, at: row.firstAt },
		lastRun: { number: row.lastNumber, at: row.lastAt },
		decisions: await decisionsOf(db, row.id),
		notes: await notesOf(db, row.id),
		cluster: await clusterOf(db, row.id)
	};
}

/** Which occupations, in which version, the run says the finding speaks of. */
function versionsTold({ occupations = [] }: Partial<Explanation>): Map<string, number> {
	return new Map(occupations.map(({ id, version }) => [id, version]));
}

async function occupationsOf(db: ReadDb, versions: ReadonlyMap<string, number>) {
	if (versions.size === 0) return [];
	const rows = await db.query
		.selectFrom('occupation')
		.leftJoin('import_file', (join) =>
			join
				.onRef('import_file.county_code', '=', 'occupation.county_code')
				.onRef('import_file.id', '=', 'occupation.source_file_id')
		)
		.leftJoin('occupation_outcome', (join) =>
			join
				.onRef('occupation_outcome.county_code', '=', 'occupation.county_code')
				.onRef('occupation_outcome.occupation_id', '=', 'occupation.id')
		)
		.select('occupation_outcome.linked_by')
		.select(['occupation.id', 'occupation.code', 'occupation.method', 'occupation.surveyed_on', 'occupation.area_mu'])
		.select(['occupation.lessee_name', 'occupation.gk', 'occupation.source_row', 'import_file.name as file'])
		.where('occupation.county_code', '=', db.county)
		.where('occupation.id', 'in', [...versions.keys()])
		.orderBy('occupation.code')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		holder: maskedName(row.lessee_name),
		linkedBy: row.linked_by,
		shape: ringsOf(row.gk),
		detail: {
			code: row.code,
			mu: row.area_mu ?? 0,
			method: row.method,
			surveyedOn: row.surveyed_on,
			from: { file: row.file, row: row.source_row, version: versions.get(row.id) ?? 1 }
		}
	}));
}

/** A contract a finding speaks of; null when it lies out of scope, as that of a neighbour on the same ground may. */
async function contractOf(
	db: ReadDb,
	id: string,
	version: number
): Promise<{ detail: DetailContract; shape: MultiPolygonRings } | null> {
	const row = await db.query
		.selectFrom('contract')
		.leftJoin('import_file', (join) =>
			join
				.onRef('import_file.county_code', '=', 'contract.county_code')
				.onRef('import_file.id', '=', 'contract.source_file_id')
		)
		.selectAll('contract')
		.select('import_file.name as file')
		.where('contract.county_code', '=', db.county)
		.where('contract.id', '=', id)
		.where(inScope(db, 'contract.village_code'))
		.executeTakeFirst();
	if (!row) return null;
	const parcels = await db.query
		.selectFrom('contract_parcel')
		.innerJoin('parcel', (join) =>
			join
				.onRef('parcel.county_code', '=', 'contract_parcel.county_code')
				.onRef('parcel.id', '=', 'contract_parcel.parcel_id')
		)
		.select('parcel.gk')
		.where('contract_parcel.county_code', '=', db.county)
		.where('contract_parcel.contract_id', '=', id)
		.execute();
	return {
		shape: parcels.flatMap((parcel) => [...ringsOf(parcel.gk)]),
		detail: {
			number: row.number,
			form: row.form,
			lessee: maskedName(row.lessee_name),
			contractedMu: row.contracted_mu,
			signedOn: row.signed_on,
			startsOn: row.starts_on,
			endsOn: row.ends_on,
			from: { file: row.file, row: row.source_row, version }
		}
	};
}

async function piecesOf(db: ReadDb, occupations: readonly string[]): Promise<Piece[]> {
	if (occupations.length === 0) return [];
	const { rows } = await sql<Piece>`
		select occupation_piece.kind, contract.number as "otherContract", occupation_piece.legal_mu as "legalMu",
			occupation_piece.width_m as "widthM", occupation_piece.sliver, occupation_piece.borderline
		from occupation_piece
		left join contract on contract.county_code = occupation_piece.county_code and contract.id = occupation_piece.other_contract_id
			and ${inScope(db, 'contract.village_code')}
		where occupation_piece.county_code = ${db.county} and occupation_piece.occupation_id in (${sql.join(occupations)})
		order by occupation_piece.kind = 'own' desc, occupation_piece.legal_m2 desc, occupation_piece.id`.execute(db.query);
	return rows;
}

async function decisionsOf(db: ReadDb, finding: string): Promise<FindingDetail['decisions']> {
	const { rows } = await sql<FindingDetail['decisions'][number]>`
		select finding_decision.decision, finding_decision.reason, finding_decision.actor_name as actor, finding_decision.recorded_at as at
		from finding_decision
		where finding_decision.county_code = ${db.county} and finding_decision.finding_id = ${finding}
		order by finding_decision.recorded_at, finding_decision.id`.execute(db.query);
	return rows;
}

async function linkOf(db: ReadDb, surveys: readonly string[]): Promise<FindingDetail['link']> {
	const standing = [...(await newestLinkDecisions(db, surveys)).values()];
	const last = standing.reduce<(typeof standing)[number] | null>(
		(newest, each) => (newest && newest.at >= each.at ? newest : each),
		null
	);
	if (!last || last.decision === 'withdrawn') return null;
	return { decision: last.decision, reason: last.reason, actor: last.actor, at: last.at };
}

async function notesOf(db: ReadDb, finding: string): Promise<FindingDetail['notes']> {
	const { rows } = await sql<FindingDetail['notes'][number]>`
		select finding_note.note, finding_note.actor_name as actor, finding_note.recorded_at as at
		from finding_note
		where finding_note.county_code = ${db.county} and finding_note.finding_id = ${finding}
		order by finding_note.recorded_at, finding_note.id`.execute(db.query);
	return rows;
}

async function clusterOf(db: ReadDb, finding: string): Promise<number | null> {
	const { rows } = await sql<{ number: number }>`
		select finding_cluster.feature_no as number
		from finding_cluster_member
		join finding_cluster on finding_cluster.county_code = ${db.county} and finding_cluster.id = finding_cluster_member.cluster_id
			and ${inScope(db, 'finding_cluster.village_code')}
		where finding_cluster_member.county_code = ${db.county} and finding_cluster_member.finding_id = ${finding}
		order by finding_cluster.feature_no limit 1`.execute(db.query);
	return rows[0]?.number ?? null;
}
