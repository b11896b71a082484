import type { Problem } from '#core/import-fields.ts';
import { isDay } from '#core/period.ts';
import { checkDebt } from './debt-check.ts';
import type { LedgerLine } from './import-rows.ts';
import { ruleOf, type Method } from './methods.ts';
import type { Calendar } from './movement.ts';

/** What the county has of an entry: its opening, and what each method moved so far. */
export interface Recorded {
	village: string;
	openingFen: number;
	by: Partial<Record<Method, number>>;
}

/** What a line adds to what is recorded: a ledger's columns count from the base date, the county's books know a part of it. */
export function newMovements(line: LedgerLine, recorded: Recorded | null): [Method, number][] {
	const said: Partial<Record<Method, number>> = { ...line.by, ...(line.newFen > 0 && { new: line.newFen }) };
	return (Object.entries(said) as [Method, number][])
		.map(([method, fen]): [Method, number] => [method, fen - (recorded?.by[method] ?? 0)])
		.filter(([, fen]) => fen > 0);
}

/** The day a line speaks of: its own, else today. */
export const dayOfLine = (line: LedgerLine, today: string): string => line.asOf ?? today;

const yuan = (fen: number): string => String(fen / 100);

/**
 * Why a line cannot be taken: what is wrong with the entry itself, an opening other than the one recorded, less moved than
 * is recorded already, movements without their paper, an offset (it names a second entry, so it is entered by hand).
 * @param n the record's number in its file
 */
export function lineProblems(n: number, line: LedgerLine, recorded: Recorded | null, calendar: Calendar): Problem[] {
	const problems: Problem[] = [];
	const problem = (field: string, expected: string, got: string | null, params?: Problem['params']) =>
		void problems.push({ row: n, field, expected, got, ...(params && { params }) });
	const late = (line.given.arisen_on ?? '') > calendar.base;
	const moves = newMovements(line, recorded);
	if (recorded) {
		if (recorded.village !== line.given.village_code) problem('number', 'unique.number', line.given.number ?? null);
		if (recorded.openingFen !== line.openingFen)
			problem('opening', 'debt.opening', yuan(line.openingFen), { opening: yuan(recorded.openingFen) });
		for (const [method, fen] of Object.entries(recorded.by) as [Method, number][]) {
			const said = method === 'new' ? line.newFen : (line.by[method] ?? 0);
			if (said < fen)
				problem(method === 'new' ? 'new' : `by_${method}`, 'debt.less', yuan(said), { recorded: yuan(fen) });
		}
	} else {
		const opening = yuan(late ? line.newFen : line.openingFen);
		const { faults } = checkDebt({ ...line.given, opening, voucher: line.voucher ?? '-' }, calendar);
		for (const { field, expected, params, got } of faults) problem(field, expected, got, params);
		if (late && line.openingFen > 0) problem('opening', 'debt.opening', yuan(line.openingFen), { opening: '0' });
	}
	const on = dayOfLine(line, calendar.today);
	if (moves.length > 0 && (!isDay(on) || on <= calendar.base || on > calendar.today))
		problem('as_of', 'day', line.asOf);
	if (moves.length > 0 && !line.voucher) problem('voucher', 'value', null);
	for (const [method] of moves) {
		const rule = ruleOf(method);
		if (rule.paired || rule.valuation) problem(`by_${method}`, 'debt.by_hand', null);
		else if (rule.resolution && (!line.resolvedOn || line.resolvedOn > on))
			problem('resolved_on', 'value', line.resolvedOn);
	}
	return problems;
}
