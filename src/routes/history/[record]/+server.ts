import { error, json } from '@sveltejs/kit';
import { recordMoments, recordNames } from '#audit/record-names.read.server.ts';
import { noFilter } from '#audit/trail-filter.ts';
import { mayBeTold } from '#auth/told-history.ts';
import { trailPage } from '#audit/trail-list.read.server.ts';
import type { RequestHandler } from './$types';

const MOST = 50;
const RECORD = /^[\w.:-]{1,100}$/;

/**
 * What happened to one record, newest first, within the scope of whoever sees it. Where people came from stays in the
 * trail itself, for those who may read that.
 */
export const GET: RequestHandler = async ({ params, locals }) => {
	if (!RECORD.test(params.record)) error(404, { message: 'not found' });
	const { read } = locals;
	const moments = await recordMoments(read, params.record);
	const { rows: found, next } = await trailPage(read, { ...noFilter, record: params.record }, { limit: MOST, moments });
	const rows = found.filter(({ body }) =>
		mayBeTold(
			body.notes.map(({ kind }) => kind),
			locals.actor.permissions
		)
	);
	const ids = rows.flatMap(({ body }) => body.notes.flatMap(({ ids: named }) => (named ?? []).slice(0, 3)));
	const names = await recordNames(read, ids);
	return json(
		{
			rows: rows.map(({ seq, at, body }) => ({
				seq,
				at,
				body: { ...body, actor: { id: body.actor.id, name: body.actor.name, role: body.actor.role } }
			})),
			labels: Object.fromEntries([...names].map(([id, { name }]) => [id, name])),
			more: next !== null
		},
		{ headers: { 'cache-control': 'no-store' } }
	);
};
