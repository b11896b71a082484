import type { FilterSpecification, Map as SheetMap } from 'maplibre-gl';
import { isCandidate } from '#land/match-state.ts';
import type { MatchPatch } from '#land/match-village.ts';
import type { LayerSet, SheetLayer } from '#map/layer-set.ts';
import type { Theme } from '#map/theme.ts';

/** Candidates over the sheet: open ones dotted in purple, confirmed ones in level green lines, other decisions as an outline. */
const groups = ['open', 'confirmed', 'other'] as const;
type Group = (typeof groups)[number];

const sources = ['parcel', 'construction_land', 'occupation'] as const;
const sourceOf = { parcel: 'parcel', construction_land: 'construction_land', survey: 'occupation' } as const;

const nothing: FilterSpecification = ['==', ['id'], -1];
const fills = { open: 'on_uncontracted', confirmed: 'reclaimed' } as const;
const lines = { open: 'l-finding', confirmed: 'l-reclaim', other: 'st-none' } as const;

const layersOf =
	(group: Group) =>
	({ colour }: Theme): SheetLayer[] =>
		sources.flatMap((source): SheetLayer[] => [
			...(group === 'other'
				? []
				: [
						{
							id: `match-${group}-fill-${source}`,
							slot: 'finding' as const,
							type: 'fill' as const,
							source,
							filter: nothing,
							paint: { 'fill-pattern': fills[group] }
						}
					]),
			{
				id: `match-${group}-edge-${source}`,
				slot: 'finding',
				type: 'line',
				source,
				filter: nothing,
				paint: {
					'line-color': colour(lines[group]),
					'line-width': group === 'other' ? 1.2 : 1.8,
					...(group === 'other' ? { 'line-dasharray': [3, 2] } : {})
				}
			}
		]);

/** The patch in front, above everything. */
const chosen = ({ colour }: Theme): SheetLayer[] =>
	sources.flatMap((source): SheetLayer[] => [
		{
			id: `match-chosen-halo-${source}`,
			slot: 'selection',
			type: 'line',
			source,
			filter: nothing,
			paint: { 'line-color': colour('grain-500'), 'line-width': 7, 'line-opacity': 0.65 }
		},
		{
			id: `match-chosen-edge-${source}`,
			slot: 'selection',
			type: 'line',
			source,
			filter: nothing,
			paint: { 'line-color': colour('ink'), 'line-width': 2.4 }
		}
	]);

export const matchLayers: LayerSet = {
	sources: [...sources],
	layers: (theme) => [...groups.flatMap((group) => layersOf(group)(theme)), ...chosen(theme)],
	targets: []
};

const groupOf = ({ state }: MatchPatch): Group =>
	state === 'open' ? 'open' : state === 'confirmed' ? 'confirmed' : 'other';

const only = (numbers: readonly number[]): FilterSpecification =>
	numbers.length === 0 ? nothing : ['match', ['id'], [...new Set(numbers)], true, false];

/** Shows these patches as their states are. */
export function showMatches(map: SheetMap, patches: readonly MatchPatch[]): void {
	const candidates = patches.filter(({ state }) => isCandidate(state));
	for (const source of sources) {
		const here = candidates.filter(({ kind }) => sourceOf[kind] === source);
		for (const group of groups)
			filterBy(
				map,
				group === 'other' ? ['edge'] : ['fill', 'edge'],
				`match-${group}`,
				source,
				here.filter((patch) => groupOf(patch) === group)
			);
	}
}

/** Marks what is in front. */
export function markFront(map: SheetMap, front: readonly MatchPatch[]): void {
	for (const source of sources)
		filterBy(
			map,
			['halo', 'edge'],
			'match-chosen',
			source,
			front.filter(({ kind }) => sourceOf[kind] === source)
		);
}

/** A filter that is the one there already is not set: each has its tiles laid out again. */
function filterBy(
	map: SheetMap,
	parts: readonly string[],
	name: string,
	source: string,
	patches: readonly MatchPatch[]
): void {
	const filter = only(patches.map(({ number }) => number));
	const same = JSON.stringify(filter);
	for (const part of parts) {
		const id = `${name}-${part}-${source}`;
		if (JSON.stringify(map.getFilter(id) ?? null) !== same) map.setFilter(id, filter);
	}
}
