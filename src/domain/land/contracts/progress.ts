/** How far the clearing of a place is: counts alone, so that villages sum to townships and townships to the county. Pure. */
export interface Progress {
	found: number;
	cleared: number;
	/** Contracts by word of mouth, now or before, and those of them that are cleared (domain.md I9). */
	oral: number;
	oralCleared: number;
	/** Contracts found irregular, put right or not, and those put right. */
	irregular: number;
	rectified: number;
	/** Contracts with something a rule has found and nobody has looked at yet. */
	suspected: number;
	/** Handed up and not answered in time. */
	overdue: number;
}

export const progressKeys = [
	'found',
	'cleared',
	'oral',
	'oralCleared',
	'irregular',
	'rectified',
	'suspected',
	'overdue'
] as const satisfies readonly (keyof Progress)[];

export const noProgress: Progress = {
	...{ found: 0, cleared: 0, oral: 0, oralCleared: 0, irregular: 0, rectified: 0, suspected: 0, overdue: 0 }
};

export interface PlaceProgress extends Progress {
	/** Village of twelve digits; '' for contracts of no known village. */
	code: string;
}

export const sumProgress = (parts: readonly Progress[]): Progress =>
	parts.reduce<Progress>(
		(sum, part) => Object.fromEntries(progressKeys.map((key) => [key, sum[key] + part[key]])) as unknown as Progress,
		noProgress
	);

/** Villages of one township, or all townships: the next lower level of what is looked at, in the order of places. */
export function progressBelow(
	villages: readonly PlaceProgress[],
	place: string,
	order: ReadonlyMap<string, number>
): PlaceProgress[] {
	const digits = place === '' ? 9 : 12;
	const within = villages.filter(({ code }) => code.startsWith(place.slice(0, 9)));
	return [...Map.groupBy(within, ({ code }) => code.slice(0, digits))]
		.map(([code, parts]) => ({ code, ...sumProgress(parts) }))
		.sort((one, other) => (order.get(one.code) ?? 1e9) - (order.get(other.code) ?? 1e9));
}
