import { redLineKinds, type RedLineKind } from '#zones/red-lines.ts';
import type { Entry, FootprintTable, Verdict } from './judge.ts';
import { judgedUses, type JudgedUse } from './uses.ts';

/** A cell of the table as a form has it; an empty word is a pair to be asked. */
export interface Cell {
	verdict: Verdict | '';
	source: string;
}
export type Cells = Record<string, Cell>;

export const cellKey = (use: JudgedUse, line: RedLineKind): string => `${use} ${line}`;

export const cellsOf = (table: FootprintTable): Cells =>
	Object.fromEntries(
		judgedUses.flatMap((use) =>
			redLineKinds.map((line): [string, Cell] => {
				const entry = table[use]?.[line];
				return [cellKey(use, line), { verdict: entry?.verdict ?? '', source: entry?.source ?? '' }];
			})
		)
	);

export const emptyCells = (): Cells => cellsOf({});

/** The table that cells say: a cell without a word is left out. */
export const tableOf = (cells: Cells): FootprintTable =>
	Object.fromEntries(
		judgedUses.flatMap((use) => {
			const entries = redLineKinds.flatMap((line): [RedLineKind, Entry][] => {
				const cell = cells[cellKey(use, line)];
				return cell && cell.verdict !== '' ? [[line, { verdict: cell.verdict, source: cell.source.trim() }]] : [];
			});
			return entries.length > 0 ? [[use, Object.fromEntries(entries)]] : [];
		})
	);
