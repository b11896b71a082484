import { dayOf } from '#core/period.ts';
import type { ReadDb } from '#db/read.server.ts';
import { listEnterprises } from '#zones/enterprises/enterprises.read.server.ts';
import { factorsToday } from '#zones/factors/profiles.read.server.ts';
import type { Side } from '#zones/plans/against/sides.ts';
import { withFactors } from '#zones/plans/basis/basis.ts';
import { groundRound } from '#zones/plans/drawn/ground.read.server.ts';
import type { VillageFigures } from '#zones/plans/figures.ts';
import { knownGrids } from '#zones/plans/grids/grid-figures.read.server.ts';
import type { JudgedBy } from './rules.ts';

/** What the zones of a plan are judged by today: villages with their factors, the ground round what is drawn, enterprises. */
export async function judgedBy(
	db: ReadDb,
	{ zones }: Pick<Side, 'zones'>,
	villages: readonly VillageFigures[],
	now: Date
): Promise<JudgedBy> {
	const stated = await factorsToday(db, now);
	const grids = await knownGrids(
		db,
		zones.flatMap((zone) => zone.grids ?? [])
	);
	return {
		villages: withFactors(villages, stated?.known ?? null),
		ground: await groundRound(
			db,
			zones.flatMap(({ drawn }) => drawn ?? []),
			[...grids.values()].map(({ shape }) => shape)
		),
		grids,
		basis: {
			lacking: stated?.rules.lacking ?? null,
			enterprises: await listEnterprises(db),
			// Indices are told to whoever sees the whole county, and to them alone.
			whole: stated !== null,
			today: dayOf(now)
		}
	};
}
