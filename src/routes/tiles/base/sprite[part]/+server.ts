import { house } from '#door/house.server.ts';
import { answerOutside } from '#imagery/outside-answer.server.ts';
import { outsideSprite, SPRITE_PART } from '#imagery/outside-style.server.ts';
import type { RequestHandler } from './$types';

/** The little pictures of the base map's own style, and where each lies on their sheet. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	const { baseMap } = (await house()).settings;
	const known = !locals.demo && SPRITE_PART.test(params.part);
	return answerOutside(known ? baseMap : null, request.headers, ['sprite', params.part], (map, style, now) =>
		outsideSprite(map, style, params.part, now)
	);
};
