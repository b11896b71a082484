import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { BaseMap } from '#core/base-map.ts';
import { dayOf } from '#core/period.ts';
import { limits } from '#imagery/limits.ts';
import { fetchOutside, OutsideError, type OutsideRules } from '#imagery/outside.server.ts';
import { isRecord, readStyle, SOURCES, type OutsideStyle } from '#imagery/outside-style.ts';
import type { TileAddress } from '#imagery/tile-extent.ts';
import { pictureOf } from '#imagery/tile-picture.ts';
import { ByteCache } from '#tiles/byte-cache.ts';
import type { RasterTile } from '#tiles/raster-answer.server.ts';

const WAIT = 8_000;
const STYLE_BYTES = 4_000_000;
const SPRITE_BYTES = 4_000_000;
const SPRITE_SIDE = 4_096;
/** Bytes a tile may unpack to. */
const UNPACKED = 16_000_000;

interface Kept {
	answer: RasterTile | null;
}
const kept = new ByteCache<Kept>(64 * 2 ** 20, ({ answer }) => answer?.bytes.length ?? 0);
const styles = new Map<string, Promise<OutsideStyle>>();

/** Everything of a style depends on its address, and on the day, so that what changed outside is seen tomorrow. */
export const styleKey = (map: BaseMap, now: Date, ...words: (string | number)[]): string[] => [
	createHash('sha256').update(`style ${map.style}`).digest('base64url').slice(0, 16),
	...words.map(String),
	dayOf(now)
];

const withKey = (address: string, key: string | null): string =>
	address.replaceAll('{key}', encodeURIComponent(key ?? ''));

/** An address as it is meant beside another; null where it may not be fetched. Braces of templates stay. */
function resolver(map: BaseMap, beside: string): (address: string) => string | null {
	return (address) => {
		const given = withKey(address, map.key);
		if (!URL.canParse(given, beside)) return null;
		const url = new URL(given, beside);
		if (url.protocol !== new URL(beside).protocol || url.username || url.password || !map.hosts.includes(url.hostname))
			return null;
		return url.href.replaceAll('%7B', '{').replaceAll('%7D', '}');
	};
}

async function fetchJson(url: URL, map: BaseMap, rules: Partial<OutsideRules>): Promise<unknown> {
	const bytes = await fetchOutside(url, { hosts: map.hosts, timeout: WAIT, most: STYLE_BYTES, ...rules });
	try {
		return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as unknown);
	} catch {
		throw new OutsideError('failed', `${url.hostname} sent what is no JSON`);
	}
}

async function fetchStyle(map: BaseMap, rules: Partial<OutsideRules>): Promise<OutsideStyle> {
	const address = withKey(map.style!, map.key);
	const style = await fetchJson(new URL(address), map, rules);
	const sources = isRecord(style) && isRecord(style.sources) ? Object.entries(style.sources).slice(0, SOURCES) : [];
	const tileJsons = new Map<string, unknown>();
	for (const [name, source] of sources) {
		const url = isRecord(source) && typeof source.url === 'string' ? resolver(map, address)(source.url) : null;
		if (!url) continue;
		const tileJson = await fetchJson(new URL(url), map, rules);
		// Its own addresses are meant beside it, not beside the style.
		if (isRecord(tileJson) && Array.isArray(tileJson.tiles))
			tileJsons.set(name, {
				...tileJson,
				tiles: tileJson.tiles.map((each) => (typeof each === 'string' ? (resolver(map, url)(each) ?? '') : each))
			});
	}
	const read = readStyle(style, tileJsons, resolver(map, address));
	if (!read) throw new OutsideError('failed', `${new URL(address).hostname} sent no style with a layer to draw`);
	return read;
}

/**
 * The style of a base map, fetched once a day.
 * @throws OutsideError when it cannot be had; then it is asked for again
 */
export function outsideStyle(map: BaseMap, now: Date, rules: Partial<OutsideRules> = {}): Promise<OutsideStyle> {
	const key = styleKey(map, now).join(' ');
	const present = styles.get(key);
	if (present) return present;
	const asked = fetchStyle(map, rules);
	styles.clear();
	styles.set(key, asked);
	asked.catch(() => styles.delete(key));
	return asked;
}

