import type { Position } from '#core/geometry.ts';
import type { Mu } from '#core/mu.ts';
import type { Row } from '#test/factory.ts';
import type { Case, Claim } from './claims.ts';
import { terms } from './contract-terms.ts';
import { muOf } from './measure.ts';
import type { People } from './people.ts';
import type { Random } from '#core/random.ts';
import { day, shapeOf, type Sheet } from './rows.ts';

/** A contract's parcels on the drawing plane and what its paper says of them. */
interface Lease {
	village: string;
	rings: Position[][];
	/** 亩 of the paper, one a ring. */
	papers: Mu[];
	register: 'parcel' | 'construction_land';
	kind: 'resource' | 'asset';
	state: 'live' | 'live_known' | 'ended';
	head?: Row<'contract'>;
}

/** What every paper of the demo county counts in. */
export const STANDARD = { area_basis: 'standard', customary_ratio: null, area_surface: 'horizontal' } as const;

/** Adds a collective contract with its parcels. */
export function addLease({ factory, rows }: Sheet, lease: Lease, people: People, random: Random): Row<'contract'> {
	const { village, rings, papers, register, kind, state, head } = lease;
	const built = register === 'construction_land';
	const written = terms(random, state);
	const contract = factory.contract({
		village_code: village,
		kind,
		lessee_name: random.chance(0.02) ? null : people.next(),
		contracted_mu: papers.reduce((sum, mu) => sum + mu, 0),
		...STANDARD,
		...written,
		head_contract_number: head?.number ?? null
	});
	if (head) Object.assign(contract, { starts_on: head.starts_on, signed_on: head.signed_on, ends_on: head.ends_on });
	rows.contract.push(contract);
	rings.forEach((ring, k) => {
		const ground = built
			? { code: constructionCode(village, factory.next(`built/${village}`)), category: null, land_use_code: '0702' }
			: {
					category: random.pick(['22', '22', '99', '23']),
					land_use_code: random.pick(['0103', '0103', '0201', '0204', '0102'])
				};
		const parcel = factory.parcel({
			register,
			village_code: village,
			declared_mu: muOf(ring),
			shape: shapeOf([ring]),
			...ground
		});
		rows.parcel.push(parcel);
		const pair = { contract_id: contract.id, parcel_id: parcel.id, contracted_mu: papers[k]! };
		rows.contract_parcel.push(factory.contractParcel({ ...pair, ...STANDARD, basis: contract.method }));
	});
	return contract;
}

/** 宗地代码: village 12, 特征码 JC (宅基地), serial 5. */
export const constructionCode = (village: string, serial: number): string =>
	`${village}JC${String(serial).padStart(5, '0')}`;

/**
 * How a survey names the contract it belongs to; each way less sure than the one before.
 * @param parcel the contract's only parcel, null when it has several: a survey of all of them names none
 */
function link(contract: Row<'contract'>, parcel: string | null, random: Random): Partial<Row<'occupation'>> {
	const lot = random();
	const name = contract.lessee_name;
	if (parcel && lot < 0.09) return { parcel_code: parcel, lessee_name: random.chance(0.5) ? name : null };
	if (lot < 0.13) return { lessee_code: contract.lessee_code, lessee_name: name };
	if (name && lot < 0.17) return { lessee_name: name };
	return { contract_number: contract.number, parcel_code: random.chance(0.4) ? parcel : null, lessee_name: name };
}

/** Adds what a survey of a contract's land found. */
export function addSurvey(
	{ factory, rows }: Sheet,
	contract: Row<'contract'>,
	found: Position[],
	random: Random,
	sure = false
): void {
	const pairs = rows.contract_parcel.slice(-3).filter(({ contract_id }) => contract_id === contract.id);
	const parcel = pairs.length === 1 ? rows.parcel.findLast(({ id }) => id === pairs[0]!.parcel_id)!.code : null;
	rows.occupation.push(
		factory.occupation({
			...(sure
				? { contract_number: contract.number, lessee_name: contract.lessee_name }
				: link(contract, parcel, random)),
			village_code: contract.village_code,
			method: random.pick(['rtk', 'uav', 'uav', 'walk']),
			surveyed_on: day(2026, random.whole(3, 10), random.whole(1, 28)),
			shape: shapeOf([found])
		})
	);
}

/** What the paper says, in parts of what was measured. */
const paperShare = (kind: Case, random: Random): number =>
	kind === 'ledger' ? random.between(0.8, 0.96) : kind === 'near' ? random.between(0.996, 1.004) : 1;

/** Adds the contract of a claim, its parcels and its survey. */
export function addClaim(sheet: Sheet, claim: Claim, people: People, random: Random): Row<'contract'> {
	const { holding, kind, found, land } = claim;
	const strips = Array.from({ length: holding.to - holding.from }, (_, k) => holding.from + k);
	const rings = strips.map((strip) => holding.block.span(holding.row, strip, strip + 1));
	const share = paperShare(kind, random);
	const lapsed = kind === 'expired' || (kind === 'unsurveyed' && random.chance(0.15));
	const contract = addLease(
		sheet,
		{
			village: land.village.code,
			rings,
			papers: rings.map((ring) => Math.round(muOf(ring) * share)),
			register: 'parcel',
			kind: 'resource',
			state: lapsed ? 'ended' : 'live'
		},
		people,
		random
	);
	if (found) addSurvey(sheet, contract, found, random, kind === 'expired');
	return contract;
}
