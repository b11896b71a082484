/** A border as the map draws it: its number there, and the villages on its two sides. */
export type PlanBorder = readonly [number: number, left: string | null, right: string | null];
