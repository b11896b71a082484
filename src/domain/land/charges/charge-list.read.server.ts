import { sql } from 'kysely';
import { maskedName } from '#core/masked-name.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { LandKind } from '#land/cases/case.ts';
import { balanceOf, type DueLine } from './balance.ts';
import type { ChargeRow } from './charge-list.ts';
import { receiptGaps, type ReceiptGaps } from './receipts.ts';

interface Stored {
	number: number;
	caseNumber: number;
	village: string;
	villageName: string | null;
	villageKey: string | null;
	township: string | null;
	townshipName: string | null;
	payer: string;
	landKind: LandKind;
	measuredMu: number;
	priceFen: number;
	startsOn: string;
	endsOn: string;
	lines: DueLine[];
	payments: number[] | null;
	waivers: number[] | null;
	lastReceipt: string | null;
}

/** The ledger 新增资源清理收费台账 as it stands on a day, names masked, in the order of its numbers. */
export async function listCharges(db: ReadDb, today: string): Promise<ChargeRow[]> {
	const { rows } = await sql<Stored>`
		with lines as (
			select charge_id, jsonb_agg(jsonb_build_object('fen', fen, 'dueOn', due_on) order by line_no) as lines
			from charge_line where county_code = ${db.county} group by charge_id
		), payments as (
			select charge_id, jsonb_agg(fen order by paid_on, id) as payments, (array_agg(receipt_number order by paid_on desc, id desc))[1] as last
			from charge_payment where county_code = ${db.county} and reversed_on is null group by charge_id
		), waivers as (
			select charge_id, jsonb_agg(fen order by id) as waivers
			from charge_waiver where county_code = ${db.county} and granted_on is not null group by charge_id
		)
		select charge.feature_no as number, land_case.feature_no as "caseNumber", charge.village_code as village, village.name as "villageName",
			village.sort_key as "villageKey", village.township_code as township, township.name as "townshipName", charge.payer_name as payer,
			charge.land_kind as "landKind", charge.measured_mu as "measuredMu", charge.price_fen as "priceFen", charge.starts_on as "startsOn",
			charge.ends_on as "endsOn", lines.lines, payments.payments, payments.last as "lastReceipt", waivers.waivers
		from charge
		join land_case on land_case.county_code = ${db.county} and land_case.id = charge.case_id
		join lines on lines.charge_id = charge.id
		left join payments on payments.charge_id = charge.id
		left join waivers on waivers.charge_id = charge.id
		left join village on village.county_code = ${db.county} and village.code = charge.village_code
		left join township on township.county_code = ${db.county} and township.code = village.township_code
		where charge.county_code = ${db.county} and ${inScope(db, 'charge.village_code')}
		order by charge.feature_no`.execute(db.query);
	return rows.map(({ lines, payments, waivers, ...row }) => {
		const { lines: each, ...balance } = balanceOf(lines, payments ?? [], waivers ?? [], today);
		return {
			...row,
			...balance,
			payer: maskedName(row.payer) ?? '',
			villageName: row.villageName ?? row.village,
			villageKey: row.villageKey ?? row.village,
			township: row.township ?? row.village.slice(0, 9),
			townshipName: row.townshipName ?? '',
			nextOn: each.find(({ open }) => open > 0)?.dueOn ?? null
		};
	});
}

/** Gaps and repeats in the numbers of receipts in scope. */
export async function receiptReport(db: ReadDb): Promise<ReceiptGaps> {
	const { rows } = await sql<{ number: string }>`
		select charge_payment.receipt_number as number
		from charge_payment
		join charge on charge.county_code = ${db.county} and charge.id = charge_payment.charge_id
		where charge_payment.county_code = ${db.county} and charge_payment.reversed_on is null
			and ${inScope(db, 'charge.village_code')}`.execute(db.query);
	return receiptGaps(rows.map(({ number }) => number));
}

/** What came in of what is due, for a board: sums of the record's own fen. Estimates are no part of it. */
export async function collectedFigures(db: ReadDb): Promise<{ due: number; paid: number; mu: number }> {
	const { rows } = await sql<{ due: number; paid: number; mu: number }>`
		select
			(select coalesce(sum(charge_line.fen), 0)::bigint from charge_line
				join charge on charge.county_code = ${db.county} and charge.id = charge_line.charge_id
				where charge_line.county_code = ${db.county} and ${inScope(db, 'charge.village_code')}) as due,
			(select coalesce(sum(charge_payment.fen), 0)::bigint from charge_payment
				join charge on charge.county_code = ${db.county} and charge.id = charge_payment.charge_id
				where charge_payment.county_code = ${db.county} and charge_payment.reversed_on is null
					and ${inScope(db, 'charge.village_code')}) as paid,
			(select coalesce(sum(charge.measured_mu), 0)::integer from charge
				where charge.county_code = ${db.county} and ${inScope(db, 'charge.village_code')}) as mu`.execute(db.query);
	return rows[0]!;
}
