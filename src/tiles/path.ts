import { foldsBack, unfolded } from './needles.ts';

/** Vertices of one ring or line in tile units; reused from one to the next, so that a tile costs few allocations. */
export class Path {
	xs = new Float64Array(256);
	ys = new Float64Array(256);
	length = 0;

	clear(): void {
		this.length = 0;
	}

	/** Adds a vertex unless it repeats the last one. */
	push(x: number, y: number): void {
		const { length } = this;
		if (length > 0 && this.xs[length - 1] === x && this.ys[length - 1] === y) return;
		if (length === this.xs.length) {
			const [xs, ys] = [new Float64Array(length * 2), new Float64Array(length * 2)];
			xs.set(this.xs);
			ys.set(this.ys);
			this.xs = xs;
			this.ys = ys;
		}
		this.xs[length] = x;
		this.ys[length] = y;
		this.length++;
	}

	/**
	 * Makes a ring of it: drops the vertices at the end that repeat the first, for rings are closed by their last edge, and
	 * those at which it turns back on itself. Rounding folds needles narrower than a unit to such spikes; nothing of them is
	 * filled, but an outline would draw them.
	 */
	open(): void {
		const { xs, ys } = this;
		while (this.length > 1 && xs[this.length - 1] === xs[0] && ys[this.length - 1] === ys[0]) this.length--;
		const { length } = this;
		let [px, py, x, y] = [xs[length - 1]!, ys[length - 1]!, xs[0]!, ys[0]!];
		for (let at = 0; at < length; at++) {
			const next = at + 1 === length ? 0 : at + 1;
			const [nx, ny] = [xs[next]!, ys[next]!];
			if (foldsBack(x - px, y - py, nx - x, ny - y)) return this.unfold();
			[px, py, x, y] = [x, y, nx, ny];
		}
	}

	/** Drops every tip, and what then has become one. */
	private unfold(): void {
		const ring = unfolded(this.xs.subarray(0, this.length), this.ys.subarray(0, this.length));
		this.length = 0;
		for (const { x, y } of ring) this.push(x, y);
	}

	/** Twice the signed area, positive for an outer ring of MVT (its y runs down; MVT 2.1, 4.3.3.3). */
	doubledArea(): number {
		const { xs, ys, length } = this;
		let sum = 0;
		for (let at = 0, before = length - 1; at < length; before = at++)
			sum += xs[before]! * ys[at]! - xs[at]! * ys[before]!;
		return sum;
	}

	/** Whether every vertex lies in the square [low, high]². */
	within(low: number, high: number): boolean {
		const { xs, ys, length } = this;
		for (let at = 0; at < length; at++)
			if (xs[at]! < low || xs[at]! > high || ys[at]! < low || ys[at]! > high) return false;
		return true;
	}
}
