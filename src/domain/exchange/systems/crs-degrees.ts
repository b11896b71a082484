import { CGCS2000_ELLIPSOID, gaussKrugerOn, type GaussKruger } from '#core/gauss-kruger.ts';
import { fromBd09, fromGcj02 } from '#core/gcj.ts';
import type { Position } from '#core/geometry.ts';
import { FileProblem } from '#exchange/file-problem.ts';
import { calledOf, datumNames, type Crs, type Datum } from './crs.ts';
import { olderEllipsoids, toCgcs2000, type DatumShifts } from './datum.ts';

/** How the coordinates of a file are read. */
export interface Reading {
	crs: Crs;
	/** The first of each pair points north. */
	swapped: boolean;
}

/** A pair as the file has it, in CGCS2000 degrees; null when it is no coordinate of the system. */
export type ToDegrees = (pair: Position) => Position | null;

const onCgcs2000 = gaussKrugerOn(CGCS2000_ELLIPSOID);
const projections: Record<Datum, GaussKruger> = {
	cgcs2000: onCgcs2000,
	gcj02: onCgcs2000,
	bd09: onCgcs2000,
	xian80: gaussKrugerOn(olderEllipsoids.xian80),
	beijing54: gaussKrugerOn(olderEllipsoids.beijing54)
};

/**
 * @param shifts the county's own parameters of older datums
 * @throws FileProblem `import.crs.other_datum` for an older datum without its parameters
 */
export function degreesReader({ crs, swapped }: Reading, shifts: DatumShifts): ToDegrees {
	const flat: ToDegrees = crs.degrees ? plainDegrees : metresReader(crs);
	const moved = datumReader(crs, shifts);
	return (pair) => {
		const position = flat(swapped ? [pair[1], pair[0]] : pair);
		return position && moved ? moved(position) : position;
	};
}

const plainDegrees: ToDegrees = (pair) => (Math.abs(pair[0]) <= 180 && Math.abs(pair[1]) <= 90 ? pair : null);

/** Metres outside any zone's reach (a million either side, pole to pole) are no coordinates of a system. */
function metresReader({ centralMeridian, falseEasting, datum }: Extract<Crs, { degrees: false }>): ToDegrees {
	const { from } = projections[datum];
	return remembered(([x, y]) => {
		const easting = x - falseEasting;
		return Math.abs(easting) < 1_000_000 && Math.abs(y) < 10_000_000 ? from(easting, y, centralMeridian) : null;
	});
}

const SLOTS = 1 << 14;

/**
 * Neighbours share their corners: the last some thousand positions are kept, each in the slot its numbers lead to, and a
 * corner met again costs a look instead of two series.
 */
function remembered(reader: ToDegrees): ToDegrees {
	const keys = new Float64Array(SLOTS * 2).fill(NaN);
	const kept = new Array<Position | null>(SLOTS).fill(null);
	const word = new Float64Array(1);
	const bits = new Uint32Array(word.buffer);
	const mixed = (value: number): number => {
		word[0] = value;
		return Math.imul(bits[0]!, 0x9e3779b1) ^ Math.imul(bits[1]!, 0x85ebca6b);
	};
	return (pair) => {
		const [x, y] = pair;
		const hash = Math.imul(mixed(x), 31) + mixed(y);
		const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
		if (keys[slot * 2] === x && keys[slot * 2 + 1] === y) return kept[slot]!;
		const found = reader(pair);
		keys[slot * 2] = x;
		keys[slot * 2 + 1] = y;
		kept[slot] = found;
		return found;
	};
}

function datumReader(crs: Crs, shifts: DatumShifts): ((position: Position) => Position) | null {
	const { datum } = crs;
	if (datum === 'cgcs2000') return null;
	if (datum === 'gcj02') return fromGcj02;
	if (datum === 'bd09') return fromBd09;
	const by = shifts[datum];
	if (!by) throw new FileProblem('import.crs.other_datum', { got: calledOf(crs), datum: datumNames[datum] });
	return (position) => toCgcs2000(position, datum, by);
}
