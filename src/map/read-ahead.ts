import type { Position } from '#core/geometry.ts';
import type { Sheet } from './sheet.ts';

/** No tile of the map is drawn smaller, px. */
const TILE = 512;

/** Places of a canvas of which every tile on it has one: its corners, and no step between them longer than a tile. */
export function placesOf(width: number, height: number): Position[] {
	const along = (length: number): number[] => {
		const steps = Math.max(1, Math.ceil(length / TILE));
		return Array.from({ length: steps + 1 }, (_, step) => Math.min(length - 1, (step * length) / steps));
	};
	return along(height).flatMap((y) => along(width).map((x): Position => [x, y]));
}

/** Browsers that do not say when they are idle are asked a moment later. */
const whenIdle = (run: () => void): (() => void) => {
	if (typeof requestIdleCallback === 'undefined') {
		const timer = setTimeout(run, 40);
		return () => clearTimeout(timer);
	}
	const asked = requestIdleCallback(run);
	return () => cancelIdleCallback(asked);
};

/**
 * Reads tiles while nothing else is to be done. The map reads what a tile says only once it is asked for; marking a thing
 * asks all tiles of its source at once: 0.7 s without an answer for 200 000 parcels. One after the other it is not felt.
 */
export function readAhead(sheet: Sheet): void {
	const { map } = sheet;
	let stop = () => {};
	const begin = () => {
		stop();
		const { clientWidth, clientHeight } = map.getContainer();
		const places = placesOf(clientWidth, clientHeight);
		const next = () => {
			const place = places.pop();
			if (!place) return;
			sheet.at(place, 0);
			stop = whenIdle(next);
		};
		stop = whenIdle(next);
	};
	map.on('idle', begin);
	map.on('movestart', () => stop());
	map.on('remove', () => stop());
}
