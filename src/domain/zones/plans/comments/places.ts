import type { Position } from '#core/geometry.ts';
import type { VillageFigures } from '#zones/plans/figures.ts';
import type { CommentPlace } from './thread.ts';

/** A zone as far as a place is looked for in it. */
export interface PlacedZone {
	id: string;
	name: string;
	villages: ReadonlySet<string>;
	/** Codes of grids beside them. */
	grids?: readonly string[] | undefined;
}

/** Where a village or a grid stands, by its code. */
type Places = ReadonlyMap<string, Pick<VillageFigures, 'place'>>;

/** Of villages or grids the place of the one nearest to their middle; null where there is none. */
export function innermostPlace(codes: Iterable<string>, known: Places): Position | null {
	const places = [...codes].map((code) => known.get(code)?.place).filter((place) => place !== undefined);
	const mean = (axis: 0 | 1) => places.reduce((sum, place) => sum + place[axis], 0) / Math.max(1, places.length);
	const [x, y] = [mean(0), mean(1)];
	const far = (place: readonly [number, number]) => Math.hypot(place[0] - x, place[1] - y);
	const [first, ...others] = places;
	return first ? [...others.reduce((best, each) => (far(each) < far(best) ? each : best), first)] : null;
}

/** Where a comment stands on the map, degrees; null where its zone is gone or empty. */
export function commentAt(
	place: CommentPlace,
	zones: readonly PlacedZone[],
	known: Places,
	grids: Places = new Map()
): Position | null {
	if (place.kind === 'point') return [place.east, place.north];
	if (place.kind === 'village') return innermostPlace([place.village], known);
	const zone = zones.find(({ id }) => id === place.zone);
	return innermostPlace(zone?.villages ?? [], known) ?? innermostPlace(zone?.grids ?? [], grids);
}

/** What a comment's place is called: a village, a zone as it is called now, a zone that is gone, or a place of the map. */
export function commentPlaceName(
	place: CommentPlace,
	zones: readonly PlacedZone[],
	known: ReadonlyMap<string, VillageFigures>,
	words: { gone: (name: string) => string; point: string }
): string {
	if (place.kind === 'point') return words.point;
	if (place.kind === 'village') {
		const village = known.get(place.village);
		return village ? `${village.name} · ${village.townshipName}` : place.village;
	}
	return zones.find(({ id }) => id === place.zone)?.name ?? words.gone(place.name);
}
