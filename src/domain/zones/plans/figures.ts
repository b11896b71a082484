import type { Mu } from '#core/mu.ts';
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

export interface VillageFigures extends Figures {
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
}

export interface Sum extends Figures {
	villages: number;
}

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

/** What villages bring together; a village that is named twice counts once (domain.md I21), one that nobody knows not at all. */
export function sumOf(codes: Iterable<string>, known: ReadonlyMap<string, Figures>): Sum {
	let sum = NOTHING;
	for (const code of new Set(codes)) {
		const own = known.get(code);
		if (!own) continue;
		sum = {
			villages: sum.villages + 1,
			areaMu: sum.areaMu + own.areaMu,
			overMu: sum.overMu + own.overMu,
			reclaimedMu: sum.reclaimedMu + own.reclaimedMu,
			contracts: together(sum.contracts, own.contracts),
			farmland: together(sum.farmland, own.farmland),
			redLines: together(sum.redLines, own.redLines)
		};
	}
	return sum;
}

export const contractsOf = ({ contracts }: Figures): number =>
	Object.values(contracts).reduce((sum, count) => sum + count, 0);

/** Whether two sums say the same: what was reckoned in the browser, and what the database says. */
export const sameSum = (one: Sum, other: Sum): boolean =>
	JSON.stringify(plainSum(one)) === JSON.stringify(plainSum(other));

const present = (counts: Counts) =>
	Object.entries(counts)
		.filter(([, count]) => count)
		.sort(([name], [other]) => (name < other ? -1 : 1));
const plainSum = ({ contracts, farmland, redLines, ...rest }: Sum) => [
	...[rest.villages, rest.areaMu, rest.overMu, rest.reclaimedMu],
	...[contracts, farmland, redLines].map(present)
];
