import { landLayers } from '#land/view/land-layers.ts';
import { progressLayers } from '#land/view/progress-layers.ts';
import type { LayerSet } from '#map/layer-set.ts';
import { territoryLayers } from '#territory/view/territory-layers.ts';
import { zoneLayers } from '#zones/view/zone-layers.ts';

/** What every subject draws on the map.
 * @param seesDebts the ledgers are drawn for those who may see them
 */
export const mapSets = (words: { unit: string; cluster: string }, seesDebts: boolean): LayerSet[] => [
	...[territoryLayers, zoneLayers, landLayers(words), progressLayers(seesDebts)]
];
