/** By how much something differs, its sign before it: +2, −1; ±0 where it does not. @param shown how an amount is written */
export const signed = (difference: number, shown: (amount: number) => string): string =>
	difference === 0 ? '±0' : `${difference > 0 ? '+' : '−'}${shown(Math.abs(difference))}`;
