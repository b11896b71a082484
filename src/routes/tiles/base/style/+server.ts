import { house } from '#door/house.server.ts';
import { answerOutside } from '#imagery/outside-answer.server.ts';
import type { RequestHandler } from './$types';

/** The layers of the base map's own style; its sources and pictures are asked of this server. None while demo data is loaded. */
export const GET: RequestHandler = async ({ locals, request }) => {
	const { baseMap } = (await house()).settings;
	return answerOutside(locals.demo ? null : baseMap, request.headers, ['style'], (_map, { shown }) => ({
		bytes: new TextEncoder().encode(JSON.stringify(shown)),
		media: 'application/json'
	}));
};
