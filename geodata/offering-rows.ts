import { formatMu } from '#core/mu.ts';
import { workingDaysAfter } from '#core/steps.ts';
import { plainWeek } from './plain-week.ts';
import type { ObjectKind } from '#land/contracts/kinds.ts';
import { termsOf } from '#land/contracts/terms.ts';
import { comparisonOf, neighbouringRents, perUnit, type Comparison, type Rented } from '#land/reclaimed/comparables.ts';
import { offerCourse, type OfferState, type OfferStep } from '#land/reclaimed/course.ts';
import { presentAfter } from '#land/reclaimed/present.ts';
import type { PriceUnit } from '#land/reclaimed/price-unit.ts';
import { usualUnit, type Paper } from '#land/reclaimed/reclaimed.ts';
import type { Row } from '#test/factory.ts';
import { people } from './people.ts';
import type { Random } from '#core/random.ts';
import { day, type Sheet } from './rows.ts';

type Contract = Row<'contract'>;

/** How far the demo's offerings have come, and how many of each. */
const LISTED: readonly OfferStep[] = ['draft', 'resolve', 'approve', 'notify', 'list'];
const WALKS: readonly (readonly OfferStep[])[] = [
	...[[], [], ['draft'], ['draft'], ['draft', 'resolve'], ['draft', 'resolve']],
	...[['draft', 'resolve', 'return'], LISTED.slice(0, 3), LISTED.slice(0, 4)],
	...[LISTED, LISTED, LISTED, [...LISTED, 'award'], [...LISTED, 'award'], [...LISTED, 'fail'], [...LISTED, 'fail']],
	...Array.from({ length: 8 }, () => [...LISTED, 'award', 'contract'])
] as OfferStep[][];
export const OFFERINGS = WALKS.length;
/** Those of the village whose people can come in: waiting, priced, listed. */
const HOME = [0, 2, 9];
const KINDS: readonly ObjectKind[] = ['land', 'shop', 'land', 'management', 'shop', 'land', 'asset'];
const NAMES: Readonly<Record<Exclude<ObjectKind, 'land'>, readonly string[]>> = {
	shop: ['村口门面房', '集市门面房', '沿街门面房'],
	asset: ['旧校舍', '冷库', '砖厂旧址厂房'],
	management: ['小区物业管理权', '水井管理权']
};
const ACTORS: Readonly<Partial<Record<OfferStep | 'open', readonly [string, string, string]>>> = {
	...{ open: ['demo-township', '乡镇经办', 'township'], resolve: ['demo-supervisor', '监委会主任', 'village'] },
	...{ approve: ['demo-township', '乡镇经办', 'township'], return: ['demo-township', '乡镇经办', 'township'] },
	...{
		list: ['demo-agency', '三资代理中心经办', 'township'],
		contract: ['demo-agency', '三资代理中心经办', 'township']
	}
};
const BY_VILLAGE = ['demo-village', '村经办', 'village'] as const;

const DAY = 86_400_000;
const LAST = day(2026, 11, 20);
const plus = (from: string, days: number): string => new Date(Date.parse(from) + days * DAY).toISOString().slice(0, 10);
const yearsOn = (from: string, years: number): string => `${Number(from.slice(0, 4)) + years}${from.slice(4)}`;
/** Days from one step to the next. */
const PACE: Readonly<Partial<Record<OfferStep, number>>> = { draft: 9, resolve: 8, approve: 5, notify: 9, list: 6, award: 16, fail: 16, return: 4, contract: 8 }; // prettier-ignore

/** Collective contracts that say what they cost, as rents are compared. */
function rentedOf({ rows }: Sheet): { rented: Rented; contract: Contract }[] {
	const names = new Map(rows.village.map(({ code, name }) => [code, name]));
	return rows.contract
		.filter(({ household, terms, village_code }) => !household && terms !== null && village_code !== null)
		.map((contract) => ({
			contract,
			rented: {
				...{ number: contract.number, link: contract.feature_no, village: contract.village_code! },
				...{ villageName: names.get(contract.village_code!) ?? '', kind: contract.object_kind as ObjectKind },
				...{ rentUnit: contract.rent_unit as Rented['rentUnit'], contractedMu: contract.contracted_mu },
				...{ terms: termsOf(JSON.parse(contract.terms as unknown as string)) },
				...{ startsOn: contract.starts_on ?? null, endsOn: contract.ends_on ?? null }
			}
		}));
}

