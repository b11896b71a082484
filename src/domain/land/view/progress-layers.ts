import type { ExpressionSpecification } from 'maplibre-gl';
import { caseCourse, caseStates, type CaseState } from '#land/cases/course.ts';
import { caseFamilies } from '#land/cases/view/case-words.ts';
import { contractStatuses } from '#land/contracts/kinds.ts';
import { statusFamily } from '#land/contracts/view/contract-words.ts';
import { offerStates, outcomeOf } from '#land/reclaimed/course.ts';
import { outcomeFamilies } from '#land/reclaimed/view/reclaimed-words.ts';
import type { LayerSet, SheetLayer } from '#map/layer-set.ts';
import { bands } from '#map/paint.ts';
import type { Theme } from '#map/theme.ts';
import type { Family } from '#ui/status.ts';

/** Marks of the families of status that a font has: colour never speaks alone (look.md). */
export const familyMarks: Readonly<Record<Family, string>> = {
	...{ suspect: '◇', work: '◎', dispute: '▲', done: '●', none: '□', wait: '■' }
};

/** Per cent of a village's contracts from which a class of irregularity begins; below the first there is none. */
export const irregularClasses = [1, 10, 20, 30, 40, 50] as const;

const statusesOf = (family: Family): string[] => contractStatuses.filter((status) => statusFamily[status] === family);
/** Families a contract's status can be of, those that are drawn beneath first. */
export const contractFamilies = ['done', 'work', 'dispute'] as const satisfies readonly Family[];
const edges: Readonly<Record<(typeof contractFamilies)[number], { width: number; dash?: number[] }>> = {
	done: { width: 1.6 },
	work: { width: 2, dash: [2, 1.4] },
	dispute: { width: 2.8 }
};

const contracts = ({ colour }: Theme): SheetLayer[] =>
	contractFamilies.flatMap((family): SheetLayer[] => [
		{
			id: `contract-status-${family}`,
			veil: 0.5,
			slot: 'contract',
			type: 'fill',
			source: 'contract_shape',
			minzoom: bands.region,
			shownBy: 'contract_status',
			filter: ['in', ['get', 'status'], ['literal', statusesOf(family)]],
			paint: { 'fill-color': colour(`st-${family}`), 'fill-opacity': 0.28 }
		},
		{
			id: `contract-status-${family}-edge`,
			slot: 'contract',
			type: 'line',
			source: 'contract_shape',
			minzoom: bands.region,
			shownBy: 'contract_status',
			filter: ['in', ['get', 'status'], ['literal', statusesOf(family)]],
			paint: {
				'line-color': colour(`st-${family}`),
				'line-width': edges[family].width,
				...(edges[family].dash ? { 'line-dasharray': edges[family].dash } : {})
			}
		}
	]);

const irregularity = ({ colour }: Theme): SheetLayer => ({
	id: 'irregularity-fill',
	veil: 0.5,
	slot: 'zone',
	type: 'fill',
	source: 'village_clearing',
	shownBy: 'irregularity',
	paint: {
		'fill-color': [
			'step',
			['get', 'share'],
			colour('seq-0'),
			...irregularClasses.flatMap((from, at) => [from, colour(`seq-${at + 1}`)])
		] as unknown as ExpressionSpecification,
		'fill-opacity': 0.82
	}
});

/** Radius of a village's circle, px: its area stands for 万元. */
const radius = (side: 'receivable' | 'payable'): ExpressionSpecification => [
	'min',
	30,
	['*', 3.6, ['sqrt', ['max', 0, ['get', side]]]]
];

const debts = ({ colour }: Theme): SheetLayer[] => [
	{
		id: 'village-payable',
		slot: 'border',
		type: 'circle',
		source: 'village_debts',
		shownBy: 'debts',
		paint: {
			'circle-color': colour('seq-4'),
			'circle-opacity': 0.6,
			'circle-radius': radius('payable'),
			'circle-stroke-color': colour('seq-6'),
			'circle-stroke-width': 1
		}
	},
	{
		id: 'village-receivable',
		slot: 'border',
		type: 'circle',
		source: 'village_debts',
		shownBy: 'debts',
		paint: {
			'circle-opacity': 0,
			'circle-radius': radius('receivable'),
			'circle-stroke-color': colour('l-contract'),
			'circle-stroke-width': 1.8
		}
	}
];

/** A mark and a colour by the family a state belongs to; states nobody knows are of none. */
function markOf<State extends string>(states: readonly State[], familyOf: (state: State) => Family, { colour }: Theme) {
	const per = (value: (family: Family) => string): ExpressionSpecification =>
		[
			...['match', ['get', 'state']],
			...states.flatMap((state) => [state, value(familyOf(state))]),
			value('none')
		] as unknown as ExpressionSpecification;
	return {
		layout: { 'text-field': per((family) => familyMarks[family]) },
		paint: {
			'text-color': per((family) => colour(`st-${family}`)),
			'text-halo-color': colour('sheet'),
			'text-halo-width': 2
		}
	};
}

const markSize = (over: number, open: number): ExpressionSpecification => [
	'case',
	['in', ['get', 'state'], ['literal', [...caseCourse.last]]],
	over,
	open
];

const everyMark = { 'text-allow-overlap': true, 'text-ignore-placement': true } as const;

function cases(theme: Theme): SheetLayer {
	const { layout, paint } = markOf<CaseState>(caseStates, (state) => caseFamilies[state], theme);
	return {
		...{ id: 'case-mark', slot: 'border', type: 'symbol', source: 'land_case', shownBy: 'case_step', paint },
		layout: {
			...layout,
			...everyMark,
			// What is closed stands back.
			'text-size': ['interpolate', ['linear'], ['zoom'], bands.region, markSize(8, 15), bands.field, markSize(14, 22)]
		}
	};
}

function reclaimed(theme: Theme): SheetLayer {
	const { layout, paint } = markOf(offerStates, (state) => outcomeFamilies[outcomeOf(state)], theme);
	return {
		...{ id: 'reclaimed-mark', slot: 'border', type: 'symbol', source: 'reclaimed_outcome' },
		...{ shownBy: 'reclaimed_outcome', paint },
		layout: {
			...layout,
			...everyMark,
			'text-size': ['interpolate', ['linear'], ['zoom'], bands.region, 15, bands.field, 22]
		}
	};
}

/**
 * 清化收 on the map: contracts by status, villages by their share of irregular contracts, what is left of their ledgers, cases by
 * step, what was taken back by what became of it.
 * @param seesDebts the ledgers are for those who may see them: for others there is no such layer
 */
export const progressLayers = (seesDebts: boolean): LayerSet => ({
	sources: [
		...(['contract_shape', 'village_clearing', 'land_case', 'reclaimed_outcome'] as const),
		...(seesDebts ? (['village_debts'] as const) : [])
	],
	layers: (theme) => [
		...[irregularity(theme), ...contracts(theme)],
		...(seesDebts ? debts(theme) : []),
		...[cases(theme), reclaimed(theme)]
	],
	targets: []
});
