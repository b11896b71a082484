import { boundsOf, type MultiPolygonRings, type Position } from '#core/geometry.ts';
import { sharedBorders, type CoverageArea, type SharedBorder } from './border-arcs.ts';

export type BorderLevel = 'county' | 'township' | 'village' | 'grid_1' | 'grid_2' | 'grid_3';

export interface Border extends SharedBorder {
	level: BorderLevel;
}

export interface PlaceArea extends CoverageArea {
	/** The township it is of; for a township that has no villages yet, itself. */
	township: string;
}

/** A township whose villages cover less of it than this still lacks some. */
const COMPLETE = 0.98;

/** How far beside a line its other side is looked at: some ten metres, more than outlines of two sources lie apart. */
const ASIDE = 1e-4;

/**
 * Borders of villages, each by the highest thing it divides; a township without villages stands for them. Where no village
 * is on the other side the county ends, unless a township that still lacks villages lies there.
 */
export function placeBorders(places: readonly PlaceArea[], townships: readonly CoverageArea[]): Border[] {
	const townshipOf = new Map(places.map(({ code, township }) => [code, township]));
	const beyond = landBeyond(places, townships);
	return sharedBorders(places).flatMap((border): Border[] => {
		const { left, right, lines } = border;
		const own = townshipOf.get(left)!;
		if (right !== null) return [{ ...border, level: own === townshipOf.get(right) ? 'village' : 'township' }];
		if (!beyond) return [{ ...border, level: 'county' }];
		const byLevel = new Map<BorderLevel, Position[][]>();
		for (const line of lines)
			for (const [level, part] of partsByLevel(line, (place) => levelAgainst(own, beyond(place))))
				byLevel.set(level, [...(byLevel.get(level) ?? []), part]);
		return [...byLevel].map(([level, parts]) => ({ left, right, level, lines: parts }));
	});
}

/** Borders between grids of one level, and around them. */
export const gridBorders = (level: 1 | 2 | 3, grids: readonly CoverageArea[]): Border[] =>
	sharedBorders(grids).map((border) => ({ ...border, level: `grid_${level}` as const }));

const levelAgainst = (own: string, other: string | null): BorderLevel =>
	other === null ? 'county' : other === own ? 'village' : 'township';

/** Says which township a place lies in; null when every township's villages are complete, so that nobody need ask. */
function landBeyond(
	places: readonly PlaceArea[],
	townships: readonly CoverageArea[]
): ((place: Position) => string | null) | null {
	const covered = new Map<string, number>();
	for (const { township, shape } of places) covered.set(township, (covered.get(township) ?? 0) + planarArea(shape));
	if (townships.every(({ code, shape }) => (covered.get(code) ?? 0) >= COMPLETE * planarArea(shape))) return null;
	const boxed = townships.map(({ code, shape }) => ({ code, shape, box: boundsOf(shape) }));
	return ([x, y]) =>
		boxed.find(
			({ shape, box }) => x >= box.west && x <= box.east && y >= box.south && y <= box.north && holds(shape, x, y)
		)?.code ?? null;
}

/** Cuts a line where what lies on its right changes. */
function partsByLevel(
	line: readonly Position[],
	levelAt: (place: Position) => BorderLevel
): [level: BorderLevel, part: Position[]][] {
	const parts: [BorderLevel, Position[]][] = [];
	for (let at = 1; at < line.length; at++) {
		const [from, to] = [line[at - 1]!, line[at]!];
		const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
		const step = ASIDE / Math.hypot(dx, dy);
		const level = levelAt([(from[0] + to[0]) / 2 + dy * step, (from[1] + to[1]) / 2 - dx * step]);
		const last = parts.at(-1);
		if (last?.[0] === level) last[1].push(to);
		else parts.push([level, [from, to]]);
	}
	return parts;
}

/** Square degrees, for shares only. */
function planarArea(shape: MultiPolygonRings): number {
	const ring = (positions: readonly Position[]): number => {
		const [ox, oy] = positions[0] ?? [0, 0];
		let sum = 0;
		for (let at = 1; at < positions.length; at++) {
			const [[ax, ay], [bx, by]] = [positions[at - 1]!, positions[at]!];
			sum += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
		}
		return Math.abs(sum) / 2;
	};
	return shape.reduce(
		(sum, rings) => sum + rings.reduce((part, positions, at) => part + (at === 0 ? 1 : -1) * ring(positions), 0),
		0
	);
}

/** Whether a place lies in a shape: an odd number of its edges cross the ray eastward. */
function holds(shape: MultiPolygonRings, x: number, y: number): boolean {
	let inside = false;
	for (const rings of shape)
		for (const ring of rings)
			for (let at = 1; at < ring.length; at++) {
				const [[ax, ay], [bx, by]] = [ring[at - 1]!, ring[at]!];
				if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) inside = !inside;
			}
	return inside;
}
