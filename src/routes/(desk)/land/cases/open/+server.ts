import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { refused } from '#core/outcome.ts';
import { openCases } from '#land/cases/open.write.server.ts';
import type { RequestHandler } from './$types';

const asked = v.union([
	v.object({ findings: v.pipe(v.string(), v.maxLength(30_000)) }),
	v.object({ cluster: v.pipe(v.number(), v.integer(), v.minValue(1)) })
]);

/** 立案 of findings, or of a cluster. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const given = v.safeParse(asked, await request.json().catch(() => null));
	if (!given.success) return json(refused('finding.unknown'), { status: 400 });
	return json(await locals.write('land.case.open', (tx, actor) => openCases(tx, actor, given.output)));
};
