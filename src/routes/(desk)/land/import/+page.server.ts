import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { importGroupOf, importJobKind, type ImportJobInput } from '#cli/import-job.server.ts';
import { attachmentsOf } from '#attachments/attachments.read.server.ts';
import { fileReader, IMPORT_DEADLINE, importGroups, importKinds } from '#cli/import-kinds.server.ts';
import { refused } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import { abortRun } from '#door/running-jobs.server.ts';
import { countySketch } from '#exchange/intake/preview.server.ts';
import { limits } from '#exchange/limits.ts';
import { acceptedFile, acceptedFiles } from '#exchange/staging/files.read.server.ts';
import { changeStage, dropStage, stageOf, stagesOf } from '#exchange/staging/staging.server.ts';
import { undoFile } from '#exchange/staging/undo.write.server.ts';
import { undoDays } from '#exchange/systems/settings.read.server.ts';
import { cancelJob, enqueue } from '#jobs/jobs.write.server.ts';
import { outlinesOf } from '#territory/outline.read.server.ts';
import type { Actions, PageServerLoad } from './$types';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A file on its way in is shown to whoever brought it. */
const holderOf = ({ county, actor }: App.Locals) => ({ county, owner: actor.id });

export const load: PageServerLoad = async ({ locals, url }) => {
	const { read, folders } = locals;
	const id = url.searchParams.get('stage');
	const stage = id ? await stageOf(folders.staging, holderOf(locals), id) : null;
	const asked = url.searchParams.get('done');
	const done = asked && UUID.test(asked) ? await acceptedFile(read, fileReader(locals.actor), asked) : null;
	const [townships, villages] = await Promise.all([outlinesOf(read, 'township'), outlinesOf(read, 'village')]);
	return {
		groups: Object.entries(importGroups).map(([group, kinds]) => ({ group, kinds: Object.keys(kinds) })),
		limit: limits.upload,
		sketch: countySketch({ county: locals.place, townships, villages }),
		stage: stage && {
			id: stage.id,
			name: stage.name,
			kind: stage.kind,
			bytes: stage.bytes,
			options: stage.options,
			overrides: stage.overrides,
			job: stage.job
		},
		undoDays: await undoDays(read, dayOf(new Date())),
		gone: id !== null && stage === null,
		done,
		report: done && ((await attachmentsOf(read, 'import_file', done.id))[0] ?? null),
		waiting: (await stagesOf(folders.staging, holderOf(locals))).filter(({ kind }) => kind in importKinds),
		recent: await acceptedFiles(read, fileReader(locals.actor), 8)
	};
};

const changeSchema = v.object({
	kind: v.picklist(Object.keys(importKinds)),
	encoding: v.optional(v.pipe(v.string(), v.maxLength(40))),
	srid: v.optional(v.union([v.literal(''), v.pipe(v.string(), v.regex(/^\d{4,6}$/))])),
	datum: v.optional(v.picklist(['', 'gcj02', 'bd09'])),
	swapped: v.optional(v.picklist(['', 'yes'])),
	layer: v.optional(v.pipe(v.string(), v.maxLength(255))),
	overrides: v.pipe(
		v.string(),
		v.maxLength(20_000),
		v.parseJson(),
		v.record(v.pipe(v.string(), v.maxLength(60)), v.pipe(v.string(), v.maxLength(255)))
	)
});

type Event = Parameters<NonNullable<Actions[string]>>[0];

async function staged({ locals, url }: Pick<Event, 'locals' | 'url'>) {
	return stageOf(locals.folders.staging, holderOf(locals), url.searchParams.get('stage') ?? '');
}

/** Asks for the staged file to be accepted, whole or only its good rows: a job, which the page follows. */
async function accept(event: Event, goodOnly: boolean) {
	const { locals } = event;
	const stage = await staged(event);
	const kind = stage && importKinds[stage.kind];
	if (!stage?.facts || !kind) return fail(410, { refusal: refused('import.stage.gone') });
	if (stage.job) return { asked: stage.job };
	const input: ImportJobInput = { stage: stage.id, kind: stage.kind, goodOnly, language: locals.language };
	const asked = await locals.write(kind.permission, (tx, actor) =>
		enqueue(tx, actor, importJobKind(importGroupOf(stage.kind)), input)
	);
	if (!asked.ok) return fail(422, { refusal: asked });
	await changeStage(locals.folders.staging, stage, { job: asked.value.id });
	return { asked: asked.value.id };
}

export const actions: Actions = {
	accept: (event) => accept(event, false),
	good: (event) => accept(event, true),
	async cancel(event) {
		const stage = await staged(event);
		if (stage?.job) {
			const { job } = stage;
			abortRun(job);
			await event.locals.write(importKinds[stage.kind]!.permission, (tx, actor) => cancelJob(tx, actor, job));
			return { stopped: job };
		}
		if (stage) await dropStage(event.locals.folders.staging, stage.id);
		redirect(303, '/land/import');
	},
	/** Takes an accepted file back. */
	async undo(event) {
		const { locals, url } = event;
		const id = url.searchParams.get('file') ?? '';
		const file = await acceptedFile(locals.read, fileReader(locals.actor), id);
		const kind = file && importKinds[file.kind];
		if (!kind) return fail(404, { refusal: refused('import.undo.unknown') });
		const days = await undoDays(locals.read, dayOf(new Date()));
		const undone = await locals.write(kind.permission, (tx, actor) => undoFile(tx, actor, kind.undo, id, days), {
			action: 'import.undo',
			deadline: IMPORT_DEADLINE
		});
		return undone.ok ? { undone: undone.value } : fail(422, { refusal: undone });
	},
	async change(event) {
		const stage = await staged(event);
		if (!stage) return fail(410, { refusal: refused('import.stage.gone') });
		const given = v.safeParse(changeSchema, Object.fromEntries(await event.request.formData()));
		if (!given.success) return fail(400, { refusal: refused('import.kind.unknown') });
		const { kind, encoding, srid, datum, swapped, layer, overrides } = given.output;
		// What it would be read as is looked at against records of that kind.
		if (!event.locals.actor.permissions.has(importKinds[kind]!.permission))
			return fail(403, { refusal: refused('permission.missing') });
		const options = {
			...(encoding ? { encoding } : {}),
			...(srid ? { srid: Number(srid) } : {}),
			...(datum ? { datum } : {}),
			...(swapped ? { swapped: true } : {}),
			...(layer ? { layer } : {})
		};
		await changeStage(event.locals.folders.staging, stage, { kind, options, overrides });
		return { changed: Date.now() };
	}
};
