import type { DebtRow } from '#land/debts/debt-list.ts';
import { isOverdue } from '#land/debts/debt-list.ts';
import type { Method, Side } from '#land/debts/methods.ts';
import type { Bracket } from '#land/debts/targets.ts';
import type { debts } from '#text/zh/debts.ts';
import { formatWanYuan } from '#ui/numbers.ts';
import type { Family } from '#ui/status.ts';

type Words = typeof debts;

/** Of a receivable, cash comes in. */
export const methodWord = (text: Words, side: Side, method: Method): string =>
	method === 'cash_repaid' && side === 'receivable' ? text.cashIn : text.methods[method];

/** How an entry stands, in its mark and word. */
export function standingOf(text: Words, row: DebtRow, today: string): { family: Family; word: string } {
	if (row.prohibition) return { family: 'dispute', word: text.standings[row.townshipSeen ? 'prohibited' : 'unseen'] };
	if (row.balanceFen === 0) return { family: 'done', word: text.standings.settled };
	if (isOverdue(row, today)) return { family: 'dispute', word: text.standings.overdue };
	return { family: 'work', word: text.standings.open };
}

/** A bracket's bounds in 万元, whole where they are whole. */
export function bracketWord(text: Words, { fromFen, toFen }: { fromFen: number; toFen: Bracket['toFen'] }): string {
	const wan = (fen: number) => formatWanYuan(fen).replace(/\.0$/, '');
	if (toFen === null) return text.targets.above(wan(fromFen));
	return fromFen === 0 ? text.targets.upTo(wan(toFen)) : text.targets.between(wan(fromFen), wan(toFen));
}
