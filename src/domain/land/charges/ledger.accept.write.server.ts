import { sql } from 'kysely';
import { officeOf } from '#core/office.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import type { Accepted, ImportSource } from '#db/import-kind.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { papersOf, storedCase } from '#land/cases/case.read.server.ts';
import type { GivenPaper } from '#land/cases/papers.ts';
import { writePaper } from '#land/cases/papers.write.server.ts';
import { LedgerMoved } from '#land/ledger-moved.ts';
import { recordPayment, setCharge } from './charge.write.server.ts';
import { chargesOfAgreements, type ChargeLines, type PaymentLines } from './import.read.server.ts';
import type { ChargeLedgerLine } from './import-rows.ts';
import { plainReceipt } from './receipts.ts';

const taken = <T>(n: number, outcome: { ok: true; value: T } | { ok: false; reason: string }): T => {
	if (!outcome.ok) throw new LedgerMoved(`expected line ${n} to be taken, got ${outcome.reason}`);
	return outcome.value;
};

/**
 * Takes in a ledger of charges: an agreement that is new becomes a case with its papers and what is due by them, written by
 * the same hands as papers typed in a case.
 */
export async function acceptChargeLines(
	tx: Tx,
	actor: Actor,
	source: ImportSource,
	rows: ChargeLines
): Promise<Accepted> {
	const present = await chargesOfAgreements(
		tx,
		rows.map(({ row }) => row.agreement)
	);
	const fresh = rows.filter(({ row }) => !present.has(row.agreement));
	for (const { n, row } of fresh) {
		const number = await caseOfLine(tx, actor, source, n, row);
		taken(n, await setCharge(tx, actor, { number, version: 1 }));
	}
	return { inserted: fresh.length, changed: 0, unchanged: rows.length - fresh.length, unknown: {} };
}

/** Takes down payments by their receipts, each like one typed by hand; what is there already stays as it is. */
export async function acceptPaymentLines(
	tx: Tx,
	actor: Actor,
	source: ImportSource,
	rows: PaymentLines
): Promise<Accepted> {
	const charges = await chargesOfAgreements(
		tx,
		rows.map(({ row }) => row.agreement)
	);
	let inserted = 0;
	for (const { n, row } of rows) {
		const charge = charges.get(row.agreement);
		if (!charge) throw new LedgerMoved(`expected line ${n} to have its charge, got none`);
		if (!row.payment || charge.receipts.includes(plainReceipt(row.payment.receipt))) continue;
		const asked = { number: charge.number, version: charge.version, ...row.payment, file: source.id };
		charge.version = taken(n, await recordPayment(tx, actor, asked)).version;
		inserted += 1;
	}
	return { inserted, changed: 0, unchanged: rows.length - inserted, unknown: {} };
}

/** A case that was walked on paper: it stands where its agreement was signed, its one step says which file tells of it. */
async function caseOfLine(
	tx: Tx,
	actor: Actor,
	source: ImportSource,
	n: number,
	{ village: { code }, papers }: ChargeLedgerLine
): Promise<number> {
	const { land, step, measurement, publicity, resolution, agreement } = papers;
	const today = dayOf(tx.now);
	const id = tx.newId();
	const number = await tx.takeNumbers('land_case', 1);
	const contract = agreement.contract === '' ? null : await contractOf(tx, agreement.contract);
	const state = step === 'supplement' ? 'supplemented' : 're_signed';
	const village = code!;
	await tx.query
		.insertInto('land_case')
		.values({
			...{ county_code: tx.county, id, version: 1, recorded_at: tx.now, feature_no: number, origin: 'ledger' },
			...{ village_code: village, main_kind: contract ? 'over_area' : 'no_contract', land_kind: land },
			...{
				holder_name: agreement.signedBy,
				contract_id: contract?.id ?? null,
				contract_version: contract?.version ?? null
			},
			...{ suspected_mu: measurement.measuredMu, state, outcome: state, handled_at: 'village', assignee: null },
			...{ visit_on: null, opened_on: today, state_since: today, due_on: null, last_actor: actor.id },
			...{ source_file_id: source.id, source_row: n }
		})
		.execute();
	await tx.query
		.insertInto('land_case_step')
		.values({
			...{ county_code: tx.county, id: tx.newId(), case_id: id, seq: 1, step: 'open', from_state: null },
			...{ to_state: state, taken_on: today, due_on: null, reason: source.name.slice(0, 300), recorded_at: tx.now },
			...{ actor_id: actor.id, actor_name: actor.name, actor_level: officeOf(actor.scope) }
		})
		.execute();
	tx.note({ kind: 'land_case', ids: [id], village, detail: { number, act: 'ledger' } });
	const found = (await storedCase(tx, number))!;
	const given: GivenPaper[] = [
		{ kind: 'measurement', typed: measurement },
		{ kind: 'publicity', typed: publicity },
		{ kind: 'resolution', typed: resolution },
		{ kind: 'agreement', typed: agreement }
	];
	for (const [at, paper] of given.entries()) {
		const written = (await papersOf(tx, [id])).get(id)!;
		taken(n, await writePaper(tx, actor, { found, papers: written, seq: at + 2, step, paper, today }));
	}
	return number;
}

async function contractOf(tx: Tx, number: string): Promise<{ id: string; version: number } | null> {
	const row = await tx.query
		.selectFrom('contract')
		.select(['id', 'version'])
		.where('county_code', '=', tx.county)
		.where('number', '=', number)
		.executeTakeFirst();
	return row ?? null;
}

/** Money and cases that a file brought: they stay; a payment is taken back by itself, with its reason. */
export async function broughtByFile(tx: Tx, file: string): Promise<Record<string, number>> {
	const { rows } = await sql<{ cases: number; payments: number }>`
		select
			(select count(*)::integer from land_case
				where land_case.county_code = ${tx.county} and land_case.source_file_id = ${file}::uuid) as cases,
			(select count(*)::integer from charge_payment
				where charge_payment.county_code = ${tx.county} and charge_payment.source_file_id = ${file}::uuid) as payments`.execute(
		tx.query
	);
	return { land_case: rows[0]!.cases, charge_payment: rows[0]!.payments };
}
