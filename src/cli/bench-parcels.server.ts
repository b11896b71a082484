import { encodeMultiPolygon } from '#core/ewkb.ts';
import { fromGaussKruger } from '#core/gauss-kruger.ts';
import type { Position } from '#core/geometry.ts';
import { accepted, type Outcome } from '#core/outcome.ts';
import type { CopyValue } from '#db/engine/types.ts';
import type { Tx } from '#db/tx.server.ts';
import { benchParcels } from '#geodata/parcel-files.ts';

const COLUMNS = [
	...['county_code', 'id', 'recorded_at', 'feature_no', 'register', 'code', 'category', 'ownership', 'village_code'],
	...['shape', 'gk_srid']
];
const SRID = 4546;
const CENTRAL_MERIDIAN = 111;
const FALSE_EASTING = 500_000;

const inDegrees = ([x, y]: Position): Position => fromGaussKruger(x - FALSE_EASTING, y, CENTRAL_MERIDIAN);

/** Stores the benchmark's parcels in one COPY; `met` is told every corner, in degrees. */
export async function storeBenchParcels(
	tx: Tx,
	count: number,
	met: (corner: Position) => void
): Promise<Outcome<number>> {
	const from = await tx.takeNumbers('parcel', count);
	function* rows(): Generator<CopyValue[]> {
		let number = from;
		for (const { code, ring } of benchParcels(count, 20)) {
			const shape = ring.map(inDegrees);
			shape.forEach(met);
			yield [
				...[tx.county, tx.newId(), tx.now, number++, 'parcel', code, '10', '30', code.slice(0, 12)],
				...[encodeMultiPolygon([[shape]], 4490), SRID]
			];
		}
	}
	const stored = await tx.copy('parcel', COLUMNS, rows());
	tx.grown('parcel');
	tx.touch('parcel');
	tx.note({ kind: 'parcel', count: stored });
	return accepted(stored);
}
