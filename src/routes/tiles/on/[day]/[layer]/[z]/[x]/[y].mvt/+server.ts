import { error } from '@sveltejs/kit';
import { house } from '#door/house.server.ts';
import { askerOf } from '#door/tile-asker.server.ts';
import { answerTile } from '#tiles/answer.server.ts';
import { askedOf, tileResponse } from '#tiles/response.server.ts';
import { mapLayer } from '#zones/map.tiles.read.server.ts';
import type { RequestHandler } from './$types';

/** A vector tile of land as it was recorded at the end of a former day; for `vite dev`, as today's. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	const asker = (await askerOf(await house(), locals.actor))!;
	if (mapLayer(params.layer) && !asker.layers.has(params.layer))
		error(403, { message: 'layer', reason: 'permission.missing' });
	return tileResponse(await answerTile(asker, mapLayer(params.layer, params.day), params, askedOf(request)));
};
