import type { Position, Ring } from '#core/geometry.ts';
import { rectangle } from '#geodata/plane.ts';

/** Rings of one part: the outline, then its holes; metres from the scene's corner. */
export type Part = readonly Ring[];

export interface Scene {
	name: string;
	occupation: readonly Part[];
	own?: readonly (readonly Part[])[];
	others?: readonly { number: string; household?: boolean; parcels: readonly (readonly Part[])[] }[];
	state?: readonly (readonly Part[])[];
}

const closed = (ring: readonly Position[]): Ring => [...ring, ring[0]!];
const box = (east: number, north: number, width: number, height: number, turn = 0): Part => [
	closed(rectangle(east, north, width, height, turn))
];
const withHole = (outer: Part, hole: Part): Part => [outer[0]!, hole[0]!.toReversed()];
const moved = (part: Part, by: number): Part => part.map((ring) => ring.map(([x, y]): Position => [x + by, y - by]));

const field: Part = box(100, 100, 120, 80, 12);

/** Every scene stands in a village that ends 400 m east of the scene's corner. */
export const scenes: readonly Scene[] = [
	{ name: 'equal to its parcel', occupation: [field], own: [[field]] },
	{ name: 'a millimetre off its parcel', occupation: [moved(field, 0.001)], own: [[field]] },
	{ name: 'a nanometre off its parcel', occupation: [moved(field, 1e-9)], own: [[field]] },
	{ name: 'a decimetre off its parcel', occupation: [moved(field, 0.1)], own: [[field]] },
	// Degrees of eight places leave hairs of a millimetre along the sides, and the hairs' length is in the perimeter.
	{ name: 'a strip of 0.4 m beyond', occupation: [box(100, 100, 100.4, 80)], own: [[box(100, 100, 100, 80)]] },
	{ name: 'a strip of 2 m beyond', occupation: [box(100, 100, 102, 80)], own: [[box(100, 100, 100, 80)]] },
	{ name: 'touching another without sharing', occupation: [box(100, 100, 50, 50)], others: [{ number: 'A', parcels: [[box(150, 100, 50, 50)]] }] },
	{ name: 'two own parcels side by side', occupation: [box(100, 100, 100, 60)], own: [[box(100, 100, 50, 60)], [box(150, 100, 50, 60)]] },
	{ name: 'own parcels that overlap', occupation: [box(100, 100, 100, 60)], own: [[box(90, 90, 70, 60)], [box(120, 110, 70, 60)]] },
	{
		name: 'two others that overlap, the smaller number first',
		occupation: [box(100, 100, 120, 60)],
		own: [[box(80, 100, 40, 60)]],
		others: [
			{ number: 'B', parcels: [[box(120, 110, 60, 60)]] },
			{ number: 'A', parcels: [[box(150, 90, 60, 50, 8)]] }
		]
	},
	{
		name: 'an other of two parcels, and a household’s',
		occupation: [box(100, 100, 140, 60)],
		others: [
			{ number: 'C', parcels: [[box(90, 100, 30, 60)], [box(200, 90, 60, 40)]] },
			{ number: 'H', household: true, parcels: [[box(130, 90, 30, 90, 5)]] }
		]
	},
	{ name: 'across the village’s edge', occupation: [box(340, 100, 120, 60)], own: [[box(330, 90, 40, 40)]] },
	{ name: 'beyond the village on another’s contract', occupation: [box(380, 100, 80, 60)], others: [{ number: 'A', parcels: [[box(420, 90, 80, 50)]] }] },
	{ name: 'over a state-owned road', occupation: [box(100, 100, 120, 60)], own: [[box(100, 100, 60, 60)]], state: [[box(180, 60, 12, 200, 3)]] },
	{ name: 'state-owned and another’s', occupation: [box(100, 100, 100, 60)], others: [{ number: 'A', parcels: [[box(150, 100, 50, 60)]] }], state: [[box(140, 90, 40, 80)]] },
	{ name: 'with a hole that is another’s', occupation: [withHole(box(100, 100, 100, 80), box(130, 120, 30, 30))], own: [[box(100, 100, 60, 80)]], others: [{ number: 'A', parcels: [[box(125, 115, 45, 40)]] }] },
	{ name: 'its parcel has the hole', occupation: [box(100, 100, 100, 80)], own: [[withHole(box(90, 90, 120, 100), box(130, 120, 30, 30))]] },
	{ name: 'of two parts', occupation: [box(100, 100, 40, 60), box(180, 100, 40, 60)], own: [[box(90, 90, 60, 90)]], others: [{ number: 'A', parcels: [[box(200, 120, 60, 60)]] }] },
	{ name: 'a crumb of 0.9 m²', occupation: [box(100, 100, 50, 50)], own: [[box(101, 100, 50, 50)], [box(100, 100.9, 1, 49.1)]] },
	{ name: 'nothing but collective land', occupation: [box(100, 100, 75, 75, 30)] }
]; // prettier-ignore
