import { json } from '@sveltejs/kit';
import { peopleImport, type InvitedPerson } from '#auth/import-kinds.server.ts';
import { accepted, refused } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import { house } from '#door/house.server.ts';
import { fieldsOf, previewOf } from '#exchange/intake/preview.server.ts';
import type { Prepared } from '#exchange/intake/prepared.server.ts';
import { dropStage, readingOf, rowsOf } from '#exchange/staging/staging.server.ts';
import { storeFile } from '#exchange/staging/store.write.server.ts';
import type { PersonImport } from '#auth/import-rows.ts';
import { preparedList, readList, stagedList } from '#cli/people-stage.server.ts';
import type { RequestHandler } from './$types';

/** People let in by one write: their links must fit a page and be handed out by somebody. */
const MOST = 1_000;

/** How far a staged list is: `?progress` answers at once; without it, once it is read, with every record looked at. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const stage = await stagedList(locals, params.id);
	if (!stage) return json(refused('import.stage.gone'), { status: 404 });
	if (url.searchParams.has('progress'))
		return json({ ok: true, value: { state: stage.state, rows: readingOf(stage.id) } });
	const read = await readList(locals, stage);
	if (read.refusal) return json(read.refusal);
	const list = await preparedList(locals, read);
	if (!list.ok) {
		const kind = peopleImport((await house()).keys, dayOf(new Date()));
		return json({ ...list, facts: read.facts, fields: fieldsOf(kind) });
	}
	const { kind, prepared } = list.value;
	const outlines = { county: locals.place, townships: [], villages: [] };
	const preview = await previewOf(prepared, kind, rowsOf(locals.folders.staging, read.id), outlines);
	return json({ ok: true, value: { ...preview, likely: [] } });
};

/**
 * Lets everybody of a list in, or with `?good` those of its good records: whole or not at all. The answer is the only place
 * their one-time links are ever told.
 */
export const POST: RequestHandler = async ({ params, url, locals }) => {
	const stage = await stagedList(locals, params.id);
	if (!stage) return json(refused('import.stage.gone'), { status: 404 });
	const list = await preparedList(locals, await readList(locals, stage));
	if (!list.ok) return json(list);
	const prepared = list.value.prepared as Prepared<PersonImport>;
	if (prepared.facts.rows > MOST) return json(refused('people.too_many', { expected: MOST, got: prepared.facts.rows }));
	const { keys, settings } = await house();
	const base = settings.origin ?? url.origin;
	const outcome = await locals.write(
		'people.change',
		async (tx, actor) => {
			const invited: InvitedPerson[] = [];
			const kind = peopleImport(keys, dayOf(tx.now), (person) => invited.push(person));
			const stored = await storeFile(tx, actor, kind, prepared, stage, url.searchParams.has('good'));
			if (!stored.ok) return stored;
			return accepted(
				invited.map(({ word, expires, ...person }) => ({
					...person,
					link: new URL(`/join/${word}`, base).href,
					expires: expires.toISOString()
				}))
			);
		},
		{ action: 'import.person' }
	);
	if (outcome.ok) await dropStage(locals.folders.staging, stage.id);
	return json(outcome, { headers: { 'cache-control': 'no-store' } });
};

/** Throws a staged list away. */
export const DELETE: RequestHandler = async ({ params, locals }) => {
	const stage = await stagedList(locals, params.id);
	if (!stage) return json(refused('import.stage.gone'), { status: 404 });
	await dropStage(locals.folders.staging, stage.id);
	return json(accepted(null));
};
