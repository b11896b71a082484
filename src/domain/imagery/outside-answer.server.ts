import type { BaseMap } from '#core/base-map.ts';
import { log } from '#core/log.server.ts';
import { outsideStyle, styleKey } from '#imagery/outside-style.server.ts';
import type { OutsideStyle } from '#imagery/outside-style.ts';
import { answerRaster, type RasterTile } from '#tiles/raster-answer.server.ts';

const nothing = (status: 204 | 404) => new Response(null, { status, headers: { 'cache-control': 'no-store' } });
let warned = 0;

/** The map stays usable without a base map; a line a minute says why it is blank. */
export function warnOutside(error: unknown, now: Date): void {
	if (now.getTime() - warned > 60_000) log.warn({ err: error }, 'the base map could not be had');
	warned = Math.max(warned, now.getTime());
}

/**
 * Answers for a part of a base map's own style: not there where the settings name none, empty where it cannot be had.
 * @param part what the answer depends on beside the style and the day
 */
export async function answerOutside(
	map: BaseMap | null,
	asked: Headers,
	part: readonly (string | number)[],
	read: (map: BaseMap, style: OutsideStyle, now: Date) => Promise<RasterTile | null> | RasterTile | null
): Promise<Response> {
	if (!map?.style) return nothing(404);
	const now = new Date();
	try {
		const style = await outsideStyle(map, now);
		return await answerRaster(styleKey(map, now, ...part), asked, () => read(map, style, now));
	} catch (error) {
		warnOutside(error, now);
		return nothing(204);
	}
}
