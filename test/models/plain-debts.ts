/**
 * Both debt ledgers as a bookkeeper with two sheets of paper would keep them: every line is written down, nothing is
 * remembered but the lines. It imports nothing of ours and knows no SQL.
 */
export interface PlainLine {
	on: string;
	method: string;
	fen: number;
	/** The line it takes back. */
	back: PlainLine | null;
	/** The same line on the other sheet. */
	twin: PlainLine | null;
}

export interface PlainDebt {
	side: 'receivable' | 'payable';
	village: string;
	arisen: string;
	opening: number;
	lines: PlainLine[];
}

export interface PlainRules {
	base: string;
	today: string;
}

const OF_SIDE: Record<PlainDebt['side'], string> = {
	receivable: 'new offset reclassify write_off relief recovery claim_to_equity cash_repaid',
	payable: 'new offset reclassify write_off relief income_settle cash_repaid'
};

const sign = (line: PlainLine): number => (line.method === 'new' ? line.fen : -line.fen);

/** What is left at the end of a day. */
export function leftOn(debt: PlainDebt, day: string): number {
	let left = debt.opening;
	for (const line of debt.lines) if (line.on <= day) left += sign(line);
	return left;
}

/** Whether on any day something is below nothing. */
function below(debt: PlainDebt): boolean {
	return debt.lines.some(({ on }) => leftOn(debt, on) < 0);
}

function fits(debt: PlainDebt, on: string, method: string, { base, today }: PlainRules): boolean {
	const since = debt.arisen > base ? debt.arisen : '';
	return OF_SIDE[debt.side].split(' ').includes(method) && on > base && on <= today && on >= since;
}

/** Writes a line if the sheet allows it; says whether. */
export function write(debt: PlainDebt, on: string, method: string, fen: number, rules: PlainRules): boolean {
	if (method === 'offset' || !fits(debt, on, method, rules)) return false;
	const line: PlainLine = { on, method, fen, back: null, twin: null };
	debt.lines.push(line);
	if (method === 'new' || !below(debt)) return true;
	debt.lines.pop();
	return false;
}

/** Sets a claim and a debt off against each other. */
export function setOff(one: PlainDebt, other: PlainDebt, on: string, fen: number, rules: PlainRules): boolean {
	if (one.side === other.side || one.village !== other.village) return false;
	if (!fits(one, on, 'offset', rules) || !fits(other, on, 'offset', rules)) return false;
	const line: PlainLine = { on, method: 'offset', fen, back: null, twin: null };
	const twin: PlainLine = { ...line, twin: line };
	line.twin = twin;
	one.lines.push(line);
	other.lines.push(twin);
	if (!below(one) && !below(other)) return true;
	one.lines.pop();
	other.lines.pop();
	return false;
}

/** Takes a line back, on both sheets if it stands on both. */
export function takeBack(debts: readonly PlainDebt[], debt: PlainDebt, at: number): boolean {
	const line = debt.lines[at]!;
	const all = [line, ...(line.twin ? [line.twin] : [])];
	const placed = all.map((each) => ({ each, on: debts.find(({ lines }) => lines.includes(each))! }));
	if (placed.some(({ each, on }) => each.fen < 0 || on.lines.some(({ back }) => back === each))) return false;
	const backs = placed.map(({ each }): PlainLine => ({ ...each, fen: -each.fen, back: each, twin: null }));
	if (backs.length === 2) [backs[0]!.twin, backs[1]!.twin] = [backs[1]!, backs[0]!];
	placed.forEach(({ on }, k) => on.lines.push(backs[k]!));
	if (!placed.some(({ on }) => below(on))) return true;
	for (const { on } of placed) on.lines.pop();
	return false;
}

/** What the sheets say of each village and the whole, by side: opening, new, each method and what is left. */
export function summed(debts: readonly PlainDebt[]): Record<string, Record<string, number>> {
	const sums: Record<string, Record<string, number>> = {};
	for (const debt of debts) {
		const county = debt.village.slice(0, 6);
		for (const place of [county, debt.village.slice(0, 9), debt.village]) {
			const sum = (sums[`${debt.side} ${place}`] ??= { entries: 0, settled: 0, start: 0, end: 0 });
			const left = leftOn(debt, '9999');
			sum.entries! += 1;
			sum.settled! += left === 0 ? 1 : 0;
			sum.start! += debt.opening;
			sum.end! += left;
			for (const { method, fen } of debt.lines) sum[method] = (sum[method] ?? 0) + fen;
		}
	}
	return sums;
}
