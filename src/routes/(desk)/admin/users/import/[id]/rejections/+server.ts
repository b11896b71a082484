import { Readable } from 'node:stream';
import { error } from '@sveltejs/kit';
import { reportBook } from '#cli/report-book.server.ts';
import { handOut, sheetTypes } from '#door/hand-out.server.ts';
import { rowsOf } from '#exchange/staging/staging.server.ts';
import { preparedList, stagedList } from '#cli/people-stage.server.ts';
import type { RequestHandler } from './$types';

/** A staged list as a workbook to send back: its own rows with phones masked, those that are rejected marked. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const stage = await stagedList(locals, params.id);
	if (!stage?.facts) error(404, { message: 'not found', reason: 'import.stage.gone' });
	const list = await preparedList(locals, stage);
	if (!list.ok) error(409, { message: list.reason, reason: list.reason });
	const { prepared } = list.value;
	const { name, book } = await reportBook(stage, prepared, rowsOf(locals.folders.staging, stage.id), locals.language);
	return handOut(locals, {
		...{ permission: 'people.change', sheet: 'import-report', name, type: sheetTypes.xlsx },
		...{ count: prepared.problems.length, note: { run: stage.id } },
		body: () => Readable.toWeb(book) as ReadableStream<Uint8Array>
	});
};
