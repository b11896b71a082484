import { isInside, type Position } from '#core/geometry.ts';
import type { MapTool } from '#map/claim.svelte.ts';
import type { Sheet } from '#map/sheet.ts';
import { between, brushRadii, circle, type Point } from '#zones/plans/brush.ts';
import type { VillageFigures } from '#zones/plans/figures.ts';
import { painted } from '#zones/plans/plan.ts';
import type { PlanDesk } from './plan-desk.svelte.ts';

export const planTools = ['select', 'brush', 'erase', 'lasso', 'township'] as const;
export type PlanToolName = (typeof planTools)[number];

interface Options {
	desk: PlanDesk;
	villages: readonly VillageFigures[];
	/** The zone that is painted. */
	chosen: () => string | null;
	onchoose: (zone: string | null) => void;
	/** A stroke that had no zone to go to. */
	onlost: () => void;
}

/** The hand on the map of a plan: paints villages into the chosen zone and out of it, by pointer, touch, or keys at the cross. */
export class PlanBrush implements MapTool {
	tool = $state<PlanToolName>('select');
	size = $state(0);
	/** Villages that come leave the other zones they are in. */
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
		this.#commit([...this.#met], this.tool !== 'erase');
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

	#paint(points: readonly Point[]): void {
		for (const code of this.#villagesAt(points.flatMap((point) => circle(point, this.radius)))) this.#met!.add(code);
		this.#options.desk.stroke = this.#changes([...this.#met!], this.tool !== 'erase');
	}

	/** Villages whose name stands within the line. */
	#inLasso(): string[] {
		const { map } = this.#sheet!;
		return this.#options.villages
			.filter(({ place: [east, north] }) => {
				const { x, y } = map.project([east, north]);
				return isInside([x, y], this.lasso);
			})
			.map(({ code }) => code);
	}

	#changes(codes: readonly string[], into: boolean) {
		const zone = this.#options.chosen();
		return zone === null ? [] : painted(this.#options.desk.content, zone, codes, into, this.take);
	}

	#commit(codes: readonly string[], into: boolean): void {
		this.#options.desk.do(this.#changes(codes, into));
	}

	/** Paints villages that were chosen otherwise: by a rule, by name, from a list. */
	add(codes: readonly string[]): void {
		this.#commit(codes, true);
	}
	drop(codes: readonly string[]): void {
		this.#commit(codes, false);
	}

	/** A click, or Enter at the cross of the middle. */
	click(place: Position): boolean {
		if (!this.#sheet) return false;
		const { x, y } = this.#sheet.map.project([place[0], place[1]]);
		const [code] = this.#villagesAt([[x, y]]);
		if (this.tool === 'select') this.#choose(code);
		else if (this.#options.chosen() === null) this.#options.onlost();
		else if (code !== undefined && this.tool === 'township') {
			const township = this.#options.villages.find((village) => village.code === code)!.township;
			this.add(
				this.#options.villages.filter((village) => village.township === township).map((village) => village.code)
			);
		} else if (code !== undefined && this.tool !== 'lasso') this.#commit([code], this.tool === 'brush');
		return true;
	}

	/** The zones a village lies in, one after the other with every click. */
	#choose(code: string | undefined): void {
		const zones = this.#options.desk.content.filter(({ villages }) => code !== undefined && villages.has(code));
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
		else if (/^[1-4]$/.test(key)) this.size = Number(key) - 1;
		else if (key === 'Escape' && this.tool !== 'select') this.tool = 'select';
		else return false;
		return true;
	}
}
