import { sql } from 'kysely';
import { decodeMultiPolygon } from '#core/ewkb.ts';
import type { MultiPolygonRings } from '#core/geometry.ts';
import { maskedName } from '#core/masked-name.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { DetailContract, FindingDetail, Piece } from '#land/finding-detail.ts';
import type { FindingKind, FindingStatus } from '#land/finding-list.ts';

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
	const occupation =
		row.occupation_id === null ? null : await occupationOf(db, row.occupation_id, row.occupation_version ?? 1);
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
		township: row.townshipName,
		overMu: row.over_mu,
		measuredMu: row.measured_mu,
		contractedMu: row.contracted_mu,
		toleranceMu: row.tolerance_mu,
		borderline: row.borderline,
		linkedBy: row.linked_by,
		holder: occupation?.holder ?? contract?.detail.lessee ?? null,
		contract: contract?.detail ?? null,
		otherContract: other?.detail ?? null,
		occupation: occupation?.detail ?? null,
		pieces: row.occupation_id === null ? [] : await piecesOf(db, row.occupation_id),
		shapes: {
			occupation: occupation?.shape ?? [],
			contract: contract?.shape ?? [],
			other: other?.shape ?? [],
			finding: ringsOf(row.gk)
		},
		firstRun: { number: row.firstNumber, at: row.firstAt },
		lastRun: { number: row.lastNumber, at: row.lastAt },
		decisions: await decisionsOf(db, row.id)
	};
}

async function occupationOf(db: ReadDb, id: string, version: number) {
	const row = await db.query
		.selectFrom('occupation')
		.leftJoin('import_file', (join) =>
			join
				.onRef('import_file.county_code', '=', 'occupation.county_code')
				.onRef('import_file.id', '=', 'occupation.source_file_id')
		)
		.select([
			'occupation.code',
			'occupation.method',
			'occupation.surveyed_on',
			'occupation.lessee_name',
			'occupation.gk'
		])
		.select(['occupation.source_row', 'import_file.name as file'])
		.where('occupation.county_code', '=', db.county)
		.where('occupation.id', '=', id)
		.executeTakeFirst();
	if (!row) return null;
	return {
		holder: maskedName(row.lessee_name),
		shape: ringsOf(row.gk),
		detail: {
			code: row.code,
			method: row.method,
			surveyedOn: row.surveyed_on,
			from: { file: row.file, row: row.source_row, version }
		}
	};
}

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

async function piecesOf(db: ReadDb, occupation: string): Promise<Piece[]> {
	const { rows } = await sql<Piece>`
		select occupation_piece.kind, contract.number as "otherContract", occupation_piece.legal_mu as "legalMu",
			occupation_piece.width_m as "widthM", occupation_piece.sliver, occupation_piece.borderline
		from occupation_piece
		left join contract on contract.county_code = occupation_piece.county_code and contract.id = occupation_piece.other_contract_id
		where occupation_piece.county_code = ${db.county} and occupation_piece.occupation_id = ${occupation}
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
