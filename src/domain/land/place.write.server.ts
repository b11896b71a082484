import { sql } from 'kysely';
import { saveRows, type State, type VersionedTable } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { villagesOf, type PlaceHint } from '#territory/place.read.server.ts';
import { contractTable, occupationTable, parcelTable } from './land-tables.server.ts';

type Placed = 'parcel' | 'occupation' | 'contract';

/**
 * Gives land that came before its village the village it lies in: parcels and occupations by their codes or by place,
 * contracts by their codes or by the village of their first parcel. What stays unknown stays null.
 */
export async function placeUnplaced(
	tx: Tx,
	tables: readonly Placed[] = ['parcel', 'occupation', 'contract']
): Promise<void> {
	if (tables.includes('parcel')) {
		const rows = await unplaced(tx, sql`register, code`, sql`array[code]`, 'parcel', true);
		if (await save(tx, parcelTable, rows, ['register', 'code'])) tx.touch('parcel', 'construction_land');
	}
	if (tables.includes('occupation')) {
		const codes = sql`array[parcel_code, contract_number, lessee_code]`;
		const rows = await unplaced(tx, sql`code`, codes, 'occupation', true);
		if (await save(tx, occupationTable, rows, ['code'])) tx.touch('occupation');
	}
	if (tables.includes('contract')) {
		const parcelVillage = sql`(select min(parcel.village_code) from contract_parcel
			join parcel on parcel.county_code = ${tx.county} and parcel.id = contract_parcel.parcel_id
			where contract_parcel.county_code = ${tx.county} and contract_parcel.contract_id = contract.id)`;
		const codes = sql`array[lessor_code, number, ${parcelVillage}, lessee_code]`;
		const rows = await unplaced(tx, sql`number`, codes, 'contract', false);
		if (await save(tx, contractTable, rows, ['number'])) tx.touch('contract_shape');
	}
}

type Unplaced = Record<string, string> & { codes: (string | null)[]; shape: Uint8Array | null };

async function unplaced(
	tx: Tx,
	key: ReturnType<typeof sql>,
	codes: ReturnType<typeof sql>,
	table: Placed,
	shaped: boolean
): Promise<Unplaced[]> {
	const { rows } = await sql<Unplaced>`
		select ${key}, ${codes} as codes, ${shaped ? sql`shape` : sql`null`} as shape from ${sql.table(table)}
		where county_code = ${tx.county} and village_code is null order by id`.execute(tx.query);
	return rows;
}

async function save(tx: Tx, table: VersionedTable, rows: Unplaced[], key: readonly string[]): Promise<boolean> {
	if (rows.length === 0) return false;
	const hints = rows.map(({ codes, shape }): PlaceHint => {
		const hex = shape && Buffer.from(shape.buffer, shape.byteOffset, shape.byteLength).toString('hex').toUpperCase();
		return { codes, name: null, shape: hex };
	});
	const villages = await villagesOf(tx, hints);
	const found = rows.flatMap((row, index) => {
		const village = villages[index];
		if (!village) return [];
		const state: State = { ...Object.fromEntries(key.map((column) => [column, row[column]])), village_code: village };
		return [{ row: null, state }];
	});
	await saveRows(tx, table, found, null);
	return found.length > 0;
}
