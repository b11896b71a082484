import { getContext, setContext } from 'svelte';

/** What a person may read off a map, beyond what is drawn on it. */
export interface Sight {
	/** Coordinates to the decimetre (permission `map.coordinates.see`); without it a coarse place. */
	coordinates(): boolean;
}

const key = Symbol('sight');
const NONE: Sight = { coordinates: () => false };

/** Called once by the outermost layout, with what the server says of the session. */
export const provideSight = (sight: Sight): Sight => setContext(key, sight);
/** Where nobody has said, nothing may be read. */
export const sightOf = (): Sight => getContext<Sight | undefined>(key) ?? NONE;
