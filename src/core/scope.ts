/**
 * What part of a county a person sees: places by the prefix of their code. A county's clerk holds the six digits of the
 * county, a township's the nine of the township, a village's the twelve of the village.
 */
export type Scope = { readonly prefixes: readonly string[] };

export const countyScope = (county: string): Scope => ({ prefixes: [county] });

/** Of whoever is let in by something else than what they see: nothing is in sight. */
export const noSight: Scope = { prefixes: [] };

/** Whether a record placed in this village (null: place unknown) may be seen. Records without a place are the county's alone. */
export function sees(scope: Scope, county: string, village: string | null): boolean {
	return scope.prefixes.some((prefix) => prefix === county || (village !== null && village.startsWith(prefix)));
}

export const seesWholeCounty = (scope: Scope, county: string): boolean => scope.prefixes.includes(county);

/** Digits of the widest place somebody has in sight: 6 the county, 9 a township, 12 villages alone. */
export const widestDigits = ({ prefixes }: Scope): number => Math.min(12, ...prefixes.map((prefix) => prefix.length));

/** The place somebody acts for, to be written down with what they enter; null for somebody without one. */
export const placeOf = ({ prefixes }: Scope): string | null => prefixes[0] ?? null;
