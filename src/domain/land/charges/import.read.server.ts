import { sql } from 'kysely';
import type { Problem } from '#core/import-fields.ts';
import { dayOf } from '#core/period.ts';
import { inScope } from '#db/in-scope.ts';
import type { Completed, ImportRow } from '#db/import-kind.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { caseValues } from '#land/cases/case.read.server.ts';
import { groundUnder } from '#land/cases/ground.read.server.ts';
import { notHousehold } from '#land/cases/household-land.ts';
import { doubles, without } from '#territory/import-checks.ts';
import { placedRows } from '#territory/placed-rows.read.server.ts';
import { chargeValues } from './charge.read.server.ts';
import type { ChargeLedgerLine, PaymentLine } from './import-rows.ts';
import { differences, dueOfLine, paymentProblems, type KnownCharge, type LedgerRules } from './ledger-lines.ts';
import { plainReceipt } from './receipts.ts';

export type ChargeLines = ImportRow<ChargeLedgerLine>[];
export type PaymentLines = ImportRow<PaymentLine>[];

/** A charge the county has, with its number and version. */
export interface RecordedCharge extends KnownCharge {
	number: number;
	version: number;
}

/** What lines are judged by on a day. */
export async function ledgerRules(db: ReadDb, now: Date): Promise<LedgerRules> {
	const today = dayOf(now);
	const { publicityDays } = await caseValues(db, today);
	const { payDays } = await chargeValues(db, today);
	return { today, publicityDays, payDays };
}

/** Charges in scope by the numbers of their agreements. */
export async function chargesOfAgreements(
	db: ReadDb,
	agreements: readonly string[]
): Promise<Map<string, RecordedCharge>> {
	const { rows } = await sql<RecordedCharge & { agreement: string; receipts: string[] | null }>`
		select case_agreement.number as agreement, charge.feature_no as number, charge.version, charge.measured_mu as mu,
			charge.price_fen as "priceFen", charge.starts_on as "from", due.fen as "dueFen",
			due.fen - coalesce(paid.fen, 0) - coalesce((
				select sum(charge_waiver.fen)::bigint from charge_waiver
				where charge_waiver.county_code = ${db.county} and charge_waiver.charge_id = charge.id
					and charge_waiver.granted_on is not null), 0) as "openFen", paid.receipts
		from case_agreement
		join charge on charge.county_code = ${db.county} and charge.agreement_id = case_agreement.id
		join lateral (
			select sum(charge_line.fen)::bigint as fen from charge_line
			where charge_line.county_code = ${db.county} and charge_line.charge_id = charge.id) due on true
		left join lateral (
			select sum(charge_payment.fen)::bigint as fen, array_agg(charge_payment.receipt_number) as receipts from charge_payment
			where charge_payment.county_code = ${db.county} and charge_payment.charge_id = charge.id
				and charge_payment.reversed_on is null) paid on true
		where case_agreement.county_code = ${db.county} and case_agreement.number = any(${[...agreements]}::text[])
			and ${inScope(db, 'charge.village_code')}`.execute(db.query);
	return new Map(
		rows.map(({ agreement, receipts, ...rest }) => [
			agreement,
			{ ...rest, receipts: (receipts ?? []).map(plainReceipt) }
		])
	);
}

/** Of these numbers, those an agreement of the county has. */
async function takenAgreements(db: ReadDb, agreements: readonly string[]): Promise<Set<string>> {
	const { rows } = await sql<{ number: string }>`
		select number from case_agreement
		where case_agreement.county_code = ${db.county} and case_agreement.number = any(${[...agreements]}::text[])`.execute(
		db.query
	);
	return new Set(rows.map(({ number }) => number));
}

/** Of these receipts, those that are entered and count. */
async function takenReceipts(db: ReadDb, receipts: readonly string[]): Promise<Set<string>> {
	const { rows } = await sql<{ number: string }>`
		select receipt_number as number from charge_payment
		where charge_payment.county_code = ${db.county} and charge_payment.reversed_on is null
			and charge_payment.receipt_number = any(${[...receipts]}::text[])`.execute(db.query);
	return new Set(rows.map(({ number }) => number));
}

