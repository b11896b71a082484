import { validateStyleMin, type LayerSpecification, type StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { ShownSource, ShownStyle } from '#core/base-map.ts';

/** One source of a style: where its tiles are fetched from. Stays on the server. */
export interface OutsideSource {
	type: 'vector' | 'raster';
	/** Addresses with {z}, {x} and {y}; the tiles are spread over them. */
	templates: readonly string[];
	zooms: readonly [first: number, last: number];
	/** Rows are counted from the south. */
	flipped: boolean;
}

/** A style from outside: what stays here, and what a page is told. */
export interface OutsideStyle {
	sources: readonly OutsideSource[];
	/** Address of its little pictures, without ending. */
	sprite: string | null;
	shown: ShownStyle;
}

type Json = Readonly<Record<string, unknown>>;
export const isRecord = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const numberOr = (value: unknown, usual: number): number =>
	typeof value === 'number' && value >= 0 && value <= 24 ? Math.floor(value) : usual;

/** A style may have many sources and layers, not any number. */
export const SOURCES = 12;
const LAYERS = 600;
const TYPES = ['background', 'fill', 'line', 'symbol', 'circle', 'raster'];
const KEPT = ['type', 'source-layer', 'minzoom', 'maxzoom', 'filter', 'layout', 'paint'] as const;
/** Shipped with the product: names are drawn on a machine that has no fonts, and no glyphs are asked of anybody. */
const LETTERS = ['Sheet Sans'];

/**
 * What a source says of its tiles; null where it is none that the sheet draws.
 * @param tileJson what lies at its `url`, where it has one
 * @param resolve an address as it is meant beside the style; null for one that may not be fetched
 */
function sourceOf(source: Json, tileJson: Json | null, resolve: (address: string) => string | null) {
	const { type } = source;
	const said: Json = { ...tileJson, ...source };
	if (type !== 'vector' && type !== 'raster') return null;
	if (said.encoding !== undefined && said.encoding !== 'mvt') return null;
	const tiles = Array.isArray(said.tiles) ? said.tiles.filter((each) => typeof each === 'string') : [];
	const templates = tiles.slice(0, 4).map((each) => resolve(each));
	const whole = templates.filter((each): each is string => each !== null && /\{z\}.*\{|\{.*\{z\}/.test(each));
	if (whole.length === 0 || whole.length < templates.length) return null;
	const zooms = [numberOr(said.minzoom, 0), numberOr(said.maxzoom, 22)] as const;
	const bounds = Array.isArray(said.bounds) && said.bounds.length === 4 && said.bounds.every(Number.isFinite);
	const shown: ShownSource = {
		type,
		zooms,
		tileSize: type === 'raster' ? (said.tileSize === 256 ? 256 : 512) : 512,
		bounds: bounds ? (said.bounds as [number, number, number, number]) : null
	};
	const outside: OutsideSource = { type, templates: whole, zooms, flipped: said.scheme === 'tms' };
	return { outside, shown };
}

/** A layer as the sheet takes it; null where it is none that it draws, or is not as the specification has it. */
function layerOf(layer: unknown, at: number, sources: ReadonlyMap<string, { id: string; shown: ShownSource }>) {
	if (!isRecord(layer) || !TYPES.includes(String(layer.type))) return null;
	const source = sources.get(String(layer.source));
	if (layer.type !== 'background' && !source) return null;
	const layout = isRecord(layer.layout) ? { ...layer.layout } : {};
	if (layout.visibility === 'none') return null;
	delete layout.visibility;
	if ('text-field' in layout) layout['text-font'] = LETTERS;
	const kept = {
		...Object.fromEntries(KEPT.filter((key) => layer[key] !== undefined).map((key) => [key, layer[key]])),
		layout,
		id: `outside-${at}`,
		...(source ? { source: source.id } : {})
	} as unknown as LayerSpecification;
	const alone: StyleSpecification = {
		version: 8,
		// Only so that text may be drawn; the sheet has its own letters.
		glyphs: 'https://none.invalid/{fontstack}/{range}.pbf',
		sources: source ? { [source.id]: { type: source.shown.type, tiles: ['https://none.invalid/{z}/{x}/{y}'] } } : {},
		layers: [kept]
	};
	return validateStyleMin(alone).length === 0 ? kept : null;
}

/**
 * Reads a style from outside, of which nothing is believed: sources and layers of kinds that are not drawn, layers that are
 * not as the specification has them and addresses that may not be fetched are left out. Null where it is no style.
 * @param tileJsons what lies at the sources' `url`, by source
 */
export function readStyle(
	style: unknown,
	tileJsons: ReadonlyMap<string, unknown>,
	resolve: (address: string) => string | null
): OutsideStyle | null {
	if (!isRecord(style) || style.version !== 8 || !isRecord(style.sources) || !Array.isArray(style.layers)) return null;
	const outside: OutsideSource[] = [];
	const sources = new Map<string, { id: string; shown: ShownSource }>();
	for (const [name, source] of Object.entries(style.sources).slice(0, SOURCES)) {
		const tileJson = tileJsons.get(name);
		const read = isRecord(source) ? sourceOf(source, isRecord(tileJson) ? tileJson : null, resolve) : null;
		if (!read) continue;
		sources.set(name, { id: `outside-${outside.length}`, shown: read.shown });
		outside.push(read.outside);
	}
	const layers = style.layers.slice(0, LAYERS).flatMap((layer, at) => layerOf(layer, at, sources) ?? []);
	if (layers.length === 0) return null;
	const sprite = typeof style.sprite === 'string' ? resolve(style.sprite) : null;
	const shown = { sources: [...sources.values()].map((each) => each.shown), layers, sprite: sprite !== null };
	return { sources: outside, sprite, shown };
}
