import { decodeMultiPolygon } from '#core/ewkb.ts';
import type { MultiPolygonRings, Position } from '#core/geometry.ts';
import type { DemoRows } from './rows.ts';
import { pngOf, type Colour } from './png.ts';
import { Canvas, toPixels, type Shade } from './raster.ts';

/** One tile; rows from the north. */
export interface DemoTile {
	z: number;
	x: number;
	y: number;
	bytes: Uint8Array;
}
export interface DemoImagery {
	name: string;
	takenOn: string;
	source: string;
	tiles(): Iterable<DemoTile>;
}

/** Colours of the invented pictures: each kind of ground has a few that lie beside each other. */
const PALETTE: readonly Colour[] = [
	...([
		[146, 137, 104],
		[152, 142, 110],
		[140, 133, 99]
	] as const),
	...([
		[97, 116, 64],
		[104, 123, 70]
	] as const),
	...([
		[128, 134, 74],
		[136, 141, 82]
	] as const),
	...([
		[165, 148, 100],
		[173, 156, 108]
	] as const),
	...([
		[112, 128, 86],
		[119, 136, 93]
	] as const),
	...([
		[183, 172, 140],
		[176, 165, 132]
	] as const),
	...([
		[176, 172, 168],
		[196, 193, 190]
	] as const),
	...([
		[62, 86, 52],
		[70, 94, 58]
	] as const),
	...([
		[74, 103, 116],
		[80, 109, 122]
	] as const)
];
const [CROPS, IDLE, BUILT, WOOD, WATER] = [3, 11, 13, 15, 17];
const CROP_KINDS = 4;

/** Rows of a crop: lines some px apart, steeper or flatter by field. */
const furrows =
	(base: number, lean: number): Shade =>
	(x, y) =>
		base + ((((x * lean + y * (7 - lean)) / 9) | 0) & 1);
/** Rough ground: patches of some px, from the place alone. */
const rough =
	(base: number, shades: number): Shade =>
	(x, y) =>
		base + (((Math.imul((x >> 2) * 73_856_093, 1) ^ Math.imul((y >> 2) * 19_349_663, 1)) >>> 5) % shades);

interface Field {
	shape: MultiPolygonRings;
	shade: Shade;
}

const shapeOf = (hex: unknown): MultiPolygonRings => decodeMultiPolygon(Buffer.from(String(hex), 'hex')).shape;
const middleOf = (shape: MultiPolygonRings): Position => {
	const outline = shape.flat(2);
	const sum = outline.reduce<Position>(([x, y], each) => [x + each[0], y + each[1]], [0, 0]);
	return [sum[0] / outline.length, sum[1] / outline.length];
};

/** Half the side of what is pictured, degrees of longitude and latitude: some 3 km each way. */
const REACH = [0.019, 0.015] as const;
const ZOOMS = [13, 14, 15, 16] as const;

/** The village where most land was surveyed: there is most to compare. */
function busiest({ occupation }: DemoRows): Position {
	const counts = new Map<string, number>();
	for (const { village_code: code } of occupation) if (code) counts.set(code, (counts.get(code) ?? 0) + 1);
	const [code] = [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))[0]!;
	const own = occupation.filter(({ village_code }) => village_code === code);
	return middleOf(own.flatMap(({ shape }) => shapeOf(shape)));
}

type Box = readonly [west: number, south: number, east: number, north: number];

function boxOf(shape: MultiPolygonRings): Box {
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [x, y] of shape.flat(2)) {
		[west, east] = [Math.min(west, x), Math.max(east, x)];
		[south, north] = [Math.min(south, y), Math.max(north, y)];
	}
	return [west, south, east, north];
}
const meet = (one: Box, other: Box): boolean =>
	one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];

/** What is to be seen of the ground, bottom to top: rows of the villages within reach, and what belongs to none. */
function groundOf(rows: DemoRows, [x, y]: Position) {
	const reach: Box = [x - 1.3 * REACH[0], y - 1.3 * REACH[1], x + 1.3 * REACH[0], y + 1.3 * REACH[1]];
	const near = new Set<unknown>(
		rows.village.filter(({ shape }) => meet(boxOf(shapeOf(shape)), reach)).map(({ code }) => code)
	);
	const seen = <T extends { village_code?: string | null; shape: unknown }>(all: readonly T[]) =>
		all
			.filter(({ village_code: code }) => !code || near.has(code))
			.map((row) => ({ ...row, shape: shapeOf(row.shape) }));
	return { uses: seen(rows.land_use), parcels: seen(rows.parcel), occupations: seen(rows.occupation) };
}

const crop = (index: number): Shade => furrows(CROPS + 2 * (index % CROP_KINDS), 1 + (index % 6));
const useShade = (code: string): Shade =>
	code.startsWith('11') ? rough(WATER, 2) : code.startsWith('07') ? rough(BUILT, 2) : rough(WOOD, 2);

/**
 * Two years before, land beyond the contracts lay idle, and what was contracted was ploughed then too.
 * @param later ploughs what was surveyed as used since
 */
function fieldsOf({ uses, parcels, occupations }: ReturnType<typeof groundOf>, later: boolean): Field[] {
	const ploughed = parcels.map(({ shape, register }, index) => ({
		shape,
		shade: register === 'construction_land' ? rough(BUILT, 2) : crop(index)
	}));
	return [
		...uses.map(({ shape, use_code }) => ({ shape, shade: useShade(String(use_code)) })),
		...(later ? ploughed : []),
		...occupations.map(({ shape }, index) => ({ shape, shade: later ? crop(index + 1) : rough(IDLE, 2) })),
		...(later ? [] : ploughed)
	];
}

/** A shape and its box in the world's pixels of a zoom. */
function inPixels({ shape, shade }: Field, z: number): Field & { box: Box } {
	const pixels = shape.map((rings) => rings.map((ring) => ring.map((place) => toPixels(place, z))));
	return { shade, shape: pixels, box: boxOf(pixels) };
}

function* tilesOf(fields: readonly Field[], middle: Position): Generator<DemoTile> {
	for (const z of ZOOMS) {
		const drawn = fields.map((field) => inPixels(field, z));
		const [left, top] = toPixels([middle[0] - REACH[0], middle[1] + REACH[1]], z).map((at) => Math.floor(at / 256));
		const [right, bottom] = toPixels([middle[0] + REACH[0], middle[1] - REACH[1]], z).map((at) => Math.floor(at / 256));
		for (let x = left!; x <= right!; x++)
			for (let y = top!; y <= bottom!; y++) {
				const canvas = new Canvas(x * 256, y * 256);
				const box: Box = [x * 256, y * 256, (x + 1) * 256, (y + 1) * 256];
				canvas.ground(rough(0, 3));
				for (const field of drawn) if (meet(field.box, box)) canvas.fill(field.shape, field.shade);
				yield { z, x, y, bytes: pngOf(256, 256, canvas.pixels, PALETTE) };
			}
	}
}

/** Two invented pictures of one village and its neighbours, two years apart: on the second, more is ploughed. */
export function demoImagery(rows: DemoRows): DemoImagery[] {
	const middle = busiest(rows);
	const ground = groundOf(rows, middle);
	const source = '演示数据，程序绘制';
	return [
		{ name: '虚构影像', takenOn: '2024-09-20', source, tiles: () => tilesOf(fieldsOf(ground, false), middle) },
		{ name: '虚构影像', takenOn: '2026-09-18', source, tiles: () => tilesOf(fieldsOf(ground, true), middle) }
	];
}
