import { sql } from 'kysely';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { DatedValue } from '#core/dated.ts';
import type { Charge, ChargeLine, Payment, Waiver } from './charge.ts';
import { chargeSettings, chargeValuesOn, type ChargeValues } from './settings.ts';

type Head = Omit<Charge, 'lines' | 'payments' | 'waivers'>;

/** One charge by its number; null when it is not there or not in scope. */
export async function chargeByNumber(db: ReadDb, number: number): Promise<Charge | null> {
	const { rows } = await sql<Head>`
		select charge.id, charge.feature_no as number, charge.version, charge.case_id as "caseId", land_case.feature_no as "caseNumber",
			charge.village_code as village, village.name as "villageName", township.name as "townshipName", charge.land_kind as "landKind",
			charge.payer_name as payer, charge.measured_mu as "measuredMu", charge.price_fen as "priceFen", charge.starts_on as "startsOn",
			charge.ends_on as "endsOn", charge.actor_name as "setBy", case_agreement.number as agreement
		from charge
		join land_case on land_case.county_code = ${db.county} and land_case.id = charge.case_id
		join case_agreement on case_agreement.county_code = ${db.county} and case_agreement.id = charge.agreement_id
		left join village on village.county_code = ${db.county} and village.code = charge.village_code
		left join township on township.county_code = ${db.county} and township.code = village.township_code
		where charge.county_code = ${db.county} and charge.feature_no = ${number} and ${inScope(db, 'charge.village_code')}`.execute(
		db.query
	);
	const head = rows[0];
	if (!head) return null;
	const lines = await sql<ChargeLine>`
		select line_no as no, from_on as "from", to_on as "to", past, fen, due_on as "dueOn"
		from charge_line where county_code = ${db.county} and charge_id = ${head.id}::uuid order by line_no`.execute(db.query);
	const payments = await sql<Payment>`
		select id, paid_on as "paidOn", fen, receipt_name as "receiptName", receipt_number as "receiptNumber", actor_name as actor,
			reversed_on as "reversedOn", reversed_name as "reversedName", reversal
		from charge_payment where county_code = ${db.county} and charge_id = ${head.id}::uuid order by paid_on, recorded_at, id`.execute(
		db.query
	);
	const waivers = await sql<Waiver>`
		select id, fen, reason, resolved_on as "resolvedOn", resolution_number as "resolutionNumber", asked_on as "askedOn",
			asked_by as "askedBy", asked_name as "askedName", granted_on as "grantedOn", granted_name as "grantedName"
		from charge_waiver where county_code = ${db.county} and charge_id = ${head.id}::uuid order by asked_on, id`.execute(
		db.query
	);
	return { ...head, lines: lines.rows, payments: payments.rows, waivers: waivers.rows };
}

/** The number of a case's charge; null before anything is due. */
export async function chargeOfCase(db: ReadDb, caseId: string): Promise<number | null> {
	const row = await db.query
		.selectFrom('charge')
		.select('feature_no')
		.where('county_code', '=', db.county)
		.where('case_id', '=', caseId)
		.executeTakeFirst();
	return row?.feature_no ?? null;
}

/** What the county has set for charges, as it holds on a day. */
export async function chargeValues(db: ReadDb, day: string): Promise<ChargeValues> {
	const dated: DatedValue[] = await db.query
		.selectFrom('setting')
		.select(['key', 'valid_from as validFrom', 'value'])
		.where('county_code', '=', db.county)
		.where('key', 'in', Object.keys(chargeSettings))
		.execute();
	return chargeValuesOn(day, dated);
}
