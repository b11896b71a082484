import { changedAt } from '#audit/freshness.read.server.ts';
import { isDevice } from '#auth/devices.ts';
import { dayOf } from '#core/period.ts';
import { overviewBoard } from '#screen/board.read.server.ts';
import { boardOf } from '#screen/boards.ts';
import { landBoard } from '#screen/land-board.read.server.ts';
import { zonesTogether } from '#zones/board.read.server.ts';
import type { PageServerLoad } from './$types';

/** Rows of the one open list: what fits on a wall without scrolling. */
const WAITING = 7;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { read, place, actor } = locals;
	const { west, south, east, north } = place;
	const bounds = [west, south, east, north] as const;
	const asked = boardOf(url.searchParams);
	if (asked === 'overview')
		return { bounds, board: await overviewBoard(read, WAITING), land: null, zones: null, changed: null };
	if (asked === 'zones')
		return { bounds, board: null, land: null, zones: await zonesTogether(read), changed: await changedAt(read) };
	// A wall shows the county's own sums of both ledgers, whoever stands before it; a person those they may see.
	const seesDebts = actor.permissions.has('land.debt.see') || isDevice(actor.role);
	const land = await landBoard(read, dayOf(new Date()), seesDebts);
	return { bounds, board: null, land, zones: null, changed: await changedAt(read) };
};
