import type { Position } from '#core/geometry.ts';
import { mesh, type Mesh } from './mesh.ts';
import { COMMUNITIES, SHOWN, TOWNSHIPS, villageNames } from './names.ts';
import { areaOf } from './plane.ts';
import type { Random } from '#core/random.ts';
import { centroid } from './ring.ts';
import { voronoi, type Cells } from './voronoi.ts';

const VILLAGES = 136;
const COUNT = VILLAGES + COMMUNITIES.length;
const REACH = 45_000;
/** The county seat. */
export const SEAT: Position = [-1200, 600];

export interface Village {
	cell: number;
	code: string;
	name: string;
	community: boolean;
	/** Index into TOWNSHIPS. */
	township: number;
	/** Open ring, metres. */
	ring: Position[];
	middle: Position;
	area: number;
}

export interface CountyMap {
	villages: Village[];
	mesh: Mesh;
	/** By cell of the mesh. */
	byCell: Map<number, Village>;
}

const fromSeat = ([x, y]: Position): number => Math.hypot(x - SEAT[0], y - SEAT[1]);

/** Points no nearer to each other than the land around them allows: close about the seat, wide in the hills. */
function scattered(random: Random): Position[] {
	const spacing = (at: Position): number => {
		const far = fromSeat(at);
		return far < 2300 ? 800 : far < 5600 ? 2250 : 2960 + 680 * Math.sin(at[0] / 5200 + 1) * Math.sin(at[1] / 6100);
	};
	const points: Position[] = [];
	for (let i = 0; i < 30_000; i++) {
		const at: Position = [random.between(-38_000, 38_000), random.between(-36_000, 36_000)];
		const least = spacing(at);
		if (points.every(([x, y]) => Math.hypot(x - at[0], y - at[1]) >= least)) points.push(at);
	}
	return points;
}

/** Moves every point halfway to the middle of its cell (Lloyd), so that no cell stays a splinter. */
function settled(points: readonly Position[]): Position[] {
	const { sides, corners } = voronoi(points, REACH);
	return points.map((at, i) => {
		const own = sides[i];
		if (!own) return at;
		const [x, y] = centroid(own.map(({ from }) => corners.get(from)!));
		return [(at[0] + x) / 2, (at[1] + y) / 2];
	});
}

/** How far out a place lies, when the county's outline is 1. */
function outward([x, y]: Position): number {
	const angle = Math.atan2(y, x);
	const reach =
		22_600 *
		(1 + 0.13 * Math.sin(2 * angle + 0.3) + 0.085 * Math.sin(3 * angle + 2.2) + 0.055 * Math.cos(5 * angle + 0.6));
	return Math.hypot(x, y) / reach;
}

/** Each township grows from its seat by whole villages, the smallest first, so that all end about equal and in one piece. */
function townshipsOf(cells: readonly number[], points: readonly Position[], graph: Cells): Map<number, number> {
	const free = new Set(cells);
	const taken = new Map<number, number>();
	const capacity = (township: number): number => (township === 0 ? 22 : 15.3);
	const size = TOWNSHIPS.map(() => 0);
	const take = (cell: number, township: number): void => {
		free.delete(cell);
		taken.set(cell, township);
		size[township]!++;
	};
	const distance = (cell: number, township: number): number => {
		const [x, y] = TOWNSHIPS[township]!.at;
		return Math.hypot(points[cell]![0] - x, points[cell]![1] - y);
	};
	TOWNSHIPS.forEach((_, township) => {
		const nearest = [...free].sort((a, b) => distance(a, township) - distance(b, township))[0]!;
		take(nearest, township);
	});
	while (free.size > 0) {
		const order = TOWNSHIPS.map((_, township) => township).sort(
			(a, b) => size[a]! / capacity(a) - size[b]! / capacity(b)
		);
		for (const township of order) {
			const touching = (cell: number): number =>
				graph.sides[cell]!.filter(({ beyond }) => taken.get(beyond) === township).length;
			const best = [...free]
				.map((cell) => ({ cell, sides: touching(cell), far: distance(cell, township) }))
				.filter(({ sides }) => sides > 0)
				.sort((a, b) => a.far - 1500 * a.sides - (b.far - 1500 * b.sides))[0];
			if (!best) continue;
			take(best.cell, township);
			break;
		}
	}
	return taken;
}

/** The county's villages and communities on one planar graph. */
export function countyMap(random: Random): CountyMap {
	const points = settled(settled(scattered(random.branch('sites'))));
	const graph = voronoi(points, REACH);
	const cells = points
		.map((at, cell) => ({ cell, out: outward(at) }))
		.filter(({ cell }) => graph.sides[cell])
		.sort((a, b) => a.out - b.out)
		.slice(0, COUNT)
		.map(({ cell }) => cell);
	const near = (cell: number): boolean => fromSeat(points[cell]!) < 3000;
	const net = mesh(graph, random.branch('borders'), (a, b) => (near(a) && near(b) ? 35 : 95));
	const townships = townshipsOf(cells, points, graph);
	const urban = new Set(
		cells
			.filter((cell) => townships.get(cell) === 0)
			.sort((a, b) => fromSeat(points[a]!) - fromSeat(points[b]!))
			.slice(0, COMMUNITIES.length)
	);
	const names = [...random.branch('names').shuffled(villageNames(random.branch('village names'), VILLAGES))];
	const villages: Village[] = [];
	TOWNSHIPS.forEach((place, township) => {
		// North to south, west to east, the way clerks number them.
		const own = cells.filter((cell) => townships.get(cell) === township);
		own.sort((a, b) => points[b]![1] - points[a]![1] + (points[a]![0] - points[b]![0]) / 1000);
		let [community, village] = [0, 199];
		for (const cell of own) {
			const ring = net.ring(cell);
			const serial = urban.has(cell) ? ++community : ++village;
			villages.push({
				cell,
				code: `${place.code}${String(serial).padStart(3, '0')}`,
				name: urban.has(cell) ? COMMUNITIES[community - 1]! : names.pop()!,
				community: urban.has(cell),
				township,
				ring,
				middle: centroid(ring),
				area: areaOf(ring)
			});
		}
	});
	moveKnownNames(villages);
	return { villages, mesh: net, byCell: new Map(villages.map((village) => [village.cell, village])) };
}

/** The village a township is named after lies at its seat; the places the pictures show lie where the pictures show them. */
function moveKnownNames(villages: Village[]): void {
	const give = (name: string, wanted: Village): void => {
		const holder = villages.find((village) => village.name === name);
		if (holder) holder.name = wanted.name;
		wanted.name = name;
	};
	TOWNSHIPS.forEach(({ name, at }, township) => {
		const own = villages.filter((village) => village.township === township && !village.community);
		const far = ({ middle }: Village) => Math.hypot(middle[0] - at[0], middle[1] - at[1]);
		own.sort((a, b) => far(a) - far(b));
		give(`${name.slice(0, 2)}村`, own[0]!);
		if (name === '石门镇') SHOWN.forEach((shown, index) => give(shown, own[index + 1]!));
	});
}
