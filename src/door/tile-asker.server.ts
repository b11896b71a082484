import type { ReadDb } from '#db/read.server.ts';
import type { House } from '#door/house.server.ts';
import { knownVersions, type LayerVersions } from '#door/layer-versions.server.ts';
import { session } from '#door/request.server.ts';

/** Who asks for a tile: what they may read, and the versions of the layers of their county. */
export interface TileAsker {
	readonly read: ReadDb;
	readonly versions: ReadonlyMap<string, number>;
}

const askers = new WeakMap<LayerVersions, TileAsker>();

/** The asker of a request, by the same session as every page's; null without a county. No promise where versions are known. */
export function tileAsker(house: House): TileAsker | null | Promise<TileAsker | null> {
	const known = knownVersions(house.engine).now();
	return known instanceof Promise ? known.then((read) => askerBy(house, read)) : askerBy(house, known);
}

function askerBy(house: House, known: LayerVersions | null): TileAsker | null {
	if (!known) return null;
	let asker = askers.get(known);
	if (!asker) askers.set(known, (asker = { read: session(house, known.place).read, versions: known.versions }));
	return asker;
}
