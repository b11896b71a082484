import type { Mu } from '#core/mu.ts';
import type { Factor } from '#zones/factors/fields.ts';
import { withInhabitants, type Inhabitants, type InhabitantsSum } from '#zones/factors/inhabitants.ts';
import type { RedLineKind } from '#zones/red-lines.ts';

/** 耕地 of the third survey (TD/T 1055, DLBM): 水田, 水浇地, 旱地. */
export const farmlandCodes = ['0101', '0102', '0103'] as const;
export type FarmlandCode = (typeof farmlandCodes)[number];

/** What a village brings into a zone. 亩 in hundredths; a kind or status that is not named is none. */
export interface Figures {
	areaMu: Mu;
	/** Collective contracts by status. */
	contracts: Readonly<Record<string, number>>;
	/** Land held beyond what the papers say (账面), as long as somebody has to look at it. */
	overMu: Mu;
	/** Newly found land that was taken into account (新增土地). */
	reclaimedMu: Mu;
	farmland: Readonly<Partial<Record<FarmlandCode, Mu>>>;
	redLines: Readonly<Partial<Record<RedLineKind, Mu>>>;
}

/** What a place brings, and who lives there where that was stated. */
export interface PlaceFigures extends Figures {
	/** By the survey that counts (村级五要素调查表). */
	inhabitants?: Inhabitants;
}

export interface VillageFigures extends PlaceFigures {
	code: string;
	name: string;
	/** The number it has on the map. */
	number: number;
	township: string;
	townshipName: string;
	/** Where its name stands: degrees east and north. */
	place: readonly [number, number];
	/** Codes of villages it has a border with. */
	neighbours: readonly string[];
	/** Its index in each of the five factors, in tenths; null: not known. Absent where the county has stated none. */
	factors?: Readonly<Record<Factor, number | null>>;
}

/** What drawn parts bring beside the villages of their zone: only what of them lies outside. */
export interface DrawnSum {
	parts: number;
	areaMu: Mu;
	/** null: only the database reckons it, and has not yet. */
	farmland: Figures['farmland'] | null;
	redLines: Figures['redLines'] | null;
}

export interface Sum extends Figures, InhabitantsSum {
	villages: number;
	/** Governance grids beside them; none where there are none. */
	grids?: number;
	/** Counted in the area; contracts and people are those of villages alone. None where nothing is drawn. */
	drawn?: DrawnSum;
}

/** A zone's sum with what is drawn beside its villages. */
export const withDrawn = (sum: Sum, drawn: DrawnSum | undefined): Sum =>
	drawn && drawn.parts > 0 ? { ...sum, areaMu: sum.areaMu + drawn.areaMu, drawn } : sum;

type Counts = Readonly<Record<string, number | undefined>>;
const together = (one: Counts, other: Counts): Record<string, number> => {
	const sum: Record<string, number> = { ...(one as Record<string, number>) };
	for (const [name, count] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + (count ?? 0);
	return sum;
};

const NOTHING: Sum = {
	...{ villages: 0, areaMu: 0, overMu: 0, reclaimedMu: 0 },
	...{ contracts: {}, farmland: {}, redLines: {} }
};

/** A sum with the figures of one place more; what kind of place it is counts elsewhere. */
export const plus = (sum: Sum, own: Figures): Sum => ({
	...sum,
	areaMu: sum.areaMu + own.areaMu,
	overMu: sum.overMu + own.overMu,
	reclaimedMu: sum.reclaimedMu + own.reclaimedMu,
	contracts: together(sum.contracts, own.contracts),
	farmland: together(sum.farmland, own.farmland),
	redLines: together(sum.redLines, own.redLines)
});

/** What villages bring together; a village that is named twice counts once (domain.md I21), one that nobody knows not at all. */
export function sumOf(codes: Iterable<string>, known: ReadonlyMap<string, PlaceFigures>): Sum {
	let sum = NOTHING;
	for (const code of new Set(codes)) {
		const own = known.get(code);
		if (!own) continue;
		sum = { ...withInhabitants(plus(sum, own), own.inhabitants), villages: sum.villages + 1 };
	}
	return sum;
}

export const contractsOf = ({ contracts }: Figures): number =>
	Object.values(contracts).reduce((sum, count) => sum + count, 0);

/**
 * Whether two sums say the same: what was reckoned in the browser, and what the database says. Of drawn land they may differ by
 * a hundredth of a 亩 a part, by which engines do.
 */
export const sameSum = (one: Sum, other: Sum): boolean =>
	JSON.stringify(plainSum(one)) === JSON.stringify(plainSum(other)) &&
	Math.abs((one.drawn?.areaMu ?? 0) - (other.drawn?.areaMu ?? 0)) <= (one.drawn?.parts ?? 0);

const present = (counts: Counts) =>
	Object.entries(counts)
		.filter(([, count]) => count)
		.sort(([name], [other]) => (name < other ? -1 : 1));
const plainSum = ({ contracts, farmland, redLines, drawn, ...rest }: Sum) => [
	...[
		rest.villages,
		rest.areaMu - (drawn?.areaMu ?? 0),
		rest.overMu,
		rest.reclaimedMu,
		drawn?.parts ?? 0,
		rest.grids ?? 0,
		...[rest.households, rest.people].flatMap((stated) => [stated?.sum ?? 0, stated?.villages ?? 0])
	],
	...[contracts, farmland, redLines].map(present)
];
