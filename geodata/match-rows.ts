import { decodeMultiPolygon } from '#core/ewkb.ts';
import { isInside, type Position } from '#core/geometry.ts';
import type { Row } from '#test/factory.ts';
import { FIELD_NAMES } from './family-rows.ts';
import { toPlane } from './plane.ts';
import type { Random } from '#core/random.ts';
import type { Sheet } from './rows.ts';

/**
 * 以图找地 in the demo county: collective contracts of the ledger that have 亩 and 四至 in words and no shape, the patches they
 * stand on, and what people have decided of some of them. Contracts, parcels and surveys are those there are already.
 */
export const MATCHES = { fields: 96, yards: 24, confirmed: 22, business: 30, public: 40, decided: 8 } as const;

const LANDMARKS = ['村道', '水渠', '大路', '荒坡', '沟', '崖畔', '河滩', '林带'];
const DKXZ = { east: 'DKDZ', south: 'DKNZ', west: 'DKXZ', north: 'DKBZ' } as const;
type Side = keyof typeof DKXZ;
const SIDES = ['east', 'south', 'west', 'north'] as const;

type Parcel = Row<'parcel'>;
type Contract = Row<'contract'>;

/** Which parcels share two corners or more with one, and on which side of it they lie. */
class Neighbours {
	readonly #corners = new Map<string, Parcel[]>();
	readonly #rings = new Map<object, Position[]>();

	constructor(parcels: readonly Parcel[]) {
		for (const parcel of parcels)
			for (const corner of this.#ring(parcel).map(String)) {
				const there = this.#corners.get(corner);
				if (there) there.push(parcel);
				else this.#corners.set(corner, [parcel]);
			}
	}

