import { error } from '@sveltejs/kit';
import { importKinds } from '#cli/import-kinds.server.ts';
import { rejectionsText } from '#exchange/csv-out.ts';
import { prepare } from '#exchange/intake.server.ts';
import { rowsOf, stageOf } from '#exchange/staging.server.ts';
import { words } from '#text/words.ts';
import type { RequestHandler } from './$types';

/** Every rejected row of a staged file, as a table. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const root = locals.folders.staging;
	const stage = await stageOf(root, locals.county, params.id);
	const kind = stage && importKinds[stage.kind];
	if (!stage?.facts || !kind) error(404, { message: 'not found', reason: 'import.stage.gone' });
	const { import: text } = await words(locals.language, ['import']);
	const prepared = await prepare(locals.read, {
		kind,
		county: locals.place,
		facts: stage.facts,
		rowsPath: rowsOf(root, stage.id),
		overrides: stage.overrides
	});
	if (!prepared.ok) error(409, { message: prepared.reason, reason: prepared.reason });
	const { row, field, expected, got } = text.columns;
	const body = rejectionsText(prepared.value.problems, [row, field, expected, got], (problem) => ({
		field: text.fields[problem.field] ?? problem.field,
		expected: text.expected[problem.expected]?.(problem.params) ?? problem.expected
	}));
	const name = encodeURIComponent(`${stage.name}-${text.rejections}.csv`);
	return new Response(body, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename*=UTF-8''${name}`,
			'cache-control': 'private, no-store'
		}
	});
};
