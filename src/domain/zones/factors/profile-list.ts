import type { CountyFactors } from './factor-index.ts';
import { factors, type Factor } from './fields.ts';
import { stages, type FactorRow, type Stage } from './profile.ts';

/** How villages stand in each factor; null for whoever does not see the whole county, for it takes all villages to tell. */
export type Known = CountyFactors | null;

export const factorSorts = ['village', 'township', 'surveyed', 'stage', ...factors] as const;
export type FactorSort = (typeof factorSorts)[number];

export interface FactorFilter {
	text: string;
	/** Nine digits or twelve; '' is all. */
	place: string;
	/** Villages that lack this factor. */
	lacking: Factor | '';
	/** `none`: no survey yet. */
	stage: Stage | 'none' | '';
}
export interface FactorList {
	filter: FactorFilter;
	sort: { key: FactorSort; descending: boolean };
}

export const noFilter: FactorFilter = { text: '', place: '', lacking: '', stage: '' };
export const stageFilters = [...stages, 'none'] as const;

/** A newer survey that waits is found too: somebody has to bring it on. */
const stagesOf = ({ profile, counted }: FactorRow): (Stage | 'none')[] =>
	profile && counted ? [counted.stage, profile.stage] : ['none'];

/** Villages of a list in its order; those without a figure to order by stand last either way. */
export function factorRowsShown(rows: readonly FactorRow[], { filter, sort }: FactorList, known: Known): FactorRow[] {
	const sought = filter.text.trim().toLowerCase();
	const found = rows.filter(
		(row) =>
			(sought === '' || row.villageName.includes(sought) || row.village.includes(sought)) &&
			row.village.startsWith(filter.place) &&
			(filter.stage === '' || stagesOf(row).includes(filter.stage)) &&
			(filter.lacking === '' || known?.villages.get(row.village)?.[filter.lacking].lacking === true)
	);
	const keyOf = (row: FactorRow): string | number | null => {
		switch (sort.key) {
			case 'village':
				return row.villageKey;
			case 'township':
				return `${row.township} ${row.villageKey}`;
			case 'surveyed':
				return row.counted?.surveyedOn ?? null;
			case 'stage':
				return row.counted ? stages.indexOf(row.counted.stage) : null;
			default:
				return known?.villages.get(row.village)?.[sort.key].index ?? null;
		}
	};
	const sign = sort.descending ? -1 : 1;
	return found.toSorted((one, other) => {
		const [a, b] = [keyOf(one), keyOf(other)];
		if (a === b) return one.village < other.village ? -1 : 1;
		if (a === null || b === null) return a === null ? 1 : -1;
		return a < b ? -sign : sign;
	});
}

const ofChoice = <C extends string>(value: string | null, choices: readonly C[]): C | '' =>
	choices.find((choice) => choice === value) ?? '';

/** The list as an address says it; what is unknown is as at first. */
export function factorListOf(search: URLSearchParams): FactorList {
	const place = search.get('place') ?? '';
	return {
		filter: {
			text: (search.get('text') ?? '').slice(0, 60),
			place: /^(\d{9}|\d{12})$/.test(place) ? place : '',
			lacking: ofChoice(search.get('lacking'), factors),
			stage: ofChoice(search.get('stage'), stageFilters)
		},
		sort: { key: ofChoice(search.get('sort'), factorSorts) || 'township', descending: search.get('down') === '1' }
	};
}

/** An address's search that says the list. */
export function factorSearch({ filter, sort }: FactorList): string {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(filter)) if (value !== '') search.set(name, value);
	if (sort.key !== 'township') search.set('sort', sort.key);
	if (sort.descending) search.set('down', '1');
	return search.toString();
}
