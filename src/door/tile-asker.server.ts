import type { IncomingMessage } from 'node:http';
import { tileZooms } from '#core/tile-zooms.ts';
import type { Actor } from '#core/permission.ts';
import { readDb, type ReadDb } from '#db/read.server.ts';
import { mayAsk, tileAccess } from '#door/access.ts';
import type { House } from '#door/house.server.ts';
import { knownVersions, type LayerVersions } from '#door/layer-versions.server.ts';
import { knockOf } from '#door/knock.server.ts';
import { visitorsOf, type Visitor } from '#door/visitor.server.ts';

/** Who asks for a tile: what they may read, of which layers, and the versions of the layers of their county. */
export interface TileAsker {
	readonly read: ReadDb;
	readonly versions: ReadonlyMap<string, number>;
	/** Layers they may ask for. */
	readonly layers: ReadonlySet<string>;
}

const askers = new WeakMap<LayerVersions, WeakMap<Actor, TileAsker>>();

/**
 * The asker of a request for a layer, by the same session as every page's; null for nobody, or one who may not see it. No
 * promise where versions and session are known.
 */
export function tileAsker(
	house: House,
	request: IncomingMessage,
	layer: string
): TileAsker | null | Promise<TileAsker | null> {
	const known = knownVersions(house.engine).now();
	const visitors = visitorsOf(house);
	const asked = (versions: LayerVersions | null, visitor: Visitor | null): TileAsker | null => {
		if (!visitor || visitor.lacksSecondFactor || visitor.mustRenewPassword || !versions) return null;
		const asker = askerBy(house, versions, visitor.actor);
		return asker.layers.has(layer) ? asker : null;
	};
	if (known instanceof Promise)
		return known.then(async (versions) => asked(versions, await visitors.of(knockOf(request))));
	const visitor = known ? visitors.held(request.headers.cookie ?? '', known) : null;
	if (visitor !== undefined) return asked(known, visitor);
	return visitors.of(knockOf(request)).then((found) => asked(known, found));
}

/** An actor as an asker of tiles. */
export async function askerOf(house: House, actor: Actor): Promise<TileAsker | null> {
	const known = await knownVersions(house.engine).now();
	return known && askerBy(house, known, actor);
}

/** The same object as long as no layer has changed. */
function askerBy(house: House, known: LayerVersions, actor: Actor): TileAsker {
	let ofVersions = askers.get(known);
	if (!ofVersions) askers.set(known, (ofVersions = new WeakMap()));
	let asker = ofVersions.get(actor);
	if (!asker) {
		asker = {
			read: readDb(house.engine, actor.county, actor.scope),
			versions: known.versions,
			layers: new Set(Object.keys(tileZooms).filter((layer) => mayAsk(tileAccess(layer), actor)))
		};
		ofVersions.set(actor, asker);
	}
	return asker;
}
