import type { Position } from '#core/geometry.ts';
import { refused, type Outcome } from '#core/outcome.ts';
import { gridPoint, isWithin, type GridPoint, type GridRing } from '#core/parts/grid.ts';
import { partKey, shapeOfParts } from '#core/parts/parts.ts';
import type { MapTool } from '#map/claim.svelte.ts';
import type { PartSheet } from '#map/drawing/sheet-parts.ts';
import { snapped, type Snapped } from '#map/drawing/snap.ts';
import { addRing, cutRing, deleteCorner, fillHole, insertCorner, mergeParts, moveCorner, removePart, splitPart } from '#map/drawing/topology.ts'; // prettier-ignore
import type { Sheet } from '#map/sheet.ts';
import { Sketch } from '#map/sketch/sketch.svelte.ts';
import type { PlanDesk } from '../../view/plan-desk.svelte.ts';
import { cameTo, changesTo, placeOf, sheetOf } from './pen-sheet.ts';
import type { PlanGround } from './plan-ground.svelte.ts';

export const penModes = ['draw', 'edit', 'cut', 'split', 'merge'] as const;
export type PenMode = (typeof penModes)[number];

interface Options {
	desk: PlanDesk;
	ground: PlanGround;
	/** The zone that is drawn. */
	chosen: () => string | null;
	onchoose: (zone: string) => void;
	ontold: (outcome: Outcome<unknown>) => void;
}

/** How far a pointer snaps, px. */
const REACH = 10;
/** Layers of the map whose edges are snapped to as they are drawn there. */
const EDGES = ['plan-parcel'];

/** The hand that draws parts of a plan's zones and changes them. A click draws, chooses a part, or names the one to merge with. */
export class PlanPen implements MapTool {
	mode = $state<PenMode | null>(null);
	/** The part that is worked on, by what it is known by. */
	worked = $state<string | null>(null);
	snap = $state.raw<Snapped | null>(null);
	readonly sketch = new Sketch('area', 500);
	readonly #options: Options;
	#map: Sheet | null = null;

