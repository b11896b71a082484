import { formatMu } from '#core/mu.ts';
import type { factors } from '#text/zh/factors.ts';
import { formatCount, formatYuan } from '#ui/numbers.ts';
import type { FactorUnit } from '#zones/factors/fields.ts';

/** A figure with its unit. */
export const figureWord = (text: typeof factors, unit: FactorUnit, value: number): string => {
	const digits = unit === 'count' ? formatCount(value) : unit === 'money' ? formatYuan(value) : formatMu(value);
	return unit === 'count' ? digits : `${digits} ${text.units[unit]}`;
};
