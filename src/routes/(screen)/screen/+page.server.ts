import { overviewBoard } from '#screen/board.read.server.ts';
import type { PageServerLoad } from './$types';

/** Rows of the one open list: what fits on a wall without scrolling. */
const WAITING = 7;

export const load: PageServerLoad = async ({ locals }) => {
	const { west, south, east, north } = locals.place;
	return { board: await overviewBoard(locals.read, WAITING), bounds: [west, south, east, north] as const };
};
