import { closeSync, openSync, writeSync } from 'node:fs';
import type { Bounds, MultiPolygonRings, Position } from '#core/geometry.ts';
import { FileProblem } from '#exchange/file-problem.ts';
import { limits } from '#exchange/limits.ts';
import type { CrsCandidate, ParsedRow, RawRow } from '#exchange/parsed.ts';
import { ShapeIntake } from '#exchange/shapes/shape-intake.ts';
import { verticesOf } from '#exchange/shapes/shape.ts';
import type { VillageOutline } from '#exchange/shapes/village-shares.ts';
import { checkNamed, fittingCrs, sampleOf, shownOf, type CountyPlace } from '#exchange/systems/crs-candidates.ts';
import { degreesReader, type Reading, type ToDegrees } from '#exchange/systems/crs-degrees.ts';
import { crsOfSrid, type Crs } from '#exchange/systems/crs.ts';
import { isOlder, type DatumShifts } from '#exchange/systems/datum.ts';

const BUFFERED = 1_000_000;
/** How many shapes, records and corners wait, until the first shapes have told what system they are in. */
const WAITING = { shapes: 500, rows: 5_000, vertices: 100_000 };

/**
 * Takes a format's records, brings their shapes to CGCS2000 degrees, and writes one line of JSON each, so that a file of
 * any size lies on disk, not in memory, and can be looked at again.
 */
export interface RowWriter {
	/**
	 * The system the file itself names, before its first record. A person's word overrules it, also where it cannot be
	 * understood; but coordinates that a file says are of an older datum are never taken for CGCS2000.
	 * @returns whether the file's word counts
	 * @throws FileProblem `import.crs.other_datum`, or what `named` throws
	 */
	declare(named: Crs | (() => Crs)): boolean;
	/** A format that knows its columns before its last record says how to ask for them. */
	columnsBy(known: () => string[]): void;
	row(row: RawRow): void;
	/** @throws FileProblem when the coordinates are none of the named system, or tell none */
	finish(): { rows: number; system: System | null } & ReturnType<ShapeIntake['finish']>;
	close(): void;
}

/** How the coordinates were read, and what else they may be. */
export interface System {
	reading: Reading;
	guessed: boolean;
	candidates: CrsCandidate[];
	/** Several systems fit and none was named. */
	asked: boolean;
}

export interface WriterOptions {
	path: string;
	county: CountyPlace;
	shifts: DatumShifts;
	/** What a person said: the system, and whether the northing comes first. */
	chosen: { crs: Crs | null; swapped: boolean };
	/** The county's villages, to say in which a shape lies. */
	villages: readonly VillageOutline[];
	/** Called now and then with the number of records so far. */
	progress: (rows: number) => void;
	/** Called with the bytes written so far, in whole lines, and the columns where they are known. */
	flushed?: (bytes: number, columns: string[] | null) => void;
}

