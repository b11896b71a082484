/** What a price is for: 元/亩·年, 元/间·年, 元/年. */
export const priceUnits = ['mu_year', 'unit_year', 'year'] as const;
export type PriceUnit = (typeof priceUnits)[number];
