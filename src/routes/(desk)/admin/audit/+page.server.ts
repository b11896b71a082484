import { error } from '@sveltejs/kit';
import { trailChoices } from '#audit/trail-choices.read.server.ts';
import { trailFilterOf, trailPlaceOf } from '#audit/trail-filter.ts';
import { trailPage } from '#audit/trail-list.read.server.ts';
import { recordMoments, recordNames } from '#audit/record-names.read.server.ts';
import { listPlaces } from '#land/finding-list.read.server.ts';
import type { PageServerLoad } from './$types';

/** Records of an entry that are named to whoever reads it. */
const NAMED = 20;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { read, actor } = locals;
	if (!actor.permissions.has('audit.read')) error(403, { message: 'audit.read', reason: 'permission.missing' });
	const filter = trailFilterOf(url.searchParams);
	const moments = filter.record === null ? [] : await recordMoments(read, filter.record);
	const page = await trailPage(read, filter, { before: trailPlaceOf(url.searchParams), moments });
	const ids = page.rows.flatMap(({ body }) =>
		body.notes.flatMap(({ ids: named, run }) => [...(named ?? []).slice(0, NAMED), ...(run ? [run] : [])])
	);
	const names = await recordNames(read, filter.record === null ? ids : [...ids, filter.record]);
	return {
		page,
		names: Object.fromEntries([...names].map(([id, { table, name }]) => [id, { table, name }])),
		choices: await trailChoices(read),
		places: await listPlaces(read),
		mayVerify: actor.permissions.has('audit.verify')
	};
};
