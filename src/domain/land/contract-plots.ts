import type { Mu } from '#core/mu.ts';
import { sides, sidesOfExtra, type SideTexts } from './neighbour-text.ts';

/**
 * A line of a contract as its paper describes it when nobody has drawn it: 地块名称, 亩, 四至. Kept in `contract.extra.plots`, all
 * lines anew with each file. Pure.
 */
export interface ContractPlot {
	/** As the file names it; null where it does not. */
	code: string | null;
	name: string | null;
	/** As written; null where only the whole contract's 亩 are. */
	mu: Mu | null;
	sides: SideTexts;
}

/** The plots of a stored contract; what is not as it should be says nothing. */
export function plotsOf(extra: Readonly<Record<string, unknown>> | null): ContractPlot[] {
	const stored = Array.isArray(extra?.plots) ? (extra.plots as Record<string, unknown>[]) : [];
	const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
	return stored.map((plot) => ({
		code: text(plot.code),
		name: text(plot.name),
		mu: typeof plot.mu === 'number' ? plot.mu : null,
		sides: Object.fromEntries(sides.flatMap((side) => (text(plot[side]) ? [[side, text(plot[side])!]] : [])))
	}));
}

/** What to store of one line; null when it describes nothing. */
export function storedPlot(line: {
	code: string | null;
	mu: Mu | null;
	parcel: Readonly<Record<string, unknown>>;
}): Record<string, string | number> | null {
	const described: Record<string, string | number> = {
		...sidesOfExtra((line.parcel.extra ?? null) as Record<string, unknown> | null)
	};
	if (typeof line.parcel.name === 'string' && line.parcel.name !== '') described.name = line.parcel.name;
	if (Object.keys(described).length === 0) return null;
	if (line.code !== null) described.code = line.code;
	if (line.mu !== null) described.mu = line.mu;
	return described;
}
