import { isInside, type Position } from '#core/geometry.ts';
import type { MapTool } from '#map/claim.svelte.ts';
import type { Sheet } from '#map/sheet.ts';
import { between, brushRadii, circle, type Point } from '#zones/plans/brush.ts';
import type { VillageFigures } from '#zones/plans/figures.ts';
import { paintedGrids, paintedVillages } from '#zones/plans/grids/grid-strokes.ts';
import type { PlanGrids } from '#zones/plans/grids/view/plan-grids.svelte.ts';
import type { PlanDesk } from './plan-desk.svelte.ts';

export const planTools = ['select', 'brush', 'erase', 'lasso', 'township'] as const;
export type PlanToolName = (typeof planTools)[number];

interface Options {
	desk: PlanDesk;
	villages: readonly VillageFigures[];
	grids: PlanGrids;
	/** The zone that is painted. */
	chosen: () => string | null;
	onchoose: (zone: string | null) => void;
	/** A stroke that had no zone to go to. */
	onlost: () => void;
}

/** What a stroke takes whole. */
type Kind = 'village' | 'grid';

/** The hand on the map of a plan: paints villages, or grids, into the chosen zone and out of it, by pointer, touch, or keys at the cross. */
export class PlanBrush implements MapTool {
	tool = $state<PlanToolName>('select');
	size = $state(0);
	/** What comes leaves the other zones it is in. */
	take = $state(false);
	/** The line of a lasso while it is drawn, px. */
	lasso = $state.raw<readonly Point[]>([]);
	/** Where the pointer is, px; null when it is not over the map. */
	at = $state.raw<Point | null>(null);
	readonly #options: Options;
	readonly #byNumber: ReadonlyMap<number, VillageFigures>;
	#sheet: Sheet | null = null;
	#met: Set<string> | null = null;
	#last: Point = [0, 0];

	constructor(options: Options) {
		this.#options = options;
		this.#byNumber = new Map(options.villages.map((village) => [village.number, village]));
	}

	get radius(): number {
		return this.tool === 'brush' || this.tool === 'erase' ? brushRadii[this.size]! : 0;
	}

	/** Takes the pointer of a map while a tool paints. */
	attach(sheet: Sheet): () => void {
		this.#sheet = sheet;
		const canvas = sheet.map.getCanvasContainer();
		const listen = { down: this.#down, move: this.#move, up: this.#up, gone: this.#gone };
		canvas.addEventListener('pointerdown', listen.down);
		canvas.addEventListener('pointermove', listen.move);
		canvas.addEventListener('pointerup', listen.up);
		canvas.addEventListener('pointercancel', listen.gone);
		canvas.addEventListener('pointerleave', listen.gone);
		return () => {
			canvas.removeEventListener('pointerdown', listen.down);
			canvas.removeEventListener('pointermove', listen.move);
			canvas.removeEventListener('pointerup', listen.up);
			canvas.removeEventListener('pointercancel', listen.gone);
			canvas.removeEventListener('pointerleave', listen.gone);
			this.#sheet = null;
		};
	}

	/** Looks only: a click chooses the zone that lies there. */
	look(sheet: Sheet): () => void {
		this.#sheet = sheet;
		return () => (this.#sheet = null);
	}

	/** Whether a drag of the pointer draws instead of moving the map. */
	get drags(): boolean {
		return this.tool === 'brush' || this.tool === 'erase' || this.tool === 'lasso';
	}

	#place(event: PointerEvent): Point {
		const box = this.#sheet!.map.getContainer().getBoundingClientRect();
		return [event.clientX - box.left, event.clientY - box.top];
	}

	readonly #down = (event: PointerEvent): void => {
		if (!this.drags || event.button !== 0 || !event.isPrimary) return;
		if (this.#options.chosen() === null) return this.#options.onlost();
		const at = this.#place(event);
		(event.target as Element).setPointerCapture?.(event.pointerId);
		this.#last = at;
		this.#met = new Set();
		if (this.tool === 'lasso') this.lasso = [at];
		else this.#paint([at]);
	};

	readonly #move = (event: PointerEvent): void => {
		const at = this.#place(event);
		this.at = at;
		if (!this.#met) return;
		if (this.tool === 'lasso') this.lasso = [...this.lasso, at];
		else this.#paint(between(this.#last, at, Math.max(6, this.radius / 2)));
		this.#last = at;
	};

	readonly #up = (): void => {
		if (!this.#met) return;
		if (this.tool === 'lasso') for (const code of this.#inLasso()) this.#met.add(code);
		this.#commit([...this.#met], this.tool !== 'erase', this.#kind);
		this.#met = null;
		this.lasso = [];
	};

	readonly #gone = (event: PointerEvent): void => {
		this.at = null;
		// A pointer that is held goes on drawing outside; one that the system took away draws nothing.
		if (event.type === 'pointercancel') {
			this.#met = null;
			this.lasso = [];
			this.#options.desk.stroke = [];
		}
	};

	#villagesAt(points: readonly Point[]): string[] {
		const { map } = this.#sheet!;
		const found = points.flatMap(([x, y]) => map.queryRenderedFeatures([x, y], { layers: ['village-ground'] }));
		return found.flatMap(({ id }) => this.#byNumber.get(Number(id))?.code ?? []);
	}

	get #kind(): Kind {
		return this.#options.grids.on ? 'grid' : 'village';
	}

