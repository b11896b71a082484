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

	/** Drops the vertices at the end that repeat the first: rings are closed by their last edge. */
	open(): void {
		while (this.length > 1 && this.xs[this.length - 1] === this.xs[0] && this.ys[this.length - 1] === this.ys[0])
			this.length--;
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
