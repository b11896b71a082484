import { house } from '#door/house.server.ts';
import { baseKey, baseTile } from '#imagery/base-tiles.server.ts';
import { warnOutside } from '#imagery/outside-answer.server.ts';
import { parseAddress } from '#tiles/address.ts';
import { answerRaster } from '#tiles/raster-answer.server.ts';
import type { RequestHandler } from './$types';

const nothing = () => new Response(null, { status: 404 });

/** One picture of the base map that the settings name, fetched by the server; none while demo data is loaded. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	const { baseMap } = (await house()).settings;
	const address = parseAddress(params.z, params.x, params.y);
	const layer = /^\d$/.test(params.layer) ? Number(params.layer) : -1;
	if (!baseMap || locals.demo || !address || !baseMap.templates[layer]) return nothing();
	const now = new Date();
	try {
		return await answerRaster(baseKey(baseMap, layer, address, now), request.headers, () =>
			baseTile(baseMap, layer, address, now)
		);
	} catch (error) {
		warnOutside(error, now);
		return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
	}
};
