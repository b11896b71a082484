import { sql } from 'kysely';
import { maskedName } from '#core/masked-name.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { MapRecord } from '#territory/record.ts';
import {
	compareVersions,
	type ComparedVersions,
	type DossierContract,
	type DossierFinding,
	type DossierMatch,
	type DossierSurvey,
	type LiesOn
} from '#land/dossier.ts';
import { findingsOn, liesOn, surveysOn } from '#land/ground.read.server.ts';
import { recordEvents, versionSteps, type HistoryEvent } from '#land/history.ts';
import { drawPlan, planFrame, type Plan } from '#land/plan.ts';
import { matchEvents, type MatchStep } from '#land/match-history.ts';
import { matchSteps } from '#land/match-history.read.server.ts';
import { maskedSides } from '#land/match-names.ts';
import { sidesOfExtra, type SideTexts } from '#land/neighbour-text.ts';
import { landRecord } from '#land/record.read.server.ts';
import { surroundings } from '#land/surroundings.read.server.ts';
import { shapedVersions } from '#land/versions.read.server.ts';

export interface ParcelDossier {
	id: string;
	record: MapRecord;
	version: number;
	plan: Plan | null;
	contracts: DossierContract[];
	/** What people decided of it in 以图找地 and when; null when nobody has. */
	match: DossierMatch | null;
	/** Its 四至 as a file gave them, names masked. */
	sides: SideTexts;
	/** Household contracts that name it: counted and never listed. */
	households: number;
	surveys: DossierSurvey[];
	findings: DossierFinding[];
	liesOn: LiesOn[];
	versions: ComparedVersions[];
	events: HistoryEvent[];
	source: { file: string | null; row: number | null };
}

/** What of a parcel a person is told when it changes. */
const fields = [
	'code',
	'name',
	'area_mu',
	'declared_mu',
	'category',
	'ownership',
	'land_use_code',
	'village_code'
] as const;

/** px on the page: 178 mm of paper. */
export const PLAN_WIDTH = 672;
export const PLAN_HEIGHT = 400;

/** Everything known of a parcel or a piece of construction land, by its number; null when it is not there or not in scope. */
export async function parcelDossier(db: ReadDb, number: number): Promise<ParcelDossier | null> {
	const parcel = await db.query
		.selectFrom('parcel')
		.leftJoin('import_file', (join) =>
			join
				.onRef('import_file.county_code', '=', 'parcel.county_code')
				.onRef('import_file.id', '=', 'parcel.source_file_id')
		)
		.select(['parcel.id', 'parcel.register', 'parcel.code', 'parcel.source_row as row', 'import_file.name as file'])
		.select('parcel.extra')
		.where('parcel.county_code', '=', db.county)
		.where('parcel.feature_no', '=', number)
		.where(inScope(db, 'parcel.village_code'))
		.executeTakeFirst();
	if (!parcel) return null;
	const register = parcel.register as 'parcel' | 'construction_land';
	const record = (await landRecord(db, register, number))!;
	const { former, present, shaped } = await shapedVersions(db, 'parcel', parcel.id);
	const steps = versionSteps(former, present!, fields);
	const rings = shaped.at(-1)!.rings;
	const frame = planFrame([rings], PLAN_WIDTH, PLAN_HEIGHT);
	const said = await matchSteps(db, parcel.id);
	const subject = { table: 'parcel', id: parcel.id } as const;
	return {
		id: parcel.id,
		record,
		version: present!.version,
		plan:
			frame &&
			drawPlan(frame, [
				...(await surroundings(db, frame.ground)),
				{ role: 'subject', rings, label: parcel.code.slice(-5) }
			]),
		...(await contractsNaming(db, parcel.id)),
		match: matchOf(said.at(-1)),
		sides: maskedSides(sidesOfExtra(parcel.extra as Readonly<Record<string, unknown>> | null)),
		surveys: await surveysOn(db, subject),
		findings: await findingsOn(db, subject),
		liesOn: await liesOn(db, subject),
		versions: compareVersions(shaped, steps),
		events: [...recordEvents(steps), ...matchEvents(said)].sort((one, other) => one.at.getTime() - other.at.getTime()),
		source: { file: parcel.file, row: parcel.row }
	};
}

function matchOf(last: MatchStep | undefined): DossierMatch | null {
	if (!last || (last.decision === null && last.note === null)) return null;
	const { userName, ...rest } = last;
	return { ...rest, user: maskedName(userName) };
}

async function contractsNaming(
	db: ReadDb,
	parcel: string
): Promise<{ contracts: DossierContract[]; households: number }> {
	const { rows } = await sql<DossierContract & { household: boolean }>`
		select contract.number, contract.lessee_name as lessee, contract.form, contract.status, contract.household,
			contract.contracted_mu as "contractedMu", contract_parcel.contracted_mu as "parcelMu",
			contract.starts_on as "startsOn", contract.ends_on as "endsOn"
		from contract_parcel
		join contract on contract.county_code = ${db.county} and contract.id = contract_parcel.contract_id
		where contract_parcel.county_code = ${db.county} and contract_parcel.parcel_id = ${parcel} and ${inScope(db, 'contract.village_code')}
		order by contract.sort_key, contract.number`.execute(db.query);
	return {
		contracts: rows
			.filter(({ household }) => !household)
			.map(({ household: _, ...row }) => ({ ...row, lessee: maskedName(row.lessee) })),
		households: rows.filter(({ household }) => household).length
	};
}
