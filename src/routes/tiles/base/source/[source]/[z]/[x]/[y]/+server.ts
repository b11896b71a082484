import { house } from '#door/house.server.ts';
import { answerOutside } from '#imagery/outside-answer.server.ts';
import { outsideTile } from '#imagery/outside-style.server.ts';
import { parseAddress } from '#tiles/address.ts';
import type { RequestHandler } from './$types';

/** One tile of a source of the base map's own style, fetched by the server. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	const { baseMap } = (await house()).settings;
	const address = parseAddress(params.z, params.x, params.y);
	const source = /^\d{1,2}$/.test(params.source) ? Number(params.source) : -1;
	const { z = -1, x = -1, y = -1 } = address ?? {};
	return answerOutside(
		locals.demo || !address ? null : baseMap,
		request.headers,
		[source, z, x, y],
		(map, style, now) => outsideTile(map, style, source, { z, x, y }, now)
	);
};
