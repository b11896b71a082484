import type { Row } from '#test/factory.ts';
import { people } from './people.ts';
import type { Random } from '#core/random.ts';
import { RECLAIMED } from './reclaimed-rows.ts';
import { day, type Sheet } from './rows.ts';

type Ledgered = Row<'reclaimed_land'>;

/** 元/亩·年 in fen, and what came in by now, fen: 2187 万元 (DESIGN §9). What is due is larger, and the demo's own. */
export const PRICES = { farmland: 40_000, construction: 960_000 } as const;
export const COLLECTED_FEN = 2_187_000_000;
const YEARS = 3;
export const DUE_FEN =
	((RECLAIMED.farmland * PRICES.farmland + RECLAIMED.construction * PRICES.construction) / 100) * YEARS;
/** Taken off by a resolution, with the 三资代理中心’s word. */
export const WAIVED_FEN = 3_600_000;
/** The last day that the ledger tells of. */
const LAST = day(2026, 11, 20);

const DAY = 86_400_000;
const plus = (from: string, days: number): string => new Date(Date.parse(from) + days * DAY).toISOString().slice(0, 10);
const yearsOn = (from: string, years: number): string => `${Number(from.slice(0, 4)) + years}${from.slice(4)}`;

interface Book {
	charge: Row<'charge'>;
	lines: Row<'charge_line'>[];
	signedOn: string;
	fen: number;
}

/**
 * Cases of earlier ledgers, one a village and kind of land: the land taken back was measured, publicised, resolved on and put
 * into contracts, and three years of it are charged. Farm land is paid for; of building land some is still open.
 */
export function addCases(sheet: Sheet, random: Random): void {
	const { rows } = sheet;
	const payers = people(random.branch('payers'));
	const groups = Map.groupBy(rows.reclaimed_land, ({ village_code, kind }) => `${village_code} ${kind}`);
	const books = [...groups.keys()].sort().map((key, index) => {
		const land = groups.get(key)!;
		// It came back to the collective with the signing of a new contract.
		const found = land.map(({ reclaimed_on }) => reclaimed_on!).sort()[0]!;
		return addCase(sheet, land, found, index, payers.next(), random);
	});
	addPayments(sheet, books, random.branch('payments'));
}

function addCase(sheet: Sheet, land: Ledgered[], found: string, index: number, payer: string, random: Random): Book {
	const { factory: make, rows } = sheet;
	const { village_code, kind } = land[0]! as { village_code: string; kind: 'farmland' | 'construction' };
	const mu = land.reduce((sum, { ledger_mu }) => sum + ledger_mu, 0);
	const [id, measured, shown, resolved, signed] = [0, 0, 0, 0, 0].map(() => make.newId()) as [
		...[string, string, string, string, string]
	];
	const at = [-52, -48, -40, -37, -22, -10, 0, 10].map((days) => plus(found, days + random.whole(0, 2)));
	const signedOn = at[6]!;
	const number = index + 1;
	rows.land_case.push({
		...{ county_code: make.county, id, version: 8, recorded_at: make.now, feature_no: number, origin: 'ledger' },
		...{ village_code, main_kind: kind === 'farmland' ? 'over_area' : 'no_contract', land_kind: kind },
		...{ holder_name: payer, contract_id: null, contract_version: null, suspected_mu: mu, state: 'closed' },
		...{ outcome: 're_signed', handled_at: 'village', assignee: '村丈量组', visit_on: at[1]!, opened_on: at[0]! },
		...{ source_file_id: null, source_row: null },
		...{ state_since: at[7]!, due_on: null, last_actor: 'demo-centre' }
	});
	for (const { id: reclaimed_id, version } of land)
		rows.land_case_reclaimed.push({
			...{ county_code: make.county, id: make.newId(), case_id: id, reclaimed_id, reclaimed_version: version }
		});
	const steps = [
		...[
			['open', null, 'suspected', 'township'],
			['assign', 'suspected', 'assigned', 'township']
		],
		...[
			['measure', 'assigned', 'measured', 'village'],
			['publicise', 'measured', 'publicised', 'village']
		],
		...[
			['negotiate', 'publicised', 'negotiating', 'village'],
			['resolve', 'negotiating', 'resolving', 'village']
		],
		...[
			['re_sign', 'resolving', 're_signed', 'township'],
			['close', 're_signed', 'closed', 'county']
		]
	] as const;
	const names = { township: '乡镇经办', village: '村经办', county: '中心经办' } as const;
	steps.forEach(([step, from_state, to_state, level], place) =>
		rows.land_case_step.push({
			...{ county_code: make.county, id: make.newId(), case_id: id, seq: place + 1, step, from_state, to_state },
			...{ taken_on: at[place]!, due_on: null, reason: null, actor_id: `demo-${level}`, actor_name: names[level] },
			...{ actor_level: level, recorded_at: make.now }
		})
	);
	const own = { county_code: make.county, case_id: id, recorded_at: make.now };
	const neighbours = (['east', 'south', 'west', 'north'] as const).map((side) => ({
		side,
		name: '',
		signed: true,
		why: null
	}));
	rows.case_measurement.push({
		...{ ...own, id: measured, seq: 3, method: 'rtk', measured_on: at[2]!, measured_mu: mu, measured_by: '乡镇测量队' },
		...{ occupation_id: null, occupation_version: null, field_record_id: null, user_signed: true },
		...{ village_signed: true, neighbours: JSON.stringify(neighbours), note: null }
	});
	rows.case_publicity.push({
		...{ ...own, id: shown, seq: 4, measurement_id: measured, place: '村委会公示栏', starts_on: at[3]! },
		ends_on: plus(at[3]!, 6)
	});
	rows.case_resolution.push({
		...{ ...own, id: resolved, seq: 6, met_on: at[5]!, entitled: 33, present: 28, approve: 25, against: 1 },
		...{ price_fen: PRICES[kind], starts_on: at[5]!, ends_on: yearsOn(signedOn, YEARS), past_from: null },
		...{ opinion_lawyer: null, opinion_on: null, opinion: null, subject_id: null }
	});
	rows.case_agreement.push({
		...{
			...own,
			id: signed,
			seq: 7,
			kind: 'contract',
			number: `新-${signedOn.slice(0, 4)}-${String(number).padStart(4, '0')}`
		},
		...{ contract_id: null, contract_version: null, signed_by: payer, signed_on: signedOn }
	});
	const charge: Row<'charge'> = {
		...{
			county_code: make.county,
			id: make.newId(),
			version: 1,
			recorded_at: make.now,
			feature_no: number,
			case_id: id
		},
		...{ village_code, land_kind: kind, payer_name: payer, measurement_id: measured, publicity_id: shown },
		...{ resolution_id: resolved, agreement_id: signed, measured_mu: mu, price_fen: PRICES[kind] },
		...{ starts_on: signedOn, ends_on: yearsOn(signedOn, YEARS), actor_id: 'demo-township', actor_name: '乡镇经办' }
	};
	rows.charge.push(charge);
	const fen = (mu * PRICES[kind]) / 100;
	const lines = Array.from({ length: YEARS }, (_, year): Row<'charge_line'> => ({
		...{ county_code: make.county, id: make.newId(), charge_id: charge.id, line_no: year + 1, past: false, fen },
		...{ from_on: yearsOn(signedOn, year), to_on: yearsOn(signedOn, year + 1) },
		due_on: plus(yearsOn(signedOn, year), 30)
	}));
	rows.charge_line.push(...lines);
	return { charge, lines, signedOn, fen: fen * YEARS };
}

