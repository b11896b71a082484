import { error } from '@sveltejs/kit';
import { importKinds } from '#cli/import-kinds.server.ts';
import { templateOf } from '#exchange/csv-out.ts';
import { words } from '#text/words.ts';
import type { RequestHandler } from './$types';

/** An empty table of a kind, its columns named as the standard names them. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const kind = importKinds[params.kind];
	if (!kind) error(404, { message: 'not found', reason: 'import.kind.unknown' });
	const { import: text } = await words(locals.language, ['import']);
	const name = encodeURIComponent(`${text.kinds[params.kind] ?? params.kind}.csv`);
	return new Response(templateOf(kind.sheet), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename*=UTF-8''${name}`
		}
	});
};
