import type { LayersList } from '@deck.gl/core';
import type { Sheet } from './sheet.ts';

/** Layers of deck.gl over a sheet (columns, arcs, heat). deck.gl is fetched when a page first wants it. */
export interface DeckOverlay {
	draw(layers: LayersList): void;
	close(): void;
}

/**
 * @param interleaved between the sheet's own layers (a layer of deck names `beforeId`) instead of over all of them; text of
 * the sheet then stays readable over columns
 */
export async function deckOverlay(sheet: Sheet, interleaved = false): Promise<DeckOverlay> {
	const { MapLibreOverlay } = await import('@deck.gl/maplibre');
	const overlay = new MapLibreOverlay({ interleaved, layers: [] });
	sheet.map.addControl(overlay);
	return {
		draw: (layers) => overlay.setProps({ layers }),
		close: () => {
			sheet.map.removeControl(overlay);
		}
	};
}