	/** Grids are taken in as they are offered; out goes what the zone holds there, of whatever level. */
	#gridsAt(points: readonly Point[]): string[] {
		const { grids, desk, chosen } = this.#options;
		const places = points.map((point): Position => {
			const { lng, lat } = this.#sheet!.map.unproject([...point]);
			return [lng, lat];
		});
		if (this.tool !== 'erase') return grids.at(places);
		return grids.among(desk.content.find(({ id }) => id === chosen())?.grids ?? [], places);
	}

	#metAt(points: readonly Point[]): string[] {
		return this.#kind === 'grid' ? this.#gridsAt(points) : this.#villagesAt(points);
	}

	#paint(points: readonly Point[]): void {
		for (const code of this.#metAt(points.flatMap((point) => circle(point, this.radius)))) this.#met!.add(code);
		this.#options.desk.stroke = this.#changes([...this.#met!], this.tool !== 'erase', this.#kind);
	}

	/** Villages whose name stands within the line, or grids whose middle does. */
	#inLasso(): string[] {
		const { map } = this.#sheet!;
		const { villages, grids } = this.#options;
		return (this.#kind === 'grid' ? grids.sight : villages)
			.filter(({ place: [east, north] }) => {
				const { x, y } = map.project([east, north]);
				return isInside([x, y], this.lasso);
			})
			.map(({ code }) => code);
	}

	#changes(codes: readonly string[], into: boolean, kind: Kind) {
		const { chosen, desk, grids } = this.#options;
		const zone = chosen();
		if (zone === null) return [];
		const stroke = kind === 'grid' ? paintedGrids : paintedVillages;
		return stroke(desk.content, zone, codes, into, this.take, grids.known);
	}

	#commit(codes: readonly string[], into: boolean, kind: Kind): void {
		this.#options.desk.do(this.#changes(codes, into, kind));
	}

	/** Paints villages that were chosen otherwise: by a rule, by name, from a list. */
	add(codes: readonly string[]): void {
		this.#commit(codes, true, 'village');
	}
	drop(codes: readonly string[]): void {
		this.#commit(codes, false, 'village');
	}
	addGrids(codes: readonly string[]): void {
		this.#commit(codes, true, 'grid');
	}
	dropGrids(codes: readonly string[]): void {
		this.#commit(codes, false, 'grid');
	}

	/** Strokes take grids from now on, or villages again; whoever asks for grids is about to paint. */
	byGrids(on: boolean): void {
		this.#options.grids.on = on;
		if (on && !this.drags) this.tool = 'brush';
	}

	/** A click, or Enter at the cross of the middle. */
	click(place: Position): boolean {
		if (!this.#sheet) return false;
		const { x, y } = this.#sheet.map.project([place[0], place[1]]);
		const [code] = this.#villagesAt([[x, y]]);
		if (this.tool === 'select') this.#choose(code, place);
		else if (this.#options.chosen() === null) this.#options.onlost();
		else if (code !== undefined && this.tool === 'township') {
			const township = this.#options.villages.find((village) => village.code === code)!.township;
			this.add(
				this.#options.villages.filter((village) => village.township === township).map((village) => village.code)
			);
		} else if (this.tool !== 'lasso' && this.tool !== 'township')
			this.#commit(this.#metAt([[x, y]]).slice(0, 1), this.tool === 'brush', this.#kind);
		return true;
	}

	/** The zones a village lies in, and those that hold a grid there, one after the other with every click. */
	#choose(code: string | undefined, place: Position): void {
		const zones = this.#options.desk.content.filter(
			({ villages, grids = [] }) =>
				(code !== undefined && villages.has(code)) || this.#options.grids.among(grids, [place]).length > 0
		);
		const next = zones[zones.findIndex(({ id }) => id === this.#options.chosen()) + 1] ?? zones[0];
		this.#options.onchoose(next?.id ?? null);
	}

	pointer(): void {
		// Followed in px, by the canvas itself.
	}

	key({ key, ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): boolean {
		if (ctrlKey || metaKey || altKey) return false;
		const tool = ({ v: 'select', b: 'brush', e: 'erase', l: 'lasso', t: 'township' } as const)[key.toLowerCase()];
		if (tool) this.tool = tool;
		else if (key.toLowerCase() === 'g' && this.#options.grids.levels.length > 0) this.byGrids(!this.#options.grids.on);
		else if (/^[1-4]$/.test(key)) this.size = Number(key) - 1;
		else if (key === 'Escape' && this.tool !== 'select') this.tool = 'select';
		else return false;
		return true;
	}
}