	readonly sheet = $derived.by((): PartSheet => sheetOf(this.#options.desk.content));
	readonly part = $derived.by(() => this.sheet[placeOf(this.sheet, this.worked)] ?? null);

	constructor(options: Options) {
		this.#options = options;
	}

	attach(sheet: Sheet): () => void {
		this.#map = sheet;
		return () => (this.#map = null);
	}

	/** Takes up a tool, or puts it down. */
	take(mode: PenMode | null): void {
		this.mode = mode;
		this.snap = null;
		this.sketch.open(mode === 'split' ? 'line' : 'area', []);
		if (mode !== null) void this.look();
	}
	/** Whether what is clicked becomes a corner. */
	get sketches(): boolean {
		return this.mode === 'draw' || this.mode === 'cut' || this.mode === 'split';
	}

	/** Has the villages in view at hand. */
	async look(): Promise<boolean> {
		const bounds = this.#map?.map.getBounds();
		if (!bounds) return false;
		const box = { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() };
		return this.#options.ground.near(box);
	}

	/** Where a pointer comes to: onto a corner or edge that is near, else where it is. @param except a corner that is on its way */
	reach(at: Position, except?: GridPoint): Position {
		const { map } = this.#map!;
		const degrees = ([x, y]: Position) => map.unproject([x, y]);
		const [low, high] = [degrees([at[0] - REACH, at[1] + REACH]), degrees([at[0] + REACH, at[1] - REACH])];
		const project = ([longitude, latitude]: Position): Position => {
			const { x, y } = map.project([longitude, latitude]);
			return [x, y];
		};
		const window = { west: low.lng, south: low.lat, east: high.lng, north: high.lat };
		this.snap = snapped(at, this.#lines(at, except), window, project, REACH);
		const { lng, lat } = degrees(at);
		return this.snap?.place ?? [lng, lat];
	}

	*#lines(at: Position, except?: GridPoint): Generator<readonly Position[]> {
		const drawn = this.sheet.filter(
			({ rings }) => !except || !rings.some((ring) => ring.some(([x, y]) => x === except[0] && y === except[1]))
		);
		for (const shape of shapeOfParts(drawn.map(({ rings }) => rings))) yield* shape;
		if (this.sketch.points.length > 2) yield this.sketch.points;
		for (const { shape } of this.#options.ground.ground?.villages ?? []) for (const rings of shape) yield* rings;
		const { map } = this.#map!;
		const layers = EDGES.filter((layer) => map.getLayer(layer));
		if (layers.length === 0) return;
		const box = [[at[0] - REACH, at[1] - REACH], [at[0] + REACH, at[1] + REACH]] as [[number, number], [number, number]]; // prettier-ignore
		for (const { geometry } of map.queryRenderedFeatures(box, { layers }))
			if (geometry.type === 'Polygon') yield* geometry.coordinates as unknown as Position[][];
			else if (geometry.type === 'MultiPolygon') yield* (geometry.coordinates as unknown as Position[][][]).flat();
	}

	#px([longitude, latitude]: Position): Position {
		const { x, y } = this.#map!.map.project([longitude, latitude]);
		return [x, y];
	}

	click(place: Position): boolean {
		if (!this.#map || this.mode === null) return false;
		if (!this.sketches) {
			this.#pick(place);
			return true;
		}
		const at = this.reach(this.#px(place));
		const [first] = this.sketch.points;
		const closes = first && this.sketch.points.length > 2 && at[0] === first[0] && at[1] === first[1];
		const last = this.sketch.points.at(-1);
		if (closes || (last && at[0] === last[0] && at[1] === last[1])) this.finish();
		else this.sketch.click(at);
		return true;
	}
	pointer(place: Position | null): void {
		if (!this.#map || !this.sketches || place === null) {
			this.sketch.pointer(null);
			if (place === null) this.snap = null;
			return;
		}
		this.sketch.pointer(this.reach(this.#px(place)));
	}
	/** Ends what is drawn and makes a step of it. */
	finish(): void {
		const least = this.mode === 'split' ? 2 : 3;
		if (!this.sketches || this.sketch.points.length < least) return;
		const points = this.sketch.points.map(gridPoint);
		const mode = this.mode;
		this.sketch.open(this.sketch.kind, []);
		this.snap = null;
		this.#do((sheet, at) => this.#drawn(sheet, at, mode!, points));
	}

	#drawn(sheet: PartSheet, at: number, mode: PenMode, points: GridRing): Outcome<PartSheet> {
		const zone = this.#options.chosen();
		if (mode === 'cut') return cutRing(sheet, at, points);
		if (mode === 'split') return splitPart(sheet, at, points);
		if (zone === null) return refused('drawn.no_zone');
		const locked = this.#options.desk.content.find(({ id }) => id === zone)?.locked;
		return locked ? refused('drawn.fixed') : addRing(sheet, zone, points);
	}

	/** A part under a click: the one to work on, or the one to merge with. */
	#pick(place: Position): void {
		const [x, y] = gridPoint(place);
		const found = this.sheet.findIndex(({ rings }) => isWithin([2 * x, 2 * y], rings));
		const part = this.sheet[found];
		if (this.mode === 'merge' && this.part) {
			if (part && part !== this.part) this.#do((sheet, at) => mergeParts(sheet, at, found));
			return;
		}
		this.worked = part ? partKey(part.rings) : null;
		if (part) this.#options.onchoose(part.owner);
	}

	/** Makes a step of a change of the sheet; the part it is about stays the one worked on. */
	#do(change: (sheet: PartSheet, at: number) => Outcome<PartSheet>): Outcome<null> {
		const { desk, chosen, ontold } = this.#options;
		const at = placeOf(this.sheet, this.worked);
		const owner = this.mode === 'draw' ? chosen() : (this.part?.owner ?? null);
		const next = change(this.sheet, at);
		desk.stroke = [];
		const changes = next.ok ? changesTo(desk.content, next.value) : [];
		const done: Outcome<null> = next.ok ? desk.do(changes) : next;
		if (!done.ok) {
			ontold(done);
			return done;
		}
		const came = owner === null ? null : cameTo(changes, owner);
		if (came) this.worked = partKey(came);
		else if (placeOf(this.sheet, this.worked) < 0) this.worked = null;
		void this.look();
		return done;
	}

	/** Shows where a corner would come to; no step before it is let go. */
	drag(corner: GridPoint, to: GridPoint): void {
		const moved = moveCorner(this.sheet, corner, to);
		if (moved.ok) this.#options.desk.stroke = changesTo(this.#options.desk.content, moved.value);
	}
	still(): void {
		this.snap = null;
		this.#options.desk.stroke = [];
	}
	move(corner: GridPoint, to: GridPoint): Outcome<null> {
		this.snap = null;
		return this.#do((sheet) => moveCorner(sheet, corner, to));
	}
	insert(edge: readonly [GridPoint, GridPoint], corner: GridPoint): Outcome<null> {
		return this.#do((sheet) => insertCorner(sheet, edge, corner));
	}
	drop(corner: GridPoint): void {
		this.#do((sheet) => deleteCorner(sheet, corner));
	}
	remove(): void {
		this.#do((sheet, at) => removePart(sheet, at));
	}
	/** Fills the last hole of the part. */
	fill(): void {
		this.#do((sheet, at) => fillHole(sheet, at, (sheet[at]?.rings.length ?? 1) - 1));
	}

	key({ key, ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): boolean {
		if (ctrlKey || metaKey || altKey) return false;
		if (key === 'Escape') {
			if (this.sketch.points.length > 0) this.sketch.open(this.sketch.kind, []);
			else this.take(null);
		} else if (key === ' ' && this.sketches) this.finish();
		else if (key === 'Backspace' && this.sketches) this.sketch.undo();
		else return false;
		return true;
	}
}
