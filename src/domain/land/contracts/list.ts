import type { Mu } from '#core/mu.ts';
import type { Fen } from '#core/money.ts';
import { irregularityKinds, type IrregularityKind } from './irregularity-kinds.ts';
import {
	contractForms,
	contractKindNames,
	contractLevels,
	contractStatuses,
	objectKinds,
	type ContractForm,
	type ContractKind,
	type ContractStatus,
	type ObjectKind
} from './kinds.ts';

/** One line of the register. Names are masked before they get here; a household's contract never does. */
export interface ContractRow {
	number: number;
	version: number;
	/** As the county knows it. */
	code: string;
	village: string | null;
	lessee: string | null;
	kind: ContractKind;
	objectKind: ObjectKind | null;
	assetName: string | null;
	form: ContractForm;
	formerlyOral: boolean;
	level: string | null;
	contractedMu: Mu;
	startsOn: string | null;
	endsOn: string | null;
	/** Fen a year on the day of asking; null where it cannot be said. */
	yearlyFen: Fen | null;
	arrearsFen: Fen | null;
	status: ContractStatus;
	/** Kinds that wait to be looked at, and kinds a person has confirmed. */
	suspected: readonly IrregularityKind[];
	confirmed: readonly IrregularityKind[];
	/** Whether a parcel of it is drawn. */
	drawn: boolean;
}

/** Contracts in one of these groups; each is the numerator or denominator of a figure. */
export const contractSets = [
	'cleared',
	'open',
	'oral',
	'oral_before',
	'ever_irregular',
	'suspected',
	'overdue'
] as const;
export type ContractSet = (typeof contractSets)[number];

export const contractSortKeys = ['number', 'village', 'mu', 'ends', 'status', 'irregular'] as const;
export type ContractSort = (typeof contractSortKeys)[number];

export interface ContractFilter {
	text: string;
	/** Nine digits or twelve. */
	place: string;
	status: ContractStatus | '';
	kind: ContractKind | '';
	object: ObjectKind | '';
	form: ContractForm | '';
	level: string;
	irregularity: IrregularityKind | '';
	set: ContractSet | '';
}

export interface ContractList {
	filter: ContractFilter;
	sort: { key: ContractSort; descending: boolean };
	/** From 1. */
	page: number;
}

export const noContractFilter: ContractFilter = {
	...{ text: '', place: '', status: '', kind: '', object: '', form: '', level: '', irregularity: '', set: '' }
};

/** Rows a page. */
export const PAGE = 100;

const choices: Readonly<Partial<Record<keyof ContractFilter, readonly string[]>>> = {
	status: contractStatuses,
	kind: contractKindNames,
	object: objectKinds,
	form: contractForms,
	level: contractLevels,
	irregularity: irregularityKinds,
	set: contractSets
};

/** What an address asks for; whatever it does not say, or says wrongly, is as at first. */
export function contractListOf(search: URLSearchParams): ContractList {
	const filter: Record<string, string> = { ...noContractFilter };
	for (const [name, known] of Object.entries(choices)) {
		const asked = search.get(name) ?? '';
		if (known.includes(asked)) filter[name] = asked;
	}
	filter.text = (search.get('text') ?? '').trim().slice(0, 60);
	const place = search.get('place') ?? '';
	if (/^(\d{9}|\d{12})$/.test(place)) filter.place = place;
	const key = search.get('sort') ?? '';
	const known = (contractSortKeys as readonly string[]).includes(key);
	const page = /^[1-9]\d{0,4}$/.test(search.get('page') ?? '') ? Number(search.get('page')) : 1;
	return {
		filter: filter as unknown as ContractFilter,
		sort: known ? { key: key as ContractSort, descending: search.get('down') === '1' } : firstSort,
		page
	};
}

export const firstSort: ContractList['sort'] = { key: 'village', descending: false };

/** The address of a list, without what is as at first. */
export function contractSearchOf({ filter, sort, page }: ContractList): string {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(filter)) if (value !== '') search.set(name, value as string);
	if (sort.key !== firstSort.key || sort.descending !== firstSort.descending) {
		search.set('sort', sort.key);
		if (sort.descending) search.set('down', '1');
	}
	if (page > 1) search.set('page', String(page));
	return search.toString();
}

export const narrowedContracts = (filter: ContractFilter): boolean =>
	Object.values(filter).some((value) => value !== '');
