import type { Mu } from '#core/mu.ts';

/**
 * What a contract's 亩 count. Villages reckon in 亩 of their own (习惯亩: two or three paces of poor land to one on paper), and
 * some measure along the slope; only 标准亩 (2000/3 m²) on the level can be held against a survey. Pure.
 */
export const areaBases = ['standard', 'customary', 'unknown'] as const;
export type AreaBasis = (typeof areaBases)[number];

export const areaSurfaces = ['horizontal', 'slope'] as const;
export type AreaSurface = (typeof areaSurfaces)[number];

export interface AreaStatement {
	basis: AreaBasis;
	/** Ten-thousandths of a 标准亩 in one 习惯亩. */
	ratio: number | null;
	/** Null where nobody says: 标准亩 are on the level unless it is said. */
	surface: AreaSurface | null;
}

/** Why 亩 of paper cannot be held against a survey. */
export type AreaDoubt = 'basis' | 'ratio' | 'slope';

export const unstated: AreaStatement = { basis: 'unknown', ratio: null, surface: null };

/**
 * 亩 as written → 标准亩, hundredths, half up; where that cannot be known, 亩 as written and why.
 */
export function standardMu(written: Mu, { basis, ratio, surface }: AreaStatement): { mu: Mu; doubt: AreaDoubt | null } {
	const mu = basis === 'customary' && ratio !== null ? Math.floor((written * ratio + 5_000) / 10_000) : written;
	if (surface === 'slope') return { mu, doubt: 'slope' };
	if (basis === 'unknown') return { mu, doubt: 'basis' };
	return { mu, doubt: basis === 'customary' && ratio === null ? 'ratio' : null };
}
