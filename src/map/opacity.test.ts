import { createExpression, v8 } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, test } from 'vitest';
import { byBand, byState } from './paint.ts';
import { isBared, opacityFrom, opacityText, paintOf, weakened } from './opacity.ts';

const half = new Map([['parcel', 0.5]]);

describe('the strength of a layer', () => {
	test.each([
		['fill', ['fill-opacity']],
		['symbol', ['text-opacity', 'icon-opacity']],
		['circle', ['circle-opacity', 'circle-stroke-opacity']],
		['raster', ['raster-opacity']]
	])('of a %s is set at %o', (type, properties) =>
		expect(paintOf({ type, shownBy: 'parcel' }, half)).toEqual(properties.map((property) => [property, 0.5]))
	);
	test('is the usual one where nobody said otherwise', () => {
		expect(paintOf({ type: 'line', shownBy: 'parcel' }, new Map())).toEqual([['line-opacity', undefined]]);
		expect(paintOf({ type: 'line', paint: { 'line-opacity': 0.4 } }, half)).toEqual([['line-opacity', 0.4]]);
		expect(paintOf({ type: 'line', shownBy: 'village' }, half)).toEqual([['line-opacity', undefined]]);
	});
	test('multiplies what the layer has by itself', () => {
		expect(weakened(0.8, 0.5)).toBeCloseTo(0.4);
		expect(weakened(byState(0.8, 0.3, 0), 0.5)).toEqual(['*', byState(0.8, 0.3, 0), 0.5]);
		expect(weakened(['step', ['zoom'], 0.2, 10, 1], 0.5)).toEqual(['step', ['zoom'], 0.1, 10, 0.5]);
		expect(weakened(byBand(1, 0.5, 0.2), 0.5)).toEqual(byBand(0.5, 0.25, 0.1));
	});
	test('of a style from outside in the old form with stops is left as it is', () => {
		const stops = {
			stops: [
				[8, 0],
				[9, 1]
			]
		};
		expect(weakened(stops, 0.5)).toEqual(stops);
	});
	test('of one layer with several switches is each feature’s own', () => {
		const shownBy = { attribute: 'kind', switches: { a: 'parcel', b: 'village' } };
		const [[, value]] = paintOf({ type: 'fill', paint: { 'fill-opacity': 0.8 }, shownBy }, half) as [[string, unknown]];
		expect(value).toEqual(['*', 0.8, ['match', ['to-string', ['get', 'kind']], 'a', 0.5, 'b', 1, 1]]);
		expect(paintOf({ type: 'line', shownBy: { any: ['parcel', 'village'] } }, half)).toEqual([
			['line-opacity', undefined]
		]);
	});
	test('is something the map understands', () => {
		const shownBy = { attribute: 'kind', switches: { a: 'parcel', b: 'village' } };
		for (const paint of [0.8, byBand(1, 0.5, 0.2), byState(0.8, 0.3, 0), undefined]) {
			const [[, value]] = paintOf({ type: 'fill', paint: { 'fill-opacity': paint }, shownBy }, half) as [
				[string, unknown]
			];
			const made = createExpression(value, v8.paint_fill['fill-opacity'] as never);
			expect(made.result, JSON.stringify(value)).toBe('success');
		}
	});
});

test('strengths come back from an address; full ones are not in it, nor what is none', () => {
	const some = new Map([
		['imagery_1', 0.35],
		['parcel', 0.6],
		['village', 1]
	]);
	expect(opacityText(some)).toBe('imagery_1:35.parcel:60');
	expect(opacityFrom('imagery_1:35.parcel:60')).toEqual(
		new Map([
			['imagery_1', 0.35],
			['parcel', 0.6]
		])
	);
	for (const bad of [null, '', 'parcel', 'parcel:', 'parcel:200', 'a b:10', 'parcel:-5'])
		expect(opacityFrom(bad).size).toBe(0);
});

test('a tint gives way while something is to be seen under it', () => {
	const layers = [{ shownBy: 'imagery_1', bares: true }, { shownBy: 'parcel' }];
	expect(isBared(layers, new Set(['parcel']))).toBe(false);
	expect(isBared(layers, new Set(['parcel', 'imagery_1']))).toBe(true);
	const parcel = { type: 'fill', shownBy: 'parcel', veil: 0.1 };
	expect(paintOf(parcel, new Map())).toEqual([['fill-opacity', undefined]]);
	expect(paintOf(parcel, new Map(), true)).toEqual([['fill-opacity', 0.1]]);
	expect(paintOf(parcel, half, true)).toEqual([['fill-opacity', 0.05]]);
});
