import { createHash } from 'node:crypto';
import { tileAddress, type BaseMap } from '#core/base-map.ts';
import { dayOf } from '#core/period.ts';
import { limits } from '#imagery/limits.ts';
import { fetchOutside, OutsideError, type OutsideRules } from '#imagery/outside.server.ts';
import type { TileAddress } from '#imagery/tile-extent.ts';
import { pictureOf, TILE_SIDES } from '#imagery/tile-picture.ts';
import { ByteCache } from '#tiles/byte-cache.ts';

interface Kept {
	tile: { bytes: Uint8Array; media: string } | null;
}

/** One tile's picture is asked for outside once a day at most, by however many. */
const kept = new ByteCache<Kept>(64 * 2 ** 20, ({ tile }) => tile?.bytes.length ?? 0);
const WAIT = 8_000;

/** Everything a tile depends on; the day, so that what changed outside is seen tomorrow. */
export const baseKey = (map: BaseMap, layer: number, { z, x, y }: TileAddress, now: Date): string[] => [
	createHash('sha256').update(map.templates.join(' ')).digest('base64url').slice(0, 16),
	...[layer, z, x, y].map(String),
	dayOf(now)
];

/**
 * One picture of a base map from outside; null where it has none. Whatever the host says it sends, only what is a picture
 * of a tile's size by its own bytes goes on.
 * @throws OutsideError when it cannot be had
 */
export async function baseTile(
	map: BaseMap,
	layer: number,
	address: TileAddress,
	now: Date,
	rules: Partial<OutsideRules> = {}
): Promise<Kept['tile']> {
	const url = tileAddress(map, layer, address);
	if (!url) return null;
	const { tile } = await kept.get(baseKey(map, layer, address, now).join(' '), async () => {
		const bytes = await fetchOutside(url, { hosts: map.hosts, timeout: WAIT, most: limits.tileBytes, ...rules });
		if (!bytes) return { tile: null };
		const picture = pictureOf(bytes);
		if (!picture || !TILE_SIDES.includes(picture.width) || picture.height !== picture.width)
			throw new OutsideError('failed', `${url.hostname} sent ${bytes.length} bytes that are no tile`);
		return { tile: { bytes, media: picture.media } };
	});
	return tile;
}
