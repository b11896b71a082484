import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { IMPORT_DEADLINE, importGroups, importKinds } from '#cli/import-kinds.server.ts';
import { refused } from '#core/outcome.ts';
import { acceptedFile, acceptedFiles } from '#exchange/files.read.server.ts';
import { prepare } from '#exchange/intake.server.ts';
import { limits } from '#exchange/limits.ts';
import { countySketch } from '#exchange/preview.server.ts';
import { changeStage, dropStage, rowsOf, stageOf } from '#exchange/staging.server.ts';
import { storeFile } from '#exchange/store.write.server.ts';
import { outlinesOf } from '#territory/outline.read.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { read, folders, county } = locals;
	const id = url.searchParams.get('stage');
	const stage = id ? await stageOf(folders.staging, county, id) : null;
	const done = url.searchParams.get('done');
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
			overrides: stage.overrides
		},
		gone: id !== null && stage === null,
		done: done ? await acceptedFile(read, done) : null,
		recent: await acceptedFiles(read, 8)
	};
};

const changeSchema = v.object({
	kind: v.picklist(Object.keys(importKinds)),
	encoding: v.optional(v.pipe(v.string(), v.maxLength(40))),
	srid: v.optional(v.union([v.literal(''), v.pipe(v.string(), v.regex(/^\d{4,6}$/))])),
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
	return stageOf(locals.folders.staging, locals.county, url.searchParams.get('stage') ?? '');
}

/** Accepts the staged file, whole or only its good rows; what it says afterwards is the accepted file's own record. */
async function accept(event: Event, goodOnly: boolean) {
	const { locals } = event;
	const stage = await staged(event);
	const kind = stage && importKinds[stage.kind];
	if (!stage?.facts || !kind) return fail(410, { refusal: refused('import.stage.gone') });
	const prepared = await prepare(locals.read, {
		kind,
		county: locals.place,
		facts: stage.facts,
		rowsPath: rowsOf(locals.folders.staging, stage.id),
		overrides: stage.overrides
	});
	if (!prepared.ok) return fail(422, { refusal: prepared });
	const stored = await locals.write(
		kind.permission,
		(tx, actor) => storeFile(tx, actor, kind, prepared.value, stage, goodOnly),
		{ action: `import.${kind.sheet.kind}`, deadline: IMPORT_DEADLINE }
	);
	if (!stored.ok) return fail(422, { refusal: stored });
	await dropStage(locals.folders.staging, stage.id);
	redirect(303, `/land/import?done=${stored.value.file}`);
}

export const actions: Actions = {
	accept: (event) => accept(event, false),
	good: (event) => accept(event, true),
	async cancel(event) {
		const stage = await staged(event);
		if (stage) await dropStage(event.locals.folders.staging, stage.id);
		redirect(303, '/land/import');
	},
	async change(event) {
		const stage = await staged(event);
		if (!stage) return fail(410, { refusal: refused('import.stage.gone') });
		const given = v.safeParse(changeSchema, Object.fromEntries(await event.request.formData()));
		if (!given.success) return fail(400, { refusal: refused('import.kind.unknown') });
		const { kind, encoding, srid, layer, overrides } = given.output;
		const options = {
			...(encoding ? { encoding } : {}),
			...(srid ? { srid: Number(srid) } : {}),
			...(layer ? { layer } : {})
		};
		await changeStage(event.locals.folders.staging, stage, { kind, options, overrides });
		return { changed: Date.now() };
	}
};
