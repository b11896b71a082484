import { Readable } from 'node:stream';
import { error } from '@sveltejs/kit';
import { prepareStage } from '#cli/import-job.server.ts';
import { reportBook, WORKBOOK } from '#cli/report-book.server.ts';
import { rejectionsText } from '#exchange/sheets/csv-out.ts';
import { rowsOf, stageOf } from '#exchange/staging/staging.server.ts';
import { words } from '#text/words.ts';
import type { RequestHandler } from './$types';

/**
 * The report on a staged file, to send back: a workbook of the file's own rows with those that are rejected marked, or with
 * `?format=csv` the rejected cells alone.
 */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const root = locals.folders.staging;
	const stage = await stageOf(root, locals.county, params.id);
	if (!stage?.facts) error(404, { message: 'not found', reason: 'import.stage.gone' });
	const prepared = await prepareStage(locals.read, locals.place, root, stage);
	if (!prepared.ok) error(409, { message: prepared.reason, reason: prepared.reason });
	if (url.searchParams.get('format') === 'csv') {
		const { import: text } = await words(locals.language, ['import']);
		const { row, field, expected, got } = text.columns;
		const body = rejectionsText(prepared.value.problems, [row, field, expected, got], (problem) => ({
			field: text.fields[problem.field] ?? problem.field,
			expected: text.expected[problem.expected]?.(problem.params) ?? problem.expected
		}));
		return file(body, `${stage.name}-${text.rejections}.csv`, 'text/csv; charset=utf-8');
	}
	const { name, book } = await reportBook(stage, prepared.value, rowsOf(root, stage.id), locals.language);
	return file(Readable.toWeb(book) as ReadableStream<Uint8Array>, name, WORKBOOK);
};

const file = (body: string | ReadableStream<Uint8Array>, name: string, type: string): Response =>
	new Response(body, {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
			'cache-control': 'private, no-store'
		}
	});
