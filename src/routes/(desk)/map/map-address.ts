import type { View } from '#map/sheet.ts';
import { switchesText, usualSwitches } from './legend.ts';

/** Reads `at=longitude,latitude,zoom`; null when it is not a place on the map. */
export function viewFrom(text: string | null): View | null {
	const [longitude, latitude, zoom] = (text ?? '').split(',').map(Number);
	if (longitude === undefined || latitude === undefined || zoom === undefined) return null;
	const sound = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 85 && zoom >= 0 && zoom <= 24;
	return sound ? { longitude, latitude, zoom } : null;
}

export const viewText = ({ longitude, latitude, zoom }: View): string =>
	`${longitude.toFixed(6)},${latitude.toFixed(6)},${zoom.toFixed(2)}`;

/** The address with the map's centre, zoom and switches in it; switches only where they are not as usual. */
export function addressWith(address: URL, view: View, shown: ReadonlySet<string>): URL {
	const url = new URL(address);
	url.searchParams.set('at', viewText(view));
	const layers = switchesText(shown);
	if (layers === switchesText(usualSwitches)) url.searchParams.delete('layers');
	else url.searchParams.set('layers', layers);
	return url;
}
