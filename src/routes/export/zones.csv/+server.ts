import { csvText } from '#core/csv-text.ts';
import { dayOf } from '#core/period.ts';
import { words } from '#text/words.ts';
import { zoneSheet } from '#zones/zone-sheet.ts';
import { listZones } from '#zones/zones.read.server.ts';
import type { RequestHandler } from './$types';

/** The list of zones and project areas. */
export const GET: RequestHandler = async ({ locals }) => {
	const { zones, shell } = await words(locals.language, ['zones', 'shell']);
	const today = dayOf(new Date());
	const name = `${locals.place.name}-${zones.title}-${today}${locals.demo ? `-${shell.demo}` : ''}.csv`;
	return new Response(csvText(zoneSheet(await listZones(locals.read), zones)), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="zones-${today}.csv"; filename*=UTF-8''${encodeURIComponent(name)}`,
			'cache-control': 'no-store'
		}
	});
};
