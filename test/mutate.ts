import type { Random } from '#core/random.ts';

/** What can go wrong with bytes on their way, and what somebody can do to them who means to. */
type Change = (bytes: Buffer, random: Random) => Buffer;

const place = (bytes: Buffer, random: Random): number => random.whole(0, Math.max(0, bytes.length - 1));
/** Some bytes of it: most often few, now and then half of all. */
function block(bytes: Buffer, random: Random): [from: number, to: number] {
	const from = place(bytes, random);
	const most = random.chance(0.7) ? 64 : Math.ceil(bytes.length / 2);
	return [from, Math.min(bytes.length, from + random.whole(1, most))];
}

const flipped: Change = (bytes, random) => {
	const made = Buffer.from(bytes);
	for (let count = random.chance(0.7) ? 1 : random.whole(2, 8); count > 0 && made.length > 0; count--) {
		const at = place(made, random);
		made[at] = random.chance(0.5) ? made[at]! ^ (1 << random.whole(0, 7)) : random.whole(0, 255);
	}
	return made;
};

const cutOff: Change = (bytes, random) => bytes.subarray(0, place(bytes, random));

const repeated: Change = (bytes, random) => {
	const [from, to] = block(bytes, random);
	const at = random.chance(0.5) ? to : place(bytes, random);
	const times = random.chance(0.2) ? random.whole(2, 40) : 1;
	const piece = bytes.subarray(from, to);
	return Buffer.concat([bytes.subarray(0, at), ...Array.from({ length: times }, () => piece), bytes.subarray(at)]);
};

/** A block over other bytes, or nothing but one byte in its place: everything else stays where counts say it is. */
const covered: Change = (bytes, random) => {
	const [from, to] = block(bytes, random);
	const made = Buffer.from(bytes);
	if (random.chance(0.5)) made.fill(random.pick([0, 0xff, 0x20, 0x30]), from, to);
	else bytes.copy(made, place(bytes, random), from, to);
	return made;
};

const takenOut: Change = (bytes, random) => {
	const [from, to] = block(bytes, random);
	return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
};

const exchanged: Change = (bytes, random) => {
	const [a, b] = [block(bytes, random), block(bytes, random)].sort(([x], [y]) => x - y) as [
		[number, number],
		[number, number]
	];
	if (a[1] > b[0]) return takenOut(bytes, random);
	const piece = (from: number, to: number) => bytes.subarray(from, to);
	return Buffer.concat([piece(0, a[0]), piece(...b), piece(a[1], b[0]), piece(...a), piece(b[1], bytes.length)]);
};

const INTEGERS = [0n, 1n, -1n, 0x7fn, 0xffn, 0x7fffn, 0xffffn, 0x7fffffffn, 0x80000000n, 0xfffffffen, 1n << 62n];

/** A number of one, two, four or eight bytes, either end first, as one that nobody expects; heads of files get half of it. */
const miscounted: Change = (bytes, random) => {
	const made = Buffer.from(bytes);
	const value = random.chance(0.8) ? random.pick(INTEGERS) : BigInt(random.whole(-70_000, 70_000));
	const width = random.pick([1, 2, 4, 8]);
	const number = Buffer.alloc(8);
	const ends = random.chance(0.5);
	if (ends) number.writeBigUInt64LE(BigInt.asUintN(64, value));
	else number.writeBigUInt64BE(BigInt.asUintN(width * 8, value) << BigInt(64 - width * 8));
	const reach = random.chance(0.5) ? Math.min(200, made.length) : made.length;
	number.copy(made, random.whole(0, Math.max(0, reach - width)), 0, width);
	return made;
};

const NUMBERS = [
	'NaN',
	'1e999',
	'-1e999',
	'-0',
	'0',
	'',
	'99999999999999999999',
	'1e-320',
	'4294967296',
	'-1',
	'1.2.3'
];

/** Puts another text in the place of one that matches, or of all that say the same. */
function replaced(bytes: Buffer, random: Random, pattern: RegExp, by: (found: string) => string): Buffer {
	const text = bytes.toString('latin1');
	const found = [...text.matchAll(pattern)];
	if (found.length === 0) return flipped(bytes, random);
	const match = random.pick(found);
	const other = by(match[0]);
	if (random.chance(0.2))
		return Buffer.from(
			text.replaceAll(match[0], () => other),
			'latin1'
		);
	return Buffer.from(text.slice(0, match.index) + other + text.slice(match.index + match[0].length), 'latin1');
}

const otherNumber: Change = (bytes, random) => replaced(bytes, random, /-?\d+(\.\d+)?/g, () => random.pick(NUMBERS));

const otherWord: Change = (bytes, random) => {
	const words = bytes.toString('latin1').match(/[A-Za-z_]{2,}|[{}[\](),:;"<>/=&]/g) ?? ['x'];
	return replaced(bytes, random, /[A-Za-z_]{2,}|[{}[\](),:;"<>/=&]/g, () => random.pick(words));
};

const changes: readonly Change[] = [
	...[flipped, flipped, flipped, covered, covered, cutOff, repeated, takenOut, exchanged],
	...[miscounted, miscounted, otherNumber, otherNumber, otherWord]
];

/** One change, or up to three, one after the other; the same stream of numbers makes the same of the same bytes. */
export function mutated(bytes: Buffer, random: Random): Buffer {
	let made = bytes;
	for (let count = random.chance(0.6) ? 1 : random.whole(2, 3); count > 0; count--)
		made = random.pick(changes)(made, random);
	return made;
}
