import { putProject } from './asked-project.ts';
import type { Tables } from '#db/tables.ts';
import type { Factory, Row } from '#test/factory.ts';
import { openItem, villageMatter, villageMeeting, villageResolution } from '#test/meeting-factory.ts';
import { putUnoffered, putWaiting, putWaiver } from './papers.ts';
import type { NearPlot, Placed, WorldVillage } from './world.ts';

/** Of a village, metres. */
export const SIDE = 2000;

/** A plot of one village that the village before has in a contract, and what that one has on the same ground. */
export function lendPlot(
	{ make, put }: Pick<Filling, 'make' | 'put'>,
	rows: readonly Placed[],
	place: string,
	before: string,
	mark: string,
	east: number
): NearPlot {
	const shape = make.rectangle(east - 800, 500, 100, 100);
	const plot = put('parcel', place, make.parcel({ village_code: place, code: `${mark}-DK`, name: `${mark}坪`, shape }));
	const contract = rows.find(({ table, place: of }) => table === 'contract' && of === before)!;
	const named = { contract_id: contract.id, parcel_id: plot.id, contracted_mu: 300 };
	put('contract_parcel', place, make.contractParcel(named));
	// What the village before has on the same ground.
	const other = rows.find(({ table, place: of }) => table === 'village' && of === before)!.row as Row<'village'>;
	const texts = rows.find(({ table, place: of }) => table === 'grid' && of === before)!.row as Row<'grid'>;
	const theirs = texts.name.replace('网格', '');
	const on = (x: number) => ({ village_code: other.code, shape: make.rectangle(east - 800 + x, 500, 80, 60) });
	put(
		'occupation',
		before,
		make.occupation({ ...on(-10), code: `${theirs}-YJ-1`, lessee_code: `${theirs}9`, method: 'uav' })
	);
	put('reclaimed_land', before, make.reclaimedLand({ ...on(10), code: `${theirs}-YJ-2`, name: `${theirs}越界地` }));
	put('parcel', before, make.parcel({ ...on(30), code: `${theirs}-YJ-3`, name: `${theirs}越界坡` }));
	// And what lies there of the village's own that no contract of theirs names: under theirs, beside theirs.
	const own = rows.find((each) => each.table === 'grid' && each.place === place)!.row as Row<'grid'>;
	const ours = own.name.replace('网格', '');
	const under = { village_code: place, shape: make.rectangle(east - 825, 500, 30, 60) };
	put('parcel', place, make.parcel({ ...under, code: `${ours}-YJ-4`, name: `${ours}坡下` }));
	put('land_use', place, make.landUse({ ...under, code: `${ours}YD`, use_name: `${ours}旱地` }));
	// Not on a zone's ground: what of it lies in red lines is told of the whole zone.
	if (before.slice(0, 9) !== place.slice(0, 9))
		put('constraint_area', place, make.constraintArea({ ...under, name: `${ours}坡下红线` }));
	put('occupation', place, make.occupation({ ...under, code: `${ours}-YJ-5`, lessee_code: `${ours}8`, method: 'uav' }));
	const low = rows.find((each) => each.table === 'parcel' && each.place === place && (each.row as Row<'parcel'>).name?.endsWith('洼'))!; // prettier-ignore
	put('land_match', place, make.landMatch({ village_code: place, parcel_id: low.id, decision: 'confirmed', contract_id: contract.id })); // prettier-ignore
	return { mark, id: plot.id, place, before };
}

export interface Filling {
	make: Factory;
	put: <T extends keyof Tables>(table: T, place: string, row: Row<T>) => Row<T>;
	whole: string[];
	restricted: string[];
}

