import type { CsvCell } from '#core/csv-text.ts';
import { muToNumber } from '#core/mu.ts';
import { chargeNumber } from './charge.ts';
import { rollUp, sumCharges, type ChargeRow, type ChargeSums } from './charge-list.ts';
import type { ChargeStatus } from './balance.ts';

export interface ChargeSheetWords {
	heads: readonly string[];
	rollUpHeads: readonly string[];
	statuses: Readonly<Record<ChargeStatus, string>>;
	lands: Readonly<Record<'farmland' | 'construction', string>>;
	subtotal: string;
	total: string;
}

const yuan = (fen: number): number => fen / 100;

/** 新增资源清理收费台账: a line a charge; money in 元, from whole fen. */
export function chargeTable(rows: readonly ChargeRow[], words: ChargeSheetWords): CsvCell[][] {
	return [
		[...words.heads],
		...rows.map((row): CsvCell[] => [
			...[chargeNumber(row.number), row.townshipName, row.villageName, row.village, row.payer],
			...[words.lands[row.landKind], muToNumber(row.measuredMu), yuan(row.priceFen), row.startsOn, row.endsOn],
			...[yuan(row.due), yuan(row.paid), yuan(row.waived), yuan(row.open), yuan(row.overdue)],
			...[words.statuses[row.status], row.nextOn ?? '', row.lastReceipt ?? '']
		])
	];
}

/** The same by village, each township's sum under its villages, the whole last; sums come from the record's own fen. */
export function chargeRollUp(rows: readonly ChargeRow[], words: ChargeSheetWords): CsvCell[][] {
	const line = (township: string, village: string, sums: ChargeSums): CsvCell[] => [
		...[township, village, sums.count, muToNumber(sums.mu)],
		...[yuan(sums.due), yuan(sums.paid), yuan(sums.waived), yuan(sums.open), yuan(sums.overdue)]
	];
	const villages = rollUp(rows, 'village');
	return [
		[...words.rollUpHeads],
		...rollUp(rows, 'township').flatMap((township) => [
			...villages
				.filter((village) => village.township === township.code)
				.map((village) => line(village.townshipName, village.name, village)),
			line(township.name, words.subtotal, township)
		]),
		line(words.total, '', sumCharges(rows))
	];
}
