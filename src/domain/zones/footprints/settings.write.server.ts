import type { Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import { setDated, type AskedSettings } from '#db/dated-settings.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { footprintSettings } from './settings.ts';

/** Sets by what footprints are judged, and which layers zones may lie on, from a day on. */
export const changeFootprintSettings = (
	tx: Tx,
	_actor: Actor,
	asked: AskedSettings
): Promise<Outcome<{ keys: string[] }>> => setDated(tx, footprintSettings, asked);