/** A case walked to its end, and the charge that followed from it, of somebody whose name is told masked. */
function putCase({ make, put }: Pick<Filling, 'make' | 'put'>, code: string, mark: string): void {
	const [id, measured, shown, resolved, signed] = Array.from({ length: 5 }, () => make.newId()) as [
		...[string, string, string, string, string]
	];
	const number = make.next('land_case');
	const own = (seq: number) => ({ county_code: make.county, case_id: id, seq, recorded_at: make.now });
	const holder = `${mark}占用人钱`;
	put('land_case', code, {
		...{ county_code: make.county, id, version: 1, recorded_at: make.now, feature_no: number, origin: 'ledger' },
		...{ village_code: code, main_kind: 'no_contract', land_kind: 'farmland', holder_name: holder, contract_id: null },
		...{ contract_version: null, suspected_mu: 320, state: 'supplemented', outcome: 'supplemented' },
		...{ handled_at: 'village', assignee: `${mark}丈量组`, visit_on: '2026-01-08', opened_on: '2026-01-05' },
		...{ state_since: '2026-02-20', due_on: '2026-03-06', last_actor: 'nobody' },
		...{ source_file_id: null, source_row: null }
	});
	put('case_measurement', code, {
		...{
			...own(3),
			id: measured,
			method: 'rtk',
			measured_on: '2026-01-10',
			measured_mu: 321,
			measured_by: `${mark}测量队`
		},
		...{
			occupation_id: null,
			occupation_version: null,
			field_record_id: null,
			user_signed: true,
			village_signed: true
		},
		...{ neighbours: '[]', note: `${mark}量过` }
	});
	put('case_publicity', code, {
		...{ ...own(4), id: shown, measurement_id: measured, place: `${mark}公示栏` },
		...{ starts_on: '2026-01-11', ends_on: '2026-01-18' }
	});
	put('case_resolution', code, {
		...{ ...own(6), id: resolved, met_on: '2026-01-25', entitled: 30, present: 24, approve: 20, against: 1 },
		...{ price_fen: 40_000, starts_on: '2026-02-01', ends_on: '2029-02-01', past_from: null },
		...{ opinion_lawyer: null, opinion_on: null, opinion: null, subject_id: null }
	});
	put('case_agreement', code, {
		...{ ...own(7), id: signed, kind: 'supplement', number: `${mark}-BC-1`, contract_id: null, contract_version: null },
		...{ signed_by: holder, signed_on: '2026-02-01' }
	});
	const charge = make.newId();
	put('charge', code, {
		...{ county_code: make.county, id: charge, version: 1, recorded_at: make.now, feature_no: number, case_id: id },
		...{ village_code: code, land_kind: 'farmland', payer_name: holder, measurement_id: measured },
		...{ publicity_id: shown, resolution_id: resolved, agreement_id: signed, measured_mu: 321, price_fen: 40_000 },
		...{ starts_on: '2026-02-01', ends_on: '2029-02-01', actor_id: 'nobody', actor_name: `${mark}经办` }
	});
	put('charge_line', code, {
		...{ county_code: make.county, id: make.newId(), charge_id: charge, line_no: 1, from_on: '2026-02-01' },
		...{ to_on: '2027-02-01', past: false, fen: 128_400, due_on: '2026-03-03' }
	});
	put('charge_payment', code, {
		...{ county_code: make.county, id: make.newId(), charge_id: charge, paid_on: '2026-02-20', fen: 700 },
		...{ receipt_name: '票据', receipt_number: `${mark}-PJ-1`, actor_id: 'nobody', actor_name: `${mark}经办` },
		recorded_at: make.now,
		...{ source_file_id: null, reversed_on: null, reversed_by: null, reversed_name: null, reversal: null }
	});
	putWaiver({ make, put }, code, mark, charge);
}

/** A record of what was taken back, awarded to somebody whose name is told masked. */
function putAsset({ make, put }: Pick<Filling, 'make' | 'put'>, code: string, mark: string, land: string): void {
	const id = make.newId();
	const winner = `${mark}竞得人周`;
	put('reclaimed_asset', code, {
		...{ county_code: make.county, id, version: 1, recorded_at: make.now, feature_no: make.next('reclaimed_asset') },
		...{ source_file_id: null, source_row: null, code: `${mark}-SGZ`, village_code: code, object_kind: 'land' },
		...{ name: `${mark}东坡`, area_mu: 320, units: null, reclaimed_on: '2026-01-05', jobs: 2, gain_fen: 700 },
		...{ note: `${mark}收回`, case_id: null, state: 'awarded', state_since: '2026-02-20', due_on: '2026-03-06' },
		...{ last_actor: 'nobody', price_unit: 'mu_year', reserve_fen: 40_000, listing_number: `${mark}-GP` },
		...{ opens_on: '2026-02-01', closes_on: '2026-02-11', result_on: '2026-02-12', won_fen: 44_000 },
		...{ winner_name: winner, confirmation_number: `${mark}-CJ`, contract_id: null, contract_version: null }
	});
	put('reclaimed_asset_land', code, {
		...{ county_code: make.county, id: make.newId(), asset_id: id, reclaimed_id: land }
	});
	const paper = { kind: 'award', winner, wonFen: 44_000, resultOn: '2026-02-12', confirmation: `${mark}-CJ` };
	put('offering_step', code, {
		...{ county_code: make.county, id: make.newId(), asset_id: id, seq: 1, step: 'award', from_state: 'listed' },
		...{ to_state: 'awarded', taken_on: '2026-02-12', due_on: null, reason: null, recorded_at: make.now },
		...{ paper: JSON.stringify({ ...paper, member: false }) as never, actor_id: 'nobody' },
		...{ actor_name: `${mark}经办`, actor_level: 'village' }
	});
}

