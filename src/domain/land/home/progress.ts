/** How far 清化收 is in a place: parts and wholes alone, never shares, so that villages sum to townships and townships to the county. */
export interface LandProgress {
	/** Contracts. */
	found: number;
	cleared: number;
	oral: number;
	oralCleared: number;
	irregular: number;
	rectified: number;
	/** 亩 of newly found land, hundredths, and those of them that somebody signed for. */
	newMu: number;
	signedMu: number;
	/** Fen that are due by signed papers, and that came in. Estimates are no part of it. */
	dueFen: number;
	paidFen: number;
	/** Fen that were claimed at the base date, and what of it came in. */
	claimedFen: number;
	recoveredFen: number;
	/** Fen that were owed at the base date, and what of it any method resolved. */
	owedFen: number;
	resolvedFen: number;
}

export const noProgress: Readonly<LandProgress> = {
	...{ found: 0, cleared: 0, oral: 0, oralCleared: 0, irregular: 0, rectified: 0, newMu: 0, signedMu: 0 },
	...{ dueFen: 0, paidFen: 0, claimedFen: 0, recoveredFen: 0, owedFen: 0, resolvedFen: 0 }
};
export const progressKeys = Object.keys(noProgress) as (keyof LandProgress)[];

/** The measures: what is done of what there is, in the order every table shows them. */
export const measures = {
	cleared: { part: 'cleared', whole: 'found', unit: 'count' },
	oral: { part: 'oralCleared', whole: 'oral', unit: 'count' },
	rectified: { part: 'rectified', whole: 'irregular', unit: 'count' },
	land: { part: 'signedMu', whole: 'newMu', unit: 'mu' },
	paid: { part: 'paidFen', whole: 'dueFen', unit: 'fen' },
	receivable: { part: 'recoveredFen', whole: 'claimedFen', unit: 'fen' },
	payable: { part: 'resolvedFen', whole: 'owedFen', unit: 'fen' }
} as const satisfies Record<
	string,
	{ part: keyof LandProgress; whole: keyof LandProgress; unit: 'count' | 'mu' | 'fen' }
>;
export type Measure = keyof typeof measures;
export const measureNames = Object.keys(measures) as Measure[];

/** Measures that whoever looks may see: debts are for those who see the ledgers. */
export const measuresFor = (seesDebts: boolean): Measure[] =>
	measureNames.filter((name) => seesDebts || (name !== 'receivable' && name !== 'payable'));

export interface PlaceProgress extends LandProgress {
	/** Village of twelve digits; '' for what lies in no known village. */
	code: string;
}

export const sumProgress = (parts: readonly LandProgress[]): LandProgress =>
	Object.fromEntries(
		progressKeys.map((key) => [key, parts.reduce((sum, part) => sum + part[key], 0)])
	) as unknown as LandProgress;

/** What lies in a place: '' is the county, then nine digits, then twelve. */
export const withinPlace = (villages: readonly PlaceProgress[], place: string): PlaceProgress[] =>
	villages.filter(({ code }) => code.startsWith(place));

/** The places right below one (a village stands for itself), in the order of places; together they are the place's own sum (domain.md I10). */
export function progressBelow(
	villages: readonly PlaceProgress[],
	place: string,
	order: ReadonlyMap<string, number>
): PlaceProgress[] {
	const digits = place.length === 0 ? 9 : 12;
	return [...Map.groupBy(withinPlace(villages, place), ({ code }) => code.slice(0, digits))]
		.map(([code, parts]) => ({ ...sumProgress(parts), code }))
		.sort((one, other) => (order.get(one.code) ?? 1e9) - (order.get(other.code) ?? 1e9));
}

/** The place an address asks for, if it is in sight; else all that is. */
export function placeOf(search: URLSearchParams, known: ReadonlySet<string>): string {
	const place = search.get('place') ?? '';
	return known.has(place) ? place : '';
}
