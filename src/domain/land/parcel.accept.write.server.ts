import type { Actor } from '#core/permission.ts';
import type { Accepted, ImportRow, ImportSource } from '#db/import-kind.server.ts';
import { saveRows, type SavedRow, type State } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { linkAwaited } from './awaited.write.server.ts';
import type { LandRow } from './import-rows.ts';
import { occupationTable, parcelTable } from './land-tables.server.ts';
import { placeUnplaced } from './place.write.server.ts';

export const tally = (saved: readonly SavedRow[]) => {
	const count = (outcome: SavedRow['outcome']) => saved.filter((each) => each.outcome === outcome).length;
	return { inserted: count('inserted'), changed: count('changed'), unchanged: count('unchanged') };
};

const incoming = (rows: readonly ImportRow<LandRow>[]) =>
	rows.map(({ n, shape, row }) => ({ row: n, shape: shape ?? undefined, state: row.state as State }));

const unknownOf = (rows: readonly ImportRow<LandRow>[], ...fields: string[]): Record<string, number> =>
	Object.fromEntries(
		fields.map((field) => [field, rows.filter(({ row }) => (row.state[field] ?? null) === null).length])
	);

/** Parcels and construction land of an accepted file; contracts that were waiting for a parcel get it. */
export async function acceptParcels(
	tx: Tx,
	_actor: Actor,
	source: ImportSource,
	rows: ImportRow<LandRow>[]
): Promise<Accepted> {
	const saved = await saveRows(tx, parcelTable, incoming(rows), source.id, undefined, source.fresh);
	const counts = tally(saved);
	if (counts.inserted + counts.changed > 0)
		tx.touch(rows[0]?.row.state.register === 'construction_land' ? 'construction_land' : 'parcel', 'contract_shape');
	const created = rows.flatMap(({ row }, index) =>
		saved[index]!.outcome === 'inserted' && row.state.register === 'parcel'
			? [{ id: saved[index]!.id, code: String(row.state.code) }]
			: []
	);
	if (created.length > 0 && (await linkAwaited(tx, created, source.id))) await placeUnplaced(tx, ['contract']);
	return { ...counts, unknown: unknownOf(rows, 'village_code') };
}

/** Surveyed occupations of an accepted file. */
export async function acceptOccupations(
	tx: Tx,
	_actor: Actor,
	source: ImportSource,
	rows: ImportRow<LandRow>[]
): Promise<Accepted> {
	const counts = tally(await saveRows(tx, occupationTable, incoming(rows), source.id));
	if (counts.inserted + counts.changed > 0) tx.touch('occupation');
	const unknown = unknownOf(rows, 'village_code', 'contract_number', 'parcel_code', 'surveyed_on', 'method');
	return { ...counts, unknown };
}
