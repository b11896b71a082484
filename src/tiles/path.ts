import { foldsBack, unfolded } from './needles.ts';

/** Where units of a tile lie in metres, and the square beyond which vertices are remarked. */
export interface Frame {
	readonly west: number;
	readonly north: number;
	/** Units a metre. */
	readonly scale: number;
	readonly low: number;
	readonly high: number;
}

/** Vertices of one ring or line in tile units; reused from one to the next, so that a tile costs few allocations. */
export class Path {
	xs = new Float64Array(256);
	ys = new Float64Array(256);
	length = 0;
	/** Whether a vertex that was read lies outside the square it was to lie in. */
	outside = false;

	clear(): void {
		this.length = 0;
	}

	/** Adds a vertex unless it repeats the last one. */
	push(x: number, y: number): void {
		const { length } = this;
		if (length > 0 && this.xs[length - 1] === x && this.ys[length - 1] === y) return;
		this.reserve(length + 1);
		this.xs[length] = x;
		this.ys[length] = y;
		this.length++;
	}

	private reserve(vertices: number): void {
		if (vertices <= this.xs.length) return;
		const [xs, ys] = [new Float64Array(vertices * 2), new Float64Array(vertices * 2)];
		xs.set(this.xs);
		ys.set(this.ys);
		this.xs = xs;
		this.ys = ys;
	}

	/**
	 * Takes vertices of little-endian doubles in the place of what was there, to the nearest unit; repeats are left out. Says
	 * in `outside` whether one lies outside the square [low, high]². (Its branches go one way: a mispredicted one costs more
	 * than a vertex.)
	 */
	read(view: DataView, from: number, count: number, frame: Frame): void {
		this.reserve(count);
		const { xs, ys } = this;
		const { west, north, scale, low, high } = frame;
		let length = 0;
		let lastX = NaN;
		let lastY = NaN;
		let outside = false;
		for (let at = from, end = from + count * 16; at < end; at += 16) {
			const x = Math.floor((view.getFloat64(at, true) - west) * scale + 0.5);
			const y = Math.floor((north - view.getFloat64(at + 8, true)) * scale + 0.5);
			if (x === lastX && y === lastY) continue;
			if (x < low || x > high || y < low || y > high) outside = true;
			xs[length] = lastX = x;
			ys[length] = lastY = y;
			length++;
		}
		this.length = length;
		this.outside = outside;
	}

	/**
	 * Makes a ring of it: drops the vertices at the end that repeat the first, for rings are closed by their last edge, and
	 * those at which it turns back on itself. Rounding folds needles narrower than a unit to such spikes; nothing of them is
	 * filled, but an outline would draw them.
	 * @returns twice the signed area, positive for an outer ring of MVT (its y runs down; MVT 2.1, 4.3.3.3)
	 */
	open(): number {
		const { xs, ys } = this;
		let { length } = this;
		while (length > 1 && xs[length - 1] === xs[0] && ys[length - 1] === ys[0]) length--;
		this.length = length;
		if (length < 3) return 0;
		let sum = 0;
		let x = xs[length - 1]!;
		let y = ys[length - 1]!;
		let px = x - xs[length - 2]!;
		let py = y - ys[length - 2]!;
		for (let at = 0; at < length; at++) {
			const nextX = xs[at]!;
			const nextY = ys[at]!;
			const qx = nextX - x;
			const qy = nextY - y;
			const narrow = Math.abs(px) + Math.abs(py) + Math.abs(qx) + Math.abs(qy);
			if (2 * Math.abs(px * qy - py * qx) <= narrow && foldsBack(px, py, qx, qy)) return this.unfold();
			sum += x * nextY - nextX * y;
			x = nextX;
			y = nextY;
			px = qx;
			py = qy;
		}
		return sum;
	}

	/** Drops every tip, and what then has become one. */
	private unfold(): number {
		const ring = unfolded(this.xs.subarray(0, this.length), this.ys.subarray(0, this.length));
		this.length = 0;
		for (const { x, y } of ring) this.push(x, y);
		return this.doubledArea();
	}

	/** As `open` says it. */
	doubledArea(): number {
		const { xs, ys, length } = this;
		let sum = 0;
		for (let at = 0, before = length - 1; at < length; before = at++)
			sum += xs[before]! * ys[at]! - xs[at]! * ys[before]!;
		return sum;
	}
}
