import { findingKinds, findingStatuses, type FindingRow } from '#land/finding-list.ts';
import { isFitForMoney, surveyMethods } from '#land/survey-method.ts';

/** Rows by column, words by index: 20 000 findings in about a megabyte, parsed in milliseconds. */
export interface PackedFindings {
	words: string[];
	number: number[];
	version: number[];
	kind: number[];
	status: number[];
	/** Indexes into `words`; −1 where unknown. */
	village: number[];
	holder: number[];
	contract: number[];
	contractedMu: (number | null)[];
	measuredMu: (number | null)[];
	overMu: number[];
	waitingDays: number[];
	borderline: number[];
	/** Index of the method; −1 without a survey. What is fit for money follows from it. */
	surveyMethod: number[];
	cluster: (number | null)[];
	place: number[];
	/** Degrees in 1e-6; null without a shape. */
	longitude: (number | null)[];
	latitude: (number | null)[];
}

const fine = (degrees: number | undefined): number | null => (degrees === undefined ? null : Math.round(degrees * 1e6));

export function packFindings(rows: readonly FindingRow[]): PackedFindings {
	const words: string[] = [];
	const places = new Map<string, number>();
	const word = (text: string | null): number => {
		if (text === null) return -1;
		const known = places.get(text);
		if (known !== undefined) return known;
		places.set(text, words.length);
		return words.push(text) - 1;
	};
	return {
		words,
		number: rows.map((row) => row.number),
		version: rows.map((row) => row.version),
		kind: rows.map((row) => findingKinds.indexOf(row.kind)),
		status: rows.map((row) => findingStatuses.indexOf(row.status)),
		village: rows.map((row) => word(row.village)),
		holder: rows.map((row) => word(row.holder)),
		contract: rows.map((row) => word(row.contract)),
		contractedMu: rows.map((row) => row.contractedMu),
		measuredMu: rows.map((row) => row.measuredMu),
		overMu: rows.map((row) => row.overMu),
		waitingDays: rows.map((row) => row.waitingDays),
		borderline: rows.map((row) => Number(row.borderline)),
		surveyMethod: rows.map((row) => (row.surveyMethod === null ? -1 : surveyMethods.indexOf(row.surveyMethod))),
		cluster: rows.map((row) => row.cluster),
		place: rows.map((row) => row.place),
		longitude: rows.map((row) => fine(row.at?.[0])),
		latitude: rows.map((row) => fine(row.at?.[1]))
	};
}

export function unpackFindings(packed: PackedFindings): FindingRow[] {
	const word = (index: number | undefined): string | null => packed.words[index ?? -1] ?? null;
	return packed.number.map((number, index) => {
		const kind = findingKinds[packed.kind[index]!];
		const status = findingStatuses[packed.status[index]!];
		if (!kind || !status) throw new RangeError(`expected a known kind and status, got row ${index}`);
		const longitude = packed.longitude[index] ?? null;
		const latitude = packed.latitude[index] ?? null;
		const surveyMethod = surveyMethods[packed.surveyMethod[index]!] ?? null;
		return {
			number,
			version: packed.version[index]!,
			kind,
			status,
			village: word(packed.village[index]),
			holder: word(packed.holder[index]),
			contract: word(packed.contract[index]),
			contractedMu: packed.contractedMu[index] ?? null,
			measuredMu: packed.measuredMu[index] ?? null,
			overMu: packed.overMu[index]!,
			waitingDays: packed.waitingDays[index]!,
			borderline: packed.borderline[index] === 1,
			surveyMethod,
			cluster: packed.cluster[index] ?? null,
			place: packed.place[index]!,
			fitForMoney: surveyMethod && isFitForMoney(surveyMethod),
			at: longitude === null || latitude === null ? null : [longitude / 1e6, latitude / 1e6]
		};
	});
}
