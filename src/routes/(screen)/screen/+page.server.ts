import { changedAt } from '#audit/freshness.read.server.ts';
import { isDevice } from '#auth/devices.ts';
import { dayOf } from '#core/period.ts';
import { overviewBoard } from '#screen/board.read.server.ts';
import { boardOf } from '#screen/boards.ts';
import { landBoard } from '#screen/land-board.read.server.ts';
import type { PageServerLoad } from './$types';

/** Rows of the one open list: what fits on a wall without scrolling. */
const WAITING = 7;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { read, place, actor } = locals;
	const { west, south, east, north } = place;
	const bounds = [west, south, east, north] as const;
	if (boardOf(url.searchParams) === 'overview')
		return { bounds, board: await overviewBoard(read, WAITING), land: null, changed: null };
	// A wall shows the county's own sums of both ledgers, whoever stands before it; a person those they may see.
	const seesDebts = actor.permissions.has('land.debt.see') || isDevice(actor.role);
	const land = await landBoard(read, dayOf(new Date()), seesDebts);
	return { bounds, board: null, land, changed: await changedAt(read) };
};
