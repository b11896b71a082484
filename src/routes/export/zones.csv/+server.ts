import { csvText } from '#core/csv-text.ts';
import { dayOf } from '#core/period.ts';
import { handOut } from '#door/hand-out.server.ts';
import { words } from '#text/words.ts';
import { zoneSheet } from '#zones/zone-sheet.ts';
import { listZones } from '#zones/zones.read.server.ts';
import type { RequestHandler } from './$types';

/** The list of zones and project areas. */
export const GET: RequestHandler = async ({ locals }) => {
	const { zones, shell } = await words(locals.language, ['zones', 'shell']);
	const today = dayOf(new Date());
	const name = `${locals.place.name}-${zones.title}-${today}${locals.demo ? `-${shell.demo}` : ''}.csv`;
	const listed = await listZones(locals.read);
	return handOut(locals, {
		...{ permission: 'zones.see', sheet: 'zones', name, plain: `zones-${today}.csv` },
		...{ type: 'text/csv; charset=utf-8', body: csvText(zoneSheet(listed, zones)), count: listed.length }
	});
};
