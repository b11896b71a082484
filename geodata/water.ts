import { isInside, type Position } from '#core/geometry.ts';
import type { Random } from '#core/random.ts';

/** A river on the drawing plane: its middle line, and its water as an open ring. */
export interface River {
	name: string;
	line: Position[];
	ring: Position[];
}

/** A line that swings past the given places. */
function course(through: readonly Position[], random: Random): Position[] {
	const line: Position[] = [];
	const phase = random.between(0, 7);
	for (let i = 1; i < through.length; i++) {
		const [[ax, ay], [bx, by]] = [through[i - 1]!, through[i]!];
		const length = Math.hypot(bx - ax, by - ay);
		const steps = Math.max(2, Math.round(length / 75));
		for (let k = 0; k < steps; k++) {
			const t = k / steps;
			// The swing dies down at the given places, so that the pieces join without a knee.
			const swing =
				Math.sin(t * Math.PI) * (330 * Math.sin(t * length * 0.0021 + phase) + 120 * Math.sin(t * length * 0.0067));
			line.push([ax + (bx - ax) * t - ((by - ay) / length) * swing, ay + (by - ay) * t + ((bx - ax) / length) * swing]);
		}
	}
	return [...line, through[through.length - 1]!];
}

/** The part of a course inside an outline, as water of the given width. */
function river(name: string, through: readonly Position[], width: number, outline: Position[], random: Random): River {
	const line = course(through, random).filter((at) => isInside(at, outline));
	const banks = line.map(([x, y], i) => {
		const [px, py] = line[Math.max(0, i - 1)]!;
		const [nx, ny] = line[Math.min(line.length - 1, i + 1)]!;
		const length = Math.hypot(nx - px, ny - py);
		const half = (width / 2) * (0.55 + (0.45 * i) / line.length) * random.between(0.8, 1.2);
		const [ox, oy] = [(-(ny - py) / length) * half, ((nx - px) / length) * half];
		return { left: [x + ox, y + oy] as Position, right: [x - ox, y - oy] as Position };
	});
	return { name, line, ring: [...banks.map(({ right }) => right), ...banks.map(({ left }) => left).toReversed()] };
}

/** 禾河 from north to south past the seat, and two brooks that end short of it. */
export function rivers(outline: Position[], random: Random): River[] {
	const at = (...places: Position[]): Position[] => places;
	return [
		river(
			'禾河',
			at([3200, 26000], [1900, 15500], [400, 7600], [900, 1200], [-1900, -7600], [-4900, -16000], [-4300, -26000]),
			95,
			outline,
			random
		),
		river('双泉河', at([-17000, 12500], [-9800, 11000], [-3600, 8600], [150, 7250]), 38, outline, random),
		river('南沟', at([24500, 900], [15000, -3600], [8000, -4700], [-650, -4700]), 42, outline, random)
	];
}
