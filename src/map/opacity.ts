import { switchesOf, type ShownBy, type Veil } from './layer-set.ts';

/** How strongly each switch's layers are drawn, 0 to 1; what is not in it is drawn as it is. */
export type Opacity = ReadonlyMap<string, number>;

/** Which properties of a layer's paint say how strong it is. */
const properties: Readonly<Record<string, readonly string[]>> = {
	fill: ['fill-opacity'],
	line: ['line-opacity'],
	raster: ['raster-opacity'],
	circle: ['circle-opacity', 'circle-stroke-opacity'],
	symbol: ['text-opacity', 'icon-opacity'],
	background: ['background-opacity']
};

/** A factor, or an expression that gives one feature by feature. */
function factorOf(shownBy: ShownBy | undefined, opacity: Opacity): unknown {
	const names = switchesOf(shownBy).filter((name) => opacity.has(name));
	if (shownBy === undefined || names.length === 0) return 1;
	if (typeof shownBy === 'string') return opacity.get(shownBy)!;
	if ('any' in shownBy) return Math.max(...shownBy.any.map((name) => opacity.get(name) ?? 1));
	const cases = Object.entries(shownBy.switches).flatMap(([value, name]) => [value, opacity.get(name) ?? 1]);
	return ['match', ['to-string', ['get', shownBy.attribute]], ...cases, 1];
}

/** A value of the paint, weakened. What depends on the zoom may only do so at its top, so the factor goes inside. */
export function weakened(value: unknown, factor: unknown): unknown {
	if (factor === 1) return value;
	if (value === undefined || value === null) return factor;
	if (typeof value === 'number' && typeof factor === 'number') return value * factor;
	// A style from outside may have the old form with stops: it is drawn as it is.
	if (!Array.isArray(value) && typeof value === 'object') return value;
	if (!Array.isArray(value) || (value[0] !== 'interpolate' && value[0] !== 'step')) return ['*', value, factor];
	const head = value[0] === 'interpolate' ? 3 : 2;
	// interpolate: kind, input, then stop and output by turns; step: input, output, then stop and output.
	const isOutput = (index: number): boolean => (index - head) % 2 === (value[0] === 'interpolate' ? 1 : 0);
	return value.map((part: unknown, index) => (index >= head && isOutput(index) ? weakened(part, factor) : part));
}

/** Whether something is shown that is to be seen under the sheet. */
export const isBared = (layers: readonly ({ shownBy?: ShownBy } & Veil)[], on: ReadonlySet<string>): boolean =>
	layers.some(({ bares, shownBy }) => bares && switchesOf(shownBy).some((name) => on.has(name)));

/**
 * The opacities of a layer's paint as they are to be set; undefined where the usual one holds.
 * @param bared see isBared
 */
export function paintOf(
	layer: { type: string; paint?: unknown; shownBy?: ShownBy } & Veil,
	opacity: Opacity,
	bared = false
): [property: string, value: unknown][] {
	const factor = factorOf(layer.shownBy, opacity);
	const veil = bared ? (layer.veil ?? 1) : 1;
	const paint = (layer.paint ?? {}) as Readonly<Record<string, unknown>>;
	return (properties[layer.type] ?? []).map((property) => [
		property,
		weakened(weakened(paint[property], factor), veil)
	]);
}

/** `parcel:60.imagery_1:35`, in hundredths, as an address or the browser's memory keeps it. */
export const opacityText = (opacity: Opacity): string =>
	[...opacity]
		.filter(([, share]) => share < 1)
		.map(([name, share]) => `${name}:${Math.round(share * 100)}`)
		.sort()
		.join('.');

export function opacityFrom(text: string | null): Opacity {
	const pairs = (text ?? '').split('.').map((pair) => /^(\w{1,40}):(\d{1,2})$/.exec(pair));
	return new Map(pairs.flatMap((match) => (match ? [[match[1]!, Number(match[2]) / 100] as const] : [])));
}
