import type { CsvCell } from '#core/csv-text.ts';

/** One line of the trail in words, as its sheet has it. */
export interface TrailLine {
	seq: number;
	at: string;
	actor: string;
	role: string;
	address: string;
	action: string;
	result: string;
	subjects: string;
	said: string;
	why: string;
	hash: string;
}

/** The trail as a table of cells, its head first. */
export const trailSheet = (lines: readonly TrailLine[], heads: readonly string[]): CsvCell[][] => [
	[...heads],
	...lines.map((line): CsvCell[] => [
		...[line.seq, line.at, line.actor, line.role, line.address, line.action, line.result],
		...[line.subjects, line.said, line.why, line.hash]
	])
];
