import { sql } from 'kysely';
import { sharesArea } from '#db/spatial.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { compareVersions, type ComparedVersions, type DossierFinding, type LiesOn } from '#land/dossier.ts';
import { findingDetail } from '#land/finding-detail.read.server.ts';
import type { FindingDetail } from '#land/finding-detail.ts';
import { findingFields, findingHistory } from '#land/finding-history.read.server.ts';
import { findingFrame, findingPlan } from '#land/finding-plan.ts';
import { findingsOn, liesOn } from '#land/ground.read.server.ts';
import { versionSteps, type HistoryEvent } from '#land/history.ts';
import type { Plan } from '#land/plan.ts';
import { PLAN_HEIGHT, PLAN_WIDTH } from '#land/parcel-dossier.read.server.ts';
import { surroundings } from '#land/surroundings.read.server.ts';
import { shapedVersions } from '#land/versions.read.server.ts';

export interface FindingDossier {
	id: string;
	detail: FindingDetail;
	plan: Plan | null;
	/** Parcels it lies on, by number. */
	parcels: { number: number; register: string; code: string }[];
	findings: DossierFinding[];
	liesOn: LiesOn[];
	versions: ComparedVersions[];
	events: HistoryEvent[];
}

/** Everything known of a finding by its number; null when it is not there or not in scope. */
export async function findingDossier(db: ReadDb, number: number, unit: string): Promise<FindingDossier | null> {
	const finding = await db.query
		.selectFrom('finding')
		.select('id')
		.where('county_code', '=', db.county)
		.where('feature_no', '=', number)
		.where(inScope(db, 'finding.village_code'))
		.executeTakeFirst();
	const detail = finding && (await findingDetail(db, number));
	if (!detail) return null;
	const frame = findingFrame(detail, PLAN_WIDTH, PLAN_HEIGHT);
	const subject = { table: 'finding', id: finding.id } as const;
	const { former, present, shaped } = await shapedVersions(db, 'finding', finding.id);
	return {
		id: finding.id,
		detail,
		plan: frame && findingPlan(frame, detail, await surroundings(db, frame.ground), unit),
		parcels: await parcelsUnder(db, finding.id),
		findings: await findingsOn(db, subject),
		liesOn: await liesOn(db, subject),
		versions: compareVersions(shaped, versionSteps(former, present!, findingFields)),
		events: await findingHistory(db, number)
	};
}

async function parcelsUnder(db: ReadDb, finding: string): Promise<FindingDossier['parcels']> {
	const rows = await db.query
		.selectFrom('finding')
		.innerJoin('parcel', (join) =>
			join
				.onRef('parcel.county_code', '=', 'finding.county_code')
				.on(sharesArea(sql.ref('finding.gk'), sql.ref('parcel.gk')))
		)
		.select(['parcel.feature_no as number', 'parcel.register', 'parcel.code'])
		.where('finding.county_code', '=', db.county)
		.where('finding.id', '=', finding)
		.where(inScope(db, 'parcel.village_code'))
		.orderBy('parcel.code')
		.execute();
	return rows;
}