/** 收归集体 and its open offering: land of the map, shops and rights without a shape, in every state of the course. */
export function addOfferings(sheet: Sheet, random: Random): void {
	const rented = rentedOf(sheet);
	const winners = people(random.branch('winners'));
	const home = JSON.parse(
		sheet.rows.person_role.find(({ role }) => role === 'village')!.place_codes as never
	) as string[];
	const used = new Set<string>(home);
	for (const [index, walk] of WALKS.entries()) {
		const kind = KINDS[index % KINDS.length]!;
		const asked = { kind, signed: walk.includes('contract'), used };
		const place = HOME.includes(index) ? placeAtHome(sheet, home[0]!) : pickPlace(sheet, rented, asked, random);
		used.add(place.village);
		addOffering(sheet, { ...place, kind, walk, index, winner: winners.next() }, rented, random);
	}
}

/** Land of the village that the demo's clerk is of, each piece once. */
function placeAtHome({ rows }: Sheet, village: string): Place {
	const taken = new Set(rows.reclaimed_asset_land.map(({ reclaimed_id }) => reclaimed_id));
	const land = rows.reclaimed_land.find(({ id, village_code }) => village_code === village && !taken.has(id));
	if (!land) throw new RangeError(`expected land taken back in ${village}, got none left`);
	return { village, land, contract: null };
}

interface Place {
	village: string;
	land: Row<'reclaimed_land'> | null;
	/** The contract that ends it, where one does. */
	contract: Contract | null;
}

/** A village with rents to compare; for what is let, one whose newest contract of the kind came of it. */
function pickPlace(
	{ rows }: Sheet,
	rented: readonly { rented: Rented; contract: Contract }[],
	{ kind, signed, used }: { kind: ObjectKind; signed: boolean; used: ReadonlySet<string> },
	random: Random
): Place {
	const able = random.shuffled(
		rented.filter(({ rented: each, contract }) => {
			if (each.kind !== kind || used.has(each.village)) return false;
			const fen = perUnit(each, usualUnit(kind, 1), contract.starts_on ?? LAST);
			return fen !== null && (!signed || (contract.signed_on !== null && contract.signed_on >= '2018-01-01'));
		})
	);
	for (const { contract } of able) {
		const village = contract.village_code!;
		const land = kind === 'land' ? rows.reclaimed_land.find((each) => each.village_code === village) : null;
		if (land !== undefined) return { village, land, contract: signed ? contract : null };
	}
	throw new RangeError(`expected a village with a contract of ${kind}, got none left`);
}

