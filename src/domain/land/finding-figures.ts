import type { Mu } from '#core/mu.ts';
import { summarise } from '#land/cluster-summary.ts';
import { filterAddress } from '#land/finding-address.ts';
import {
	findingKinds,
	findingStatuses,
	type FindingFilter,
	type FindingKind,
	type FindingRow,
	type FindingStatus
} from '#land/finding-list.ts';
import { groundKinds, landlessKinds, ledgerKinds, OPEN_STATUSES, requestKinds } from '#land/leads.ts';

/**
 * The figures that stand for rows of the list. Each knows the filter that leaves exactly its rows, so that a figure opens
 * what it counts and nothing else.
 */
export const figures = [
	'leads',
	'requests',
	'open',
	'ledger',
	'ground',
	'waiting',
	'overArea',
	'waitingGround'
] as const;
export type Figure = (typeof figures)[number];

const among = (kinds: readonly FindingKind[], wanted: readonly string[]): FindingKind[] =>
	(kinds.length === 0 ? findingKinds : kinds).filter((kind) => wanted.includes(kind));

const landKinds = findingKinds.filter((kind) => !(landlessKinds as readonly string[]).includes(kind));

/** Which kinds and statuses a figure counts. */
const parts: Record<Figure, { kinds: readonly string[]; statuses?: readonly FindingStatus[] }> = {
	leads: { kinds: findingKinds.filter((kind) => !(requestKinds as readonly string[]).includes(kind)) },
	requests: { kinds: requestKinds },
	open: {
		kinds: findingKinds.filter((kind) => !(requestKinds as readonly string[]).includes(kind)),
		statuses: OPEN_STATUSES
	},
	ledger: { kinds: ledgerKinds.filter((kind) => kind !== 'short_area') },
	ground: { kinds: groundKinds },
	// The wall's: what adds no land is left out of all of them.
	waiting: { kinds: landKinds, statuses: OPEN_STATUSES },
	overArea: { kinds: ['over_area'], statuses: OPEN_STATUSES },
	waitingGround: { kinds: groundKinds, statuses: OPEN_STATUSES }
};

/** The filter that leaves exactly a figure's rows of what a filter leaves; null when that is no row at all, whatever the data. */
export function filterOfFigure(figure: Figure, filter: FindingFilter): FindingFilter | null {
	const { kinds, statuses } = parts[figure];
	const left = among(filter.kinds, kinds);
	const held = statuses
		? (filter.statuses.length === 0 ? findingStatuses : filter.statuses).filter((each) => statuses.includes(each))
		: filter.statuses;
	if (left.length === 0 || (statuses && held.length === 0)) return null;
	return { ...filter, kinds: left.length === findingKinds.length ? [] : left, statuses: held };
}

/** The address a figure opens; null when there is nothing to open. */
export function figureAddress(figure: Figure, filter: FindingFilter): string | null {
	const left = filterOfFigure(figure, filter);
	return left && filterAddress(left);
}

/** 亩 of some findings as a cluster's sum counts them: each place once, pieces or ledger, whichever is more. */
export const placedMu = (rows: readonly FindingRow[]): Mu =>
	summarise(
		rows.map((row) => ({
			id: String(row.number),
			kind: row.kind,
			mu: row.overMu,
			village: row.village,
			cluster: 0,
			place: String(row.place),
			holder: ''
		}))
	)[0]?.mu ?? 0;
