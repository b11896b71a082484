import type { Position } from '#core/geometry.ts';
import type { MapClaim } from './claim.svelte.ts';
import { readAhead } from './read-ahead.ts';
import type { MapReadout } from './readout.svelte.ts';
import type { Found, Sheet } from './sheet.ts';

interface Pointing {
	claim: MapClaim | undefined;
	readout: MapReadout | undefined;
	/** Whether coordinates may be read. */
	exactly: () => boolean;
	/** The topmost thing under the pointer and where that is, px; nothing while a tool has the pointer. */
	over: (top: Found | null, at: Position) => void;
	left: () => void;
}

/** Follows the pointer over a map; whoever moves the map by keys reads off the cross of its middle. */
export function followPointer(sheet: Sheet, { claim, readout, exactly, over, left }: Pointing): void {
	const { map } = sheet;
	readAhead(sheet);
	let keyed = false;
	map.getCanvas().addEventListener('keydown', () => (keyed = true));
	map.on('moveend', () => {
		if (!keyed || !readout) return;
		const { lng, lat } = map.getCenter();
		const { x, y } = map.project([lng, lat]);
		readout.point([lng, lat], sheet.at([x, y], 2), exactly());
	});
	map.on('mousemove', ({ point, lngLat }) => {
		const place: Position = [lngLat.lng, lngLat.lat];
		keyed = false;
		claim?.pointer(place);
		if (map.isMoving()) return;
		const under = sheet.at([point.x, point.y], 2);
		readout?.point(place, under, exactly());
		over(claim?.tool ? null : (under[0] ?? null), [point.x, point.y]);
	});
	map.on('mouseout', () => {
		claim?.pointer(null);
		readout?.leave();
		left();
	});
}
