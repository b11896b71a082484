import type { Bounds } from '#core/geometry.ts';
import type { Mu } from '#core/mu.ts';
import { groundKinds, ledgerKinds, OPEN_STATUSES, requestKinds } from '#land/leads.ts';
import type { SurveyMethod } from '#land/survey-method.ts';

/** The kinds in the order lists and legends show them (terms.md). */
export const findingKinds = [
	'over_area',
	'on_uncontracted',
	'no_contract',
	'on_other_contract',
	'expired_held',
	'beyond_village',
	'double_contracted',
	'short_area',
	'area_request'
] as const;
export type FindingKind = (typeof findingKinds)[number];

export const findingStatuses = ['suspected', 'in_case', 'dismissed', 'gone'] as const;
export type FindingStatus = (typeof findingStatuses)[number];

/** One line of the list: a finding's number, where it is, what was measured. Names are masked before they get here. */
export interface FindingRow {
	number: number;
	/** The version a decision is about. */
	version: number;
	kind: FindingKind;
	status: FindingStatus;
	/** Village of the twelve digits, null where the shape lies in none. */
	village: string | null;
	holder: string | null;
	contract: string | null;
	contractedMu: Mu | null;
	measuredMu: Mu | null;
	overMu: Mu;
	/** Days since a run first listed it. */
	waitingDays: number;
	borderline: boolean;
	/** The least sure survey it rests on, and whether money may be asked on its word; null without a survey. */
	surveyMethod: SurveyMethod | null;
	fitForMoney: boolean | null;
	/** The cluster the latest run put it in; null outside clusters. */
	cluster: number | null;
	/** Equal numbers speak of the same land: one survey, else one contract. */
	place: number;
	/** Longitude and latitude of a point on it, degrees; null without a shape. */
	at: readonly [number, number] | null;
}

/** A village of the list; they come sorted by name, and lists sort by that order. */
export interface ListPlace {
	code: string;
	name: string;
	township: string;
	bounds: Bounds;
}

/** The newest run of the comparison, for the foot of the list and for grouping anew. */
export interface LatestRun {
	number: number;
	candidates: number | null;
	outcomes: number | null;
	findings: number | null;
	slivers: number | null;
	/** What it grouped by. */
	clusters: { distanceM: number; minimum: number } | null;
	at: Date;
}

export interface FindingFilter {
	/** Nine digits, or NO_PLACE for what lies in no village. */
	township: string | null;
	village: string | null;
	cluster: number | null;
	kinds: readonly FindingKind[];
	statuses: readonly FindingStatus[];
	leastMu: Mu;
	text: string;
}

/** Asks for what lies in no village. */
export const NO_PLACE = 'none';

export const noFilter: FindingFilter = {
	township: null,
	village: null,
	cluster: null,
	kinds: [],
	statuses: [],
	leastMu: 0,
	text: ''
};

const isOpen = ({ status }: FindingRow): boolean => (OPEN_STATUSES as readonly FindingStatus[]).includes(status);

export const numberText = (number: number): string => String(number).padStart(4, '0');

/**
 * Rows that fit a filter. What was dismissed and what a run no longer found (gone) show only when asked for: they are in no
 * sum of a list that does not name them. Townships are the first nine digits of a village; the text is looked for in number, village, contract and masked name.
 */
export function filterFindings(
	rows: readonly FindingRow[],
	filter: FindingFilter,
	villageName: (code: string) => string
): FindingRow[] {
	const text = filter.text.trim().toLowerCase();
	return rows.filter(
		(row) =>
			(filter.township === null ||
				(filter.township === NO_PLACE ? row.village === null : row.village?.startsWith(filter.township))) &&
			(filter.cluster === null || row.cluster === filter.cluster) &&
			(filter.village === null || row.village === filter.village) &&
			(filter.kinds.length === 0 || filter.kinds.includes(row.kind)) &&
			(filter.statuses.length === 0 ? isOpen(row) : filter.statuses.includes(row.status)) &&
			Math.abs(row.overMu) >= filter.leastMu &&
			(text === '' ||
				numberText(row.number).includes(text) ||
				(row.contract?.toLowerCase().includes(text) ?? false) ||
				(row.holder?.includes(text) ?? false) ||
				(row.village !== null && villageName(row.village).toLowerCase().includes(text)))
	);
}

/** The box round villages: those of one village or township, or all; null where there are none. */
export function boundsOfPlaces(places: Iterable<ListPlace>, code: string | null): Bounds | null {
	let box: Bounds | null = null;
	for (const place of places) {
		if (code !== null && !place.code.startsWith(code)) continue;
		const { west, south, east, north } = place.bounds;
		box = box
			? {
					west: Math.min(box.west, west),
					south: Math.min(box.south, south),
					east: Math.max(box.east, east),
					north: Math.max(box.north, north)
				}
			: place.bounds;
	}
	return box;
}

export const sortKeys = ['number', 'kind', 'village', 'contracted', 'measured', 'over', 'status', 'waiting'] as const;
export type SortKey = (typeof sortKeys)[number];

/** Sorted copy. What is unknown comes last whichever way; equal rows keep the order of their numbers. */
export function sortFindings(
	rows: readonly FindingRow[],
	key: SortKey,
	descending: boolean,
	villageOrder: ReadonlyMap<string, number>
): FindingRow[] {
	const value: Record<SortKey, (row: FindingRow) => number | null> = {
		number: (row) => row.number,
		kind: (row) => findingKinds.indexOf(row.kind),
		village: (row) => (row.village === null ? null : (villageOrder.get(row.village) ?? null)),
		contracted: (row) => row.contractedMu,
		measured: (row) => row.measuredMu,
		over: (row) => row.overMu,
		status: (row) => findingStatuses.indexOf(row.status),
		waiting: (row) => row.waitingDays
	};
	const of = value[key];
	return [...rows].sort((a, b) => {
		const left = of(a);
		const right = of(b);
		if (left === null || right === null) return left === right ? a.number - b.number : left === null ? 1 : -1;
		return (descending ? right - left : left - right) || a.number - b.number;
	});
}

export interface KindTotal {
	kind: FindingKind;
	count: number;
	mu: Mu;
}

export interface FindingTotals {
	/** Leads; requests are counted apart. */
	count: number;
	requests: number;
	/** Leads suspected or in a case: what still waits. */
	open: number;
	/** Sums of two accounts that are never added to each other: areas on paper, and shapes on the ground. */
	ledgerMu: Mu;
	groundMu: Mu;
	kinds: KindTotal[];
}

/** Sums from the record's own hundredths. Short areas add no land, requests are no leads: both are in neither sum (domain.md I1: never netted). */
export function totalFindings(rows: readonly FindingRow[]): FindingTotals {
	const kinds = new Map(findingKinds.map((kind) => [kind, { kind, count: 0, mu: 0 }]));
	let open = 0;
	let requests = 0;
	for (const row of rows) {
		const total = kinds.get(row.kind)!;
		total.count++;
		total.mu += row.overMu;
		if ((requestKinds as readonly string[]).includes(row.kind)) requests++;
		else if (isOpen(row)) open++;
	}
	const sum = (of: readonly string[]) =>
		[...kinds.values()].reduce((mu, total) => (of.includes(total.kind) ? mu + total.mu : mu), 0);
	return {
		count: rows.length - requests,
		requests,
		open,
		ledgerMu: sum(ledgerKinds.filter((kind) => kind !== 'short_area')),
		groundMu: sum(groundKinds),
		kinds: [...kinds.values()].filter((total) => total.count > 0)
	};
}
