import type { Position } from '#core/geometry.ts';
import type { Row } from '#test/factory.ts';
import type { Claim, Squat } from './claims.ts';
import { addClaim, addLease, addSurvey, constructionCode } from './contract-rows.ts';
import type { VillageLand } from './land.ts';
import { muOf } from './measure.ts';
import type { People } from './people.ts';
import type { Random } from '#core/random.ts';
import { day, shapeOf, type Sheet } from './rows.ts';
import { shares } from './split.ts';

/** Collective contracts by how they come about; together 1 559 (DESIGN §9). */
export const CONTRACTS = {
	found: 1559,
	cleared: 1530,
	formerlyOral: 343,
	assets: 128,
	doubles: 14,
	subleases: 9
} as const;
export const HOLDINGS = CONTRACTS.found - CONTRACTS.assets - CONTRACTS.doubles - CONTRACTS.subleases;

const quiet = ({ kind }: Claim): boolean => kind === 'exact' || kind === 'hair' || kind === 'near';
type Names = (land: VillageLand) => People;

/** A second contract for land that is already let: from the end of one holding over the idle strip behind it. */
function addDoubles(sheet: Sheet, all: readonly Claim[], names: Names, random: Random): Claim[] {
	const able = all.filter((claim) => quiet(claim) && claim.holding.after === 'idle');
	const taken = random.shuffled(able).slice(0, CONTRACTS.doubles);
	for (const { land, holding } of taken) {
		const { block, row, to } = holding;
		const at = (strip: number, share: number, across: number): Position =>
			block.place(row, strip, strip + 1, share, across);
		const [start, end] = [random.between(0.35, 0.8), random.between(0.5, 0.9)];
		const ring = [
			at(to - 1, start, 0.06),
			at(to, 0, 0.06),
			at(to, end, 0.06),
			at(to, end, 0.94),
			at(to, 0, 0.94),
			at(to - 1, start, 0.94)
		];
		land.idle = land.idle.filter((idle) => idle.block !== block || idle.row !== row || idle.strip !== to);
		const lease = {
			village: land.village.code,
			rings: [ring],
			papers: [muOf(ring)],
			register: 'parcel',
			kind: 'resource'
		} as const;
		addLease(sheet, { ...lease, rings: [ring], papers: [muOf(ring)], state: 'live_known' }, names(land), random);
	}
	return taken;
}

/** Part of a large holding let on to somebody else, inside the head lease in place and time. */
function addSubleases(
	sheet: Sheet,
	all: readonly { claim: Claim; contract: Row<'contract'> }[],
	names: Names,
	random: Random
): void {
	const able = all.filter(({ claim, contract }) => quiet(claim) && contract.contracted_mu > 2500);
	for (const { claim, contract } of random.shuffled(able).slice(0, CONTRACTS.subleases)) {
		const { block, row, from } = claim.holding;
		const [start, end] = [random.between(0.1, 0.3), random.between(0.5, 0.85)];
		const ring = block.part(row, from, start, end);
		const village = claim.land.village.code;
		const sub = addLease(
			sheet,
			{
				village,
				rings: [ring],
				papers: [muOf(ring)],
				register: 'parcel',
				kind: 'resource',
				state: 'live',
				head: contract
			},
			names(claim.land),
			random
		);
		addSurvey(sheet, sub, ring, random, true);
	}
}

/** Shops and yards on collective building land, most of them about the seat. Returns how many plots of each village are let. */
function addAssets(sheet: Sheet, lands: readonly VillageLand[], names: Names, random: Random): number[] {
	const counts = shares(
		CONTRACTS.assets,
		lands.map(({ village, plots }) => (plots.length === 0 ? 0 : village.community ? 9 : random.between(0.1, 1.2)))
	);
	lands.forEach((land, i) => {
		for (const ring of land.plots.slice(0, counts[i]!)) {
			const lease = { village: land.village.code, rings: [ring], papers: [muOf(ring)] };
			const contract = addLease(
				sheet,
				{ ...lease, register: 'construction_land', kind: 'asset', state: 'live' },
				names(land),
				random
			);
			if (random.chance(0.4)) addSurvey(sheet, contract, ring, random, true);
		}
	});
	return counts;
}

