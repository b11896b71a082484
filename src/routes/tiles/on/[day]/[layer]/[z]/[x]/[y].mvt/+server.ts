import { dayOf } from '#core/period.ts';
import { landAt } from '#land/was.tiles.read.server.ts';
import { formerDay } from '#land/was.ts';
import { answerTile } from '#tiles/answer.server.ts';
import { placeLabelTiles } from '#zones/label.tiles.read.server.ts';
import type { RequestHandler } from './$types';

/** A vector tile of land as it was recorded at the end of a former day; labels are those of places alone. */
export const GET: RequestHandler = ({ locals, params, request }) => {
	const day = formerDay(params.day, dayOf(new Date()));
	const layer = params.layer === 'label' ? placeLabelTiles : day === null ? undefined : landAt(day, params.layer);
	return answerTile(locals.read, layer, params, request.headers);
};
