import { error } from '@sveltejs/kit';
import { attachmentsOf } from '#attachments/attachments.read.server.ts';
import { headOf } from '#attachments/files.server.ts';
import { exifOf } from '#core/exif.ts';
import { dayOf } from '#core/period.ts';
import { recordNumber } from '#core/record-number.ts';
import { seesWholeCounty } from '#core/scope.ts';
import { listProjects } from '#projects/projects.read.server.ts';
import { responsibleFor } from '#stewardship/responsible.read.server.ts';
import { zoneChain } from '#zones/chain.read.server.ts';
import { zoneContiguity } from '#zones/contiguity.read.server.ts';
import { footprintValues } from '#zones/footprints/settings.read.server.ts';
import { reportedLayers } from '#zones/lines/layers.ts';
import { zonePieces } from '#zones/lines/pieces.read.server.ts';
import { lacks } from '#zones/page/body.ts';
import { BODY_FILES, bodyOfZone } from '#zones/page/body.read.server.ts';
import { zoneHistory } from '#zones/page/history.read.server.ts';
import { linksOfZone } from '#zones/page/links.read.server.ts';
import { membersOfZone } from '#zones/page/members.read.server.ts';
import { EXIF_WITHIN, cameraTold } from '#zones/page/photos.ts';
import { photosOfZone } from '#zones/page/photos.read.server.ts';
import { sumInhabitants } from '#zones/factors/inhabitants.ts';
import { inhabitantsOf } from '#zones/factors/inhabitants.read.server.ts';
import { zoneByNumber } from '#zones/zones.read.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
	depends('zones:zone');
	const { read, actor } = locals;
	const zone = await zoneByNumber(read, recordNumber(params.number) ?? 0);
	if (!zone) error(404, { message: `no zone ${params.number.slice(0, 20)}`, reason: 'zone.unknown' });
	const today = dayOf(new Date());
	const { overlaps } = await footprintValues(read, today);
	const members = await membersOfZone(read, zone.id);
	const codes = members.map(({ code }) => code);
	const body = await bodyOfZone(read, zone.id);
	const adds = actor.permissions.has('attachment.add');
	const { scope, county } = read;
	const whole = seesWholeCounty(scope, county);
	const { west, south, east, north } = locals.place;
	return {
		bounds: { west, south, east, north },
		...{ zone, today, members, body },
		inhabitants: sumInhabitants(codes, await inhabitantsOf(read, codes)),
		redLines: await zonePieces(read, zone, reportedLayers(overlaps)),
		contiguity: zone.layout === 'adjacent' ? await zoneContiguity(read, zone.id) : null,
		chain: zone.layout === 'chain' ? await zoneChain(read, zone, today) : null,
		responsible: await responsibleFor(read, [{ kind: 'zone', code: zone.code }], today),
		projects: (await listProjects(read)).filter((row) => row.zone === zone.code),
		history: await zoneHistory(read, zone.id),
		links: await linksOfZone(read, zone.id),
		lacks: body?.whole ? lacks(body, codes) : [],
		files: body?.whole ? await attachmentsOf(read, BODY_FILES, body.id) : [],
		photos: await Promise.all(
			(await photosOfZone(read, zone.id)).map(async ({ actorId, mediaType, sha256, ...photo }) => ({
				...photo,
				...cameraTold(exifOf(await headOf(locals.folders.files, county, sha256, EXIF_WITHIN)), photo.village, {
					...{ whole, coordinates: actor.permissions.has('map.coordinates.see') }
				}),
				removable: adds && (whole || actorId === actor.id)
			}))
		),
		whole,
		keeps: actor.permissions.has('zones.body.change'),
		adds
	};
};
