import type { CsvCell } from '#core/csv-text.ts';
import { muToNumber } from '#core/mu.ts';
import { dayOf } from '#core/period.ts';
import type { ZoneLayout } from '#zones/layouts.ts';
import type { VillageFigures } from './figures.ts';
import type { GridFigures } from './grids/grid-figures.ts';
import type { PlanContent } from './plan.ts';
import type { PlanRow, PlanStatus } from './plan-row.ts';

/** The list of plans as a table of cells, its head first; when, as the day in the county. */
export const planSheet = (
	plans: readonly PlanRow[],
	words: { sheetHeads: readonly string[]; status: Readonly<Record<PlanStatus, string>> }
): CsvCell[][] => [
	[...words.sheetHeads],
	...plans.map((plan): CsvCell[] => [
		...[plan.code, plan.name, words.status[plan.status], plan.zones, plan.villages, plan.head],
		...[plan.copiedFrom ?? '', plan.by, dayOf(plan.at)]
	])
];

/** The members of a plan, a line a zone and village or grid. */
export function memberSheet(
	content: PlanContent,
	villages: readonly VillageFigures[],
	grids: readonly GridFigures[],
	words: { heads: readonly string[]; layouts: Readonly<Record<ZoneLayout, string>> }
): CsvCell[][] {
	const lines = content.flatMap((zone) => {
		const whose = [zone.name, words.layouts[zone.layout], zone.continues ?? ''];
		const own = new Set(zone.grids);
		return [
			...villages
				.filter(({ code }) => zone.villages.has(code))
				.map((village): CsvCell[] => [
					...[...whose, village.code, village.name, village.townshipName, muToNumber(village.areaMu), '', ''],
					...[village.inhabitants?.households ?? '', village.inhabitants?.people ?? '']
				]),
			...grids
				.filter(({ code }) => own.has(code))
				.map((grid): CsvCell[] => [
					...[
						...whose,
						grid.village,
						grid.villageName,
						grid.townshipName,
						muToNumber(grid.areaMu),
						grid.code,
						grid.name,
						...['', '']
					]
				])
		];
	});
	return [[...words.heads], ...lines];
}