/** A meeting with a matter that passed and one that waits, and what everybody is told of the first. */
function putMeeting({ make, put, whole }: Filling, code: string, mark: string): void {
	const here = { village_code: code };
	const lead = { chair: `${mark}主持人周`, minute_taker: `${mark}记录人吴` };
	whole.push(lead.chair, lead.minute_taker);
	const meeting = put('village_meeting', code, villageMeeting(make, { ...here, ...lead, place: `${mark}会议室`, minutes: `${mark}记录` })); // prettier-ignore
	const matter = put('village_matter', code, villageMatter(make, { ...here, title: `${mark}修路` }));
	const line = { ...here, meeting_id: meeting.id, matter_id: matter.id };
	const resolution = put('village_resolution', code, villageResolution(make, { ...line, number: `${mark}-YJ`, decision: `${mark}同意` })); // prettier-ignore
	put('village_matter', code, villageMatter(make, { ...here, title: `${mark}路灯` }));
	put('open_item', code, openItem(make, { ...here, subject_id: resolution.id, body: `议定事项：${mark}修路` }));
	put('meeting_reminder', code, {
		...{ county_code: make.county, id: make.newId(), ...here, month: '2026-02', said: `${mark}催办` },
		...{ actor_id: 'nobody', actor_name: `${mark}经办`, recorded_at: make.now }
	});
}