export function rowWriter(options: WriterOptions): RowWriter {
	const { chosen, shifts, progress } = options;
	const descriptor = openSync(options.path, 'w', 0o600);
	let declared: Crs | null = null;
	let system: System | null = null;
	let toDegrees: ToDegrees | null = null;
	let rows = 0;
	const shapes = new ShapeIntake(options.villages);
	let vertices = 0;
	let lines = '';
	let bytes = 0;
	let columns: (() => string[]) | null = null;
	let written = 0;
	let longCells = 0;
	let waiting: { plain: ParsedRow; rings: MultiPolygonRings | null }[] = [];
	let samples: Bounds[] = [];

	const line = (row: ParsedRow) => {
		lines += `${JSON.stringify(row)}\n`;
		if (lines.length > BUFFERED) flush();
	};
	const flush = () => {
		written += lines.length;
		if (written > limits.written) throw new FileProblem('import.file.too_large', { limit: limits.written });
		if (lines) bytes += writeSync(descriptor, lines);
		lines = '';
		options.flushed?.(bytes, columns?.() ?? null);
	};
	/** A copy where cells are too long, with nothing in their place. */
	const kept = (cells: (string | null)[]) => {
		const long = (cell: string | null) => cell !== null && cell.length > limits.cell;
		if (!cells.some(long)) return cells;
		return cells.map((cell) => {
			if (!long(cell)) return cell;
			longCells++;
			return null;
		});
	};
	const put = (plain: ParsedRow, rings: MultiPolygonRings | null) => {
		if (!rings || !toDegrees) return line(plain);
		const degrees = inDegrees(rings, toDegrees);
		if (typeof degrees === 'string')
			return line({ ...plain, p: { field: 'shape', expected: 'shape.range', got: degrees } });
		line({ ...plain, ...shapes.take(plain.n, degrees) });
	};
	/** Settles the system by the shapes that wait, and writes what waits. */
	const settle = () => {
		if (samples.length > 0) {
			system = systemOf(samples, declared, options);
			toDegrees = degreesReader(system.reading, shifts);
		}
		const ready = waiting;
		[waiting, samples] = [[], []];
		for (const { plain, rings } of ready) put(plain, rings);
	};
	const take = (plain: ParsedRow, rings: MultiPolygonRings | null) => {
		if (toDegrees || (!rings && waiting.length === 0)) return put(plain, rings);
		waiting.push({ plain, rings });
		if (rings) samples.push(sampleOf(rings));
		if (samples.length >= WAITING.shapes || waiting.length >= WAITING.rows || vertices >= WAITING.vertices) settle();
	};

	return {
		columnsBy(known) {
			columns = known;
		},
		declare(named) {
			const crs = wordOf(named, chosen.crs);
			if (!crs || declared || toDegrees) return false;
			degreesReader({ crs, swapped: false }, shifts);
			declared = crs;
			return true;
		},
		row({ cells, shape, problem, line: sheetRow }) {
			if (++rows > limits.rows) throw new FileProblem('import.file.rows', { limit: limits.rows });
			if (rows % 500 === 0) progress(rows);
			const plain: ParsedRow = { n: rows, v: kept(cells), s: null, b: null, p: problem ?? null, line: sheetRow };
			if (!shape || plain.p) return take(plain, null);
			if ('problem' in shape)
				return take({ ...plain, p: { field: 'shape', expected: shape.problem, got: shape.got } }, null);
			vertices += verticesOf(shape.rings);
			if (vertices > limits.vertices) throw new FileProblem('import.file.vertices', { limit: limits.vertices });
			take(plain, shape.rings);
		},
		finish() {
			settle();
			flush();
			const found = shapes.finish();
			if (longCells > 0) found.notes.push({ note: 'cells.long', detail: { count: longCells, longest: limits.cell } });
			return { rows, system, ...found };
		},
		close: () => closeSync(descriptor)
	};
}

/** What a file names, as far as it counts beside a person's word. */
function wordOf(named: Crs | (() => Crs), chosen: Crs | null): Crs | null {
	try {
		const crs = typeof named === 'function' ? named() : named;
		if (!chosen) return crs;
		if (isOlder(crs.datum) && crs.datum !== chosen.datum) degreesReader({ crs, swapped: false }, {});
	} catch (error) {
		if (!chosen || !(error instanceof FileProblem) || error.reason === 'import.crs.other_datum') throw error;
	}
	return null;
}

/** The named system, held against the coordinates; without one, the likeliest of those that fit. */
function systemOf(samples: readonly Bounds[], declared: Crs | null, options: WriterOptions): System {
	const { chosen, county, shifts } = options;
	const { swapped } = chosen;
	const named = chosen.crs ?? declared;
	if (named) {
		const reading: Reading = { crs: named, swapped };
		const by = chosen.crs ? 'chosen' : 'declared';
		return { reading, guessed: false, candidates: checkNamed(samples, reading, by, county, shifts), asked: false };
	}
	const found = fittingCrs(samples, county);
	const candidates = swapped ? found.candidates.filter((each) => each.swapped) : found.candidates;
	const [likeliest] = candidates;
	if (!likeliest) {
		const [x, y] = shownOf(samples[0]!);
		throw new FileProblem('import.crs.unknown', { x, y });
	}
	return {
		reading: { crs: crsOfSrid(likeliest.srid), swapped: likeliest.swapped },
		guessed: true,
		// Where none puts the shapes inside the county none is worth naming.
		...(candidates.length > 1 && found.fits ? { candidates, asked: true } : { candidates: [], asked: false })
	};
}

/** The shape in degrees; the first position that cannot be one, as text, when there is such. */
function inDegrees(rings: MultiPolygonRings, toDegrees: ToDegrees): MultiPolygonRings | string {
	let wrong: string | null = null;
	const move = (pair: Position): Position => {
		const moved = toDegrees(pair);
		if (moved && Math.abs(moved[0]) <= 180 && Math.abs(moved[1]) <= 90) return moved;
		wrong ??= `${pair[0]} ${pair[1]}`;
		return [0, 0];
	};
	const degrees = rings.map((polygon) => polygon.map((ring) => ring.map(move)));
	return wrong ?? degrees;
}
