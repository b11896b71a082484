/**
 * 亩 as integer hundredths. 1 亩 = 2000/3 m², so 亩 = m² × 0.0015 exactly; practice rounds SCMJM = SCMJ × 0.0015 to two
 * places, half away from zero (domain.md §2.2). m² are first rounded to 0.0001 (DESIGN §6); the rest is integer arithmetic.
 */
export type Mu = number;

/**
 * @param squareMetres an area, m²; may be negative (a difference)
 * @returns 亩 in hundredths
 * @throws RangeError when the area is not finite or too large for exact arithmetic
 */
export function muFromSquareMetres(squareMetres: number): Mu {
	if (!Number.isFinite(squareMetres) || Math.abs(squareMetres) > 1e11)
		throw new RangeError(`expected a finite area below 1e11 m², got ${squareMetres}`);
	const tenThousandths = Math.round(Math.abs(squareMetres) * 10000);
	// hundredths of 亩 = m² × 0.15 = (m² × 10⁴) × 15 / 10⁶
	const scaled = tenThousandths * 15;
	const whole = Math.floor(scaled / 1_000_000);
	const hundredths = scaled - whole * 1_000_000 >= 500_000 ? whole + 1 : whole;
	return squareMetres < 0 && hundredths !== 0 ? -hundredths : hundredths;
}

/** Reads 亩 typed or stored as a decimal text or number; null when it is not a finite number. Half away from zero at the third place. */
export function muFromDecimal(value: string | number): Mu | null {
	const text = String(value).trim();
	const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
	if (!match || (match[2] === '' && !match[3]))
		return typeof value === 'number' && Number.isFinite(value) ? muFromDecimal(value.toFixed(10)) : null;
	const fraction = (match[3] ?? '').padEnd(3, '0');
	const hundredths = Number(match[2] || '0') * 100 + Number(fraction.slice(0, 2)) + (Number(fraction[2]) >= 5 ? 1 : 0);
	if (!Number.isSafeInteger(hundredths)) return null;
	return match[1] === '-' && hundredths !== 0 ? -hundredths : hundredths;
}

/** 亩 as the decimal number of the command line and of exports: 322 → 3.22. */
export const muToNumber = (mu: Mu): number => mu / 100;

/** 亩 with two places, groups of three split by a no-break space, and the minus sign of look.md: −1 250.00. */
export function formatMu(mu: Mu, places: 0 | 1 | 2 = 2): string {
	const rounded = places === 2 ? Math.abs(mu) : Math.round(Math.abs(mu) / 10 ** (2 - places));
	const digits = String(rounded).padStart(places + 1, '0');
	const whole = digits.slice(0, digits.length - places).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
	const sign = mu < 0 && rounded !== 0 ? '−' : '';
	return sign + whole + (places > 0 ? `.${digits.slice(-places)}` : '');
}