/** What lies in a village, round its middle. */
export function fillVillage({ make, put, whole, restricted }: Filling, village: WorldVillage, east: number): void {
	const { code, township, mark, name } = village;
	const box = (x: number, y: number, width = 100, height = 100) => make.rectangle(east + x, y, width, height);
	const here = { village_code: code };
	put('village', code, make.village({ code, name, township_code: township, shape: box(0, 0, SIDE, SIDE) }));
	put('grid', code, make.grid({ ...here, name: `${mark}网格`, shape: box(0, 0, SIDE, SIDE) }));
	put('constraint_area', code, make.constraintArea({ ...here, name: `${mark}红线`, shape: box(600, 600, 200, 200) }));
	put('land_use', code, make.landUse({ ...here, code: `${mark}DL`, shape: box(0, -700, 300, 300) }));
	const lessee = `${mark}承包户王`;
	whole.push(lessee, `${mark}农户李`, `${mark}使用人赵`);
	const contract = put(
		'contract',
		code,
		make.contract({ ...here, number: `${mark}-HT-1`, lessee_name: lessee, extra: null })
	);
	const plot = put('parcel', code, make.parcel({ ...here, name: `${mark}坡`, shape: box(-800, 100) }));
	put(
		'contract_parcel',
		code,
		make.contractParcel({ contract_id: contract.id, parcel_id: plot.id, contracted_mu: 1500 })
	);
	const survey = { ...here, method: 'uav' };
	put(
		'occupation',
		code,
		make.occupation({
			...{ ...survey, code: `${mark}-SC-1`, contract_number: contract.number, lessee_name: lessee },
			shape: box(-800, 120, 100, 140)
		})
	);
	const family = put(
		'contract',
		code,
		make.contract({ ...here, number: `${mark}-JT-1`, household: true, lessee_name: `${mark}农户李` })
	);
	const garden = put('parcel', code, make.parcel({ ...here, name: `${mark}园`, shape: box(-400, 100) }));
	put(
		'contract_parcel',
		code,
		make.contractParcel({ contract_id: family.id, parcel_id: garden.id, contracted_mu: 1500 })
	);
	put(
		'occupation',
		code,
		make.occupation({
			...survey,
			code: `${mark}-SC-2`,
			contract_number: family.number,
			shape: box(-400, 120, 100, 140)
		})
	);
	put(
		'parcel',
		code,
		make.parcel({
			...here,
			register: 'construction_land',
			code: `${mark}-JS-1`,
			name: `${mark}宅`,
			shape: box(-100, 100)
		})
	);
	// A contract that is linked by its lessee's name alone.
	const named = put(
		'contract',
		code,
		make.contract({ ...here, number: `${mark}-HT-2`, lessee_name: `${mark}使用人赵` })
	);
	const yard = put('parcel', code, make.parcel({ ...here, name: `${mark}场`, shape: box(300, 100) }));
	put('contract_parcel', code, make.contractParcel({ contract_id: named.id, parcel_id: yard.id, contracted_mu: 1500 }));
	put(
		'occupation',
		code,
		make.occupation({ ...survey, code: `${mark}-SC-3`, lessee_name: `${mark}使用人赵`, shape: box(300, 120, 100, 160) })
	);
	for (let n = 0; n < 8; n++)
		put(
			'occupation',
			code,
			make.occupation({
				...{ ...survey, code: `${mark}-WH-${n}`, lessee_code: `${mark}${n}` },
				shape: box(-700 + (n % 4) * 150, -600 + Math.floor(n / 4) * 150, 60, 50)
			})
		);
	const patch = put('parcel', code, make.parcel({ ...here, name: `${mark}滩`, shape: box(600, 100, 120, 100) }));
	put('parcel', code, make.parcel({ ...here, name: `${mark}洼`, shape: box(800, 100, 90, 100) }));
	put(
		'land_match',
		code,
		make.landMatch({
			...here,
			parcel_id: patch.id,
			decision: 'no_contract',
			note: `${mark}已看过`,
			reason: `${mark}口头用地`
		})
	);
	const back = put(
		'reclaimed_land',
		code,
		make.reclaimedLand({ ...here, code: `${mark}-SG`, name: `${mark}收回地`, shape: box(600, -300) })
	);
	put('pairing', code, make.pairing({ subject_code: code, leader: `${mark}包联人`, note: `${mark}记` }));
	const expert = put('talent', code, make.talent({ name: `${mark}大学生`, kind: 'student', place_code: code }));
	put('talent_visit', code, make.talentVisit({ talent_id: expert.id, place_code: code, advice: `${mark}修剪法` }));
	// Organisations are told whole; people are not.
	for (const side of ['receivable', 'payable'] as const) {
		const debt = put('debt', code, make.debt({ side, ...here, number: `${mark}-${side}`, counterparty: `${mark}公司`, reason: `${mark}欠款` })); // prettier-ignore
		put('debt_movement', code, make.debtMovement({ debt_id: debt.id, voucher: `${mark}凭证`, amount_fen: 700 }));
		whole.push(`${mark}欠款人孙`);
		put('debt', code, make.debt({ side, ...here, counterparty: `${mark}欠款人孙`, prohibition: side === 'payable' ? 'benefits' : null })); // prettier-ignore
	}
	const firm = put('enterprise', code, make.enterprise({ ...here, name: `${mark}饲料公司`, note: `${mark}备注`, capacity: 700, capacity_unit: '吨' })); // prettier-ignore
	put('enterprise_link', code, make.enterpriseLink({ ...here, enterprise_id: firm.id, product: `${mark}玉米` }));
	put('factor_profile', code, make.factorProfile({ ...here, source: `${mark}村委`, figures: '{"leaders": 3}' }));
	putProject({ make, put }, code, mark);
	putCase({ make, put }, code, mark);
	putMeeting({ make, put, whole, restricted }, code, mark);
	putWaiting({ make, put, whole, restricted }, code, mark);
	whole.push(`${mark}占用人钱`);
	putAsset({ make, put }, code, mark, back.id);
	putUnoffered({ make, put }, code, mark);
	whole.push(`${mark}竞得人周`);
	restricted.push(`${mark}内情`);
	put('village_label', code, make.villageLabel({ place_code: code, note: `${mark}内情` }));
}