function addOffering(
	{ factory: make, rows }: Sheet,
	given: Place & { kind: ObjectKind; walk: readonly OfferStep[]; index: number; winner: string },
	rented: readonly { rented: Rented; contract: Contract }[],
	random: Random
): void {
	const { village, land, contract, kind, walk, index } = given;
	const units = kind === 'shop' ? random.whole(2, 6) : null;
	const unit = usualUnit(kind, units);
	const days = walk.reduce((sum, step) => sum + PACE[step]!, 0);
	// What is on offer closes after the last day that is told of.
	const end = contract?.signed_on ? plus(contract.signed_on, -1) : plus(LAST, -random.whole(0, 4));
	let on = plus(end, -days);
	const reclaimedOn = plus(on, -random.whole(10, 40));
	const others = rented.filter((each) => each.contract !== contract).map((each) => each.rented);
	const rents = neighbouringRents(others, { village, kind, unit, day: on });
	const own = contract && rented.find((each) => each.contract === contract)!.rented;
	const won = own && perUnit(own, unit, contract.signed_on!);
	const reserve = won ? yuans(won * 0.86) : yuans((rents.median ?? 300_000) * 0.95);
	const id = make.newId();
	const serial = rows.reclaimed_asset.filter(({ village_code }) => village_code === village).length + 1;
	const steps: Row<'offering_step'>[] = [];
	let state: OfferState = 'waiting';
	let columns = {};
	const put = (step: OfferStep | 'open', to: OfferState, paper: Paper | null, reason: string | null) => {
		const [actor_id, actor_name, actor_level] = ACTORS[step] ?? BY_VILLAGE;
		const rule = offerCourse.steps.find(({ name }) => name === step);
		const due =
			rule && rule.days === undefined
				? null
				: workingDaysAfter(step === 'list' ? plus(on, 15) : on, rule?.days ?? 20, plainWeek);
		steps.push({
			...{ county_code: make.county, id: make.newId(), asset_id: id, seq: steps.length + 1, step },
			...{ from_state: step === 'open' ? null : state, to_state: to, taken_on: on, due_on: due, reason },
			...{ paper: paper === null ? null : (JSON.stringify(paper) as never), recorded_at: make.now },
			...{ actor_id, actor_name, actor_level }
		});
		state = to;
		if (step !== 'open') columns = { ...columns, ...presentAfter(step, paper) };
	};
	put('open', 'waiting', null, null);
	const story = { on: '', unit, reserve, won: won ?? yuans(reserve * random.between(1.05, 1.4)), rents, index, given };
	for (const step of walk) {
		on = plus(on, PACE[step]!);
		const { to } = offerCourse.steps.find((each) => each.name === step && each.from.includes(state))!;
		const reason = { fail: '挂牌期满无人报名', return: '参考租金只有一份，请补充' }[step as 'fail'] ?? null;
		put(step, to, paperOf(step, { ...story, on }), reason);
	}
	const last = steps.at(-1)!;
	const name = land ? `${land.name} ${formatMu(land.ledger_mu)} 亩` : `${random.pick(NAMES[kind as 'shop'])}${units ? ` ${units} 间` : ''}`; // prettier-ignore
	const gained = walk.includes('award');
	rows.reclaimed_asset.push({
		...{ county_code: make.county, id, version: 1, recorded_at: make.now, feature_no: index + 1, source_file_id: null },
		...{
			source_row: null,
			code: `SG${village}${String(serial).padStart(3, '0')}`,
			village_code: village,
			object_kind: kind,
			name,
			units
		},
		...{ area_mu: land?.ledger_mu ?? null, reclaimed_on: reclaimedOn, note: null, case_id: null, state },
		...{ jobs: kind === 'land' ? (gained ? random.whole(0, 3) : null) : gained ? random.whole(2, 12) : null },
		gain_fen: gained ? Math.max(100_000, Math.round(story.won - reserve) * (units ?? 4)) : null,
		...{ state_since: last.taken_on, due_on: last.due_on, last_actor: last.actor_id, price_unit: null },
		...{ reserve_fen: null, listing_number: null, opens_on: null, closes_on: null, result_on: null, won_fen: null },
		...{ winner_name: null, confirmation_number: null, contract_id: contract?.id ?? null },
		...{ contract_version: contract?.version ?? null, ...columns }
	});
	rows.offering_step.push(...steps);
	if (land)
		rows.reclaimed_asset_land.push({
			...{ county_code: make.county, id: make.newId(), asset_id: id, reclaimed_id: land.id }
		});
}

/** Whole tens of yuan, fen. */
const yuans = (fen: number): number => Math.max(1000, Math.floor(fen / 1000) * 1000);

interface Story {
	on: string;
	unit: PriceUnit;
	reserve: number;
	won: number;
	rents: Comparison;
	index: number;
	given: { contract: Contract | null; winner: string };
}

/** What a step wrote down, of its day. */
function paperOf(step: OfferStep, { on, unit, reserve, won, rents, index, given }: Story): Paper | null {
	const number = `HC-${on.slice(0, 4)}-${String(index + 1).padStart(3, '0')}`;
	switch (step) {
		case 'draft': {
			const said = rents.count > 0 && rents.lowest !== null && reserve >= rents.lowest;
			const starts = plus(on, 60);
			return {
				...{ kind: 'draft', unit, reserveFen: reserve, startsOn: starts, endsOn: yearsOn(starts, 3) },
				...{ comparison: comparisonOf(rents.from, rents.rows.slice(0, 6)) },
				why: said ? null : '同类租金少，参考第三方评估价'
			};
		}
		case 'resolve':
			return { kind: 'resolution', metOn: on, entitled: 33, present: 28, approve: 26, against: 1 };
		case 'approve':
			return { kind: 'approval', number: `示政批〔${on.slice(0, 4)}〕${index + 11} 号`, approvedOn: on };
		case 'notify': {
			const answer = index % 3 === 0 ? 'take_part' : 'nobody';
			return { kind: 'notice', place: '村务公开栏', noticedOn: plus(on, -7), answer, answeredOn: on };
		}
		case 'list':
			return {
				...{ kind: 'listing', number, url: `https://jy.example.cn/notice/${number}`, opensOn: on },
				closesOn: plus(on, 15)
			};
		case 'award':
			return {
				...{ kind: 'award', winner: given.winner, wonFen: Math.max(won, reserve), resultOn: on, member: false },
				confirmation: number.replace('HC', 'CJ')
			};
		case 'fail':
			return { kind: 'failure', resultOn: on };
		case 'contract':
			return { kind: 'contract', number: given.contract!.number };
		default:
			return null;
	}
}
