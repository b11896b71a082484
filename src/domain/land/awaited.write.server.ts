import { sql } from 'kysely';
import { saveRows, type IncomingRow } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { unstated, type AreaStatement } from './area-basis.ts';
import { areaColumns } from './import-rows.ts';
import { contractParcelTable, contractTable } from './land-tables.server.ts';

/** Of a parcel that is waited for: its 亩 in hundredths, what they count, and its 取得方式; null where unknown. */
export interface AwaitedParcel {
	mu: number | null;
	basis: string | null;
	/** Not there in contracts of before it was asked. */
	area?: AreaStatement;
}
type Awaited = Record<string, AwaitedParcel>;

interface Waiting {
	id: string;
	number: string;
	starts_on: string | null;
	ends_on: string | null;
	extra: { awaited: Awaited };
}

/**
 * A contract's table may name parcels whose shapes come later. They wait in `contract.extra.awaited` until a file brings the parcel.
 * @returns whether any contract got a parcel
 */
export async function linkAwaited(
	tx: Tx,
	created: readonly { id: string; code: string }[],
	file: string
): Promise<boolean> {
	const { rows: waiting } = await sql<Waiting>`
		select id, number, starts_on, ends_on, extra from contract
		where county_code = ${tx.county} and jsonb_exists(extra, 'awaited')
		order by number for update`.execute(tx.query);
	if (waiting.length === 0) return false;
	const byCode = new Map(created.map(({ id, code }) => [code, id]));
	const links: IncomingRow[] = [];
	const settled: { number: string; awaited: Awaited | null }[] = [];
	for (const { id, number, starts_on, ends_on, extra } of waiting) {
		const found = Object.entries(extra.awaited).filter(([code]) => byCode.has(code));
		if (found.length === 0) continue;
		for (const [code, { mu, basis, area = unstated }] of found) {
			const state = {
				contract_id: id,
				parcel_id: byCode.get(code)!,
				contracted_mu: mu,
				...areaColumns(area),
				basis: basis ?? undefined,
				starts_on,
				ends_on
			};
			links.push({ row: null, state });
		}
		const rest = Object.entries(extra.awaited).filter(([code]) => !byCode.has(code));
		settled.push({ number, awaited: rest.length > 0 ? Object.fromEntries(rest) : null });
	}
	if (links.length === 0) return false;
	await saveRows(tx, contractParcelTable, links, file);
	await saveRows(
		tx,
		contractTable,
		settled.map(({ number, awaited }) => ({ row: null, state: { number, extra: { awaited } } })),
		file
	);
	tx.touch('contract_shape');
	return true;
}
