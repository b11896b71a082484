import { describe, expect, test } from 'vitest';
import { pictureOf } from '#imagery/tile-picture.ts';
import { demoCounty } from './demo-county.ts';
import { demoImagery } from './demo-imagery.ts';
import { Canvas } from './raster.ts';

describe('the demo’s pictures', () => {
	const sets = demoImagery(demoCounty().rows).map((set) => ({ ...set, made: [...set.tiles()] }));
	test('are two dates of one place, marked as invented, and small', () => {
		expect(sets.map(({ takenOn }) => takenOn)).toEqual(['2024-09-20', '2026-09-18']);
		const [before, later] = sets.map(({ made }) => made.map(({ z, x, y }) => `${z}/${x}/${y}`));
		expect(before).toEqual(later);
		for (const { source } of sets) expect(source).toContain('演示数据');
		const bytes = sets.flatMap(({ made }) => made).reduce((sum, tile) => sum + tile.bytes.length, 0);
		expect(bytes).toBeLessThan(2_000_000);
		for (const { bytes: tile } of sets[0]!.made)
			expect(pictureOf(tile)).toEqual({ media: 'image/png', width: 256, height: 256 });
	});
	test('differ where land was taken into use between them', () => {
		const differing = sets[0]!.made.filter(
			(tile, index) => !Buffer.from(tile.bytes).equals(sets[1]!.made[index]!.bytes)
		);
		expect(differing.length).toBeGreaterThan(10);
	});
});

test('a shape fills the pixels whose middles lie in it, and not its hole', () => {
	const canvas = new Canvas(100, 200, 8);
	const square = (from: number, to: number): [number, number][] => [
		[100 + from, 200 + from],
		[100 + to, 200 + from],
		[100 + to, 200 + to],
		[100 + from, 200 + to],
		[100 + from, 200 + from]
	];
	canvas.fill([[square(1, 7), square(3, 5)]], () => 1);
	const rows = Array.from({ length: 8 }, (_, y) => [...canvas.pixels.subarray(y * 8, y * 8 + 8)].join(''));
	expect(rows).toEqual([
		'00000000',
		'01111110',
		'01111110',
		'01100110',
		'01100110',
		'01111110',
		'01111110',
		'00000000'
	]);
});
