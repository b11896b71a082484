import * as v from 'valibot';
import { IMPORT_DEADLINE, importGroups, importKinds } from '#cli/import-kinds.server.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Permission } from '#core/permission.ts';
import type { JobHandler } from '#door/job-runner.server.ts';
import { prepare } from '#exchange/intake.server.ts';
import type { Prepared } from '#exchange/prepared.server.ts';
import { profileFor } from '#exchange/profiles.read.server.ts';
import { changeStage, dropStage, rowsOf, stageOf, type Stage } from '#exchange/staging.server.ts';
import { storeFile } from '#exchange/store.write.server.ts';

/** Accepting a staged file as a job: it can be watched, left, stopped, and found again after the server was restarted. */
const inputSchema = v.object({ stage: v.string(), kind: v.string(), goodOnly: v.boolean() });
export type ImportJobInput = v.InferOutput<typeof inputSchema>;

interface Ready {
	stage: Stage;
	prepared: Prepared<unknown>;
}

/** What a staged file is prepared with: the person's own words before what was remembered. */
export async function prepareStage(
	db: Parameters<typeof prepare>[0],
	place: Parameters<typeof prepare>[1]['county'],
	staging: string,
	stage: Stage
): Promise<Outcome<Prepared<unknown>>> {
	const kind = importKinds[stage.kind];
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
		async ready(job, { house, place, db, progress }) {
			const input = v.parse(inputSchema, job.input);
			const stage = await stageOf(house.folders.staging, place.code, input.stage);
			if (!stage?.facts) return refused('import.stage.gone');
			progress({ stepName: 'checking', done: 0, all: stage.facts.rows });
			const prepared = await prepareStage(db, place, house.folders.staging, stage);
			return prepared.ok ? accepted({ stage, prepared: prepared.value }) : prepared;
		},
		async step(tx, actor, job, { stage, prepared }) {
			const { goodOnly } = v.parse(inputSchema, job.input);
			const stored = await storeFile(tx, actor, importKinds[stage.kind]!, prepared, stage, goodOnly);
			return stored.ok ? accepted({ done: true, result: { file: stored.value.file } }) : stored;
		},
		copied: ({ progress }, table, rows) => progress({ stepName: 'accepting', done: rows, all: null }),
		async ended(job, { house, place }, done) {
			const { stage: id } = v.parse(inputSchema, job.input);
			if (done) return dropStage(house.folders.staging, id);
			const stage = await stageOf(house.folders.staging, place.code, id);
			if (stage) await changeStage(house.folders.staging, stage, { job: null });
		}
	};
}

export const importJobs = (Object.keys(importGroups) as (keyof typeof importGroups)[]).map((group) =>
	importJob(group)
) as unknown as readonly JobHandler[];
