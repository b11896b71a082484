/** Decimals of at most two places as whole hundredths: 亩, m², tons; money has its own in money.ts. Pure. */

/** @returns null for what is no decimal, is below nought, or has more than two places */
export function hundredthsOf(text: string): number | null {
	const plain = text.normalize('NFKC').replace(/[\s,]/g, '');
	const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain);
	return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
}

/** Hundredths as a decimal, without noughts at its end. */
export const hundredths = (value: number): string => {
	const rest = value % 100;
	const places = rest === 0 ? '' : `.${String(rest).padStart(2, '0').replace(/0$/, '')}`;
	return `${Math.floor(value / 100)}${places}`;
};
