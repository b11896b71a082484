import { gridsInto, painted, villagesOf, type Change, type PlanContent, type PlanZone } from '../plan.ts';
import { coverOf, outermost, type GridPlace, type GridPlaces } from './grid-place.ts';

const isPart = (place: GridPlace | undefined, codes: ReadonlySet<string>): boolean =>
	place !== undefined && (codes.has(place.code) || place.within.some((code) => codes.has(code)));

/** A zone's grids without those that some test finds. */
const without = (zone: PlanZone, goes: (code: string) => boolean): Change[] =>
	gridsInto(zone, (zone.grids ?? []).filter((code) => !goes(code))); // prettier-ignore

/** Changes with what follows from them: grids that lie in a village that comes into their zone go out of it, for they add nothing. */
export const settled = (content: PlanContent, changes: readonly Change[], places: GridPlaces): Change[] => [
	...changes,
	...content.flatMap((zone) => {
		const coming = new Set(changes.flatMap((change) => (change.zone === zone.id ? villagesOf(change).add : [])));
		return coming.size > 0 ? without(zone, (code) => coming.has(places.get(code)?.village ?? '')) : [];
	})
];

/**
 * The changes of a stroke of villages, as `painted` makes them: grids that lie in a village that comes in go out of its zone,
 * for they add nothing to it any more.
 * @param take whether what is painted in leaves the other zones it is in: of theirs also the grids that lie in it
 */
export function paintedVillages(
	content: PlanContent,
	zoneId: string,
	villages: readonly string[],
	into: boolean,
	take: boolean,
	places: GridPlaces
): Change[] {
	if (!into) return painted(content, zoneId, villages, into, take);
	const placed = (code: string, among: ReadonlySet<string>) => among.has(places.get(code)?.village ?? '');
	// Of a village that a locked zone holds a grid of, nothing is taken from it, nor painted over it.
	const held = new Set(
		take
			? content
					.filter(({ id, locked }) => locked && id !== zoneId)
					.flatMap(({ grids = [] }) => grids.flatMap((code) => places.get(code)?.village ?? []))
			: []
	);
	const free = villages.filter((code) => !held.has(code));
	const changes = settled(content, painted(content, zoneId, free, into, take), places);
	const zone = content.find(({ id }) => id === zoneId);
	if (!take || !zone || zone.locked) return changes;
	const taken = new Set(free);
	const others = content.filter(({ id, locked }) => id !== zoneId && !locked);
	return [...changes, ...others.flatMap((other) => without(other, (code) => placed(code, taken)))];
}

/**
 * The changes of a stroke of grids: whole grids into a zone or out of it. What adds nothing is left out: what lies in a village
 * or grid of the zone; a grid that comes takes the place of those within it. Out goes whatever shares land with the grids named.
 * @param take whether grids painted in leave the other zones they are in; a village of another zone is not split
 */
export function paintedGrids(
	content: PlanContent,
	zoneId: string,
	grids: readonly string[],
	into: boolean,
	take: boolean,
	places: GridPlaces
): Change[] {
	const zone = content.find(({ id }) => id === zoneId);
	if (!zone || zone.locked) return [];
	const named = new Set(grids);
	const above = new Set(grids.flatMap((code) => places.get(code)?.within ?? []));
	if (!into) return without(zone, (code) => above.has(code) || isPart(places.get(code), named));
	const own = new Set(zone.grids);
	const locked = take ? content.filter((each) => each.locked && each.id !== zoneId) : [];
	const isHeld = (place: GridPlace) =>
		locked.some(
			(other) =>
				coverOf(place, other.villages, new Set(other.grids)) !== null ||
				(other.grids ?? []).some((code) => isPart(places.get(code), new Set([place.code])))
		);
	const free = [...named].filter((code) => {
		const place = places.get(code);
		return place !== undefined && coverOf(place, zone.villages, own) === null && !isHeld(place);
	});
	const coming = new Set(outermost(zone.villages, free, places));
	const others = take ? content.filter((each) => each.id !== zoneId && !each.locked) : [];
	const kept = (zone.grids ?? []).filter((code) => !isPart(places.get(code), coming));
	return [
		...others.flatMap((other) => without(other, (code) => isPart(places.get(code), coming))),
		...gridsInto(zone, [...kept, ...coming])
	];
}
