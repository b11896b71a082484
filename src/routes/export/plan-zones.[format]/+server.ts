import { error } from '@sveltejs/kit';
import { featureFile, featureFormat } from '#cli/feature-file.server.ts';
import { dayOf } from '#core/period.ts';
import { handOut } from '#door/hand-out.server.ts';
import { recordNumber } from '#core/record-number.ts';
import { words } from '#text/words.ts';
import { planFeatures } from '#zones/plans/plan-features.read.server.ts';
import { planByNumber } from '#zones/plans/plans.read.server.ts';
import { zoneFeature } from '#zones/zone-features.ts';
import type { RequestHandler } from './$types';

/** The zones of a plan with their shapes, each the union of its villages: GeoJSON or GeoPackage. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const format = featureFormat(params.format);
	if (!format) error(404, { message: `expected plan-zones.geojson or .gpkg, got ${params.format}`.slice(0, 120) });
	const number = recordNumber(url.searchParams.get('plan') ?? '');
	const plan = number === null ? null : await planByNumber(locals.read, number);
	if (!plan) error(404, { message: `no plan ${number}`, reason: 'plan.unknown' });
	const { zones } = await words(locals.language, ['zones']);
	const features = (await planFeatures(locals.read, plan)).map((zone) => zoneFeature(zone, zones.layouts));
	const file = await featureFile(locals, {
		...{ format, permission: 'zones.plan.see', sheet: 'plan-zones', features, search: url.search.slice(1) },
		...{ title: plan.name, plain: `${plan.code}-${dayOf(new Date())}` }
	});
	return handOut(locals, file);
};
