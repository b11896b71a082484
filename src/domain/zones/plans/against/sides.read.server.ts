import type { ReadDb } from '#db/read.server.ts';
import { isDrawn } from '#zones/plans/compare.ts';
import { drawnSums } from '#zones/plans/drawn/drawn-parts.read.server.ts';
import { sumOf, type DrawnSum, type Figures } from '#zones/plans/figures.ts';
import { planByNumber, planContent, zonesInForce } from '#zones/plans/plans.read.server.ts';
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
		const shaped = inForce.filter((zone) => isDrawn(zone, sumOf(zone.villages, figures).areaMu));
		const zones = inForce.map(({ name, layout, code, villages }) => ({ id: code, name, layout, code, villages }));
		return { asked, plan: null, zones, shaped: shaped.map(({ name }) => name) };
	}
	const row = await planByNumber(db, asked);
	if (!row) return null;
	const { id, code, name, status } = row;
	const content = await planContent(db, id);
	const own = content.filter((zone) => zone.drawn).map((zone) => zone.id);
	const beyond = own.length > 0 ? await drawnSums(db, id, own) : new Map<string, DrawnSum>();
	const zones = content.map((zone) => ({
		...{ id: zone.id, name: zone.name, layout: zone.layout, code: zone.continues, villages: zone.villages },
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
