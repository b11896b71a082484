/**
 * When and where a camera says it took a picture (EXIF in JPEG), read and written: time, place, and which way up it is; nothing
 * else of it is wanted. What is broken is not there. Pure.
 */
export interface ExifFacts {
	/** The camera's own clock: '2026-06-30 14:05:09'; null where it does not say. */
	takenAt: string | null;
	/** Degrees east and north. */
	place: readonly [number, number] | null;
	/** 1 to 8, as EXIF numbers them. */
	orientation: number;
}

const NONE: ExifFacts = { takenAt: null, place: null, orientation: 1 };
const TIFF_AT = 10;
/** Entries of a directory that are looked at: a made-up count makes nobody wait. */
const MOST_ENTRIES = 512;

interface Segment {
	marker: number;
	from: number;
	to: number;
}

/** Segments before the picture itself. */
function segmentsOf(bytes: Uint8Array): Segment[] {
	if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return [];
	const found: Segment[] = [];
	let at = 2;
	while (at + 4 <= bytes.length && bytes[at] === 0xff) {
		const marker = bytes[at + 1]!;
		const length = (bytes[at + 2]! << 8) | bytes[at + 3]!;
		if (marker === 0xda || length < 2 || at + 2 + length > bytes.length) break;
		found.push({ marker, from: at, to: at + 2 + length });
		at += 2 + length;
	}
	return found;
}

const isExif = (bytes: Uint8Array, { marker, from, to }: Segment): boolean =>
	marker === 0xe1 && to - from > TIFF_AT + 8 && String.fromCharCode(...bytes.subarray(from + 4, from + 8)) === 'Exif';

interface Entry {
	type: number;
	count: number;
	/** Where its value lies. */
	at: number;
}
const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8 };

/** What a TIFF block says; offsets that lead out of it are nothing. */
class Tiff {
	readonly #view: DataView;
	readonly #little: boolean;

	constructor(bytes: Uint8Array) {
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		this.#little = bytes[0] === 0x49;
	}

