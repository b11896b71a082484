import type { Bounds, Position } from '#core/geometry.ts';
import { gridsAt } from '../grids-at.ts';
import type { GridFigures, GridLevel, GridsInSight, KnownGrids } from '../grid-figures.ts';

/** Wider than what is in sight by this share of it on every side: a small move asks for nothing. */
const MARGIN = 0.2;

const covers = (one: Bounds, other: Bounds): boolean =>
	one.west <= other.west && one.east >= other.east && one.south <= other.south && one.north >= other.north;

/** The grids of a county as far as a plan's table knows them: those that its zones hold, and those in sight while one paints by them. */
export class PlanGrids {
	/** By code; whoever was told once is known until the page goes. */
	known = $state.raw<KnownGrids>(new Map());
	/** Strokes take grids, not villages. */
	on = $state(false);
	/** Which grids: of one level, or those that no other is a part of. */
	level = $state<GridLevel | 'leaf'>('leaf');
	/** Those in sight, of that level. */
	sight = $state.raw<readonly GridFigures[]>([]);
	/** Too many are in sight to paint by. */
	tooMany = $state(false);
	/** The levels the county has; none: it has no grids. */
	readonly levels: readonly GridLevel[];
	readonly #address: string;
	#asked: { level: GridLevel | 'leaf'; bounds: Bounds } | null = null;
	#serial = 0;
	readonly #met = new Set<string>();

	constructor(plan: number, levels: readonly GridLevel[], grids: readonly GridFigures[]) {
		this.levels = levels;
		this.#address = `/zones/plans/${plan}/grids`;
		this.#learn(grids);
	}

	#learn(grids: readonly GridFigures[]): void {
		if (grids.length > 0) this.known = new Map([...this.known, ...grids.map((grid) => [grid.code, grid] as const)]);
	}

	async #ask(search: Record<string, string>): Promise<GridsInSight | null> {
		try {
			const response = await fetch(`${this.#address}?${new URLSearchParams(search).toString()}`);
			if (!response.ok) return null;
			const found = (await response.json()) as GridsInSight;
			this.#learn(found.grids);
			return found;
		} catch (thrown) {
			if (thrown instanceof TypeError || thrown instanceof SyntaxError) return null;
			throw thrown;
		}
	}

	/** Asks for the grids in a box and somewhat round it; without a network those that are known stay. */
	async near(box: Bounds): Promise<void> {
		const { level } = this;
		if (this.#asked?.level === level && covers(this.#asked.bounds, box)) return;
		const serial = ++this.#serial;
		const [x, y] = [(box.east - box.west) * MARGIN, (box.north - box.south) * MARGIN];
		const asked = { west: box.west - x, south: box.south - y, east: box.east + x, north: box.north + y };
		const found = await this.#ask({
			...Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, value.toFixed(6)])),
			level: String(level)
		});
		if (!found || serial !== this.#serial) return;
		this.#asked = found.bounds && { level, bounds: found.bounds };
		this.sight = found.grids;
		this.tooMany = found.bounds === null;
	}

	/** Grids whose name, code or village begins with some words. */
	async named(words: string): Promise<readonly GridFigures[]> {
		return (await this.#ask({ name: words }))?.grids ?? [];
	}

	/** Learns what somebody else has painted meanwhile: the steps on the server name it. What is not told then is not asked for again. */
	async meet(codes: readonly string[]): Promise<void> {
		const strange = codes.filter((code) => !this.known.has(code) && !this.#met.has(code));
		for (const code of strange) this.#met.add(code);
		if (strange.length > 0) await this.#ask({});
	}

	/** Codes of grids in sight at some places, degrees. */
	at(places: readonly Position[]): string[] {
		return gridsAt(places, this.sight);
	}

	/** Codes of some grids at some places; those nobody knows lie nowhere. */
	among(codes: readonly string[], places: readonly Position[]): string[] {
		return gridsAt(places, this.of(codes));
	}

	/** Grids by their codes, as far as they are known. */
	of(codes: readonly string[] = []): GridFigures[] {
		return codes.flatMap((code) => this.known.get(code) ?? []);
	}
}
