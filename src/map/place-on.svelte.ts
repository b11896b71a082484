import type { Map as Maplibre } from 'maplibre-gl';
import { createSubscriber } from 'svelte/reactivity';
import type { Bounds, Position } from '#core/geometry.ts';
import type { Sheet } from '#map/sheet.ts';

const followed = new WeakMap<Maplibre, () => void>();

/** Has whoever asks asked again when the map moves or is another size. */
function follow(map: Maplibre): void {
	let subscribe = followed.get(map);
	if (!subscribe) {
		subscribe = createSubscriber((moved) => {
			map.on('move', moved);
			map.on('resize', moved);
			return () => {
				map.off('move', moved);
				map.off('resize', moved);
			};
		});
		followed.set(map, subscribe);
	}
	subscribe();
}

/** Where a place stands over a sheet, px from its upper left; follows the map where it is asked in a template or in what is derived. */
export function placeOn({ map }: Sheet, [longitude, latitude]: Position): { x: number; y: number } {
	follow(map);
	return map.project([longitude, latitude]);
}

/** What of the ground a sheet shows; follows the map as placeOn does. */
export function groundInSight({ map }: Sheet): Bounds {
	follow(map);
	const [from, to] = [map.getBounds().getSouthWest(), map.getBounds().getNorthEast()];
	return { west: from.lng, south: from.lat, east: to.lng, north: to.lat };
}
