import type { CsvCell } from '#core/csv-text.ts';
import { yuanText } from '#core/money.ts';
import type { MatterKind, MatterStanding } from './matter-kinds.ts';
import { matterNumber, type MatterRow } from './matter-list.ts';
import { meetingNumber } from './meeting.ts';
import type { MeetingRow, ShownState } from './meeting-list.ts';

/** 民主议事台账: a village's month a row, missed ones among them. Fractions as two columns each. */
export const meetingTable = (
	rows: readonly MeetingRow[],
	words: { heads: readonly string[]; states: Readonly<Record<ShownState, string>> }
): CsvCell[][] => [
	[...words.heads],
	...rows.map((row): CsvCell[] => [
		row.number === null ? '' : meetingNumber(row.number),
		...[row.townshipName, row.villageName, row.village, row.month, row.metOn ?? '', words.states[row.state]],
		...[row.turnout?.present ?? null, row.turnout?.due ?? null],
		...[row.agenda, row.decided, row.passed, row.executed, row.remindedOn ?? '']
	])
];

/** 重大事项台账. */
export const matterTable = (
	rows: readonly MatterRow[],
	words: {
		heads: readonly string[];
		kinds: Readonly<Record<MatterKind, string>>;
		standings: Readonly<Record<MatterStanding, string>>;
		yes: string;
	}
): CsvCell[][] => [
	[...words.heads],
	...rows.map((row): CsvCell[] => [
		matterNumber(row.number),
		...[row.townshipName, row.villageName, row.village, words.kinds[row.kind], row.title],
		row.amountFen === null ? null : Number(yuanText(row.amountFen)),
		...[row.raisedOn, row.needs ? words.yes : '', words.standings[row.standing]],
		...[row.metOn ?? '', row.resolution ?? '', row.executedOn ?? '']
	])
];
