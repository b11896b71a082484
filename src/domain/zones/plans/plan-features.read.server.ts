import { decodeMultiPolygon } from '#core/ewkb.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { ZoneOut } from '#zones/zone-features.ts';
import { planExtents } from './extent.read.server.ts';
import type { PlanRow, PlanStatus } from './plan-row.ts';
import { planContent } from './plans.read.server.ts';

/** A new zone's code: the plan's and its place in it. A zone that goes on from one in force keeps that one's code. */
const codeOf = (plan: string, at: number): string => `${plan}-${String(at + 1).padStart(2, '0')}`;

/** How a zone stands where its plan does, in the words of a file of zones: one that is decided and not announced is a draft yet. */
const zoneStatus = (status: PlanStatus): string =>
	status === 'published' ? 'published' : status === 'replaced' ? 'retired' : 'draft';

/** The zones of a plan with the shapes of their villages united; those without villages have none and are left out. */
export async function planFeatures(
	db: ReadDb,
	plan: Pick<PlanRow, 'id' | 'code' | 'status' | 'stateSince'>
): Promise<ZoneOut[]> {
	const extents = new Map((await planExtents(db, plan.id)).map((extent) => [extent.zone, extent]));
	const content = await planContent(db, plan.id);
	return content.flatMap(({ id, name, layout, continues, villages }, at) => {
		const extent = extents.get(id);
		if (!extent) return [];
		return {
			...{ code: continues ?? codeOf(plan.code, at), name, layout, status: zoneStatus(plan.status) },
			...{ planStatus: plan.status, planSince: plan.stateSince },
			...{ villages: [...villages].sort(), areaMu: extent.areaMu },
			shape: decodeMultiPolygon(Buffer.from(extent.shape, 'hex')).shape
		};
	});
}