/** Money: all of it but what is open, which lies on some building land, the newest first and one of it waived. */
function addPayments(sheet: Sheet, books: readonly Book[], random: Random): void {
	const { factory: make, rows } = sheet;
	let open = DUE_FEN - COLLECTED_FEN - WAIVED_FEN;
	const unpaid = new Map<Book, number>();
	const shuffled = random.shuffled(books.filter(({ charge }) => charge.land_kind === 'construction'));
	// Every township has something open before one has two.
	const turn = new Map<string, number>();
	const turns = new Map(
		shuffled.map((book): [Book, number] => {
			const town = book.charge.village_code.slice(0, 9);
			turn.set(town, (turn.get(town) ?? 0) + 1);
			return [book, turn.get(town)!];
		})
	);
	const building = shuffled.toSorted((one, other) => turns.get(one)! - turns.get(other)!);
	const waived = building.find(({ fen }) => fen > WAIVED_FEN * 4)!;
	for (const book of building) {
		const share = Math.min(open, book === waived ? 0 : Math.round((book.fen * random.pick([1, 1, 2])) / 3));
		if (share > 0) unpaid.set(book, share);
		open -= share;
	}
	if (open > 0) throw new RangeError(`expected building land for what is open, got ${open} fen left over`);
	const { id: waivedId } = waived.charge;
	rows.charge_waiver.push({
		...{ county_code: make.county, id: make.newId(), charge_id: waivedId, fen: WAIVED_FEN, recorded_at: make.now },
		...{
			reason: '洪灾后停业四个月，村民代表会议同意减免',
			resolved_on: day(2026, 8, 20),
			resolution_number: '决 2026-08'
		},
		...{ asked_on: day(2026, 8, 24), asked_by: 'demo-township', asked_name: '乡镇经办', granted_on: day(2026, 8, 28) },
		...{ granted_by: 'demo-agency', granted_name: '三资代理中心经办' }
	});
	const numbers = new Map<string, number>();
	for (const book of books) {
		const { charge, signedOn } = book;
		let left = book.fen - (unpaid.get(book) ?? 0) - (book === waived ? WAIVED_FEN : 0);
		const parts = random.whole(1, 3);
		for (let part = 0; part < parts && left > 0; part++) {
			const fen = part === parts - 1 ? left : Math.ceil(left / (parts - part));
			left -= fen;
			const paid = plus(signedOn, 5 + part * 90 + random.whole(0, 20));
			const town = charge.village_code.slice(0, 9);
			// One receipt of the first book was spoilt: its number is in no line.
			const number = (numbers.get(town) ?? 0) + (town.endsWith('101') && numbers.get(town) === 6 ? 2 : 1);
			numbers.set(town, number);
			rows.charge_payment.push({
				...{ county_code: make.county, id: make.newId(), charge_id: charge.id, fen, recorded_at: make.now },
				...{ paid_on: paid < LAST ? paid : LAST, receipt_name: '农村集体经济组织专用票据' },
				receipt_number: `HC${town.slice(6)}-${String(number).padStart(6, '0')}`,
				...{ actor_id: 'demo-agency', actor_name: '三资代理中心经办' },
				...{ source_file_id: null, reversed_on: null, reversed_by: null, reversed_name: null, reversal: null }
			});
		}
	}
}
