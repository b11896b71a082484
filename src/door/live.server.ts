import { eventsAfter, latestSeq, liveEvents, type LiveEvent } from '#audit/trail.read.server.ts';
import { log } from '#core/log.server.ts';
import { liveListeners } from '#core/metrics.server.ts';
import { countyScope, type Scope } from '#core/scope.ts';
import { readDb } from '#db/read.server.ts';
import { house } from '#door/house.server.ts';
import { knownVersions } from '#door/layer-versions.server.ts';

/** How often a watched county's trail is asked for what is new, ms (DESIGN §3). */
const PERIOD = 250;

type Listener = { scope: Scope; seq: number; tell: (events: LiveEvent[]) => void };

/** One watcher a county and process, for as long as somebody listens. The trail's seq is the cursor: gapless and in commit order. */
const watched = new Map<string, { listeners: Set<Listener>; seq: number; timer: NodeJS.Timeout | null }>();

/**
 * Tells a listener what changes in a county, within its scope.
 * @param after the last seq the listener has seen; null starts at the newest
 * @returns a function that ends it
 */
export async function listen(
	county: string,
	scope: Scope,
	after: number | null,
	tell: (events: LiveEvent[]) => void
): Promise<() => void> {
	const { engine } = await house();
	const db = readDb(engine, county, countyScope(county));
	const seq = after ?? (await latestSeq(db));
	const listener: Listener = { scope, seq, tell };
	let watch = watched.get(county);
	if (!watch) {
		watch = { listeners: new Set(), seq, timer: null };
		watched.set(county, watch);
		const look = async () => {
			const state = watched.get(county);
			if (!state) return;
			try {
				const entries = await eventsAfter(db, Math.min(...[...state.listeners].map((each) => each.seq)));
				// Who is told asks for tiles at once, and not of this process alone: none of them may still go by what was before.
				if (entries.length > 0) await knownVersions(engine).changed();
				for (const entry of entries)
					for (const each of state.listeners) {
						if (entry.seq <= each.seq) continue;
						each.seq = entry.seq;
						const events = liveEvents(entry, each.scope);
						if (events.length > 0) each.tell(events);
					}
			} catch (error) {
				log.error({ err: error }, 'the trail could not be read for those who listen');
			}
			if (state.listeners.size > 0) state.timer = setTimeout(look, PERIOD);
		};
		watch.timer = setTimeout(look, PERIOD);
	}
	watch.listeners.add(listener);
	liveListeners.inc();
	return () => {
		if (watch.listeners.delete(listener)) liveListeners.dec();
		if (watch.listeners.size > 0 || watched.get(county) !== watch) return;
		if (watch.timer) clearTimeout(watch.timer);
		watched.delete(county);
	};
}
