import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { planOfOldMap } from '#cli/old-map-plan.server.ts';
import { drawnRings, matchedMap, preparedMap, readMap, stagedMap } from '#cli/old-map-stage.server.ts';
import { accepted, refused } from '#core/outcome.ts';
import { fieldsOf, said } from '#exchange/intake/preview.server.ts';
import { changeStage, dropStage, readingOf } from '#exchange/staging/staging.server.ts';
import { oldMapKind } from '#zones/old-map/old-map-kind.server.ts';
import { oldPlanSchema } from '#zones/old-map/old-plan.ts';
import { sameNames } from '#zones/old-map/rows.ts';
import type { RequestHandler } from './$types';

const headers = { 'cache-control': 'no-store' };
const gone = () => json(refused('import.stage.gone'), { status: 404, headers });

/** How far a staged map is (`?progress`); without it, once it is read, its zones and the villages each reaches. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const stage = await stagedMap(locals, params.id);
	if (!stage) return gone();
	if (url.searchParams.has('progress'))
		return json(accepted({ state: stage.state, rows: readingOf(stage.id) }), { headers });
	const read = await readMap(locals, stage);
	if (read.refusal) return json(read.refusal, { headers });
	const fields = fieldsOf(oldMapKind);
	const prepared = await preparedMap(locals, read);
	if (!prepared.ok) return json({ ...prepared, facts: read.facts, fields }, { headers });
	const same = v.safeParse(v.picklist(sameNames), url.searchParams.get('same'));
	const map = await matchedMap(locals, read, prepared.value, same.success ? same.output : null);
	const { facts, mapping, notes, problems, rejected } = prepared.value;
	const reading = { facts, fields, mapping: said(mapping), notes, rejected, problems: problems.slice(0, 20) };
	if (!map.ok) return json({ ...map, ...reading }, { headers });
	const zones = map.value.zones.map((zone, at) => ({ ...zone, rings: drawnRings(map.value.shapes[at]!) }));
	return json(accepted({ ...reading, zones, villages: [...map.value.villages] }), { headers });
};

const options = v.object({
	encoding: v.optional(v.pipe(v.string(), v.maxLength(40))),
	srid: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1000), v.maxValue(999_999))),
	datum: v.optional(v.picklist(['gcj02', 'bd09'])),
	swapped: v.optional(v.boolean()),
	layer: v.optional(v.pipe(v.string(), v.maxLength(255)))
});
const change = v.object({
	options,
	overrides: v.record(v.pipe(v.string(), v.maxLength(60)), v.pipe(v.string(), v.maxLength(255)))
});

/** Says anew how a staged map is to be read: its system, encoding, layer, and which column is what. */
export const PATCH: RequestHandler = async ({ params, request, locals }) => {
	const stage = await stagedMap(locals, params.id);
	if (!stage) return gone();
	const given = v.safeParse(change, await request.json().catch(() => null));
	if (!given.success) return json(refused('oldmap.moved'), { status: 400, headers });
	const { encoding, srid, datum, swapped, layer } = given.output.options;
	const said = {
		...(encoding ? { encoding } : {}),
		...(srid ? { srid } : {}),
		...(datum ? { datum } : {}),
		...(swapped ? { swapped: true } : {}),
		...(layer ? { layer } : {})
	};
	await changeStage(locals.folders.staging, stage, { options: said, overrides: given.output.overrides });
	return json(accepted(null), { headers });
};

/** Makes a draft of what was settled: whole or not at all. The file and its shares stay with the plan. */
export const POST: RequestHandler = async ({ params, request, locals }) => {
	const stage = await stagedMap(locals, params.id);
	if (!stage) return gone();
	const given = v.safeParse(oldPlanSchema, await request.json().catch(() => null));
	if (!given.success) return json(refused('oldmap.moved'), { status: 400, headers });
	const outcome = await planOfOldMap(locals, stage, given.output);
	return json(outcome, { headers, status: !outcome.ok && outcome.reason === 'permission.missing' ? 403 : 200 });
};

/** Throws a staged map away. */
export const DELETE: RequestHandler = async ({ params, locals }) => {
	const stage = await stagedMap(locals, params.id);
	if (!stage) return gone();
	await dropStage(locals.folders.staging, stage.id);
	return json(accepted(null), { headers });
};
