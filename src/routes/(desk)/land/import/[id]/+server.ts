import { json } from '@sveltejs/kit';
import { countyKinds } from '#cli/county-kinds.server.ts';
import { prepareStage } from '#cli/import-job.server.ts';
import { refused } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import { progressOf } from '#door/running-jobs.server.ts';
import { likelyKinds } from '#exchange/intake/likely-kinds.ts';
import { candidateSketch, fieldsOf, previewOf } from '#exchange/intake/preview.server.ts';
import { readingOf, readStage, rowsOf, stageOf } from '#exchange/staging/staging.server.ts';
import { countyForReading } from '#exchange/systems/settings.read.server.ts';
import { ownJob } from '#jobs/jobs.read.server.ts';
import { outlinesOf } from '#territory/outline.read.server.ts';
import type { RequestHandler } from './$types';

/**
 * How far a staged file is: `?progress` answers at once; `?job=ID` tells of the job that accepts it, also after the file has
 * gone; without either, once the file is read, with its preview.
 */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const job = url.searchParams.get('job');
	if (job) return json(await jobAnswer(locals.read, job, locals.actor.id));
	const root = locals.folders.staging;
	const stage = await stageOf(root, { county: locals.county, owner: locals.actor.id }, params.id);
	if (!stage) return json(refused('import.stage.gone'), { status: 404 });
	if (url.searchParams.has('progress'))
		return json({ ok: true, value: { state: stage.state, rows: readingOf(stage.id) } });
	const { place: county, read: db } = locals;
	const [townships, villages] = await Promise.all([outlinesOf(db, 'township'), outlinesOf(db, 'village')]);
	const outlines = { county, townships, villages };
	const read =
		stage.state === 'uploaded'
			? await readStage(root, stage, async () => ({
					...(await countyForReading(db, county, dayOf(new Date()))),
					villages
				}))
			: stage;
	if (read.refusal) return json({ ...read.refusal, sketch: candidateSketch(outlines, read.refusal) });
	const kinds = await countyKinds(db, dayOf(new Date()));
	const kind = kinds[read.kind];
	if (!kind || !read.facts) return json(refused('import.kind.unknown'), { status: 400 });
	const likely = likelyKinds(kinds, read.facts.layer, read.facts.columns, read.facts.shapes);
	const prepared = await prepareStage(db, county, root, read);
	if (!prepared.ok) {
		const sketch = candidateSketch(outlines, prepared);
		return json({ ...prepared, facts: read.facts, fields: fieldsOf(kind), likely, sketch });
	}
	const preview = await previewOf(prepared.value, kind, rowsOf(root, read.id), outlines);
	return json({ ok: true, value: { ...preview, likely } });
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function jobAnswer(db: App.Locals['read'], id: string, asker: string) {
	const job = UUID.test(id) ? await ownJob(db, id, asker) : null;
	if (!job) return refused('job.unknown');
	const { state, reason, detail, result } = job;
	return { ok: true, value: { state, reason, detail, result, progress: progressOf(id) } };
}
