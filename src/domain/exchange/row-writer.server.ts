import { closeSync, openSync, writeSync } from 'node:fs';
import { fromGaussKruger } from '#core/gauss-kruger.ts';
import type { MultiPolygonRings, Position } from '#core/geometry.ts';
import { guessCrs, type Crs } from './crs.ts';
import { FileProblem } from './file-problem.ts';
import { limits } from './limits.ts';
import type { ParsedRow, RawRow } from './parsed.ts';
import { ShapeIntake } from './shape-intake.ts';
import { verticesOf } from './shape.ts';
import type { VillageOutline } from './village-shares.ts';

const BUFFERED = 1_000_000;

/**
 * Takes a format's records, brings their shapes to CGCS2000 degrees, and writes one line of JSON each, so that a file of
 * any size lies on disk, not in memory, and can be looked at again.
 */
export interface RowWriter {
	/** The system the file itself names, before its first record. */
	declare(crs: Crs): void;
	row(row: RawRow): void;
	finish(): { rows: number; crs: Crs | null; crsGuessed: boolean } & ReturnType<ShapeIntake['finish']>;
	close(): void;
}

export interface WriterOptions {
	path: string;
	/** The county's Gauss–Krüger system, for coordinates that do not name theirs. */
	countySrid: number;
	chosen: Crs | null;
	/** The county's villages, to say in which a shape lies. */
	villages: readonly VillageOutline[];
	/** Called now and then with the number of records so far. */
	progress: (rows: number) => void;
}

export function rowWriter({ path, countySrid, chosen, villages, progress }: WriterOptions): RowWriter {
	const descriptor = openSync(path, 'w', 0o600);
	let crs = chosen;
	let crsGuessed = false;
	let rows = 0;
	const shapes = new ShapeIntake(villages);
	let vertices = 0;
	let lines = '';

	const line = (row: ParsedRow) => {
		lines += `${JSON.stringify(row)}\n`;
		if (lines.length > BUFFERED) flush();
	};
	const flush = () => {
		if (lines) writeSync(descriptor, lines);
		lines = '';
	};

	return {
		declare(declared) {
			crs ??= declared;
		},
		row({ cells, shape, problem, line: sheetRow }) {
			if (++rows > limits.rows) throw new FileProblem('import.file.rows', { limit: limits.rows });
			if (rows % 500 === 0) progress(rows);
			const plain: ParsedRow = { n: rows, v: cells, s: null, b: null, p: problem ?? null, line: sheetRow };
			if (!shape || plain.p) return line(plain);
			if ('problem' in shape) return line({ ...plain, p: { field: 'shape', expected: shape.problem, got: shape.got } });
			vertices += verticesOf(shape.rings);
			if (vertices > limits.vertices) throw new FileProblem('import.file.vertices', { limit: limits.vertices });
			if (!crs) {
				crs = guessCrs(shape.rings[0]![0]![0]!, countySrid);
				crsGuessed = true;
			}
			const degrees = toDegrees(shape.rings, crs);
			if (typeof degrees === 'string')
				return line({ ...plain, p: { field: 'shape', expected: 'shape.range', got: degrees } });
			line({ ...plain, ...shapes.take(rows, degrees) });
		},
		finish() {
			flush();
			return { rows, crs, crsGuessed, ...shapes.finish() };
		},
		close: () => closeSync(descriptor)
	};
}

/** The shape in degrees; the first position that cannot be one, as text, when there is such. */
function toDegrees(rings: MultiPolygonRings, crs: Crs): MultiPolygonRings | string {
	let wrong: string | null = null;
	const move = ([x, y]: Position): Position => {
		const moved = crs.degrees ? ([x, y] as const) : metresToDegrees(x, y, crs);
		if (!moved || !(Math.abs(moved[0]) <= 180 && Math.abs(moved[1]) <= 90)) {
			wrong ??= `${x} ${y}`;
			return [0, 0];
		}
		return moved;
	};
	const degrees = rings.map((polygon) => polygon.map((ring) => ring.map(move)));
	return wrong ?? degrees;
}

/** Metres outside any zone's reach (half a million either side, pole to pole) are no coordinates of this system. */
function metresToDegrees(x: number, y: number, crs: Extract<Crs, { degrees: false }>): Position | null {
	const easting = x - crs.falseEasting;
	if (!(Math.abs(easting) < 1_000_000 && Math.abs(y) < 10_000_000)) return null;
	return fromGaussKruger(easting, y, crs.centralMeridian);
}
