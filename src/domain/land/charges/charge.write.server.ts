import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { dayOf, isDay } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { inScope } from '#db/in-scope.ts';
import type { Tx } from '#db/tx.server.ts';
import { papersOf } from '#land/cases/case.read.server.ts';
import { kept } from '#land/cases/papers.ts';
import { lockCase, stillCollective } from '#land/cases/walk.write.server.ts';
import { balanceOf, mayPay, type Balance } from './balance.ts';
import { chargeByNumber, chargeOfCase, chargeValues } from './charge.read.server.ts';
import { askedFen, grantedFen, paidFen, type Charge } from './charge.ts';
import { dueOf } from './due.ts';
import { isReceipt, plainReceipt } from './receipts.ts';

/** 核定应缴: what a case comes to, by its papers; refused while one of them is missing. */
export async function setCharge(
	tx: Tx,
	actor: Actor,
	asked: { number: number; version: number }
): Promise<Outcome<{ charge: number }>> {
	const locked = await lockCase(tx, asked.number, asked.version);
	if (!locked.ok) return locked;
	const found = locked.value;
	const today = dayOf(tx.now);
	const there = await chargeOfCase(tx, found.id);
	if (there !== null) return refused('charge.twice', { got: there });
	const collective = await stillCollective(tx, found);
	if (!collective.ok) return collective;
	const papers = (await papersOf(tx, [found.id])).get(found.id)!;
	const { payDays } = await chargeValues(tx, today);
	const due = dueOf({ state: found.state, outcome: found.outcome, papers }, today, payDays);
	if (!due.ok) return due;
	const { lines, papers: by, payer, ...terms } = due.value;
	const id = tx.newId();
	const number = await tx.takeNumbers('charge', 1);
	await tx.query
		.insertInto('charge')
		.values({
			...{ county_code: tx.county, id, version: 1, recorded_at: tx.now, feature_no: number, case_id: found.id },
			...{ village_code: found.village, land_kind: found.landKind, payer_name: payer },
			...{ measurement_id: by.measurement, publicity_id: by.publicity, resolution_id: by.resolution },
			...{ agreement_id: by.agreement, measured_mu: terms.measuredMu, price_fen: terms.priceFen },
			...{ starts_on: terms.startsOn, ends_on: terms.endsOn, actor_id: actor.id, actor_name: actor.name }
		})
		.execute();
	await tx.query
		.insertInto('charge_line')
		.values(
			lines.map((line) => ({
				...{ county_code: tx.county, id: tx.newId(), charge_id: id, line_no: line.no, from_on: line.from },
				...{ to_on: line.to, past: line.past, fen: line.fen, due_on: line.dueOn }
			}))
		)
		.execute();
	const fen = lines.reduce((sum, line) => sum + line.fen, 0);
	tx.note({ kind: 'charge', ids: [id], village: found.village, detail: { number, case: found.number, fen } });
	return accepted({ charge: number });
}

async function lockCharge(tx: Tx, number: number, version: number): Promise<Outcome<Charge>> {
	await tx.query
		.selectFrom('charge')
		.select('id')
		.where('county_code', '=', tx.county)
		.where('feature_no', '=', number)
		.where(inScope(tx, 'charge.village_code'))
		.forUpdate()
		.execute();
	const found = await chargeByNumber(tx, number);
	if (!found) return refused('charge.unknown', { got: number });
	if (found.version !== version) return refused('charge.changed', { expected: version, got: found.version });
	return accepted(found);
}

async function raise(tx: Tx, { id, version }: Charge): Promise<void> {
	await tx.query
		.updateTable('charge')
		.set({ version: version + 1, recorded_at: tx.now })
		.where('county_code', '=', tx.county)
		.where('id', '=', id)
		.execute();
}

const standing = ({ lines, payments, waivers }: Charge, today: string): Balance =>
	balanceOf(lines, paidFen(payments), grantedFen(waivers), today);

export interface AskedPayment {
	number: number;
	version: number;
	paidOn: string;
	fen: number;
	receipt: string;
	/** The file it came by; without one it was typed. */
	file?: string;
}

/** Money came in; the official receipt's number is written down beside it. Never above what is due, no receipt twice. */
export async function recordPayment(tx: Tx, actor: Actor, asked: AskedPayment): Promise<Outcome<{ version: number }>> {
	const locked = await lockCharge(tx, asked.number, asked.version);
	if (!locked.ok) return locked;
	const charge = locked.value;
	const today = dayOf(tx.now);
	if (!isDay(asked.paidOn)) return refused('paper.day', { field: 'paidOn', got: asked.paidOn.slice(0, 20) });
	if (asked.paidOn > today)
		return refused('paper.future', { field: 'paidOn', expected: `≤ ${today}`, got: asked.paidOn });
	const first = charge.lines.find(({ past }) => !past)?.from ?? charge.startsOn;
	if (asked.paidOn < first)
		return refused('paper.too_early', { field: 'paidOn', expected: `≥ ${first}`, got: asked.paidOn });
	const receipt = plainReceipt(asked.receipt);
	if (!isReceipt(receipt)) return refused('charge.receipt', { field: 'receipt', got: asked.receipt.slice(0, 40) });
	const may = mayPay(asked.fen, standing(charge, today));
	if (!may.ok) return may;
	const twice = await tx.query
		.selectFrom('charge_payment')
		.select('paid_on')
		.where('county_code', '=', tx.county)
		.where('receipt_number', '=', receipt)
		.where('reversed_on', 'is', null)
		.executeTakeFirst();
	if (twice) return refused('charge.receipt_twice', { field: 'receipt', got: receipt, on: twice.paid_on });
	const { receiptName } = await chargeValues(tx, asked.paidOn);
	const id = tx.newId();
	await tx.query
		.insertInto('charge_payment')
		.values({
			...{ county_code: tx.county, id, charge_id: charge.id, paid_on: asked.paidOn, fen: asked.fen },
			...{ receipt_name: receiptName, receipt_number: receipt, recorded_at: tx.now },
			source_file_id: asked.file ?? null,
			...{ actor_id: actor.id, actor_name: actor.name }
		})
		.execute();
	await raise(tx, charge);
	const detail = { number: charge.number, fen: asked.fen, receipt };
	tx.note({ kind: 'charge_payment', ids: [charge.id, id], village: charge.village, detail });
	return accepted({ version: charge.version + 1 });
}