/** Who uses collective land without any contract, and what the state owns (never a finding). */
function addSquats(
	{ factory, rows }: Sheet,
	squats: readonly Squat[],
	state: readonly Squat[],
	names: Names,
	random: Random
): void {
	const survey = (land: VillageLand, found: Position[], more: Partial<Row<'occupation'>>) =>
		rows.occupation.push(
			factory.occupation({
				village_code: land.village.code,
				lessee_name: random.chance(0.8) ? names(land).next() : null,
				method: 'walk',
				surveyed_on: day(2026, random.whole(4, 10), random.whole(1, 28)),
				...more,
				shape: shapeOf([found])
			})
		);
	for (const { land, found } of squats) survey(land, found, {});
	for (const { land, strip, found } of state) {
		const ring = strip.block.span(strip.row, strip.strip, strip.strip + 1);
		const ground = {
			village_code: land.village.code,
			category: '99',
			ownership: '10',
			land_use_code: '0404',
			name: '国有荒滩'
		};
		rows.parcel.push(factory.parcel({ ...ground, declared_mu: muOf(ring), shape: shapeOf([ring]) }));
		survey(land, found, { ownership: '10' });
	}
}

/** Where each contract stands in the clearing: 1 530 settled, 343 of them word of mouth before, 29 still open. */
function settle(contracts: readonly Row<'contract'>[], random: Random): void {
	const order = random.shuffled(contracts.filter(({ head_contract_number }) => head_contract_number === null));
	const open = order.splice(0, CONTRACTS.found - CONTRACTS.cleared);
	open.forEach((contract, i) => {
		contract.status = i < 11 ? 'irregular' : i < 20 ? 'rectifying' : i < 24 ? 'litigation' : 'escalated';
		contract.form = i % 3 === 0 ? 'oral' : i % 3 === 1 ? 'receipt' : 'written';
		if (contract.form === 'oral') contract.signed_on = null;
	});
	order.forEach((contract, i) => {
		contract.formerly_oral = i < CONTRACTS.formerlyOral;
		contract.status = i < 452 ? 'rectified' : i < 548 ? 'archived' : 'regular';
	});
}

/** Every collective contract with its parcels and surveys. Returns how many plots of each village are let. */
export function addCollective(
	sheet: Sheet,
	lands: readonly VillageLand[],
	claims: readonly Claim[],
	squats: readonly Squat[],
	names: Names,
	random: Random
): number[] {
	const before = sheet.rows.contract.length;
	const placed = claims.map((claim) => ({ claim, contract: addClaim(sheet, claim, names(claim.land), random) }));
	const doubled = new Set(addDoubles(sheet, claims, names, random));
	const single = placed.filter(({ claim }) => !doubled.has(claim));
	for (const { claim, contract } of placed)
		if (doubled.has(claim))
			Object.assign(contract, { starts_on: '2012-03-01', signed_on: '2012-03-01', ends_on: '2032-03-01' });
	addSubleases(sheet, single, names, random);
	const let_ = addAssets(sheet, lands, names, random);
	addSquats(sheet, squats.slice(6), squats.slice(0, 6), names, random);
	settle(sheet.rows.contract.slice(before), random);
	return let_;
}

/** Building plots that nobody rents from the collective: homesteads. */
export function addPlots({ factory, rows }: Sheet, land: VillageLand, from: number): void {
	const { code, community } = land.village;
	for (const ring of land.plots.slice(from)) {
		const serial = factory.next(`built/${code}`);
		const ground = { register: 'construction_land', category: null, land_use_code: community ? '0701' : '0702' };
		rows.parcel.push(
			factory.parcel({
				...ground,
				code: constructionCode(code, serial),
				village_code: code,
				declared_mu: muOf(ring),
				shape: shapeOf([ring])
			})
		);
	}
}
