import type { Tx } from '#db/tx.server.ts';

/** A case as somebody has walked it to its signing, as rows: what a charge may be set by. */
export interface SignedCase {
	village: string;
	mu: number;
	priceFen: number;
	signedOn: string;
	startsOn: string;
	endsOn: string;
	pastFrom?: string | null;
	method?: string;
	payer?: string;
	contractId?: string | null;
}

/** Writes it, and gives its number. Days lie in 2026 unless told. */
export async function signedCase(tx: Tx, given: SignedCase): Promise<number> {
	const number = await tx.takeNumbers('land_case', 1);
	const [id, measured, shown] = [tx.newId(), tx.newId(), tx.newId()];
	const own = (seq: number) => ({ county_code: tx.county, case_id: id, seq, recorded_at: tx.now });
	await tx.query
		.insertInto('land_case')
		.values({
			...{ county_code: tx.county, id, version: 1, recorded_at: tx.now, feature_no: number, origin: 'ledger' },
			...{ village_code: given.village, main_kind: 'over_area', land_kind: 'farmland', suspected_mu: given.mu },
			...{ state: 'supplemented', outcome: 'supplemented', handled_at: 'village', opened_on: '2026-01-05' },
			...{ state_since: '2026-02-20', contract_id: given.contractId ?? null },
			contract_version: given.contractId ? 1 : null
		})
		.execute();
	await tx.query
		.insertInto('case_measurement')
		.values({
			...{ ...own(3), id: measured, method: given.method ?? 'rtk', measured_on: '2026-01-10' },
			...{ measured_mu: given.mu, measured_by: '张某', user_signed: true, village_signed: true, neighbours: '[]' }
		})
		.execute();
	await tx.query
		.insertInto('case_publicity')
		.values({
			...{ ...own(4), id: shown, measurement_id: measured, place: '村公示栏' },
			...{ starts_on: '2026-01-11', ends_on: '2026-01-18' }
		})
		.execute();
	await tx.query
		.insertInto('case_resolution')
		.values({
			...{ ...own(6), id: tx.newId(), met_on: '2026-01-25', entitled: 30, present: 24, approve: 20, against: 1 },
			...{ price_fen: given.priceFen, starts_on: given.startsOn, ends_on: given.endsOn },
			past_from: given.pastFrom ?? null,
			...(given.pastFrom ? { opinion_lawyer: '钱律师', opinion_on: '2026-01-24', opinion: '可以' } : {})
		})
		.execute();
	await tx.query
		.insertInto('case_agreement')
		.values({
			...{ ...own(7), id: tx.newId(), kind: 'supplement', number: `补 ${number}`, signed_on: given.signedOn },
			...{ signed_by: given.payer ?? '王建国' }
		})
		.execute();
	return number;
}
