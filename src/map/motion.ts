/** How long the map takes to get somewhere, ms (look.md, Motion). */
const FLIGHT = 420;
/** How long a name on the map takes to come and go, ms. */
const FADE = 120;

const isUnwanted = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** How long the map takes to get somewhere, ms: no time where its reader wants no motion. */
export const flight = (): number => (isUnwanted() ? 0 : FLIGHT);

/** How long a name on the map takes to come and go, ms: no time where its reader wants no motion. */
export const fade = (): number => (isUnwanted() ? 0 : FADE);
