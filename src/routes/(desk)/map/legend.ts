import { findingKinds } from '#land/finding-list.ts';
import type { MapRecord } from '#territory/record.ts';
import { PICTURE_SWITCH } from './pictures.ts';
import type { LineName, PatternName } from '#ui/patterns.ts';

/** A switch of the legend: its name, its swatch, whether it is on unless somebody says otherwise. */
export interface Switch {
	name: string;
	swatch: PatternName | LineName;
	usual: boolean;
}
export interface LegendGroup {
	name: 'borders' | 'zones' | 'land' | 'progress' | 'findings' | 'red_lines';
	switches: readonly Switch[];
}

const on = (name: string, swatch: Switch['swatch'] = name as Switch['swatch']): Switch => ({
	name,
	swatch,
	usual: true
});
const off = (name: string, swatch: Switch['swatch'] = name as Switch['swatch']): Switch => ({
	name,
	swatch,
	usual: false
});

/** The legend of the sheet: what can be shown, in the order it is read. */
export const legend: readonly LegendGroup[] = [
	{
		name: 'borders',
		switches: [on('county'), on('township'), on('village'), off('grid_1'), off('grid_2'), off('grid_3')]
	},
	{
		name: 'zones',
		switches: [off('zone_adjacent'), off('zone_chain'), off('zone_complement'), off('zone_project')]
	},
	{
		name: 'land',
		switches: [
			on('parcel', 'parcel_line'),
			on('construction_land'),
			on('contract_shape', 'contract_line'),
			on('occupation'),
			on('reclaimed'),
			off('land_use')
		]
	},
	{
		name: 'progress',
		switches: [
			off('contract_status', 'contract_line'),
			off('irregularity', 'zone_adjacent'),
			off('debts', 'zone_complement'),
			off('case_step', 'cluster_line'),
			off('reclaimed_outcome', 'reclaimed')
		]
	},
	{ name: 'findings', switches: [...findingKinds.map((kind) => on(kind)), on('cluster', 'cluster_line')] },
	{ name: 'red_lines', switches: [on('farmland_red'), off('ecology_red'), off('urban_boundary')] }
];

/** What a file fills: an empty one says so. */
export const importedSwitches: ReadonlySet<string> = new Set([
	...['grid_1', 'grid_2', 'grid_3', 'zone_adjacent', 'zone_chain', 'zone_complement', 'zone_project'],
	...['parcel', 'construction_land', 'contract_shape', 'occupation', 'land_use'],
	...['farmland_red', 'ecology_red', 'urban_boundary']
]);

/** Switches with a key of their own under them. */
export const keyedSwitches: ReadonlySet<string> = new Set([
	...['contract_status', 'irregularity', 'debts', 'case_step', 'reclaimed_outcome']
]);

/** The legend for whoever looks: the ledgers are for those who may see them. */
export const legendFor = (seesDebts: boolean): LegendGroup[] =>
	legend.map(({ name, switches: own }) => ({
		name,
		switches: own.filter((each) => seesDebts || each.name !== 'debts')
	}));

const switches = legend.flatMap((group) => group.switches);
export const usualSwitches: ReadonlySet<string> = new Set(
	switches.filter(({ usual }) => usual).map(({ name }) => name)
);

/** Switches as an address or the browser's memory keeps them, `county.village.parcel`; null when nothing is kept. */
export function switchesFrom(text: string | null): ReadonlySet<string> | null {
	if (text === null) return null;
	const asked = new Set(text.split('.'));
	const known = switches.map(({ name }) => name).filter((name) => asked.has(name));
	return new Set([...known, ...picturesOf(asked)]);
}

/** Pictures come and go, so their switches are known by their form. */
const picturesOf = (names: ReadonlySet<string>): string[] =>
	[...names].filter((name) => PICTURE_SWITCH.test(name)).sort();

export const switchesText = (shown: ReadonlySet<string>): string =>
	[...switches.map(({ name }) => name).filter((name) => shown.has(name)), ...picturesOf(shown)].join('.');

/** The switch that shows what a record is about. */
export function switchOf({ kind, facts }: MapRecord): string {
	const word = (name: string): string => {
		const value = facts.find((fact) => fact.name === name)?.value;
		return value && 'word' in value ? (value.word ?? '') : value && 'count' in value ? String(value.count) : '';
	};
	if (kind === 'contract') return 'contract_shape';
	if (kind === 'grid') return `grid_${word('level')}`;
	if (kind === 'zone') return `zone_${word('layout')}`;
	return kind === 'finding' || kind === 'constraint_area' ? word('kind') : kind;
}
