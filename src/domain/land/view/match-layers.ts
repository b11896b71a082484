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

/** Shows these patches as their states are, and marks those in front. */
export function showMatches(map: SheetMap, patches: readonly MatchPatch[], front: readonly MatchPatch[]): void {
	const candidates = patches.filter(({ state }) => isCandidate(state));
	for (const source of sources) {
		const here = candidates.filter(({ kind }) => sourceOf[kind] === source);
		for (const group of groups) {
			const filter = only(here.filter((patch) => groupOf(patch) === group).map(({ number }) => number));
			for (const part of ['fill', 'edge']) {
				const id = `match-${group}-${part}-${source}`;
				if (map.getLayer(id)) map.setFilter(id, filter);
			}
		}
		const chosenHere = only(front.filter(({ kind }) => sourceOf[kind] === source).map(({ number }) => number));
		for (const part of ['halo', 'edge']) map.setFilter(`match-chosen-${part}-${source}`, chosenHere);
	}
}
