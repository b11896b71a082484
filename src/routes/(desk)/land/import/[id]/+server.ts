import { json } from '@sveltejs/kit';
import { importKinds } from '#cli/import-kinds.server.ts';
import { refused } from '#core/outcome.ts';
import { prepare } from '#exchange/intake.server.ts';
import { fieldsOf, previewOf } from '#exchange/preview.server.ts';
import { readingOf, readStage, rowsOf, stageOf } from '#exchange/staging.server.ts';
import { outlinesOf } from '#territory/outline.read.server.ts';
import type { RequestHandler } from './$types';

/** How far a staged file is: `?progress` answers at once; without it, once the file is read, with its preview. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const root = locals.folders.staging;
	const stage = await stageOf(root, locals.county, params.id);
	if (!stage) return json(refused('import.stage.gone'), { status: 404 });
	if (url.searchParams.has('progress'))
		return json({ ok: true, value: { state: stage.state, rows: readingOf(stage.id) } });
	const read = stage.state === 'uploaded' ? await readStage(root, stage, locals.place.gk_srid) : stage;
	if (read.refusal) return json(read.refusal);
	const kind = importKinds[read.kind];
	if (!kind || !read.facts) return json(refused('import.kind.unknown'), { status: 400 });
	const rowsPath = rowsOf(root, read.id);
	const { place: county, read: db } = locals;
	const prepared = await prepare(db, { kind, county, facts: read.facts, rowsPath, overrides: read.overrides });
	if (!prepared.ok) return json({ ...prepared, facts: read.facts, fields: fieldsOf(kind) });
	const [townships, villages] = await Promise.all([outlinesOf(db, 'township'), outlinesOf(db, 'village')]);
	const outlines = { county, townships, villages };
	return json({ ok: true, value: await previewOf(prepared.value, kind, rowsPath, outlines) });
};
