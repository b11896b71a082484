/**
 * Whose land is asked about (以图找地), the plain way: everything is a rectangle on a grid, an area is a count of cells, and each
 * patch is asked one question after the other. It imports nothing of the product.
 */
export type Box = readonly [west: number, south: number, width: number, height: number];

export interface PlainPatch {
	kind: 'parcel' | 'construction_land' | 'survey';
	code: string;
	box: Box;
	village: string;
	stateOwned: boolean;
	use: string | null;
	/** Of a parcel: numbers of the contracts whose file names it. */
	contracts: string[];
	/** Of a survey: what it names. */
	contractNumber: string | null;
	parcelCode: string | null;
	lesseeCode: string | null;
	lesseeName: string | null;
	decision: string | null;
}

export interface PlainContract {
	number: string;
	village: string;
	household: boolean;
	lesseeCode: string;
	lesseeName: string;
}

export interface PlainLand {
	patches: PlainPatch[];
	contracts: PlainContract[];
}

const cellsOf = ([west, south, width, height]: Box): string[] =>
	Array.from({ length: width * height }, (_, at) => `${west + (at % width)},${south + Math.floor(at / width)}`);

const BUSINESS = ['05H1', '0508', '0601', '0602'];
const UNUSED = ['0404', '1101', '1102', '1105', '1106', '1108', '1110', '1204', '1205', '1206', '1207'];

/** The state of each patch, and the cells of it outside all that contracts hold. */
export function plainMatch({ patches, contracts }: PlainLand): Map<string, { state: string; rest: number }> {
	const parcels = patches.filter(({ kind }) => kind !== 'survey');
	const heldBy = (patch: PlainPatch) => contracts.filter(({ number }) => patch.contracts.includes(number));
	const answers = new Map<string, { state: string; rest: number }>();
	for (const patch of patches) {
		const cells = cellsOf(patch.box);
		const taken = new Set(
			parcels.filter((other) => other !== patch && other.contracts.length > 0).flatMap(({ box }) => cellsOf(box))
		);
		const outside = cells.filter((cell) => !taken.has(cell)).length;
		const stateOf = (): string => {
			if (patch.decision !== null) return patch.decision;
			if (patch.kind === 'survey') {
				const tied = contracts.some(
					(contract) =>
						contract.number === patch.contractNumber ||
						contract.lesseeCode === patch.lesseeCode ||
						(contract.village === patch.village && contract.lesseeName === patch.lesseeName)
				);
				if (tied) return 'tied';
				if (parcels.some(({ kind, code }) => kind === 'parcel' && code === patch.parcelCode)) return 'on_patch';
				const middle = [patch.box[0] + patch.box[2] / 2, patch.box[1] + patch.box[3] / 2] as const;
				const on = parcels.some(
					({ box }) =>
						middle[0] >= box[0] && middle[0] <= box[0] + box[2] && middle[1] >= box[1] && middle[1] <= box[1] + box[3]
				);
				if (on) return 'on_patch';
			} else if (patch.contracts.length > 0)
				return heldBy(patch).some(({ household }) => household) ? 'family' : 'contracted';
			if (patch.stateOwned) return 'state_owned';
			if (patch.kind === 'construction_land' && !BUSINESS.includes(patch.use ?? '')) return 'left_out';
			if (patch.kind === 'parcel' && UNUSED.includes(patch.use ?? '')) return 'left_out';
			return outside === 0 ? 'within_contract' : 'open';
		};
		const state = stateOf();
		const looked = state === 'open' || state === 'within_contract';
		answers.set(`${patch.kind} ${patch.code}`, { state, rest: looked ? outside : cells.length });
	}
	return answers;
}
