import type { CsvCell } from '#core/csv-text.ts';
import { muToNumber, type Mu } from '#core/mu.ts';
import type { ZoneLayout } from '#zones/layouts.ts';

export interface ZoneSheetWords {
	sheetHeads: readonly string[];
	layouts: Record<ZoneLayout, string>;
}

/** The zones as a table of cells, its head first; 亩 as decimals. */
export function zoneSheet(
	zones: readonly {
		code: string;
		name: string;
		layout: ZoneLayout;
		areaMu: Mu;
		villages: number;
		contracts: number;
		reclaimedMu: Mu;
	}[],
	words: ZoneSheetWords
): CsvCell[][] {
	return [
		[...words.sheetHeads],
		...zones.map((zone): CsvCell[] => [
			zone.code,
			zone.name,
			words.layouts[zone.layout],
			muToNumber(zone.areaMu),
			zone.villages,
			zone.contracts,
			muToNumber(zone.reclaimedMu)
		])
	];
}
