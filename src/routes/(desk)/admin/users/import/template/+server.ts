import { peopleTemplate } from '#auth/import-templates.ts';
import { personSheet } from '#auth/import-rows.ts';
import { sheetTypes } from '#door/hand-out.server.ts';
import { templateWorkbook } from '#exchange/sheets/template.server.ts';
import { words } from '#text/words.ts';
import type { RequestHandler } from './$types';

/** The list of people to fill in, with two examples and what each column means. */
export const GET: RequestHandler = async ({ locals }) => {
	const { template: text } = await words(locals.language, ['template']);
	const workbook = await templateWorkbook(peopleTemplate, personSheet, text);
	return new Response(new Uint8Array(workbook), {
		headers: {
			'content-type': sheetTypes.xlsx,
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(peopleTemplate.name)}.xlsx`
		}
	});
};
