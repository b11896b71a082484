import { sql } from 'kysely';
import { maskedName } from '#core/masked-name.ts';
import { maskedText } from '#core/masks.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { listDebts } from './debts.read.server.ts';
import type { DebtDetail, MovementRow } from './debt-detail.ts';
import type { DebtRow } from './debt-list.ts';
import type { Side } from './methods.ts';

/** One entry with everything known of it; null for what is not there or not in scope. */
export async function debtDetail(db: ReadDb, side: Side, number: string): Promise<DebtDetail | null> {
	const { rows } = await sql<Omit<DebtDetail, keyof DebtRow | 'movements'> & { id: string }>`
		select debt.id, debt.reason, debt.contract_number as contract, debt.approval, debt.township_view as "townshipView",
			debt.township_seen_on as "townshipSeenOn", debt.township_seen_by as "townshipSeenBy",
			village.feature_no as "villageLink", township.name as "townshipName"
		from debt
		join village on village.county_code = ${db.county} and village.code = debt.village_code
		join township on township.county_code = ${db.county} and township.code = substr(debt.village_code, 1, 9)
		where debt.county_code = ${db.county} and debt.side = ${side} and debt.number = ${number}
			and ${inScope(db, 'debt.village_code')}`.execute(db.query);
	const found = rows[0];
	if (!found) return null;
	const row = (await listDebts(db, side)).find(({ id }) => id === found.id);
	if (!row) return null;
	const seenBy = maskedName(found.townshipSeenBy);
	return { ...row, ...found, townshipSeenBy: seenBy, movements: await movementsOf(db, found.id) };
}

/** The movements of an entry, the newest day first. Whoever entered one is an official: their name stands. */
async function movementsOf(db: ReadDb, debt: string): Promise<MovementRow[]> {
	const { rows } = await sql<MovementRow>`
		select one.id, one.method, one.moved_on as "on", one.amount_fen as fen, one.voucher, one.resolved_on as "resolvedOn",
			one.valuation_fen as "valuationFen", one.valued_by as "valuedBy", one.note, one.actor_name as by,
			one.recorded_at as at, other.number as pair, one.reverses_id is not null as reverses,
			exists (select 1 from debt_movement back where back.county_code = ${db.county} and back.reverses_id = one.id) as reversed
		from debt_movement one
		join debt own on own.county_code = ${db.county} and own.id = one.debt_id
		left join debt_movement twin on twin.county_code = ${db.county} and twin.id = one.pair_id
		left join debt other on other.county_code = ${db.county} and other.id = twin.debt_id
		where one.county_code = ${db.county} and one.debt_id = ${debt}::uuid and ${inScope(db, 'own.village_code')}
		order by one.moved_on desc, one.recorded_at desc, one.id desc`.execute(db.query);
	return rows.map((row) => ({ ...row, note: row.note === null ? null : maskedText(row.note, db.county) }));
}