	has(at: number, length: number): boolean {
		return at >= 0 && at + length <= this.#view.byteLength;
	}
	u16 = (at: number): number => (this.has(at, 2) ? this.#view.getUint16(at, this.#little) : 0);
	u32 = (at: number): number => (this.has(at, 4) ? this.#view.getUint32(at, this.#little) : 0);

	directory(at: number): Map<number, Entry> {
		const entries = new Map<number, Entry>();
		for (let n = 0; n < Math.min(this.u16(at), MOST_ENTRIES); n++) {
			const own = at + 2 + n * 12;
			if (!this.has(own, 12)) break;
			const [tag, type, count] = [this.u16(own), this.u16(own + 2), this.u32(own + 4)];
			const size = (SIZES[type] ?? 0) * count;
			const value = size <= 4 ? own + 8 : this.u32(own + 8);
			if (size > 0 && this.has(value, size)) entries.set(tag, { type, count, at: value });
		}
		return entries;
	}
	text({ type, count, at }: Entry): string | null {
		if (type !== 2 || count > 64) return null;
		return String.fromCharCode(...Array.from({ length: count }, (_, n) => this.#view.getUint8(at + n))).replace(
			/\0.*$/s,
			''
		);
	}
	rationals({ type, count, at }: Entry): number[] {
		if (type !== 5 || count > 8) return [];
		return Array.from({ length: count }, (_, n) => this.u32(at + n * 8) / this.u32(at + n * 8 + 4));
	}
}

function degreesOf(tiff: Tiff, gps: ReadonlyMap<number, Entry>, ref: number, most: number): number | null {
	const [side, given] = [gps.get(ref), gps.get(ref + 1)];
	const letter = side && tiff.text(side);
	const parts = given ? tiff.rationals(given) : [];
	if (!letter || parts.length !== 3 || !parts.every(Number.isFinite)) return null;
	const [whole, minutes, seconds] = parts as [number, number, number];
	const value = whole + minutes / 60 + seconds / 3600;
	if (value > most) return null;
	return /^[SW]/.test(letter) ? -value : value;
}

/** What a picture's EXIF says; of anything else but a JPEG nothing. */
export function exifOf(bytes: Uint8Array): ExifFacts {
	const segment = segmentsOf(bytes).find((each) => isExif(bytes, each));
	if (!segment) return NONE;
	const tiff = new Tiff(bytes.subarray(segment.from + TIFF_AT, segment.to));
	if (tiff.u16(2) !== 42) return NONE;
	const first = tiff.directory(tiff.u32(4));
	const inner = (tag: number) => {
		const pointer = first.get(tag);
		return pointer?.type === 4 ? tiff.directory(tiff.u32(pointer.at)) : new Map<number, Entry>();
	};
	const [exif, gps] = [inner(0x8769), inner(0x8825)];
	const taken = exif.get(0x9003);
	const written = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})$/.exec((taken && tiff.text(taken)) ?? '');
	const turned = first.get(0x0112);
	const orientation = turned?.type === 3 ? tiff.u16(turned.at) : 1;
	const [north, east] = [degreesOf(tiff, gps, 1, 90), degreesOf(tiff, gps, 3, 180)];
	return {
		// A clock that was never set says noughts.
		takenAt: written && written[1] !== '0000' ? `${written[1]}-${written[2]}-${written[3]} ${written[4]}` : null,
		// Noughts are what cameras write that know no place.
		place: north === null || east === null || (north === 0 && east === 0) ? null : [east, north],
		orientation: orientation >= 1 && orientation <= 8 ? orientation : 1
	};
}

/** A segment that says these facts and no others. */
function segmentOf({ takenAt, place, orientation }: ExifFacts): Uint8Array {
	const body = new DataView(new ArrayBuffer(256));
	let heap = 128;
	const value = (type: number, count: number, write: (at: number) => void, at: number, size: number) => {
		body.setUint16(at + 2, type);
		body.setUint32(at + 4, count);
		if (size <= 4) return write(at + 8);
		body.setUint32(at + 8, heap);
		write(heap);
		heap += size + (size % 2);
	};
	const text = (words: string) => (at: number) =>
		[...words].forEach((each, n) => body.setUint8(at + n, each.charCodeAt(0)));
	type Line = [tag: number, write: (at: number) => void];
	const directory = (from: number, lines: readonly Line[]) => {
		body.setUint16(from, lines.length);
		lines.forEach(([tag, write], n) => {
			body.setUint16(from + 2 + n * 12, tag);
			write(from + 2 + n * 12);
		});
	};
	const pointer = (to: number) => (at: number) => value(4, 1, (own) => body.setUint32(own, to), at, 4);
	const degrees = (given: number) => (at: number) =>
		value(5, 3, (own) => {
			const all = Math.round(Math.abs(given) * 3_600_000);
			const parts = [Math.floor(all / 3_600_000), Math.floor(all / 60_000) % 60, all % 60_000] as const;
			parts.forEach((part, n) => {
				body.setUint32(own + n * 8, part);
				body.setUint32(own + n * 8 + 4, n === 2 ? 1000 : 1);
			});
		}, at, 24); // prettier-ignore
	const side = (letter: string) => (at: number) => value(2, 2, text(letter), at, 2);
	text('MM')(0);
	body.setUint16(2, 42);
	body.setUint32(4, 8);
	const [exif, gps] = [52, 72];
	directory(8, [
		[0x0112, (at) => value(3, 1, (own) => body.setUint16(own, orientation), at, 2)],
		...(takenAt ? [[0x8769, pointer(exif)] as Line] : []),
		...(place ? [[0x8825, pointer(gps)] as Line] : [])
	]);
	if (takenAt) {
		const words = takenAt.replace(/^(\d{4})-(\d{2})-/, '$1:$2:');
		directory(exif, [[0x9003, (at) => value(2, 20, text(words), at, 20)]]);
	}
	if (place) {
		const [east, north] = place;
		directory(gps, [
			[1, side(north < 0 ? 'S' : 'N')],
			[2, degrees(north)],
			[3, side(east < 0 ? 'W' : 'E')],
			[4, degrees(east)]
		]);
	}
	const tiff = new Uint8Array(body.buffer, 0, heap);
	const length = 2 + 6 + tiff.length;
	const head = [0xff, 0xe1, length >> 8, length & 0xff, 0x45, 0x78, 0x69, 0x66, 0, 0];
	return Uint8Array.from([...head, ...tiff]);
}

/**
 * A JPEG that says these facts of itself and nothing else: no maker's notes, no comments, no small picture within. Colours keep
 * their profile. What is no JPEG comes back as it is.
 */
export function withExif(bytes: Uint8Array, facts: ExifFacts): Uint8Array {
	if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return bytes;
	const segments = segmentsOf(bytes);
	const rest = segments.at(-1)?.to ?? 2;
	// APP0 is JFIF, APP2 colours, APP14 how they are laid; other APPn and comments speak of whoever made it.
	const kept = segments.filter(
		({ marker }) => !(marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee))
	);
	const parts = [
		bytes.subarray(0, 2),
		segmentOf(facts),
		...kept.map(({ from, to }) => bytes.subarray(from, to)),
		bytes.subarray(rest)
	];
	const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
