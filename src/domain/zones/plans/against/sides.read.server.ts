import type { ReadDb } from '#db/read.server.ts';
import { isDrawn } from '#zones/plans/compare.ts';
import { drawnSums } from '#zones/plans/drawn/drawn-parts.read.server.ts';
import { withDrawn, type DrawnSum, type Figures } from '#zones/plans/figures.ts';
import { sumOfMembers } from '#zones/plans/grids/grid-figures.ts';
import { knownGrids } from '#zones/plans/grids/grid-figures.read.server.ts';
import { decidedZones, planByNumber, planContent, zonesInForce } from '#zones/plans/plans.read.server.ts';
import { drawnOfAll } from './drawn-of-all.read.server.ts';
import type { Side, SideAsked } from './sides.ts';

/** One side of a comparison; null for a plan that is not there, or not in sight. */
export async function sideOf(
	db: ReadDb,
	asked: SideAsked,
	figures: ReadonlyMap<string, Figures>
): Promise<Side | null> {
	if (asked === 'zones') {
		const inForce = await zonesInForce(db);
		const known = await knownGrids(db, inForce.flatMap((zone) => zone.grids ?? [])); // prettier-ignore
		const decided = await decidedZones(db);
		const sources = [...(decided?.zones.values() ?? [])].filter(({ drawn }) => drawn).map(({ id }) => id);
		const beyond = sources.length > 0 ? await drawnSums(db, decided!.plan, sources) : new Map<string, DrawnSum>();
		const zones = inForce.map((zone) => ({
			...{ ...zone, id: zone.code, beyond: beyond.get(decided?.zones.get(zone.code)?.id ?? '') }
		}));
		const shaped = zones.filter((zone) =>
			isDrawn(zone, withDrawn(sumOfMembers(zone, figures, known), zone.beyond).areaMu)
		);
		return {
			...{ asked, plan: null, zones: zones.map(({ areaMu: _, ...zone }) => zone) },
			...{ shaped: shaped.map(({ name }) => name) },
			beyond: sources.length > 0 ? await drawnOfAll(db, decided!.plan) : undefined
		};
	}
	const row = await planByNumber(db, asked);
	if (!row) return null;
	const { id, code, name, status } = row;
	const content = await planContent(db, id);
	const own = content.filter((zone) => zone.drawn).map((zone) => zone.id);
	const beyond = own.length > 0 ? await drawnSums(db, id, own) : new Map<string, DrawnSum>();
	const zones = content.map((zone) => ({
		...{ id: zone.id, name: zone.name, layout: zone.layout, code: zone.continues, villages: zone.villages },
		...(zone.grids ? { grids: zone.grids } : {}),
		...{
			drawn: zone.drawn,
			beyond: beyond.get(zone.id),
			anchor: zone.anchor ?? null,
			programme: zone.programme ?? null
		}
	}));
	const all = own.length > 0 ? await drawnOfAll(db, id) : undefined;
	return { asked, plan: { id, code, name, status }, zones, beyond: all, shaped: [] };
}
