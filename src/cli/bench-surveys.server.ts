import { encodeMultiPolygon } from '#core/ewkb.ts';
import { fromGaussKruger } from '#core/gauss-kruger.ts';
import type { Position } from '#core/geometry.ts';
import { accepted, type Outcome } from '#core/outcome.ts';
import type { CopyValue } from '#db/engine/types.ts';
import { withIndexesAside } from '#db/indexes-aside.server.ts';
import type { Tables } from '#db/tables.ts';
import type { Tx } from '#db/tx.server.ts';
import { benchParcels } from '#geodata/parcel-files.ts';
import { seeded, type Random } from '#core/random.ts';

const SRID = 4546;
const CENTRAL_MERIDIAN = 111;
const FALSE_EASTING = 500_000;
const inDegrees = ([x, y]: Position): Position => fromGaussKruger(x - FALSE_EASTING, y, CENTRAL_MERIDIAN);

/** Drawn towards its middle. */
function shrunk(ring: readonly Position[], by: number): Position[] {
	const [sumX, sumY] = ring.slice(1).reduce(([x, y], [dx, dy]): Position => [x + dx, y + dy], [0, 0]);
	const middle = [sumX / (ring.length - 1), sumY / (ring.length - 1)] as const;
	return ring.map(([x, y]): Position => [middle[0] + (x - middle[0]) * by, middle[1] + (y - middle[1]) * by]);
}

/** Every corner moved a little: what a second survey of the same field looks like. */
function jittered(ring: readonly Position[], random: Random): Position[] {
	const moved = ring
		.slice(1)
		.map(([x, y]): Position => [
			x + random.between(-0.15, 0.15) / Math.SQRT2,
			y + random.between(-0.15, 0.15) / Math.SQRT2
		]);
	return [moved.at(-1)!, ...moved];
}

/** One corner drawn outwards by some metres, into the neighbour's field. */
function bulged(ring: readonly Position[], random: Random): Position[] {
	const out = random.between(3, 18);
	const [[ax, ay], [bx, by]] = [ring[4]!, ring[6]!];
	const [dx, dy] = [bx - ax, by - ay];
	const length = Math.hypot(dx, dy);
	// Rings run clockwise: outwards is to the left of their course.
	const moved = ring.map((corner, at): Position => {
		return at === 5 ? [corner[0] - (dy / length) * out, corner[1] + (dx / length) * out] : corner;
	});
	return moved;
}

/**
 * Surveys as reference/speed.md §b has them, one a field: 60 % inside their contract, 20 % the very same, 13 % the same but
 * for 0.15 m a corner, 5 % with a corner 3–18 m out, 2 % on a field without contract.
 */
export function* benchSurveys(
	count: number
): Generator<{ code: string; contracted: boolean; field: Position[]; ring: Position[] }> {
	const random = seeded('surveys');
	for (const { code, ring } of benchParcels(count, 20)) {
		const share = random();
		const survey =
			share < 0.6
				? shrunk(ring, 0.97)
				: share < 0.8
					? ring
					: share < 0.93
						? jittered(ring, random)
						: share < 0.98
							? bulged(ring, random)
							: shrunk(ring, 0.97);
		yield { code, contracted: share < 0.98, field: ring, ring: survey };
	}
}

/** Fields, a contract on each but two in a hundred, and a survey of each, in one COPY a table, indexed as a county's first import is. */
export async function storeBenchSurveys(tx: Tx, count: number): Promise<Outcome<number>> {
	const head = (id: string): CopyValue[] => [tx.county, id, tx.now];
	const drawn = (ring: readonly Position[]) => encodeMultiPolygon([[ring.map(inDegrees)]], 4490);
	const village = (code: string) => code.slice(0, 12);
	const base = ['county_code', 'id', 'recorded_at'];
	const fill = (table: keyof Tables & string, columns: readonly string[], rows: Iterable<readonly CopyValue[]>) =>
		withIndexesAside(tx, table, () => tx.copy(table, columns, rows));
	/** Numbers of the fields under contract, with the ids that later tables refer to: of a million surveys no shape is kept. */
	const held: { at: number; code: string; parcel: string; contract: string }[] = [];
	const parcels = function* (): Generator<CopyValue[]> {
		let at = 0;
		for (const { code, contracted, field } of benchSurveys(count)) {
			const parcel = tx.newId();
			if (contracted) held.push({ at, code, parcel, contract: tx.newId() });
			yield [...head(parcel), ++at, 'parcel', code, '30', village(code), drawn(field), SRID];
		}
	};
	await fill(
		'parcel',
		[...base, 'feature_no', 'register', 'code', 'ownership', 'village_code', 'shape', 'gk_srid'],
		parcels()
	);
	const contracts = function* (): Generator<CopyValue[]> {
		for (const { at, code, contract } of held)
			yield [
				...[...head(contract), at + 1, code, code, village(code)],
				...['resource', 'written', false, 115, 'standard', 'regular']
			];
	};
	await fill(
		'contract',
		[
			...[...base, 'feature_no', 'number', 'sort_key', 'village_code'],
			...['kind', 'form', 'household', 'contracted_mu', 'area_basis', 'status']
		],
		contracts()
	);
	const lots = function* (): Generator<CopyValue[]> {
		for (const { contract, parcel } of held) yield [...head(tx.newId()), contract, parcel, 'standard'];
	};
	await fill('contract_parcel', [...base, 'contract_id', 'parcel_id', 'area_basis'], lots());
	const surveys = function* (): Generator<CopyValue[]> {
		let at = 0;
		for (const { code, contracted, ring } of benchSurveys(count))
			yield [
				...[...head(tx.newId()), ++at, `S${code}`, village(code), contracted ? code : null],
				...['RTK', '2026-09-15', drawn(ring), SRID]
			];
	};
	const stored = await fill(
		'occupation',
		[
			...[...base, 'feature_no', 'code', 'village_code', 'contract_number'],
			...['method', 'surveyed_on', 'shape', 'gk_srid']
		],
		surveys()
	);
	tx.grown('parcel', 'contract', 'contract_parcel', 'occupation');
	tx.note({ kind: 'occupation', count: stored });
	return accepted(stored);
}
