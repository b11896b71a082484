import * as v from 'valibot';
import { countyKinds } from '#cli/county-kinds.server.ts';
import { IMPORT_DEADLINE, importGroups, importKinds } from '#cli/import-kinds.server.ts';
import { addAttachment } from '#attachments/attachments.write.server.ts';
import { storeBytes, type StoredBytes } from '#attachments/files.server.ts';
import { reportBook, WORKBOOK } from '#cli/report-book.server.ts';
import { dayOf } from '#core/period.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Permission } from '#core/permission.ts';
import type { House } from '#door/house.server.ts';
import type { JobHandler } from '#door/job-runner.server.ts';
import { prepare } from '#exchange/intake/intake.server.ts';
import type { Prepared } from '#exchange/intake/prepared.server.ts';
import { profileFor } from '#exchange/intake/profiles.read.server.ts';
import { changeStage, dropStage, rowsOf, stageOf, type Stage } from '#exchange/staging/staging.server.ts';
import { storeFile } from '#exchange/staging/store.write.server.ts';

/** Accepting a staged file as a job: it can be watched, left, stopped, and found again after the server was restarted. */
const inputSchema = v.object({
	stage: v.string(),
	kind: v.string(),
	goodOnly: v.boolean(),
	/** Of the report that hangs on the accepted file. */
	language: v.picklist(['zh', 'en'])
});
export type ImportJobInput = v.InferOutput<typeof inputSchema>;

interface Ready {
	stage: Stage;
	prepared: Prepared<unknown>;
	/** The report's bytes, already stored; null when there is nothing to report. */
	report: (StoredBytes & { name: string }) | null;
}

/** Stores the report on a file that has rejected or doubtful rows: it is asked for again long after the file has gone. */
async function storedReport(
	house: House,
	county: string,
	stage: Stage,
	prepared: Prepared<unknown>,
	language: ImportJobInput['language']
): Promise<Ready['report']> {
	if (prepared.problems.length + prepared.doubts.length + prepared.totals.length === 0) return null;
	const { name, book } = await reportBook(stage, prepared, rowsOf(house.folders.staging, stage.id), language);
	return { name, ...(await storeBytes(house.folders.files, county, book)) };
}

/** What a staged file is prepared with: the person's own words before what was remembered. */
export async function prepareStage(
	db: Parameters<typeof prepare>[0],
	place: Parameters<typeof prepare>[1]['county'],
	staging: string,
	stage: Stage
): Promise<Outcome<Prepared<unknown>>> {
	const kind = (await countyKinds(db, dayOf(new Date())))[stage.kind];
	if (!kind || !stage.facts) return refused('import.stage.gone');
	const profile = await profileFor(db, stage.kind, stage.facts.columns);
	return prepare(db, {
		...{ kind, county: place, facts: stage.facts, rowsPath: rowsOf(staging, stage.id) },
		...{ overrides: stage.overrides, profile }
	});
}

/** The job kind of a group of imports: each asks for its own permission. */
export const importJobKind = (group: keyof typeof importGroups): string => `import.${group}`;

export const importGroupOf = (kind: string): keyof typeof importGroups =>
	(Object.keys(importGroups) as (keyof typeof importGroups)[]).find((group) => kind in importGroups[group])!;

function importJob(group: keyof typeof importGroups): JobHandler<Ready> {
	return {
		kind: importJobKind(group),
		permission: `${group}.import` as Permission,
		deadline: IMPORT_DEADLINE,
		action: (job) => `import.${importKinds[v.parse(inputSchema, job.input).kind]!.sheet.kind}`,
		async ready(job, { house, place, actor, db, progress }) {
			const input = v.parse(inputSchema, job.input);
			const stage = await stageOf(house.folders.staging, { county: place.code, owner: actor.id }, input.stage);
			if (!stage?.facts) return refused('import.stage.gone');
			progress({ stepName: 'checking', done: 0, all: stage.facts.rows });
			const prepared = await prepareStage(db, place, house.folders.staging, stage);
			if (!prepared.ok) return prepared;
			// A file that will be refused has its report on the page.
			const refusedWhole = prepared.value.rejected > 0 && !input.goodOnly;
			const report = refusedWhole ? null : await storedReport(house, place.code, stage, prepared.value, input.language);
			return accepted({ stage, prepared: prepared.value, report });
		},
		async step(tx, actor, job, { stage, prepared, report }) {
			const { goodOnly } = v.parse(inputSchema, job.input);
			const stored = await storeFile(tx, actor, importKinds[stage.kind]!, prepared, stage, goodOnly);
			if (!stored.ok) return stored;
			const { file } = stored.value;
			const hung = report && {
				...{ sha256: report.sha256, bytes: report.bytes, name: report.name, mediaType: WORKBOOK },
				...{ ownerKind: 'import_file', ownerId: file, village: null }
			};
			if (hung) await addAttachment(tx, actor, hung);
			return accepted({ done: true, result: { file } });
		},
		copied: ({ progress }, table, rows) => progress({ stepName: 'accepting', done: rows, all: null }),
		async ended(job, { house, place, actor }, done) {
			const { stage: id } = v.parse(inputSchema, job.input);
			if (done) return dropStage(house.folders.staging, id);
			const stage = await stageOf(house.folders.staging, { county: place.code, owner: actor.id }, id);
			if (stage) await changeStage(house.folders.staging, stage, { job: null });
		}
	};
}

export const importJobs = (Object.keys(importGroups) as (keyof typeof importGroups)[]).map((group) =>
	importJob(group)
) as unknown as readonly JobHandler[];