/** Whether bytes are fields of the layers of a vector tile, and nothing else (vector_tile.proto, MVT 2.1). */
function isVectorTile(bytes: Uint8Array): boolean {
	for (let at = 0; at < bytes.length;) {
		if (bytes[at++] !== 0x1a) return false;
		let size = 0;
		for (let shift = 0; ; shift += 7) {
			const byte = bytes[at++];
			if (byte === undefined || shift > 28) return false;
			size += (byte & 0x7f) * 2 ** shift;
			if (byte < 0x80) break;
		}
		at += size;
		if (at > bytes.length) return false;
	}
	return true;
}

/** Some hosts send tiles packed whatever they are asked. */
function unpacked(bytes: Uint8Array, host: string): Uint8Array {
	if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
	try {
		return gunzipSync(bytes, { maxOutputLength: UNPACKED });
	} catch {
		throw new OutsideError('failed', `${host} sent a tile that cannot be unpacked`);
	}
}

const fill = (template: string, { z, x, y }: TileAddress): string =>
	template.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y));

/**
 * One tile of one of a style's sources; null where there is none. Only what is a vector tile, or a picture, goes on.
 * @throws OutsideError when it cannot be had
 */
export async function outsideTile(
	map: BaseMap,
	style: OutsideStyle,
	source: number,
	address: TileAddress,
	now: Date,
	rules: Partial<OutsideRules> = {}
): Promise<RasterTile | null> {
	const found = style.sources[source];
	const { z, x, y } = address;
	if (!found || z < found.zooms[0] || z > found.zooms[1]) return null;
	const template = found.templates[(x + y) % found.templates.length]!;
	const url = new URL(fill(template, { z, x, y: found.flipped ? 2 ** z - 1 - y : y }));
	const { answer } = await kept.get(styleKey(map, now, source, z, x, y).join(' '), async () => {
		const bytes = await fetchOutside(url, { hosts: map.hosts, timeout: WAIT, most: limits.tileBytes, ...rules });
		if (!bytes || bytes.length === 0) return { answer: null };
		if (found.type === 'vector') {
			const plain = unpacked(bytes, url.hostname);
			if (isVectorTile(plain)) return { answer: { bytes: plain, media: 'application/x-protobuf' } };
		} else {
			const picture = pictureOf(bytes);
			if (picture && picture.width <= 1024 && picture.height === picture.width)
				return { answer: { bytes, media: picture.media } };
		}
		throw new OutsideError('failed', `${url.hostname} sent ${bytes.length} bytes that are no ${found.type} tile`);
	});
	return answer;
}

export const SPRITE_PART = /^(@2x)?\.(json|png)$/;
const NUMBERS = ['x', 'y', 'width', 'height', 'pixelRatio'] as const;

/** Places of the little pictures, and nothing else of what was sent. */
function spriteIndex(json: unknown): Uint8Array | null {
	if (!isRecord(json)) return null;
	const images = Object.entries(json).flatMap(([name, image]) => {
		if (!isRecord(image)) return [];
		const [x, y, width, height, pixelRatio = 1] = NUMBERS.map((key) => image[key]);
		const sound = [x, y, width, height, pixelRatio].every((each) => typeof each === 'number' && each >= 0);
		return sound ? [[name, { x, y, width, height, pixelRatio, sdf: image.sdf === true }] as const] : [];
	});
	return new TextEncoder().encode(JSON.stringify(Object.fromEntries(images)));
}

/** A style's sheet of little pictures, or where each lies on it; null where there is none. */
export async function outsideSprite(
	map: BaseMap,
	{ sprite }: OutsideStyle,
	part: string,
	now: Date,
	rules: Partial<OutsideRules> = {}
): Promise<RasterTile | null> {
	if (!sprite || !SPRITE_PART.test(part)) return null;
	const url = new URL(sprite);
	url.pathname += part;
	const { answer } = await kept.get(styleKey(map, now, `sprite${part}`).join(' '), async () => {
		const bytes = await fetchOutside(url, { hosts: map.hosts, timeout: WAIT, most: SPRITE_BYTES, ...rules });
		if (!bytes) return { answer: null };
		if (part.endsWith('.json')) {
			const json = spriteIndex(JSON.parse(new TextDecoder().decode(bytes)) as unknown);
			if (json) return { answer: { bytes: json, media: 'application/json' } };
		} else {
			const picture = pictureOf(bytes);
			if (picture && Math.max(picture.width, picture.height) <= SPRITE_SIDE)
				return { answer: { bytes, media: picture.media } };
		}
		throw new OutsideError('failed', `${url.hostname} sent ${bytes.length} bytes that are no sprite`);
	});
	return answer;
}
