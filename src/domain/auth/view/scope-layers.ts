import type { FilterSpecification } from 'maplibre-gl';
import type { LayerSet, SheetLayer } from '#map/layer-set.ts';
import type { Sheet } from '#map/sheet.ts';

const levels = ['township', 'village'] as const;
const none: FilterSpecification = ['in', ['get', 'code'], ['literal', []]];

/** Places somebody is to answer for, tinted, their borders in ink. */
export const scopeLayers: LayerSet = {
	sources: [...levels],
	layers: ({ colour }) =>
		levels.flatMap((source): SheetLayer[] => [
			{
				...{ id: `scope-${source}-ground`, slot: 'base', type: 'fill', source, filter: none },
				paint: { 'fill-color': colour('select'), 'fill-opacity': 0.85 }
			},
			{
				...{ id: `scope-${source}-edge`, slot: 'border', type: 'line', source, filter: none },
				layout: { 'line-join': 'round' },
				paint: { 'line-color': colour('select-edge'), 'line-width': 2.2 }
			}
		]),
	targets: []
};

/** Tints these places and no others; with the whole county chosen, every township. */
export function showScope(sheet: Sheet, places: readonly string[]): void {
	const whole = places.some((code) => code.length === 6);
	const filter: FilterSpecification = ['in', ['get', 'code'], ['literal', [...places]]];
	for (const source of levels)
		for (const part of ['ground', 'edge'])
			sheet.map.setFilter(`scope-${source}-${part}`, whole && source === 'township' ? ['has', 'code'] : filter);
}
