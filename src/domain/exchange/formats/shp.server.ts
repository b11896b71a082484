import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Position } from '#core/geometry.ts';
import { FileProblem } from '#exchange/file-problem.ts';
import { limits } from '#exchange/limits.ts';
import type { RawShape } from '#exchange/parsed.ts';
import { headOf, requireKind } from '#exchange/reading/file-kind.server.ts';
import { partsOfRings, type RingBudget } from '#exchange/shapes/ring-nesting.ts';
import { polygonsOf } from '#exchange/shapes/shape.ts';

/**
 * Main files of shapefiles (ESRI Shapefile Technical Description, July 1998). Read here, not by the shapefile package: that
 * takes every count in the file at its word, looks for lost records four bytes at a time through promises (1 kB of memory
 * each), and holds every hole against every ring (60 s for 40 000 rings, which this reads in a second).
 */
const KINDS: Readonly<Record<number, string>> = {
	0: 'Null',
	1: 'Point',
	3: 'LineString',
	5: 'Polygon',
	8: 'MultiPoint',
	11: 'Point',
	13: 'LineString',
	15: 'Polygon',
	18: 'MultiPoint',
	21: 'Point',
	23: 'LineString',
	25: 'Polygon',
	28: 'MultiPoint',
	31: 'MultiPatch'
};
const MAGIC = '\0\0\x27\x0a';
const HEAD = 100;
const RECORD_HEAD = 8;
/** Type, box, number of rings, number of corners. */
const POLYGON_HEAD = 44;

/** The type of shape a .shp says it holds; 0 where it is no .shp. */
export const shpType = (path: string): number =>
	Buffer.from(headOf(path, 36).padEnd(36, '\0'), 'latin1').readInt32LE(32);

/**
 * The shapes of a .shp in turn; null for a record without one. Heights and measures are left out. Bytes between records that are none are skipped.
 * @throws FileProblem `import.file.other_kind`, `import.shp.damaged`, `import.file.record`
 */
export function* shpShapes(path: string): Generator<RawShape | null, void> {
	requireKind(path, 'Shapefile (.shp)', (head) => head.length >= HEAD && head.startsWith(MAGIC));
	const descriptor = openSync(path, 'r');
	try {
		const bytes = new Window(descriptor);
		const type = bytes.at(32, 4).readInt32LE(0);
		if (!KINDS[type]) throw new FileProblem('import.shp.damaged', { record: 0, got: `type ${type}` });
		const budget: RingBudget = { left: MOST_LOOKS };
		let position: number | null = HEAD;
		for (let number = 1; ; number++) {
			position = recordAt(bytes, position, number, type);
			if (position === null) return;
			const content: Buffer = bytes.at(position + RECORD_HEAD, lengthAt(bytes, position));
			position += RECORD_HEAD + content.length;
			yield shapeOf(content, number, budget);
		}
	} finally {
		closeSync(descriptor);
	}
}

/** Looks at corners, all records together, to tell which ring a hole lies in: some seconds. */
const MOST_LOOKS = 1_000_000_000;

/** Bytes of a file wherever they are asked for, read a piece at a time. What it gave before is overwritten. */
class Window {
	readonly size: number;
	readonly #descriptor: number;
	#bytes = Buffer.allocUnsafe(1 << 20);
	#from = 0;
	#filled = 0;

	constructor(descriptor: number) {
		this.#descriptor = descriptor;
		this.size = fstatSync(descriptor).size;
	}

	/** @returns fewer bytes where the file ends */
	at(position: number, length: number): Buffer {
		if (position < this.#from || position + length > this.#from + this.#filled) {
			if (length > this.#bytes.length) this.#bytes = Buffer.allocUnsafe(length);
			this.#from = position;
			this.#filled = readSync(this.#descriptor, this.#bytes, 0, this.#bytes.length, position);
		}
		const start = position - this.#from;
		return this.#bytes.subarray(start, Math.min(start + length, this.#filled));
	}
}

/** Bytes of a record's content: its header counts words of two. */
const lengthAt = (bytes: Window, position: number): number => bytes.at(position, RECORD_HEAD).readInt32BE(4) * 2;

/**
 * Where record `number` begins: here, or after bytes that are no record, by its number. Null where none comes any more.
 * @throws FileProblem when it is longer than what is left of the file, or than a record may be
 */
function recordAt(bytes: Window, from: number, number: number, type: number): number | null {
	for (let at = from; at + RECORD_HEAD + 4 <= bytes.size; at += 4) {
		const head = bytes.at(at, RECORD_HEAD + 4);
		const length = head.readInt32BE(4) * 2;
		const kind = head.readInt32LE(8);
		if (length < 4 || (kind !== 0 && kind !== type) || (at > from && head.readInt32BE(0) !== number)) continue;
		const left = bytes.size - at - RECORD_HEAD;
		if (length <= left && length <= limits.record) return at;
		if (at > from) continue;
		if (length <= left) throw new FileProblem('import.file.record', { limit: limits.record });
		throw new FileProblem('import.shp.damaged', { record: number, got: `${length} > ${left}` });
	}
	return null;
}

function shapeOf(content: Buffer, number: number, budget: RingBudget): RawShape | null {
	const kind = KINDS[content.readInt32LE(0)]!;
	if (kind === 'Null') return null;
	if (kind !== 'Polygon') return polygonsOf({ type: kind });
	if (content.length < POLYGON_HEAD)
		throw new FileProblem('import.shp.damaged', { record: number, got: `${content.length} < ${POLYGON_HEAD}` });
	const rings = content.readInt32LE(36);
	const corners = content.readInt32LE(40);
	const from = POLYGON_HEAD + rings * 4;
	if (rings < 0 || corners < 0 || from + corners * 16 > content.length)
		throw new FileProblem('import.shp.damaged', { record: number, got: `${rings}, ${corners}, ${content.length}` });
	const made: Position[][] = [];
	for (let ring = 0; ring < rings; ring++) {
		const start = content.readInt32LE(POLYGON_HEAD + ring * 4);
		const end = ring + 1 < rings ? content.readInt32LE(POLYGON_HEAD + ring * 4 + 4) : corners;
		if (start < 0 || end < start || end > corners) return { problem: 'shape.ring', got: `${start} … ${end}` };
		made.push(cornersOf(content, from + start * 16, end - start));
	}
	return polygonsOf({ type: 'MultiPolygon', coordinates: partsOfRings(made, budget) });
}

function cornersOf(content: Buffer, from: number, count: number): Position[] {
	const ring = new Array<Position>(count);
	for (let corner = 0, at = from; corner < count; corner++, at += 16)
		ring[corner] = [content.readDoubleLE(at), content.readDoubleLE(at + 8)];
	return ring;
}
