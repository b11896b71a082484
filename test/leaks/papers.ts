import type { Filling } from './village.ts';

/** What waits about a village's contracts, who clears them, and what was handed to others of it. */
export function putWaiting({ make, put }: Filling, code: string, mark: string): void {
	const own = () => ({ county_code: make.county, id: make.newId(), version: 1, recorded_at: make.now });
	const from = { source_file_id: null, source_row: null };
	// Let at a rent, and irregular: its village puts it right, its neighbours' rents are compared with it.
	const terms = JSON.stringify({ rents: [{ from: null, to: null, fen: 41_000 }], assets: [] });
	const contract = put(
		'contract',
		code,
		make.contract({
			...{ village_code: code, number: `${mark}-HT-3`, lessee_name: null, kind: 'resource', object_kind: 'land' },
			...{ status: 'irregular', rent_unit: 'mu_year', contracted_mu: 900, terms: terms as never }
		})
	);
	put('contract', code, make.contract({ village_code: code, number: `${mark}-HT-4`, status: 'registered' }));
	put('contract_escalation', code, {
		...{
			...own(),
			...from,
			feature_no: make.next('contract_escalation'),
			code: `${mark}-TJ`,
			contract_id: contract.id
		},
		...{ state: 'township', reason: `${mark}谈不拢`, addressee_kind: null, addressee_id: null, answer: null },
		...{ raised_on: '2026-02-01', due_on: '2026-02-15', answered_on: null, last_actor: 'nobody' }
	});

	put('clearing_group', code, {
		...{ ...own(), ...from, feature_no: make.next('clearing_group'), code: `${mark}-BH`, village_code: code },
		...{
			name: `${mark}一组`,
			leader: `${mark}组长郑`,
			members: null,
			households: null,
			starts_on: '2026-01-01',
			ends_on: null
		}
	});
	for (const level of ['township', 'county'])
		put('handover', code, {
			...{ ...own(), ...from, feature_no: make.next('handover'), code: `${mark}-YJ-${level}`, place_code: code },
			...{ opened_level: level, subject_kind: 'contract', subject_number: contract.number, lead: `${mark}线索` },
			...{ body: '县纪委监委', handed_on: '2026-03-01', receipt_number: null, receipt_on: null, note: null }
		});
}

/** A waiver that waits for the agency, and a payment whose receipt is one of a series that all villages share. */
export function putWaiver(
	{ make, put }: Pick<Filling, 'make' | 'put'>,
	code: string,
	mark: string,
	charge: string
): void {
	put('charge_waiver', code, {
		...{ county_code: make.county, id: make.newId(), charge_id: charge, fen: 100, reason: `${mark}受灾` },
		...{ resolved_on: '2026-03-01', resolution_number: `${mark}-JM`, asked_on: '2026-03-02', asked_by: 'nobody' },
		...{ asked_name: `${mark}经办`, granted_on: null, granted_by: null, granted_name: null, recorded_at: make.now }
	});
	put('charge_payment', code, {
		...{ county_code: make.county, id: make.newId(), charge_id: charge, paid_on: '2026-02-21', fen: 300 },
		...{ receipt_name: '票据', receipt_number: `PJ-${100 + 3 * make.next('shared receipt')}`, actor_id: 'nobody' },
		...{ actor_name: `${mark}经办`, recorded_at: make.now, source_file_id: null },
		...{ reversed_on: null, reversed_by: null, reversed_name: null, reversal: null }
	});
}

/** A record whose offering has not begun: its village sets a price beside its neighbours' rents. */
export function putUnoffered({ make, put }: Pick<Filling, 'make' | 'put'>, code: string, mark: string): void {
	put('reclaimed_asset', code, {
		...{ county_code: make.county, id: make.newId(), version: 1, recorded_at: make.now, source_file_id: null },
		...{ source_row: null, feature_no: make.next('reclaimed_asset'), code: `${mark}-SGZ-2`, village_code: code },
		...{ object_kind: 'land', name: `${mark}西坡`, area_mu: 210, units: null, reclaimed_on: '2026-01-05', jobs: 1 },
		...{ gain_fen: 500, note: null, case_id: null, state: 'waiting', state_since: '2026-02-20', due_on: '2026-03-06' },
		...{ last_actor: 'nobody', price_unit: null, reserve_fen: null, listing_number: null, opens_on: null },
		...{ closes_on: null, result_on: null, won_fen: null, winner_name: null, confirmation_number: null },
		...{ contract_id: null, contract_version: null }
	});
}
