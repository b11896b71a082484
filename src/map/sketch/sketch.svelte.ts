import type { Position } from '#core/geometry.ts';
import type { MapTool } from '#map/claim.svelte.ts';
import { ringOf, type SketchKind } from '#core/drawn-ring.ts';

/** Points drawn on a map, each step of it undone and redone: by pointer, by touch, or by keys at the cross of the middle. */
export class Sketch implements MapTool {
	kind = $state<SketchKind>('area');
	points = $state.raw<readonly Position[]>([]);
	/** No more points come by clicking; those there can still be moved. */
	done = $state(false);
	/** Where the pointer is while points are still being set: the next one, not yet there. */
	loose = $state.raw<Position | null>(null);
	#past = $state.raw<readonly (readonly Position[])[]>([]);
	#future = $state.raw<readonly (readonly Position[])[]>([]);
	#dragged = $state.raw<readonly Position[] | null>(null);
	/** The points it was opened with. */
	given: readonly Position[] = [];
	readonly #most: number;

	/** @param most points it takes */
	constructor(kind: SketchKind, most = 200) {
		this.kind = kind;
		this.#most = most;
	}

	/** The points with the loose one at their end. */
	get shown(): readonly Position[] {
		return this.done || !this.loose || this.full ? this.points : [...this.points, this.loose];
	}
	get ring() {
		return ringOf(this.kind, this.shown);
	}
	get full(): boolean {
		return this.points.length >= (this.kind === 'box' ? 2 : this.#most);
	}
	get dragging(): boolean {
		return this.#dragged !== null;
	}
	get canUndo(): boolean {
		return this.#past.length > 0;
	}
	get canRedo(): boolean {
		return this.#future.length > 0;
	}

	#change(points: readonly Position[], from = this.points): void {
		this.#past = [...this.#past, from];
		this.#future = [];
		this.points = points;
	}

	/** Begins with points that are already known, finished, or with none. Nothing before it can be undone. */
	open(kind: SketchKind, points: readonly Position[]): void {
		this.kind = kind;
		this.points = this.given = points;
		this.done = points.length > 0;
		this.loose = null;
		this.#past = [];
		this.#future = [];
	}

	click(place: Position): boolean {
		if (this.done) return true;
		const last = this.points.at(-1);
		if (last && last[0] === place[0] && last[1] === place[1]) return true;
		if (!this.full) this.#change([...this.points, place]);
		if (this.kind === 'box' && this.full) this.finish();
		return true;
	}
	pointer(place: Position | null): void {
		this.loose = place;
	}
	key({ key, ctrlKey, metaKey, shiftKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'>): boolean {
		if (key === 'Backspace') this.undo();
		else if ((ctrlKey || metaKey) && key.toLowerCase() === 'z') (shiftKey ? this.redo : this.undo).call(this);
		else if ((ctrlKey || metaKey) && key.toLowerCase() === 'y') this.redo();
		else if (key === ' ') this.finish();
		else return false;
		return true;
	}

	/** Puts a point between two: after the one of this number. */
	insert(after: number, place: Position): void {
		if (!this.full) this.#change(this.points.toSpliced(after + 1, 0, place));
	}
	remove(at: number): void {
		this.#change(this.points.toSpliced(at, 1));
		if (this.kind === 'box') this.done = false;
	}
	move(at: number, place: Position): void {
		this.#change(this.points.with(at, place));
	}
	/** Moves a point along with the pointer; `drop` makes one step of it. */
	drag(at: number, place: Position): void {
		this.#dragged ??= this.points;
		this.points = this.points.with(at, place);
	}
	drop(): void {
		const from = this.#dragged;
		this.#dragged = null;
		if (from) this.#change(this.points, from);
	}

	undo(): void {
		const before = this.#past.at(-1);
		if (!before) return;
		this.#future = [...this.#future, this.points];
		this.#past = this.#past.slice(0, -1);
		this.points = before;
		if (this.kind === 'box') this.done = this.full;
	}
	redo(): void {
		const after = this.#future.at(-1);
		if (!after) return;
		this.#past = [...this.#past, this.points];
		this.#future = this.#future.slice(0, -1);
		this.points = after;
		if (this.kind === 'box') this.done = this.full;
	}
	finish(): void {
		const least = this.kind === 'area' ? 3 : 2;
		if (this.points.length < least) return;
		this.done = true;
		this.loose = null;
	}
	resume(): void {
		this.done = false;
	}
	/** Starts anew; what was drawn can be brought back. */
	clear(): void {
		if (this.points.length > 0) this.#change([]);
		this.done = false;
		this.loose = null;
	}
}
