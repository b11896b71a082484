import { dayOf } from '#core/period.ts';
import { responsibleFor } from '#stewardship/responsible.read.server.ts';
import { zoneChain } from '#zones/chain.read.server.ts';
import { zoneContiguity } from '#zones/contiguity.read.server.ts';
import { footprintValues } from '#zones/footprints/settings.read.server.ts';
import { reportedLayers } from '#zones/lines/layers.ts';
import { noOverlap } from '#zones/lines/pieces.ts';
import { zonePieces } from '#zones/lines/pieces.read.server.ts';
import { outlineNotices } from '#zones/plans/course/notices.read.server.ts';
import { listZones, villagesOfZone, zoneCoverage } from '#zones/zones.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const [zones, coverage] = await Promise.all([listZones(locals.read), zoneCoverage(locals.read)]);
	const chosen = zones.find((zone) => zone.code === url.searchParams.get('zone')) ?? null;
	const { overlaps } = await footprintValues(locals.read, dayOf(new Date()));
	const [villages, redLines] = chosen
		? await Promise.all([
				villagesOfZone(locals.read, chosen.id),
				zonePieces(locals.read, chosen, reportedLayers(overlaps))
			])
		: [[], noOverlap];
	const contiguity = chosen?.layout === 'adjacent' ? await zoneContiguity(locals.read, chosen.id) : null;
	const chain = chosen?.layout === 'chain' ? await zoneChain(locals.read, chosen, dayOf(new Date())) : null;
	const responsible = chosen
		? await responsibleFor(locals.read, [{ kind: 'zone', code: chosen.code }], dayOf(new Date()))
		: [];
	const notices = chosen ? await outlineNotices(locals.read, chosen.code) : [];
	const { west, south, east, north } = locals.place;
	return {
		zones,
		coverage,
		chosen,
		villages,
		redLines,
		contiguity,
		chain,
		responsible,
		notices,
		bounds: { west, south, east, north }
	};
};
