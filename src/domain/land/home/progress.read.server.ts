import { sql } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { clearingProgress } from '#land/contracts/list.read.server.ts';
import { noProgress, type LandProgress, type PlaceProgress } from './progress.ts';

type Part = { code: string } & Partial<LandProgress>;

/** What was found and signed for, what is due and came in, by village. */
async function landParts(db: ReadDb): Promise<Part[]> {
	const { rows } = await sql<Part>`
		select coalesce(reclaimed_land.village_code, '') as code, sum(reclaimed_land.ledger_mu)::bigint as "newMu"
		from reclaimed_land
		where reclaimed_land.county_code = ${db.county} and ${inScope(db, 'reclaimed_land.village_code')}
		group by coalesce(reclaimed_land.village_code, '')`.execute(db.query);
	const { rows: charged } = await sql<Part>`
		with due as (
			select charge_line.charge_id, sum(charge_line.fen) as fen from charge_line
			where charge_line.county_code = ${db.county} group by charge_line.charge_id
		), paid as (
			select charge_payment.charge_id, sum(charge_payment.fen) as fen from charge_payment
			where charge_payment.county_code = ${db.county} and charge_payment.reversed_on is null
			group by charge_payment.charge_id
		)
		select charge.village_code as code, sum(charge.measured_mu)::bigint as "signedMu",
			coalesce(sum(due.fen), 0)::bigint as "dueFen", coalesce(sum(paid.fen), 0)::bigint as "paidFen"
		from charge
		left join due on due.charge_id = charge.id
		left join paid on paid.charge_id = charge.id
		where charge.county_code = ${db.county} and ${inScope(db, 'charge.village_code')}
		group by charge.village_code`.execute(db.query);
	return [...rows, ...charged];
}

/**
 * What stood at the base date and what became of it, by village: of receivables what came in (依法清收 and cash), of payables
 * what any method resolved. What arose later is no part of either (domain.md §4.11).
 */
async function debtParts(db: ReadDb): Promise<Part[]> {
	const { rows } = await sql<Part>`
		with each_debt as (
			select debt.village_code, debt.side, debt.opening_fen,
				coalesce(sum(debt_movement.amount_fen) filter (where debt_movement.method <> 'new'), 0) as resolved,
				coalesce(sum(debt_movement.amount_fen) filter (where debt_movement.method in ('recovery', 'cash_repaid')), 0) as recovered
			from debt
			left join debt_movement on debt_movement.county_code = ${db.county} and debt_movement.debt_id = debt.id
			where debt.county_code = ${db.county} and debt.opening_fen > 0 and ${inScope(db, 'debt.village_code')}
			group by debt.id, debt.village_code, debt.side, debt.opening_fen
		)
		select village_code as code,
			coalesce(sum(opening_fen) filter (where side = 'receivable'), 0)::bigint as "claimedFen",
			coalesce(sum(least(opening_fen, recovered)) filter (where side = 'receivable'), 0)::bigint as "recoveredFen",
			coalesce(sum(opening_fen) filter (where side = 'payable'), 0)::bigint as "owedFen",
			coalesce(sum(least(opening_fen, resolved)) filter (where side = 'payable'), 0)::bigint as "resolvedFen"
		from each_debt group by village_code`.execute(db.query);
	return rows;
}

/**
 * How far each village in scope is; villages of which nothing is recorded are there with nothing.
 * @param seesDebts whether whoever looks sees the ledgers of debts; else they are nought
 */
export async function landProgress(db: ReadDb, today: string, seesDebts: boolean): Promise<PlaceProgress[]> {
	const clearing = await clearingProgress(db, today);
	const villages = new Map<string, PlaceProgress>(
		clearing.map(({ code, found, cleared, oral, oralCleared, irregular, rectified }) => [
			code,
			{ ...noProgress, code, found, cleared, oral, oralCleared, irregular, rectified }
		])
	);
	for (const { code, ...part } of [...(await landParts(db)), ...(seesDebts ? await debtParts(db) : [])])
		villages.set(code, { ...(villages.get(code) ?? { ...noProgress, code }), ...part });
	return [...villages.values()];
}
