import type { MultiPolygonRings, Position } from '#core/geometry.ts';
import { gridPoint } from '#core/parts/grid.ts';
import { plainPart, type DrawnPart } from '#core/parts/parts.ts';
import type { Ground } from '#zones/plans/drawn/ground.ts';
import type { VillageFigures } from '#zones/plans/figures.ts';
import type { GridFigures, KnownGrids } from '#zones/plans/grids/grid-figures.ts';
import type { PlanBorder } from '#zones/plans/plan-borders.ts';

/** The middle line of the county's 3° zone. */
export const MERIDIAN = 111;
/** Where the first village begins, and how long its side is, degrees. */
const [WEST, SOUTH, SIDE] = [111, 38, 0.01];
/** Corners on each side of a village and of a drawn part: outlines of real villages have some hundreds. */
const [OUTLINE, DRAWN] = [60, 12];

export interface SquareCounty {
	villages: VillageFigures[];
	borders: PlanBorder[];
	ground: Ground;
	/** Four to a village. */
	grids: KnownGrids;
	gridsOf: (village: number) => string[];
	/** A part drawn across the corner of a village, a little larger with each number. */
	partAt: (village: number, larger: number) => DrawnPart;
}

/** A square's ring, anticlockwise, not closed, with so many corners on each side. */
function square([west, south]: Position, side: number, corners: number): Position[] {
	const along = (from: Position, [dx, dy]: Position) =>
		Array.from({ length: corners }, (_, at): Position => [
			from[0] + (dx * side * at) / corners,
			from[1] + (dy * side * at) / corners
		]);
	return [
		...along([west, south], [1, 0]),
		...along([west + side, south], [0, 1]),
		...along([west + side, south + side], [-1, 0]),
		...along([west, south + side], [0, -1])
	];
}
const closed = (ring: Position[]): MultiPolygonRings => [[[...ring, ring[0]!]]];

/** Square villages side by side, as many as asked for, with the borders between them and four grids in each. */
export function squareCounty(size: number): SquareCounty {
	const side = Math.ceil(Math.sqrt(size));
	const code = (at: number) => `149901${String(at).padStart(6, '0')}`;
	const cornerOf = (at: number): Position => [WEST + (at % side) * SIDE, SOUTH + Math.floor(at / side) * SIDE];
	const beside = (at: number) =>
		[at % side > 0 ? at - 1 : -1, at % side < side - 1 ? at + 1 : -1, at - side, at + side].filter(
			(next) => next >= 0 && next < size
		);
	const villages = Array.from({ length: size }, (_, at): VillageFigures => ({
		...{ code: code(at), name: `村${at}`, number: at + 1, township: code(at).slice(0, 9), townshipName: '镇' },
		...{ place: cornerOf(at), neighbours: beside(at).map(code) },
		...{
			areaMu: 1_500_000 + at,
			contracts: { regular: at % 9, rectified: at % 4 },
			overMu: at % 700,
			reclaimedMu: at % 50
		},
		...{ farmland: { '0102': at % 80, '0103': 900 }, redLines: { farmland_red: at % 400 } }
	}));
	const pairs = villages.flatMap((_, at) =>
		beside(at)
			.filter((next) => next > at)
			.map((next) => [at, next] as const)
	);
	const gridCode = (at: number, quarter: number) => `${code(at)}${String(quarter).padStart(3, '0')}`;
	const grids = villages.flatMap(({ code: village, name, areaMu, township, townshipName, place }, at) =>
		[0, 1, 2, 3].map((quarter): GridFigures => {
			const [x, y] = place;
			const corner: Position = [x + ((quarter % 2) * SIDE) / 2, y + (Math.floor(quarter / 2) * SIDE) / 2];
			return {
				...{ code: gridCode(at, quarter), village, within: [], villageName: name, township, townshipName },
				...{ name: `网格${quarter}`, number: at * 4 + quarter, level: 1, leaf: true, place: corner },
				...{ areaMu: Math.round(areaMu / 4), contracts: {}, overMu: 0, reclaimedMu: 0, farmland: {}, redLines: {} },
				shape: closed(square(corner, SIDE / 2, OUTLINE / 2))
			};
		})
	);
	const all = { west: WEST - 1, south: SOUTH - 1, east: WEST + side, north: SOUTH + side };
	return {
		...{ villages, borders: pairs.map(([left, right], number) => [number + 1, code(left), code(right)]) },
		ground: {
			bounds: all,
			villages: villages.map(({ code, place }) => ({ code, shape: closed(square([...place], SIDE, OUTLINE)) }))
		},
		grids: new Map(grids.map((grid) => [grid.code, grid])),
		gridsOf: (at) => [0, 1, 2, 3].map((quarter) => gridCode(at, quarter)),
		partAt: (at, larger) => {
			const [x, y] = cornerOf(at);
			const ring = square([x - SIDE * 0.4, y - SIDE * 0.4], SIDE * (0.7 + larger / 1000), DRAWN);
			return plainPart([ring.map(gridPoint)]);
		}
	};
}
