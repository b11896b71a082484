import type { PlanBorder } from '#zones/plans/plan-borders.ts';
import type { PlanContent } from '#zones/plans/plan.ts';
import type { ZoneLayout } from '#zones/layouts.ts';

/** How a village is drawn. */
export interface VillageMark {
	layout: ZoneLayout | null;
	/** In the chosen zone. */
	own: boolean;
	/** New in the chosen zone against the one in force, or no longer in it. */
	gained: boolean;
	lost: boolean;
}

export interface BorderMark {
	/** Between zones, or a zone and none: drawn as the rim of the one of this layout. */
	layout: ZoneLayout | null;
	/** The outer edge of the chosen zone. */
	edge: boolean;
	/** The outer edge of what it lost. */
	lost: boolean;
}

/**
 * How the zones of a plan are drawn by their villages and the villages' borders.
 * @param proposed villages that are proposed to come into zones: drawn as the chosen zone is
 */
export function marksOf(
	content: PlanContent,
	chosen: string | null,
	was: ReadonlySet<string> | null,
	borders: readonly PlanBorder[],
	proposed: ReadonlySet<string> = new Set()
): { villages: Map<string, VillageMark>; borders: Map<number, BorderMark> } {
	const own = new Set([...(content.find(({ id }) => id === chosen)?.villages ?? []), ...proposed]);
	const villages = new Map<string, VillageMark>();
	const zonesOf = new Map<string, string[]>();
	const plain = (code: string): VillageMark => ({
		...{ layout: null, own: own.has(code), lost: was !== null && was.has(code) && !own.has(code) },
		gained: was !== null && own.has(code) && !was.has(code)
	});
	for (const { id, layout, villages: members } of content)
		for (const code of members) {
			const mark = villages.get(code) ?? plain(code);
			// Of several zones the chosen one is on top, else the first.
			villages.set(code, { ...mark, layout: id === chosen || mark.layout === null ? layout : mark.layout });
			zonesOf.set(code, [...(zonesOf.get(code) ?? []), id]);
		}
	if (was && chosen !== null) for (const code of was) if (!villages.has(code)) villages.set(code, plain(code));
	const marks = new Map<number, BorderMark>();
	const at = (code: string | null) => (code === null ? undefined : villages.get(code));
	const zones = (code: string | null) => (code === null ? '' : (zonesOf.get(code) ?? []).join());
	for (const [number, left, right] of borders) {
		const [one, other] = [at(left), at(right)];
		if (!one && !other) continue;
		const edge = (one?.own ?? false) !== (other?.own ?? false);
		const lost = (one?.lost ?? false) !== (other?.lost ?? false);
		const rim = zones(left) !== zones(right) ? (one?.layout ?? other?.layout ?? null) : null;
		if (edge || lost || rim) marks.set(number, { edge, lost, layout: rim });
	}
	return { villages, borders: marks };
}
