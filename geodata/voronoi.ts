import type { Position } from '#core/geometry.ts';

/** One side of a cell, against the clock: the site beyond it, and the corners it runs between, named by their three sites. */
export interface CellSide {
	beyond: number;
	from: string;
	to: string;
}

export interface Cells {
	/** By site; null where a cell runs out of the box. */
	sides: (CellSide[] | null)[];
	corners: Map<string, Position>;
}

interface Corner {
	at: Position;
	/** The site beyond the side that begins here; negative for the box. */
	beyond: number;
}

const cornerName = (...sites: [number, number, number]): string => sites.sort((a, b) => a - b).join('-');

/** The point as far from three sites. */
function between(a: Position, b: Position, c: Position): Position {
	const [bx, by, cx, cy] = [b[0] - a[0], b[1] - a[1], c[0] - a[0], c[1] - a[1]];
	const d = 2 * (bx * cy - by * cx);
	const [bb, cc] = [bx * bx + by * by, cx * cx + cy * cy];
	return [a[0] + (cy * bb - by * cc) / d, a[1] + (bx * cc - cx * bb) / d];
}

/** What is left of a cell on its own side of the line halfway to another site. */
function cut(cell: Corner[], own: Position, other: Position, beyond: number): Corner[] {
	const [nx, ny] = [other[0] - own[0], other[1] - own[1]];
	const middle = (nx * (own[0] + other[0]) + ny * (own[1] + other[1])) / 2;
	const depth = cell.map(({ at }) => middle - nx * at[0] - ny * at[1]);
	const left: Corner[] = [];
	cell.forEach((corner, i) => {
		const k = (i + 1) % cell.length;
		const [here, there] = [depth[i]!, depth[k]!];
		if (here >= 0) left.push(corner);
		if (here >= 0 === there >= 0) return;
		const t = here / (here - there);
		const next = cell[k]!.at;
		const at: Position = [corner.at[0] + (next[0] - corner.at[0]) * t, corner.at[1] + (next[1] - corner.at[1]) * t];
		left.push({ at, beyond: here >= 0 ? beyond : corner.beyond });
	});
	return left;
}

/**
 * Voronoi cells as a planar graph. Corners are computed from their three sites, so that the cells that meet there have
 * the very same number; no four sites may lie on one circle.
 * @param reach half the side of the box, m; cells that touch it are null
 */
export function voronoi(sites: readonly Position[], reach: number): Cells {
	const corners = new Map<string, Position>();
	const sides = sites.map((own, i) => {
		let cell: Corner[] = [
			{ at: [-reach, -reach], beyond: -1 },
			{ at: [reach, -reach], beyond: -1 },
			{ at: [reach, reach], beyond: -1 },
			{ at: [-reach, reach], beyond: -1 }
		];
		const byDistance = sites
			.map((at, k) => ({ k, at, far: Math.hypot(at[0] - own[0], at[1] - own[1]) }))
			.filter(({ k }) => k !== i)
			.sort((a, b) => a.far - b.far);
		for (const { k, at, far } of byDistance) {
			if (far > 2 * Math.max(...cell.map(({ at: [x, y] }) => Math.hypot(x - own[0], y - own[1])))) break;
			cell = cut(cell, own, at, k);
		}
		if (cell.some(({ beyond }) => beyond < 0)) return null;
		return cell.map(({ beyond }, k): CellSide => {
			const before = cell[(k + cell.length - 1) % cell.length]!.beyond;
			const after = cell[(k + 1) % cell.length]!.beyond;
			for (const third of [before, after]) {
				const name = cornerName(i, beyond, third);
				const [a, b, c] = name.split('-').map((site) => sites[Number(site)]!) as [Position, Position, Position];
				if (!corners.has(name)) corners.set(name, between(a, b, c));
			}
			return { beyond, from: cornerName(i, before, beyond), to: cornerName(i, beyond, after) };
		});
	});
	return { sides, corners };
}
