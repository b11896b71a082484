import { formatMu, type Mu } from '#core/mu.ts';
import { momentOf } from '#core/period.ts';

/** Numbers as look.md writes them: groups of three split by a no-break space, true minus, — for none. */

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, '\u00a0');

/** A count of things: 3350 → 3 350. */
export function formatCount(count: number): string {
	const whole = Math.round(Math.abs(count));
	return (count < 0 && whole !== 0 ? '−' : '') + grouped(String(whole));
}

/** 亩 with its sign said aloud, for gains and differences: +3.22, −1.08, 0.00. */
export const formatMuGain = (mu: Mu, places: 0 | 1 | 2 = 2): string => (mu > 0 ? '+' : '') + formatMu(mu, places);

/** 亩 of wide areas in lists: above 10 000 亩 as 31.5 with `ten thousand` true, else with two places. */
export function formatWideMu(mu: Mu): { digits: string; tenThousands: boolean } {
	if (Math.abs(mu) < 1_000_000) return { digits: formatMu(mu), tenThousands: false };
	const tenths = Math.round(Math.abs(mu) / 100_000);
	const text = `${grouped(String(Math.floor(tenths / 10)))}.${tenths % 10}`;
	return { digits: (mu < 0 ? '−' : '') + text, tenThousands: true };
}

/** 元 from integer fen, two places: 386400 → 3 864.00. */
export const formatYuan = (fen: number): string => formatMu(fen, 2);

/** 万元 from integer fen, one place; the unit stands in the head of the column. */
export function formatWanYuan(fen: number): string {
	const tenths = Math.round(Math.abs(fen) / 100_000);
	return `${fen < 0 && tenths !== 0 ? '−' : ''}${grouped(String(Math.floor(tenths / 10)))}.${tenths % 10}`;
}

/** A share with one place, always shown beside its fraction: 1530 of 1559 → 98.1 %. None of none is —. */
export function formatPercent(part: number, whole: number): string {
	if (whole === 0) return '—';
	return `${((part / whole) * 100).toFixed(1).replace('-', '−')}\u00a0%`;
}

/** A moment as the foot states it: 2026-11-22 18:00, in Asia/Shanghai. */
export const formatMoment = momentOf;
