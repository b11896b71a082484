import { error } from '@sveltejs/kit';
import { countyKinds, countyTemplates } from '#cli/county-kinds.server.ts';
import { dayOf } from '#core/period.ts';
import { templateOf } from '#exchange/sheets/csv-out.ts';
import { templateWorkbook } from '#exchange/sheets/template.server.ts';
import { words } from '#text/words.ts';
import type { RequestHandler } from './$types';

/**
 * A table of a kind to fill in: a workbook with examples (`?form=` one of several), or with `?format=csv` an empty table
 * whose columns are named as the standard names them.
 */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const today = dayOf(new Date());
	const kind = (await countyKinds(locals.read, today))[params.kind];
	if (!kind) error(404, { message: 'not found', reason: 'import.kind.unknown' });
	if (url.searchParams.get('format') === 'csv') {
		const { import: text } = await words(locals.language, ['import']);
		return table(templateOf(kind.sheet), `${text.kinds[params.kind] ?? params.kind}.csv`, 'text/csv; charset=utf-8');
	}
	const form = url.searchParams.get('form');
	const template = (await countyTemplates(locals.read, today)).find(
		(each) => each.kind === params.kind && (!form || each.id === form)
	);
	if (!template) error(404, { message: 'not found', reason: 'import.kind.unknown' });
	const { template: text } = await words(locals.language, ['template']);
	const workbook = await templateWorkbook(template, kind.sheet, text);
	return table(
		new Uint8Array(workbook),
		`${template.name}.xlsx`,
		'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
	);
};

const table = (body: string | Uint8Array<ArrayBuffer>, name: string, type: string): Response =>
	new Response(body, {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`
		}
	});
