import { landTiles } from '#land/land.tiles.read.server.ts';
import { territoryTiles } from '#territory/territory.tiles.read.server.ts';
import { answerTile } from '#tiles/answer.server.ts';
import { labelTiles } from '#zones/label.tiles.read.server.ts';
import { zoneTiles } from '#zones/zone.tiles.read.server.ts';
import type { RequestHandler } from './$types';

const layers = [...territoryTiles, ...landTiles, ...zoneTiles, ...labelTiles];

/** A vector tile of one layer, as far as the session's scope reaches. */
export const GET: RequestHandler = ({ locals, params, request }) =>
	answerTile(
		locals.read,
		layers.find(({ name }) => name === params.layer),
		params,
		request.headers
	);