/** Numbers of contracts in scope that a charge may stand on. */
export async function collectiveContracts(db: ReadDb, numbers: readonly string[]): Promise<Set<string>> {
	const { rows } = await sql<{ id: string; number: string }>`
		select contract.id, contract.number from contract
		where contract.county_code = ${db.county} and contract.number = any(${[...numbers]}::text[])
			and ${inScope(db, 'contract.village_code')}`.execute(db.query);
	const collective = async (ids: string[]) => notHousehold(await groundUnder(db, [], ids)).ok;
	if (await collective(rows.map(({ id }) => id))) return new Set(rows.map(({ number }) => number));
	const kept = new Set<string>();
	for (const { id, number } of rows) if (await collective([id])) kept.add(number);
	return kept;
}

/** Villages, contracts, numbers used twice, and what the papers of each line come to. */
export async function completeChargeLines(db: ReadDb, rows: ChargeLines): Promise<Completed<ChargeLedgerLine>> {
	const rules = await ledgerRules(db, new Date());
	const { villages, problems } = await placedRows(db, rows, ({ village }) => village);
	const placed = rows.map((each, at) => ({
		...each,
		row: { ...each.row, village: { ...each.row.village, code: villages[at] ?? null } }
	}));
	const agreements = rows.map(({ row }) => row.agreement);
	const known = await chargesOfAgreements(db, agreements);
	const taken = await takenAgreements(db, agreements);
	const named = rows.flatMap(({ row }) => row.papers.agreement.contract || []);
	const contracts = await collectiveContracts(db, [...new Set(named)]);
	problems.push(
		...doubles(
			without(placed, problems).map(({ n, row }) => ({ n, key: row.agreement })),
			'agreement'
		)
	);
	for (const { n, row } of without(placed, problems)) {
		const present = known.get(row.agreement);
		if (present) problems.push(...differences(n, row, present));
		else if (taken.has(row.agreement))
			problems.push({ row: n, field: 'agreement', expected: 'unique.number', got: row.agreement });
		else if (!standsOn(row, contracts))
			problems.push({
				...{ row: n, field: 'contract_number', expected: 'charge.contract' },
				got: row.papers.agreement.contract || null
			});
		else problems.push(...dueOfLine(n, row, rules).problems);
	}
	return { rows: without(placed, problems), problems };
}

/** Whether an agreement stands on a collective contract, or is one by its own number; a supplement needs one. */
function standsOn({ papers: { agreement, step } }: ChargeLedgerLine, collective: ReadonlySet<string>): boolean {
	const written = { number: agreement.number, method: null, household: false };
	const own = notHousehold({ contracts: [written], bases: [], categories: [], onFamily: false }).ok;
	return own && (agreement.contract === '' ? step === 're_sign' : collective.has(agreement.contract));
}

/** Each payment's charge, receipts used twice, and money above what the payments before it left open. */
export async function completePaymentLines(db: ReadDb, rows: PaymentLines): Promise<Completed<PaymentLine>> {
	const { today } = await ledgerRules(db, new Date());
	const known = await chargesOfAgreements(
		db,
		rows.map(({ row }) => row.agreement)
	);
	const receiptOf = ({ payment }: PaymentLine) => plainReceipt(payment?.receipt ?? '');
	const used = await takenReceipts(
		db,
		rows.map(({ row }) => receiptOf(row))
	);
	const problems: Problem[] = [];
	for (const { n, row } of rows) {
		const charge = known.get(row.agreement);
		const receipt = receiptOf(row);
		if (!charge) problems.push({ row: n, field: 'agreement', expected: 'charge.agreement', got: row.agreement });
		// What is there already is left as it is.
		if (!charge || !row.payment || charge.receipts.includes(receipt)) continue;
		const found = paymentProblems(n, row.payment, charge, today);
		if (used.has(receipt)) found.push({ row: n, field: 'receipt', expected: 'charge.receipt_twice', got: receipt });
		problems.push(...found);
		if (found.length > 0) continue;
		used.add(receipt);
		charge.openFen -= row.payment.fen;
	}
	return { rows: without(rows, problems), problems };
}
