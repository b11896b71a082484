import { Readable } from 'node:stream';
import { error } from '@sveltejs/kit';
import { importKinds } from '#cli/import-kinds.server.ts';
import { prepareStage } from '#cli/import-job.server.ts';
import { reportBook } from '#cli/report-book.server.ts';
import { handOut, sheetTypes } from '#door/hand-out.server.ts';
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
	const stage = await stageOf(root, { county: locals.county, owner: locals.actor.id }, params.id);
	if (!stage?.facts || !importKinds[stage.kind]) error(404, { message: 'not found', reason: 'import.stage.gone' });
	const prepared = await prepareStage(locals.read, locals.place, root, stage);
	if (!prepared.ok) error(409, { message: prepared.reason, reason: prepared.reason });
	const count = prepared.value.problems.length;
	const { permission } = importKinds[stage.kind]!;
	const report = { permission, sheet: 'import-report', count, note: { run: stage.id } } as const;
	if (url.searchParams.get('format') === 'csv') {
		const { import: text } = await words(locals.language, ['import']);
		const { row, field, expected, got } = text.columns;
		const body = rejectionsText(prepared.value.problems, [row, field, expected, got], (problem) => ({
			field: text.fields[problem.field] ?? problem.field,
			expected: text.expected[problem.expected]?.(problem.params) ?? problem.expected
		}));
		const csv = `${stage.name}-${text.rejections}.csv`;
		return handOut(locals, { ...report, name: csv, type: sheetTypes.csv, body });
	}
	const { name, book } = await reportBook(stage, prepared.value, rowsOf(root, stage.id), locals.language);
	const open = () => Readable.toWeb(book) as ReadableStream<Uint8Array>;
	return handOut(locals, { ...report, name, type: sheetTypes.xlsx, body: open });
};
