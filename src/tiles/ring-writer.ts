import { putShort, type ByteSink } from './byte-sink.ts';
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
 * Whole numbers of 32 bits all along: products of two sides of that square are far below 2^31.
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
	to = putShort(bytes, to, zigzag(firstX - cursor.x));
	to = putShort(bytes, to, zigzag(firstY - cursor.y));
	to = putShort(bytes, to, (vertices - 1) * 8 + 2);
	let lastX = firstX | 0;
	let lastY = firstY | 0;
	let area = 0;
	let legX = 0;
	let legY = 0;
	let leg = 0;
	let firstLegX = 0;
	let firstLegY = 0;
	const end = from + vertices * VERTEX;
	for (let at = from + VERTEX; at <= end; at += VERTEX) {
		const wholeX = Math.floor((view.getFloat64(at, true) - west) * scale + 0.5);
		const wholeY = Math.floor((north - view.getFloat64(at + 8, true)) * scale + 0.5);
		if (!(wholeX >= low && wholeX <= high && wholeY >= low && wholeY <= high)) return false;
		const x = wholeX | 0;
		const y = wholeY | 0;
		const dx = (x - lastX) | 0;
		const dy = (y - lastY) | 0;
		const next = (Math.abs(dx) + Math.abs(dy)) | 0;
		if (next === 0) return false;
		// Both at once: each for itself goes either way, and a mispredicted branch costs more than the vertex.
		const across = (2 * Math.abs((Math.imul(legX, dy) - Math.imul(legY, dx)) | 0) - leg - next) | 0;
		const along = (Math.imul(legX, dx) + Math.imul(legY, dy)) | 0;
		if (Math.max(along, across) <= 0 && foldsBack(legX, legY, dx, dy)) return false;
		area += (Math.imul(lastX, y) - Math.imul(x, lastY)) | 0;
		if (leg === 0) {
			firstLegX = dx;
			firstLegY = dy;
		}
		legX = dx;
		legY = dy;
		leg = next;
		lastX = x;
		lastY = y;
		// The ring's last edge is closed by a command.
		if (at === end) break;
		const right = zigzag(dx);
		const down = zigzag(dy);
		if ((right | down) >>> 0 <= 0x7f) {
			bytes[to] = right;
			bytes[to + 1] = down;
			to += 2;
		} else to = putShort(bytes, putShort(bytes, to, right), down);
	}
	if (lastX !== firstX || lastY !== firstY) return false;
	if (area * sense <= 0 || foldsBack(legX, legY, firstLegX, firstLegY)) return false;
	bytes[to++] = CLOSE_PATH;
	sink.length = to;
	cursor.x = (lastX - legX) | 0;
	cursor.y = (lastY - legY) | 0;
	return true;
}

const zigzag = (difference: number): number => ((difference << 1) ^ (difference >> 31)) >>> 0;
