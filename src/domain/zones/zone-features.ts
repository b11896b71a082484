import { muToNumber, type Mu } from '#core/mu.ts';
import type { MultiPolygonRings } from '#core/geometry.ts';
import type { Feature } from '#core/feature.ts';
import type { ZoneLayout } from '#zones/layouts.ts';

/** A zone or a plan's zone with its shape, as it leaves the house. */
export interface ZoneOut {
	readonly code: string;
	readonly name: string;
	readonly layout: ZoneLayout;
	readonly status: string;
	/** Where its plan stands, and since when; only of a plan's zone. */
	readonly planStatus?: string;
	readonly planSince?: string | null;
	/** Codes of its villages, as far as they are in sight. */
	readonly villages: readonly string[];
	/** Of its shape. */
	readonly areaMu: Mu;
	readonly shape: MultiPolygonRings;
}

/** The facts of a zone under the names by which a file of zones is read in again. */
export const zoneFeature = (
	{ code, name, layout, status, planStatus, planSince, villages, areaMu, shape }: ZoneOut,
	layouts: Readonly<Record<ZoneLayout, string>>
): Feature => ({
	facts: {
		...{ code, name, layout, status },
		layout_name: layouts[layout],
		...{ villages: villages.join(' '), village_count: villages.length, area_mu: muToNumber(areaMu) },
		...(planStatus === undefined ? {} : { plan_status: planStatus, plan_since: planSince ?? null })
	},
	shape
});
