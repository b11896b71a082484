import { error } from '@sveltejs/kit';
import { dayOf } from '#core/period.ts';
import { featureFile, featureFormat } from '#cli/feature-file.server.ts';
import { handOut } from '#door/hand-out.server.ts';
import { words } from '#text/words.ts';
import { zoneFeature } from '#zones/zone-features.ts';
import { zoneShapes } from '#zones/zone-shapes.read.server.ts';
import type { RequestHandler } from './$types';

/** The zones and project areas with their shapes: GeoJSON or GeoPackage. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const format = featureFormat(params.format);
	if (!format)
		error(404, { message: `expected zones.geojson or zones.gpkg, got zones.${params.format}`.slice(0, 120) });
	const { zones } = await words(locals.language, ['zones']);
	const features = (await zoneShapes(locals.read)).map((zone) => zoneFeature(zone, zones.layouts));
	const file = await featureFile(locals, {
		...{ format, permission: 'map.coordinates.see', sheet: 'zones' },
		...{ title: zones.title, plain: `zones-${dayOf(new Date())}`, features }
	});
	return handOut(locals, file);
};
