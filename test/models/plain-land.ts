/**
 * Land beyond its contract, reckoned the plain way: everything is a rectangle on a grid of 10 m, an area is a count of cells,
 * and each cell of an occupation is asked where it lies. It imports nothing of the product, so that the two can only agree by
 * both being right. `fault` plants a mistake in it, to show that a comparison with it notices.
 */
export const CELL = 10;

/** West, south, width, height in cells. */
export type Box = readonly [number, number, number, number];

/** Whose 亩 the paper counts: `ratio` is of 标准亩 in one of them, null where nobody knows. */
export interface PlainPaper {
	ratio: number | null;
	slope: boolean;
}

export interface PlainPlot {
	parcel: string;
	box: Box;
	mu: number | null;
	paper: PlainPaper;
	basis: string | null;
}

export interface PlainContract {
	number: string;
	method: string | null;
	kind: string;
	mu: number;
	paper: PlainPaper;
	startsOn: string | null;
	endsOn: string | null;
	lesseeCode: string;
	lesseeName: string;
	village: string;
	head: string | null;
	plots: PlainPlot[];
}

export interface PlainOccupation {
	code: string;
	box: Box;
	village: string;
	day: string;
	/** How it was surveyed: `rtk`, `photo`, `walk`, or null. */
	method: string | null;
	stateOwned: boolean;
	contractNumber: string | null;
	parcelCode: string | null;
	lesseeCode: string | null;
	lesseeName: string | null;
}

export interface PlainWorld {
	villages: { code: string; box: Box }[];
	state: Box[];
	contracts: PlainContract[];
	occupations: PlainOccupation[];
}

export const faults = [
	'none',
	'over and short netted in a contract',
	'tolerance absolute only',
	'name before number',
	'expired contracts of others still claim',
	'overlapping others both take',
	'last day of a contract is within it',
	'households judged',
	'households by method alone',
	'state-owned judged',
	'village forgotten',
	'subleases judged',
	'periods ignored',
	'unsaid 亩 judged',
	'习惯亩 taken as they are',
	'slopes judged',
	'one tolerance for all surveys',
	'a walk without its edge'
] as const;
export type Fault = (typeof faults)[number];

export interface PlainFinding {
	/** Kind, occupations or contracts, the other contract. */
	key: string;
	/** Hundredths of 亩. */
	mu: number;
	/** So near its tolerance that a millimetre of drawing decides. */
	doubtful: boolean;
}

const inside = ([west, south, width, height]: Box, x: number, y: number): boolean =>
	x >= west && x < west + width && y >= south && y < south + height;

function* cellsOf([west, south, width, height]: Box): Generator<[number, number]> {
	for (let x = west; x < west + width; x++) for (let y = south; y < south + height; y++) yield [x, y];
}

