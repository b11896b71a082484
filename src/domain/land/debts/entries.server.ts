import { sql } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { Tx } from '#db/tx.server.ts';
import type { Method, Side } from './methods.ts';
import type { Entry } from './movement.ts';

/** An entry held for a write, with its movements. */
export interface HeldEntry extends Entry {
	readonly id: string;
	readonly number: string;
	readonly version: number;
	readonly moved: readonly {
		id: string;
		on: string;
		method: Method;
		fen: number;
		pair: string | null;
		reverses: string | null;
	}[];
}

type Head = Omit<HeldEntry, 'moved'>;

/** Entries of these ids that are in scope, locked in the order of their ids, with their movements. */
export async function holdEntries(tx: Tx, ids: readonly string[]): Promise<Map<string, HeldEntry>> {
	const { rows: heads } = await sql<Head>`
		select id, number, version, side, village_code as village, opening_fen as "openingFen", arisen_on as "arisenOn"
		from debt
		where debt.county_code = ${tx.county} and debt.id = any(${[...new Set(ids)]}::uuid[])
			and ${inScope(tx, 'debt.village_code')}
		order by debt.id for update`.execute(tx.query);
	const { rows: moves } = await sql<HeldEntry['moved'][number] & { debt: string }>`
		select debt_id as debt, id, method, moved_on as "on", amount_fen as fen, pair_id as pair, reverses_id as reverses
		from debt_movement
		where county_code = ${tx.county} and debt_id = any(${heads.map(({ id }) => id)}::uuid[])
		order by moved_on, recorded_at, id`.execute(tx.query);
	const moved = Map.groupBy(moves, ({ debt }) => debt);
	return new Map(heads.map((head) => [head.id, { ...head, moved: moved.get(head.id) ?? [] }]));
}

/** The id of an entry by its number; null when it is not there or not in scope. */
export async function entryNamed(tx: Tx, side: Side, number: string): Promise<string | null> {
	const row = await tx.query
		.selectFrom('debt')
		.select('id')
		.where('county_code', '=', tx.county)
		.where('side', '=', side)
		.where('number', '=', number)
		.where(inScope(tx, 'debt.village_code'))
		.executeTakeFirst();
	return row?.id ?? null;
}
