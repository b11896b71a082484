import { sql } from 'kysely';
import type { Actor } from '#core/permission.ts';
import { sortKey } from '#core/sort-key.ts';
import type { Accepted, ImportRow, ImportSource } from '#db/import-kind.server.ts';
import { saveRows, type IncomingRow, type State } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import type { AwaitedParcel } from './awaited.write.server.ts';
import { storedPlot } from './contract-plots.ts';
import { contractsOf, parcelArea, parcelMu, type ContractOfLines, type Line } from './contract-lines.ts';
import { areaColumns, settleContract, type ContractLine } from './import-rows.ts';
import { contractParcelTable, contractTable, parcelTable } from './land-tables.server.ts';
import { refreshIrregularities } from './contracts/irregularities.write.server.ts';
import { tally } from './parcel.accept.write.server.ts';

/**
 * Contracts of an accepted file, the parcels its shapes draw, and which parcel belongs to which contract. A parcel that is
 * named but not yet drawn waits (awaited.write.server.ts).
 */
export async function acceptContracts(
	tx: Tx,
	_actor: Actor,
	source: ImportSource,
	rows: ImportRow<ContractLine>[]
): Promise<Accepted> {
	const contracts = contractsOf(rows);
	const parcels = await saveParcels(tx, rows, source.id);
	const saved = await saveRows(
		tx,
		contractTable,
		contracts.map((contract) => incomingContract(contract, parcels.ids)),
		source.id,
		settleContract
	);
	const links = await saveLinks(
		tx,
		contracts.map((contract, index) => ({ contract, id: saved[index]!.id })),
		parcels.ids,
		source.id
	);
	const counts = tally(saved);
	await refreshIrregularities(
		tx,
		saved.map(({ id }) => id)
	);
	if (parcels.changed) tx.touch('parcel');
	if (counts.inserted + counts.changed > 0 || parcels.changed || links) tx.touch('contract_shape');
	return { ...counts, unknown: unknownOf(contracts) };
}

/** Draws the shapes; then the ids of every parcel the file names and the county holds. */
async function saveParcels(
	tx: Tx,
	rows: readonly Line[],
	file: string
): Promise<{ ids: Map<string, string>; changed: boolean }> {
	const drawn = new Map<string, IncomingRow>();
	for (const { n, shape, row } of rows) {
		if (!shape || row.parcelCode === null || drawn.has(row.parcelCode)) continue;
		const state = { ...row.parcel, village_code: row.state.village_code } as State;
		drawn.set(row.parcelCode, { row: n, shape, state });
	}
	const saved = await saveRows(tx, parcelTable, [...drawn.values()], file);
	const named = [...new Set(rows.flatMap(({ row }) => row.parcelCode ?? []))];
	const { rows: found } = await sql<{ id: string; code: string }>`select id, code from parcel
		where county_code = ${tx.county} and register = 'parcel' and code = any(${named}::text[])`.execute(tx.query);
	return {
		ids: new Map(found.map(({ id, code }) => [code, id])),
		changed: saved.some(({ outcome }) => outcome !== 'unchanged')
	};
}

/** What is kept of a line until its parcel comes. */
const waitingLine = (contract: ContractOfLines, line: Line): AwaitedParcel => ({
	mu: parcelMu(contract, line),
	basis: line.row.basis ?? null,
	area: parcelArea(line)
});

function incomingContract(contract: ContractOfLines, parcels: ReadonlyMap<string, string>): IncomingRow {
	const { n, state, lines } = contract;
	const awaited = lines.flatMap((line) =>
		line.row.parcelCode !== null && !parcels.has(line.row.parcelCode)
			? [[line.row.parcelCode, waitingLine(contract, line)] as const]
			: []
	);
	// What the paper says of land that nobody has drawn: 以图找地 looks for it by that.
	const plots = lines.flatMap(({ shape, row }) => {
		const plot = shape ? null : storedPlot({ code: row.parcelCode, mu: row.lineMu, parcel: row.parcel });
		return plot ? [plot] : [];
	});
	const extra = {
		awaited: awaited.length > 0 ? Object.fromEntries(awaited) : null,
		...(plots.length > 0 ? { plots } : {})
	};
	return { row: n, state: { ...state, sort_key: sortKey(String(state.number)), extra } as State };
}

/** Returns whether a link is new or has changed. */
async function saveLinks(
	tx: Tx,
	contracts: readonly { contract: ContractOfLines; id: string }[],
	parcels: ReadonlyMap<string, string>,
	file: string
): Promise<boolean> {
	const links = contracts.flatMap(({ contract, id }) =>
		contract.lines.flatMap((line): IncomingRow[] => {
			const parcel = line.row.parcelCode === null ? undefined : parcels.get(line.row.parcelCode);
			if (!parcel) return [];
			const { starts_on, ends_on } = contract.state as State;
			const mu = parcelMu(contract, line);
			return [
				{
					row: line.n,
					state: {
						contract_id: id,
						parcel_id: parcel,
						contracted_mu: mu,
						...areaColumns(parcelArea(line)),
						basis: line.row.basis,
						starts_on,
						ends_on
					}
				}
			];
		})
	);
	const saved = await saveRows(tx, contractParcelTable, links, file);
	return saved.some(({ outcome }) => outcome !== 'unchanged');
}

/** What contracts leave unknown: stored as such and counted, never refused. */
function unknownOf(contracts: readonly ContractOfLines[]): Record<string, number> {
	const count = (...fields: string[]) =>
		contracts.filter(({ state }) => fields.some((field) => (state[field] ?? null) === null)).length;
	return {
		period: count('starts_on', 'ends_on'),
		method: count('method'),
		lessee_name: count('lessee_name'),
		lessee_code: count('lessee_code'),
		village_code: count('village_code')
	};
}