	#ring(parcel: { shape: unknown }): Position[] {
		let ring = this.#rings.get(parcel);
		if (!ring) {
			const [outline] = decodeMultiPolygon(Buffer.from(parcel.shape as string, 'hex')).shape[0]!;
			this.#rings.set(parcel, (ring = outline!.slice(0, -1)));
		}
		return ring;
	}

	/** Whether one of these reaches into the parcel: a corner of it, moved a hundredth towards its middle, lies inside. */
	reached(parcel: Parcel, others: readonly { shape: unknown }[]): boolean {
		const ring = this.#ring(parcel);
		return others.some((other) => {
			if (other === parcel) return false;
			const corners = this.#ring(other);
			const mean = (at: 0 | 1) => corners.reduce((sum, corner) => sum + corner[at], 0) / corners.length;
			const [x, y] = [mean(0), mean(1)];
			return corners.some(([cx, cy]) => isInside([cx + (x - cx) / 100, cy + (y - cy) / 100], ring));
		});
	}

	of(parcel: Parcel): { parcel: Parcel; side: Side }[] {
		const shared = new Map<Parcel, Position[]>();
		for (const corner of this.#ring(parcel))
			for (const other of this.#corners.get(String(corner)) ?? [])
				if (other !== parcel) shared.set(other, [...(shared.get(other) ?? []), corner]);
		return [...shared].flatMap(([other, corners]) =>
			corners.length < 2 ? [] : [{ parcel: other, side: sideFrom(middle(this.#ring(parcel)), middle(corners)) }]
		);
	}
}

const middle = (ring: readonly Position[]): Position => {
	const places = ring.map(toPlane);
	const mean = (at: 0 | 1) => places.reduce((sum, place) => sum + place[at], 0) / places.length;
	return [mean(0), mean(1)];
};

function sideFrom([ax, ay]: Position, [bx, by]: Position): Side {
	const [east, north] = [bx - ax, by - ay];
	if (Math.abs(east) > Math.abs(north)) return east > 0 ? 'east' : 'west';
	return north > 0 ? 'north' : 'south';
}

/** Takes the shape away from contracts nobody has surveyed, and writes what their papers say instead. */
export function addMatches(sheet: Sheet, random: Random): void {
	const { rows } = sheet;
	const links = Map.groupBy(rows.contract_parcel, ({ contract_id }) => contract_id);
	const parcels = new Map(rows.parcel.map((parcel) => [parcel.id, parcel]));
	const neighbours = new Neighbours(rows.parcel);
	const inVillage = Map.groupBy(rows.parcel, ({ village_code }) => village_code);
	const walked = Map.groupBy(rows.occupation, ({ village_code }) => village_code);
	// What others reach into stays drawn: it is what their leads rest on.
	const alone = (parcel: Parcel): boolean => {
		const beside = [...inVillage.get(parcel.village_code)!, ...(walked.get(parcel.village_code) ?? [])];
		return (
			!neighbours.reached(parcel, beside) &&
			!beside.some((other) => other !== parcel && 'register' in other && neighbours.reached(other as Parcel, [parcel]))
		);
	};
	const able = unsurveyed(sheet).filter(({ id }) => {
		const own = links.get(id) ?? [];
		return own.length > 0 && own.every(({ parcel_id }) => alone(parcels.get(parcel_id)!));
	});
	const fields = random.shuffled(able.filter(({ kind }) => kind === 'resource')).slice(0, MATCHES.fields);
	const yards = random.shuffled(able.filter(({ kind }) => kind === 'asset')).slice(0, MATCHES.yards);
	const holders = holdersOf(sheet);
	const confirmed = new Set(fields.slice(0, MATCHES.confirmed));
	const loose = new Set<Row<'contract_parcel'>>();
	for (const contract of [...fields, ...yards]) {
		const own = (links.get(contract.id) ?? []).map((link) => ({ link, parcel: parcels.get(link.parcel_id)! }));
		const plots = own.map(({ link, parcel }) => {
			if (contract.kind === 'asset') parcel.land_use_code = random.pick(['05H1', '05H1', '0601', '0508']);
			return { ...plotOf(parcel, neighbours, holders, random), mu: link.contracted_mu };
		});
		contract.extra = JSON.stringify({ plots });
		for (const { link, parcel } of own)
			if (confirmed.has(contract)) {
				link.contracted_mu = null;
				addDecision(
					sheet,
					{ parcel_id: parcel.id, village_code: contract.village_code },
					{
						decision: 'confirmed',
						contract_id: contract.id,
						user_name: contract.lessee_name,
						reason: null
					}
				);
			} else loose.add(link);
	}
	rows.contract_parcel = rows.contract_parcel.filter((link) => !loose.has(link));
	addUses(sheet, random);
	addOthers(sheet, random);
}

/** Collective contracts that no survey names or could be linked to, no head lease and no sublease. */
function unsurveyed({ rows }: Sheet): Contract[] {
	const numbers = new Set(rows.occupation.map(({ contract_number }) => contract_number));
	const codes = new Set(rows.occupation.map(({ lessee_code }) => lessee_code));
	const named = new Set(rows.occupation.map(({ village_code, lessee_name }) => `${village_code} ${lessee_name}`));
	const heads = new Set(rows.contract.map(({ head_contract_number }) => head_contract_number));
	const surveyed = new Set(rows.occupation.map(({ parcel_code }) => parcel_code));
	const parcels = new Map(rows.parcel.map((parcel) => [parcel.id, parcel.code]));
	const walked = new Set(
		rows.contract_parcel
			.filter(({ parcel_id }) => surveyed.has(parcels.get(parcel_id)!))
			.map(({ contract_id }) => contract_id)
	);
	return rows.contract.filter(
		(contract) =>
			!contract.household &&
			contract.head_contract_number === null &&
			contract.lessee_name !== null &&
			!heads.has(contract.number) &&
			!numbers.has(contract.number) &&
			!codes.has(contract.lessee_code) &&
			!walked.has(contract.id) &&
			!named.has(`${contract.village_code} ${contract.lessee_name}`)
	);
}

/** Who has each parcel, by its id. */
function holdersOf({ rows }: Sheet): Map<string, string> {
	const names = new Map(rows.contract.map(({ id, lessee_name }) => [id, lessee_name]));
	return new Map(
		rows.contract_parcel.flatMap(({ parcel_id, contract_id }) => {
			const name = names.get(contract_id);
			return name ? [[parcel_id, name] as const] : [];
		})
	);
}

/** A plot as its paper describes it: a field's name, and on each side a neighbour's land or a thing of the ground. */
function plotOf(
	parcel: Parcel,
	neighbours: Neighbours,
	holders: ReadonlyMap<string, string>,
	random: Random
): Record<string, string> {
	const beside = neighbours.of(parcel);
	const plot: Record<string, string> = { name: parcel.register === 'parcel' ? random.pick(FIELD_NAMES) : '村口门市' };
	const own: Record<string, string> = {};
	for (const side of SIDES) {
		const there = beside.find((each) => each.side === side && holders.has(each.parcel.id));
		const name = there ? holders.get(there.parcel.id)! : null;
		plot[side] =
			name && random.chance(0.85) ? `${name}${random.pick(['地', '地', '承包地', ''])}` : random.pick(LANDMARKS);
		if (name && random.chance(0.5)) own[DKXZ[side]] = `${name}地`;
	}
	if (parcel.register === 'parcel') {
		if (random.chance(0.4)) parcel.name = plot.name!;
		if (Object.keys(own).length > 0) parcel.extra = JSON.stringify(own);
	}
	return plot;
}

type Decision = Pick<Row<'land_match'>, 'decision' | 'contract_id' | 'user_name' | 'reason'>;

function addDecision(
	{ factory, rows }: Sheet,
	patch: Partial<Pick<Row<'land_match'>, 'parcel_id' | 'occupation_id' | 'village_code'>>,
	decision: Decision
): void {
	rows.land_match.push(factory.landMatch({ ...patch, ...decision }));
}

/** Building plots in other uses than homes: some in business that nobody has a contract for, some public. */
function addUses({ rows }: Sheet, random: Random): void {
	const linked = new Set(rows.contract_parcel.map(({ parcel_id }) => parcel_id));
	const homes = rows.parcel.filter(
		({ id, register, land_use_code }) => register === 'construction_land' && land_use_code === '0702' && !linked.has(id)
	);
	const taken = random.shuffled(homes).slice(0, MATCHES.business + MATCHES.public);
	taken.forEach((parcel, at) => {
		parcel.land_use_code =
			at < MATCHES.business ? random.pick(['05H1', '0601', '0601', '0508']) : random.pick(['0809', '08H2', '1004']);
	});
}

/** Some of those found on land without a contract have been asked. */
function addOthers(sheet: Sheet, random: Random): void {
	const numbers = new Set(
		sheet.rows.occupation.filter(
			({ contract_number, parcel_code, lessee_code, ownership }) =>
				contract_number === null && parcel_code === null && lessee_code === null && ownership !== '10'
		)
	);
	const named = new Set(sheet.rows.contract.map(({ village_code, lessee_name }) => `${village_code} ${lessee_name}`));
	const loose = [...numbers].filter(({ village_code, lessee_name }) => !named.has(`${village_code} ${lessee_name}`));
	const reasons = {
		no_contract: '走访问过，没有签过合同',
		household: '本户二轮承包地边',
		collective_unused: '集体留用，暂未发包'
	};
	random
		.shuffled(loose)
		.slice(0, MATCHES.decided)
		.forEach((survey, at) => {
			const decision = at < 5 ? 'no_contract' : at < 7 ? 'collective_unused' : 'household';
			addDecision(
				sheet,
				{ occupation_id: survey.id, village_code: survey.village_code },
				{
					decision,
					contract_id: null,
					user_name: decision === 'collective_unused' ? null : survey.lessee_name,
					reason: reasons[decision]
				}
			);
		});
}
