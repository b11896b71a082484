import type { CsvCell } from '#core/csv-text.ts';
import { muToNumber } from '#core/mu.ts';
import { dayOf } from '#core/period.ts';
import type { ZoneLayout } from '#zones/layouts.ts';
import type { VillageFigures } from './figures.ts';
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

/** The member villages of a plan, a line a zone and village. */
export function memberSheet(
	content: PlanContent,
	villages: readonly VillageFigures[],
	words: { heads: readonly string[]; layouts: Readonly<Record<ZoneLayout, string>> }
): CsvCell[][] {
	const lines = content.flatMap((zone) =>
		villages
			.filter(({ code }) => zone.villages.has(code))
			.map((village): CsvCell[] => [
				...[zone.name, words.layouts[zone.layout], zone.continues ?? '', village.code, village.name],
				...[village.townshipName, muToNumber(village.areaMu)]
			])
	);
	return [[...words.heads], ...lines];
}
