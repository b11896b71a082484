import { error, json } from '@sveltejs/kit';
import { recordMoments, recordNames } from '#audit/record-names.read.server.ts';
import { clusterRecords, recordIdOf } from '#audit/record-id.read.server.ts';
import { noFilter, type TrailFilter } from '#audit/trail-filter.ts';
import { mayBeTold } from '#auth/told-history.ts';
import { trailPage } from '#audit/trail-list.read.server.ts';
import type { RequestHandler } from './$types';

const MOST = 50;
const RECORD = /^[\w.:-]{1,100}$/;
/** All settings are one record: their keys are in what changed. */
const SETTINGS = 'kind:setting';

/**
 * What happened to one record (its id, or `parcel:56` by its number) or to a cluster’s findings (`cluster:7`), newest first, within the scope of whoever sees it. Where people came from stays in the
 * trail itself, for those who may read that.
 */
export const GET: RequestHandler = async ({ params, locals }) => {
	if (!RECORD.test(params.record)) error(404, { message: 'not found' });
	const { read } = locals;
	const together = await clusterRecords(read, params.record);
	const record = params.record.includes(':') ? await recordIdOf(read, params.record) : params.record;
	if (record === null && !together?.length && params.record !== SETTINGS) error(404, { message: 'not found' });
	const filter: TrailFilter = { ...noFilter, record, kind: record === null && !together ? 'setting' : null };
	const moments = record === null ? [] : await recordMoments(read, record);
	const { rows: found, next } = await trailPage(read, filter, { limit: MOST, moments, together });
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
