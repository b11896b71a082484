import type { ByteSink } from './byte-sink.ts';
import { foldsBack } from './needles.ts';
import type { Frame } from './path.ts';

/** MoveTo one vertex, ClosePath (MVT 2.1, 4.3.1). */
const MOVE_TO_ONE = 9;
const CLOSE_PATH = 15;
const VERTEX = 16;

/** Where MVT's cursor stands; ClosePath does not move it. */
export interface Cursor {
	x: number;
	y: number;
}

/**
 * Writes a ring of little-endian doubles as commands in one pass, as nearly all are: closed, without repeats on whole units,
 * within the frame's square, without needles, turning the way that `sense` says (1 or -1).
 * @returns false where it is not like that; then nothing is written and it must be looked at vertex by vertex
 */
export function writeRing(
	view: DataView,
	from: number,
	count: number,
	{ west, north, scale, low, high }: Frame,
	sink: ByteSink,
	cursor: Cursor,
	sense: number
): boolean {
	const vertices = count - 1;
	if (vertices < 3) return false;
	const bytes = sink.reserve(vertices * 10 + 16);
	let to = sink.length;
	const firstX = Math.floor((view.getFloat64(from, true) - west) * scale + 0.5);
	const firstY = Math.floor((north - view.getFloat64(from + 8, true)) * scale + 0.5);
	if (firstX < low || firstX > high || firstY < low || firstY > high) return false;
	bytes[to++] = MOVE_TO_ONE;
	let value = zigzag(firstX - cursor.x);
	for (; value > 0x7f; value >>>= 7) bytes[to++] = (value & 0x7f) | 0x80;
	bytes[to++] = value;
	value = zigzag(firstY - cursor.y);
	for (; value > 0x7f; value >>>= 7) bytes[to++] = (value & 0x7f) | 0x80;
	bytes[to++] = value;
	value = (vertices - 1) * 8 + 2;
	for (; value > 0x7f; value >>>= 7) bytes[to++] = (value & 0x7f) | 0x80;
	bytes[to++] = value;
	let lastX = firstX;
	let lastY = firstY;
	let area = 0;
	let legX = 0;
	let legY = 0;
	let firstLegX = 0;
	let firstLegY = 0;
	const end = from + vertices * VERTEX;
	for (let at = from + VERTEX; at <= end; at += VERTEX) {
		const x = Math.floor((view.getFloat64(at, true) - west) * scale + 0.5);
		const y = Math.floor((north - view.getFloat64(at + 8, true)) * scale + 0.5);
		const dx = x - lastX;
		const dy = y - lastY;
		if (dx === 0 && dy === 0) return false;
		if (x < low || x > high || y < low || y > high) return false;
		// Both at once: each for itself goes either way, and a mispredicted branch costs more than the vertex.
		const across = 2 * Math.abs(legX * dy - legY * dx) - Math.abs(legX) - Math.abs(legY) - Math.abs(dx) - Math.abs(dy);
		if (Math.max(legX * dx + legY * dy, across) <= 0 && foldsBack(legX, legY, dx, dy)) return false;
		area += lastX * y - x * lastY;
		legX = dx;
		legY = dy;
		if (at === from + VERTEX) {
			firstLegX = dx;
			firstLegY = dy;
		}
		if (at === end) {
			if (x !== firstX || y !== firstY) return false;
			break;
		}
		value = zigzag(dx);
		for (; value > 0x7f; value >>>= 7) bytes[to++] = (value & 0x7f) | 0x80;
		bytes[to++] = value;
		value = zigzag(dy);
		for (; value > 0x7f; value >>>= 7) bytes[to++] = (value & 0x7f) | 0x80;
		bytes[to++] = value;
		lastX = x;
		lastY = y;
	}
	if (area * sense <= 0 || foldsBack(legX, legY, firstLegX, firstLegY)) return false;
	bytes[to++] = CLOSE_PATH;
	sink.length = to;
	cursor.x = lastX;
	cursor.y = lastY;
	return true;
}

const zigzag = (difference: number): number => ((difference << 1) ^ (difference >> 31)) >>> 0;
