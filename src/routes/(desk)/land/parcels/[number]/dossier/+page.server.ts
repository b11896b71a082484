import { error } from '@sveltejs/kit';
import { recordNumber } from '#core/record-number.ts';
import { entriesAt } from '#audit/trail.read.server.ts';
import { withTrail } from '#land/history.ts';
import { parcelDossier } from '#land/parcel-dossier.read.server.ts';
import { zonesUnder } from '#zones/zones-under.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const number = recordNumber(params.number);
	const dossier = number === null ? null : await parcelDossier(locals.read, number);
	if (!dossier) error(404, { message: `no parcel ${params.number.slice(0, 20)}`, reason: 'parcel.unknown' });
	const { id, events, ...told } = dossier;
	const trail = await entriesAt(
		locals.read,
		events.map(({ at }) => at)
	);
	return {
		dossier: told,
		events: withTrail(events, trail),
		zones: await zonesUnder(locals.read, 'parcel', id),
		made: new Date()
	};
};
