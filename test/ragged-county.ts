import type { MultiPolygonRings, Position } from '#core/geometry.ts';
import { toDegrees } from '#geodata/plane.ts';
import { seeded, type Random } from '#core/random.ts';
import type { Factory } from '#test/factory.ts';
import type { Filling } from '#test/tile-layers.ts';

/** A ragged ring around a place, in degrees; its vertices run either way. */
function ragged(random: Random, [x, y]: Position, radius: number, corners: number): Position[] {
	const ring = Array.from({ length: corners }, (_, at): Position => {
		const angle = (at / corners) * 2 * Math.PI;
		const reach = radius * random.between(0.6, 1);
		return toDegrees([x + reach * Math.cos(angle), y + reach * Math.sin(angle)]);
	});
	ring.push(ring[0]!);
	return random.chance(0.5) ? ring.reverse() : ring;
}

/** Shapes with holes, of several parts, tiny ones, within `reach` of the middle of the county; one far larger than a tile. */
function blots(random: Random, count: number, reach: number): MultiPolygonRings[] {
	const shapes: MultiPolygonRings[] = [];
	for (let index = 0; index < count; index++) {
		const [x, y]: Position = [random.between(-reach, reach), random.between(-reach, reach)];
		const radius = random.chance(0.1) ? 0.01 * 100 ** random() : random.between(5, 80);
		const outer = ragged(random, [x, y], radius, random.whole(3, 40));
		const holed = radius > 5 && random.chance(0.2);
		const polygon = holed ? [outer, ragged(random, [x, y], radius * 0.25, 6)] : [outer];
		shapes.push(random.chance(0.2) ? [polygon, [ragged(random, [x + radius * 3, y], radius * 0.8, 9)]] : [polygon]);
	}
	const far = ragged(random, [0, 0], 30_000, 300);
	shapes.push([[far, ragged(random, [200, 100], 150, 30), ragged(random, [9_000, 9_000], 2_000, 30)]]);
	return shapes;
}

/** What is left of an area beside another: a strip some centimetres to metres wide that widens to a needle at either end. */
function sliver(random: Random, reach: number): MultiPolygonRings {
	const [x, y] = [random.between(-reach, reach), random.between(-reach, reach)];
	const [long, wide, turn] = [random.between(5, 150), random.between(0.02, 2), random.between(0, Math.PI)];
	const place = (along: number, across: number): Position =>
		toDegrees([
			x + along * Math.cos(turn) - across * Math.sin(turn),
			y + along * Math.sin(turn) + across * Math.cos(turn)
		]);
	const bend = random.between(0, 10);
	const ring = [
		...[place(0, 0), place(long * 0.3, bend), place(long, 0), place(long * 1.2, wide * 0.1)],
		...[place(long * 0.9, wide), place(long * 0.3, bend + wide), place(long * -0.2, wide * 0.1), place(0, 0)]
	];
	return [[ring]];
}

const CELL = 3_000;
const STEPS = 15;

/** A block of a net of cells with ragged sides, in degrees; blocks beside each other share every vertex of their sides. */
function block(west: number, south: number, width: number, height: number): MultiPolygonRings {
	const corner = (column: number, row: number): Position => {
		const random = seeded(`${column}:${row}`);
		const [x, y] = [(column / STEPS) * CELL, (row / STEPS) * CELL];
		return toDegrees([x - 1.5 * CELL + random.between(-60, 60), y - 1.5 * CELL + random.between(-60, 60)]);
	};
	const [left, right, low, high] = [west, west + width, south, south + height].map((cells) => cells * STEPS) as [
		...[number, number, number, number]
	];
	const ring: Position[] = [];
	for (let column = left; column < right; column++) ring.push(corner(column, low));
	for (let row = low; row < high; row++) ring.push(corner(right, row));
	for (let column = right; column > left; column--) ring.push(corner(column, high));
	for (let row = high; row > low; row--) ring.push(corner(left, row));
	return [[[...ring, ring[0]!]]];
}

/** Shapes that are hard to draw, of every layer a map of land starts with: nine villages of two townships and what lies in them. */
export function raggedCounty(rows: Factory): Filling {
	const random = seeded('tiles');
	const township = [
		rows.township({ shape: block(0, 0, 2, 3), name: '岭东乡' }),
		rows.township({ shape: block(2, 0, 1, 3), name: '岭西乡' })
	];
	const cells = Array.from({ length: 9 }, (_, at): [number, number] => [at % 3, Math.floor(at / 3)]);
	const village = cells.map(([column, row]) =>
		rows.village({ shape: block(column, row, 1, 1), township_code: township[column < 2 ? 0 : 1]!.code })
	);
	const parcels = [...blots(random, 120, 400), ...blots(random, 900, 4_000)];
	return {
		township,
		village,
		zone: [0, 1, 2].map((row) => rows.zone({ shape: block(0, row, 3, 1), name: `第${row + 1}产业区` })),
		parcel: parcels.map((shape, at) =>
			rows.parcel({
				...{ shape, name: at % 3 ? null : '张三家的地', category: at % 2 ? '10' : null },
				village_code: village[at % 9]!.code,
				register: at % 7 ? 'parcel' : 'construction_land'
			})
		),
		occupation: Array.from({ length: 700 }, () => rows.occupation({ shape: sliver(random, 4_000) })),
		constraint_area: blots(random, 60, 4_000).map((shape) => rows.constraintArea({ shape })),
		land_use: blots(random, 120, 4_000).map((shape) => rows.landUse({ shape }))
	};
}
