import { Readable } from 'node:stream';
import { error } from '@sveltejs/kit';
import { importKinds } from '#cli/import-kinds.server.ts';
import { rejectionsText } from '#exchange/csv-out.ts';
import { prepare } from '#exchange/intake.server.ts';
import { parsedRows } from '#exchange/parsed-rows.server.ts';
import { reportWorkbook } from '#exchange/report.server.ts';
import { rowsOf, stageOf } from '#exchange/staging.server.ts';
import { words } from '#text/words.ts';
import type { RequestHandler } from './$types';

/** Records a part of the report is made of before others have their turn. */
const PART = 200;

/**
 * The report on a staged file, to send back: a workbook of the file's own rows with those that are rejected marked, or with
 * `?format=csv` the rejected cells alone.
 */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const root = locals.folders.staging;
	const stage = await stageOf(root, locals.county, params.id);
	const kind = stage && importKinds[stage.kind];
	if (!stage?.facts || !kind) error(404, { message: 'not found', reason: 'import.stage.gone' });
	const { import: text } = await words(locals.language, ['import']);
	const rowsPath = rowsOf(root, stage.id);
	const { facts, overrides } = stage;
	const prepared = await prepare(locals.read, { kind, county: locals.place, facts, rowsPath, overrides });
	if (!prepared.ok) error(409, { message: prepared.reason, reason: prepared.reason });
	const { mapping, problems, doubts, totals, notes } = prepared.value;
	if (url.searchParams.get('format') === 'csv') {
		const { row, field, expected, got } = text.columns;
		const body = rejectionsText(problems, [row, field, expected, got], (problem) => ({
			field: text.fields[problem.field] ?? problem.field,
			expected: text.expected[problem.expected]?.(problem.params) ?? problem.expected
		}));
		return file(body, `${stage.name}-${text.rejections}.csv`, 'text/csv; charset=utf-8');
	}
	const workbook = reportWorkbook({
		...{ name: stage.name, kindName: text.kinds[stage.kind] ?? stage.kind },
		...{ facts, mapping, problems, doubts, totals, notes, words: text },
		rows: parsedRows(rowsPath, PART)
	});
	return file(
		Readable.toWeb(workbook) as ReadableStream<Uint8Array>,
		`${stage.name}-${text.report.sheets.summary}.xlsx`,
		'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
	);
};

const file = (body: string | ReadableStream<Uint8Array>, name: string, type: string): Response =>
	new Response(body, {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
			'cache-control': 'private, no-store'
		}
	});
