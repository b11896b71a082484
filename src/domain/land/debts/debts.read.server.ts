import { sql } from 'kysely';
import { maskedName } from '#core/masked-name.ts';
import { maskedText } from '#core/masks.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { DebtRow } from './debt-list.ts';
import type { Method, Side } from './methods.ts';
import { rollUp, type PlaceSum, type VillageEntries, type VillageMoves } from './roll-up.ts';

type StoredRow = Omit<DebtRow, 'by' | 'newFen' | 'balanceFen'> & { moves: Partial<Record<Method, number>> | null };

/** Every entry of a side in scope, with what each method moved and what is left; by village, then number. */
export async function listDebts(db: ReadDb, side: Side): Promise<DebtRow[]> {
	const { rows } = await sql<StoredRow>`
		with summed as (
			select debt_movement.debt_id, debt_movement.method, sum(debt_movement.amount_fen)::bigint as fen
			from debt_movement
			join debt on debt.county_code = ${db.county} and debt.id = debt_movement.debt_id
			where debt_movement.county_code = ${db.county} and debt.side = ${side} and ${inScope(db, 'debt.village_code')}
			group by debt_movement.debt_id, debt_movement.method
		), moved as (
			select debt_id, jsonb_object_agg(method, fen) as moves from summed group by debt_id
		)
		select debt.id, debt.version, debt.number, debt.side, debt.village_code as village, village.name as "villageName",
			village.sort_key as "villageKey", substr(debt.village_code, 1, 9) as township, debt.counterparty,
			debt.counterparty_kind as "counterpartyKind", debt.origin, debt.arisen_on as "arisenOn", debt.due_on as "dueOn",
			debt.opening_fen as "openingFen", debt.prohibition, debt.township_seen_on is not null as "townshipSeen", moved.moves
		from debt
		join village on village.county_code = ${db.county} and village.code = debt.village_code
		left join moved on moved.debt_id = debt.id
		where debt.county_code = ${db.county} and debt.side = ${side} and ${inScope(db, 'debt.village_code')}
		order by village.sort_key, debt.number`.execute(db.query);
	return rows.map(({ moves, counterparty, ...row }) => {
		const { new: newFen = 0, ...by } = moves ?? {};
		const resolved = Object.values(by).reduce((sum, fen) => sum + fen, 0);
		const shown = maskedText(maskedName(counterparty) ?? '', db.county);
		return { ...row, counterparty: shown, newFen, by, balanceFen: row.openingFen + newFen - resolved };
	});
}

/**
 * A side's ledger over a period, at every level in scope.
 * @param from first day; the start is what stood the evening before
 * @param to last day
 */
export async function ledgerSums(db: ReadDb, side: Side, from: string, to: string): Promise<PlaceSum[]> {
	const { rows: moves } = await sql<VillageMoves>`
		select debt.village_code as village, debt_movement.method,
			coalesce(sum(debt_movement.amount_fen) filter (where debt_movement.moved_on < ${from}::date), 0)::bigint as "beforeFen",
			coalesce(sum(debt_movement.amount_fen) filter (where debt_movement.moved_on >= ${from}::date), 0)::bigint as "withinFen"
		from debt
		join debt_movement on debt_movement.county_code = ${db.county} and debt_movement.debt_id = debt.id
		where debt.county_code = ${db.county} and debt.side = ${side} and ${inScope(db, 'debt.village_code')}
			and debt_movement.moved_on <= ${to}::date
		group by debt.village_code, debt_movement.method`.execute(db.query);
	// Counted entry by entry: the ledger's arithmetic is held against it, not made from it.
	const { rows: entries } = await sql<VillageEntries>`
		with left_over as (
			select debt.village_code, debt.opening_fen, debt.opening_fen + coalesce(sum(
				case when debt_movement.method = 'new' then debt_movement.amount_fen else -debt_movement.amount_fen end), 0) as fen
			from debt
			left join debt_movement on debt_movement.county_code = ${db.county} and debt_movement.debt_id = debt.id
				and debt_movement.moved_on <= ${to}::date
			where debt.county_code = ${db.county} and debt.side = ${side} and ${inScope(db, 'debt.village_code')}
			group by debt.id, debt.village_code, debt.opening_fen
		)
		select village_code as village, count(*)::integer as entries, (count(*) filter (where fen = 0))::integer as settled,
			sum(opening_fen)::bigint as "openingFen", sum(fen)::bigint as "endFen"
		from left_over group by village_code`.execute(db.query);
	return rollUp(db.county, entries, moves);
}