const least = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** @param ratio ellipsoidal ÷ planar area where the world lies */
export function plainFindings(world: PlainWorld, ratio: number, fault: Fault = 'none'): PlainFinding[] {
	const found: PlainFinding[] = [];
	const muOf = (cells: number): number => Math.round(cells * CELL * CELL * ratio * 0.15);
	const say = (kind: string, about: string, other: string, mu: number, doubtful = false) =>
		found.push({ key: [kind, about, other].join(' | '), mu, doubtful });

	const householdContract = (contract: PlainContract): boolean =>
		contract.method === '110' ||
		(fault !== 'households by method alone' && contract.number.length === 19 && contract.number.endsWith('J'));
	const isHousehold = (contract: PlainContract, named: PlainPlot | undefined): boolean => {
		if (fault === 'households judged') return false;
		if (householdContract(contract)) return true;
		if (fault === 'households by method alone') return false;
		return named && named.basis !== null ? named.basis === '110' : contract.plots.some((plot) => plot.basis === '110');
	};
	const holds = (contract: PlainContract, day: string): boolean =>
		(contract.startsOn === null || contract.startsOn <= day) && (contract.endsOn === null || contract.endsOn > day);

	const link = (of: PlainOccupation): PlainContract | undefined => {
		const [west, south, width, height] = of.box;
		const [x, y] = [west + (width - 1) / 2, south + (height - 1) / 2];
		const best = (among: PlainContract[], underfoot: boolean): PlainContract | undefined =>
			among.toSorted(
				(a, b) =>
					(underfoot
						? Number(b.plots.some((plot) => inside(plot.box, x, y))) -
							Number(a.plots.some((plot) => inside(plot.box, x, y)))
						: 0) ||
					Number(holds(b, of.day)) - Number(holds(a, of.day)) ||
					least(a.number, b.number)
			)[0];
		const all = world.contracts;
		const byName = () =>
			best(
				all.filter((each) => each.village === of.village && each.lesseeName === of.lesseeName),
				true
			);
		return (
			(fault === 'name before number' ? byName() : undefined) ??
			all.find((each) => each.number === of.contractNumber) ??
			best(
				all.filter((each) => each.plots.some((plot) => plot.parcel === of.parcelCode)),
				false
			) ??
			best(
				all.filter((each) => each.lesseeCode === of.lesseeCode),
				true
			) ??
			byName()
		);
	};

	/** Hundredths of 标准亩, and whether they are certain. */
	const standard = (mu: number, { ratio, slope }: PlainPaper): { mu: number; sure: boolean } => ({
		mu: fault === '习惯亩 taken as they are' || ratio === null ? mu : Math.round(mu * ratio),
		sure: (ratio !== null || fault === 'unsaid 亩 judged') && (!slope || fault === 'slopes judged')
	});
	const units = new Map<
		string,
		{ contracted: number; sure: boolean; cells: number; codes: string[]; edges: Map<string, number> }
	>();
	const named = new Map<string, Set<string>>();
	for (const of of world.occupations.toSorted((a, b) => least(a.code, b.code))) {
		if (of.stateOwned && fault !== 'state-owned judged') continue;
		const contract = link(of);
		const plot = contract?.plots.find((each) => each.parcel === of.parcelCode);
		if (contract && isHousehold(contract, plot)) continue;
		const cells = [...cellsOf(of.box)];

		const others = world.contracts
			.filter(
				(each) => each !== contract && (holds(each, of.day) || fault === 'expired contracts of others still claim')
			)
			.toSorted((a, b) => least(a.number, b.number));
		const village = world.villages.find(({ code }) => code === of.village)!;
		const pieces = new Map<string, number>();
		const add = (piece: string) => pieces.set(piece, (pieces.get(piece) ?? 0) + 1);
		for (const [x, y] of cells) {
			const claims = (each: PlainContract) => each.plots.filter((lot) => inside(lot.box, x, y));
			if (contract && claims(contract).length > 0) continue;
			const owners = others.filter((each) => claims(each).length > 0);
			if (owners.length > 0) {
				for (const owner of fault === 'overlapping others both take' ? owners : owners.slice(0, 1)) {
					const ofHousehold = householdContract(owner) || owner.plots.some((lot) => lot.basis === '110');
					add(`on_other_contract | ${ofHousehold && fault !== 'households judged' ? '' : owner.number}`);
				}
			} else if (!inside(village.box, x, y) && fault !== 'village forgotten') add('beyond_village | ');
			else if (world.state.some((box) => inside(box, x, y)) && fault !== 'state-owned judged') add('state | ');
			else add('on_uncontracted | ');
		}
		const state = pieces.get('state | ') ?? 0;
		for (const [piece, count] of pieces) {
			const [kind, other] = piece.split(' | ') as [string, string];
			if (kind !== 'state') say(kind, of.code, other, muOf(count));
		}
		if (!contract) {
			if (state < cells.length) say('no_contract', of.code, '', muOf(cells.length) - muOf(state));
			continue;
		}
		const ended =
			contract.endsOn !== null &&
			(fault === 'last day of a contract is within it' ? contract.endsOn < of.day : contract.endsOn <= of.day);
		if (ended) say('expired_held', of.code, '', muOf(cells.length));

		const own = plot && plot.mu !== null && fault !== 'over and short netted in a contract' ? plot : null;
		if (own) named.set(contract.number, (named.get(contract.number) ?? new Set()).add(own.parcel));
		const key = `${contract.number} ${own?.parcel ?? ''}`;
		const paper = own ? standard(own.mu!, own.paper) : standard(contract.mu, contract.paper);
		const unit = units.get(key) ?? { contracted: paper.mu, sure: paper.sure, cells: 0, codes: [], edges: new Map() };
		const [, , width, height] = of.box;
		const method = of.method ?? 'none';
		unit.edges.set(method, (unit.edges.get(method) ?? 0) + 2 * (width + height) * CELL);
		units.set(key, { ...unit, cells: unit.cells + cells.length, codes: [...unit.codes, of.code] });
	}

	for (const [key, unit] of units) {
		const [number, parcel] = key.split(' ') as [string, string];
		let { contracted, sure } = unit;
		if (parcel === '')
			for (const lot of world.contracts.find((each) => each.number === number)!.plots)
				if (named.get(number)?.has(lot.parcel)) {
					const part = standard(lot.mu!, lot.paper);
					contracted -= part.mu;
					sure &&= part.sure;
				}
		contracted = Math.max(0, contracted);
		const over = muOf(unit.cells) - contracted;
		const allowed = (method: string, edge: number): number => {
			if (fault === 'tolerance absolute only') return 5;
			if (fault === 'one tolerance for all surveys') return Math.max(5, contracted / 100);
			if (method === 'photo') return Math.max(20, (contracted * 3) / 100);
			// Three metres of the whole edge, in hundredths of 亩.
			if (method === 'walk') return Math.max(30, fault === 'a walk without its edge' ? 0 : edge * 3 * 0.15);
			return Math.max(5, contracted / 100);
		};
		const tolerance = Math.max(...[...unit.edges].map(([method, edge]) => allowed(method, edge)));
		const kind = !sure ? 'area_request' : over > 0 ? 'over_area' : 'short_area';
		const doubtful = Math.abs(Math.abs(over) - tolerance) <= 2;
		if (Math.abs(over) > tolerance || doubtful) say(kind, unit.codes.join('+'), '', over, doubtful);
	}

	const overlap = (a: PlainContract, b: PlainContract): boolean =>
		fault === 'periods ignored' ||
		((a.startsOn === null || b.endsOn === null || a.startsOn < b.endsOn) &&
			(b.startsOn === null || a.endsOn === null || b.startsOn < a.endsOn));
	const under = (sub: PlainContract, head: PlainContract): boolean =>
		fault !== 'subleases judged' &&
		sub.head === head.number &&
		(sub.startsOn === null || head.startsOn === null || sub.startsOn >= head.startsOn) &&
		(sub.endsOn === null || head.endsOn === null || sub.endsOn <= head.endsOn);
	const judged = world.contracts.filter((each) => fault === 'households judged' || !householdContract(each));
	for (const a of judged)
		for (const b of judged) {
			if (a.number >= b.number || a.kind !== b.kind || !overlap(a, b)) continue;
			const lots = (of: PlainContract) =>
				of.plots.filter((lot) => fault === 'households judged' || lot.basis !== '110');
			let shared = 0;
			for (const one of lots(a))
				for (const [x, y] of cellsOf(one.box)) shared += lots(b).filter((two) => inside(two.box, x, y)).length;
			const whole = (of: PlainContract) => of.plots.reduce((sum, { box }) => sum + box[2] * box[3], 0);
			const fine = (under(a, b) && shared === whole(a)) || (under(b, a) && shared === whole(b));
			if (shared > 0 && !fine) say('double_contracted', `${a.number}+${b.number}`, '', muOf(shared));
		}
	return found;
}