/**
 * Takes back a payment that was entered by mistake: it stays in the book with the reason and counts no longer, and the
 * receipt's number may be entered again as it should have been.
 */
export async function reversePayment(
	tx: Tx,
	actor: Actor,
	asked: { number: number; version: number; payment: string; reason: string }
): Promise<Outcome<{ version: number }>> {
	const locked = await lockCharge(tx, asked.number, asked.version);
	if (!locked.ok) return locked;
	const charge = locked.value;
	const payment = charge.payments.find(({ id }) => id === asked.payment);
	if (!payment || payment.reversedOn !== null) return refused('charge.payment_unknown');
	const reason = kept(asked.reason);
	if (reason === null || [...reason].length < 4) return refused('charge.reversal', { field: 'reason' });
	await tx.query
		.updateTable('charge_payment')
		.set({ reversed_on: dayOf(tx.now), reversed_by: actor.id, reversed_name: actor.name, reversal: reason })
		.where('county_code', '=', tx.county)
		.where('id', '=', payment.id)
		.execute();
	await raise(tx, charge);
	const detail = { number: charge.number, fen: payment.fen, receipt: payment.receiptNumber, act: 'reversed' };
	tx.note({ kind: 'charge_payment', ids: [charge.id, payment.id], village: charge.village, detail });
	tx.because(reason);
	return accepted({ version: charge.version + 1 });
}

export interface AskedWaiver {
	number: number;
	version: number;
	fen: number;
	reason: string;
	resolvedOn: string;
	resolutionNumber: string;
}

/** Asks for a waiver (减免): with the resolution it rests on. It holds once the 三资代理中心 grants it. */
export async function askWaiver(tx: Tx, actor: Actor, asked: AskedWaiver): Promise<Outcome<{ version: number }>> {
	const locked = await lockCharge(tx, asked.number, asked.version);
	if (!locked.ok) return locked;
	const charge = locked.value;
	const today = dayOf(tx.now);
	const reason = kept(asked.reason);
	if (reason === null || [...reason].length < 4) return refused('charge.waiver_reason', { field: 'reason' });
	const resolution = kept(asked.resolutionNumber, 60);
	if (resolution === null) return refused('charge.waiver_resolution', { field: 'resolutionNumber' });
	if (!isDay(asked.resolvedOn))
		return refused('paper.day', { field: 'resolvedOn', got: asked.resolvedOn.slice(0, 20) });
	if (asked.resolvedOn > today)
		return refused('paper.future', { field: 'resolvedOn', expected: `≤ ${today}`, got: asked.resolvedOn });
	const balance = standing(charge, today);
	const may = mayPay(asked.fen, { ...balance, open: balance.open - askedFen(charge.waivers) });
	if (!may.ok) return may;
	const id = tx.newId();
	await tx.query
		.insertInto('charge_waiver')
		.values({
			...{ county_code: tx.county, id, charge_id: charge.id, fen: asked.fen, reason, asked_on: today },
			...{ resolved_on: asked.resolvedOn, resolution_number: resolution, recorded_at: tx.now },
			...{ asked_by: actor.id, asked_name: actor.name }
		})
		.execute();
	await raise(tx, charge);
	const detail = { number: charge.number, fen: asked.fen, act: 'asked' };
	tx.note({ kind: 'charge_waiver', ids: [charge.id, id], village: charge.village, detail });
	tx.because(reason);
	return accepted({ version: charge.version + 1 });
}

/** Grants a waiver that was asked for: by somebody else, of the township's 三资代理中心. */
export async function grantWaiver(
	tx: Tx,
	actor: Actor,
	asked: { number: number; version: number; waiver: string }
): Promise<Outcome<{ version: number }>> {
	const locked = await lockCharge(tx, asked.number, asked.version);
	if (!locked.ok) return locked;
	const charge = locked.value;
	const today = dayOf(tx.now);
	const waiver = charge.waivers.find(({ id }) => id === asked.waiver);
	if (!waiver || waiver.grantedOn !== null) return refused('charge.waiver_unknown');
	if (waiver.askedBy === actor.id) return refused('charge.waiver_hand', { got: waiver.askedName });
	// Money may have come since it was asked for.
	const may = mayPay(waiver.fen, standing(charge, today));
	if (!may.ok) return may;
	await tx.query
		.updateTable('charge_waiver')
		.set({ granted_on: today, granted_by: actor.id, granted_name: actor.name })
		.where('county_code', '=', tx.county)
		.where('id', '=', waiver.id)
		.execute();
	await raise(tx, charge);
	const detail = { number: charge.number, fen: waiver.fen, act: 'granted' };
	tx.note({ kind: 'charge_waiver', ids: [charge.id, waiver.id], village: charge.village, detail });
	return accepted({ version: charge.version + 1 });
}
