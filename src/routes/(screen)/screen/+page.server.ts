import { changedAt } from '#audit/freshness.read.server.ts';
import { isDevice } from '#auth/devices.ts';
import { dayOf } from '#core/period.ts';
import { projectsTogether } from '#projects/board.ts';
import { projectPlaces } from '#projects/places.read.server.ts';
import { listProjects } from '#projects/projects.read.server.ts';
import { overviewBoard } from '#screen/board.read.server.ts';
import { boardOf } from '#screen/boards.ts';
import { landBoard } from '#screen/land-board.read.server.ts';
import { villagesByTownship } from '#territory/villages.read.server.ts';
import { zonesTogether } from '#zones/board.read.server.ts';
import type { PageServerLoad } from './$types';

/** Rows of the one open list: what fits on a wall without scrolling. */
const WAITING = 7;
const OVERDUE = 6;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { read, place, actor } = locals;
	const { west, south, east, north } = place;
	const asked = boardOf(url.searchParams);
	const today = dayOf(new Date());
	// A wall shows the county's own sums of both ledgers, whoever stands before it; a person those they may see.
	const seesDebts = actor.permissions.has('land.debt.see') || isDevice(actor.role);
	return {
		bounds: [west, south, east, north] as const,
		board: asked === 'overview' ? await overviewBoard(read, WAITING) : null,
		land: asked === 'land' ? await landBoard(read, today, seesDebts) : null,
		zones: asked === 'zones' ? await zonesTogether(read) : null,
		projects:
			asked === 'projects'
				? {
						together: projectsTogether(await listProjects(read), today, OVERDUE),
						places: await projectPlaces(read),
						villages: (await villagesByTownship(read)).length
					}
				: null,
		changed: asked === 'overview' ? null : await changedAt(read)
	};
};
