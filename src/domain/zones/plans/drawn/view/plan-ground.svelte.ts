import type { Bounds, MultiPolygonRings } from '#core/geometry.ts';
import { degreesOf, gridBounds } from '#core/parts/grid.ts';
import { partKey, type DrawnPart } from '#core/parts/parts.ts';
import { muBeyond } from '../beyond.ts';
import type { DrawnSum } from '../../figures.ts';
import { groundCovers, type Ground } from '../ground.ts';

const around = (box: Bounds, share: number): Bounds => {
	const [x, y] = [(box.east - box.west) * share, (box.north - box.south) * share];
	return { west: box.west - x, east: box.east + x, south: box.south - y, north: box.north + y };
};
const boxOf = (rings: MultiPolygonRings): Bounds => {
	const points = rings.flat(2);
	const [x, y] = [points.map((point) => point[0]), points.map((point) => point[1])];
	return { west: Math.min(...x), east: Math.max(...x), south: Math.min(...y), north: Math.max(...y) };
};

/** The villages round what is drawn on a plan: to snap to, and to say at once what of it lies outside. */
export class PlanGround {
	ground = $state.raw<Ground | null>(null);
	readonly #address: string;
	readonly #meridian: number;
	readonly #known = new Map<string, number>();
	readonly #boxes = new Map<string, Bounds>();

	/** @param meridian of the county's 3° zone, degrees */
	constructor(plan: number, meridian: number, ground: Ground | null) {
		this.#address = `/zones/plans/${plan}/ground`;
		this.#meridian = meridian;
		this.ground = ground;
	}

	/** Asks for the villages that meet a box, and somewhat round it. @returns whether they are here */
	async near(box: Bounds): Promise<boolean> {
		if (this.ground && groundCovers(this.ground, box)) return true;
		const { west, south, east, north } = around(box, 0.25);
		try {
			const search = new URLSearchParams(Object.entries({ west, south, east, north }).map(([name, value]) => [name, String(value)])); // prettier-ignore
			const response = await fetch(`${this.#address}?${search.toString()}`);
			if (!response.ok) return false;
			this.ground = (await response.json()) as Ground;
			return true;
		} catch (thrown) {
			if (thrown instanceof TypeError) return false;
			throw thrown;
		}
	}

	/** What drawn parts add to the villages and grids of their zone, as far as it is known here. */
	sum(
		parts: readonly DrawnPart[] | undefined,
		members: ReadonlySet<string>,
		grids: readonly Ground['villages'][number][] = []
	): DrawnSum | undefined {
		if (!parts || parts.length === 0) return undefined;
		const { west, south, east, north } = gridBounds(parts.flat());
		const [[left, bottom], [right, top]] = [degreesOf([west, south]), degreesOf([east, north])];
		const box = { west: left, south: bottom, east: right, north: top };
		const held = [...(this.ground?.villages ?? []).filter(({ code }) => members.has(code)), ...grids];
		const near = held.filter(({ code, shape }) => {
			const own = this.#boxes.get(code) ?? this.#boxes.set(code, boxOf(shape)).get(code)!;
			return own.west < box.east && own.east > box.west && own.south < box.north && own.north > box.south; // prettier-ignore
		});
		const key = [...parts.map(partKey), ...near.map(({ code }) => code)].join(' ');
		let areaMu = this.#known.get(key);
		if (areaMu === undefined) {
			areaMu = muBeyond(parts, near.map(({ shape }) => shape), this.#meridian); // prettier-ignore
			if (this.#known.size > 200) this.#known.clear();
			this.#known.set(key, areaMu);
		}
		return { parts: parts.length, areaMu, farmland: null, redLines: null };
	}
}
