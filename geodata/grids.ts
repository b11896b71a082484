import type { Position } from '#core/geometry.ts';
import type { Village } from './county-map.ts';
import { areaOf } from './plane.ts';
import type { Random } from '#core/random.ts';
import { divided, shares, type Stroke } from './split.ts';

/** How many grids the county has on each level; level 3 hangs on level 1 or 2, so these are no tree (domain.md finding 2). */
export const GRIDS = { first: 241, second: 2886, third: 1100 } as const;
/** Level-1 grids, far from the seat, that are divided into level 3 without a level 2. */
const WITHOUT_SECOND = 20;

export interface Grid {
	code: string;
	name: string;
	level: 1 | 2 | 3;
	parent: string | null;
	village: string;
	ring: Position[];
}

const strokeFor = (ring: readonly Position[], parts: number): Stroke => ({
	least: Math.min(110, Math.sqrt(areaOf(ring) / parts) / 5),
	roughness: 0.11
});

const divide = (ring: Position[], parts: number, random: Random): Position[][] =>
	divided(ring, parts, strokeFor(ring, parts), random);

/** Level 1 tiles every village, level 2 tiles most of level 1, level 3 tiles parts of the seat's level 2 and some of level 1. */
export function grids(villages: readonly Village[], random: Random): Grid[] {
	const serials = new Map<string, number>();
	const made: Grid[] = [];
	const add = (level: 1 | 2 | 3, village: Village, parent: Grid | null, ring: Position[]): Grid => {
		const key = `${village.code}/${level}`;
		const serial = (serials.get(key) ?? 0) + 1;
		serials.set(key, serial);
		const grid: Grid = {
			code: `${village.code}${String(serial).padStart(3, '0')}${level}`,
			name: `${village.name}${['一', '二', '三'][level - 1]}级网格${String(serial).padStart(2, '0')}`,
			level,
			parent: parent?.code ?? null,
			village: village.code,
			ring
		};
		made.push(grid);
		return grid;
	};

	const weights = villages.map(({ community, area }) => (community ? 2.4 : Math.max(0.05, area / 12e6 - 0.35)));
	const firstCounts = shares(GRIDS.first, weights, 1);
	const first = villages.flatMap((village, i) =>
		divide(village.ring, firstCounts[i]!, random).map((ring) => ({ village, grid: add(1, village, null, ring) }))
	);

	const remote = new Set(
		[...first]
			.sort((a, b) => Math.hypot(...b.village.middle) - Math.hypot(...a.village.middle))
			.slice(0, WITHOUT_SECOND)
	);
	const near = first.filter((place) => !remote.has(place));
	const secondCounts = shares(
		GRIDS.second,
		near.map(({ village, grid }) => (village.community ? 2600 : 1500) + Math.sqrt(areaOf(grid.ring))),
		2
	);
	const second = near.flatMap(({ village, grid }, i) =>
		divide(grid.ring, secondCounts[i]!, random).map((ring) => ({ village, grid: add(2, village, grid, ring) }))
	);

	const parents = [
		...[...remote].map((place) => ({ ...place, weight: 2.6 })),
		...second.filter(({ village }) => village.community).map((place) => ({ ...place, weight: 1 }))
	];
	const thirdCounts = shares(
		GRIDS.third,
		parents.map(({ weight }) => weight),
		2
	);
	parents.forEach(({ village, grid }, i) => {
		for (const ring of divide(grid.ring, thirdCounts[i]!, random)) add(3, village, grid, ring);
	});
	return made;
}
