import type { Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import { setDated, type AskedSettings } from '#db/dated-settings.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { projectSettings } from './settings.ts';

/** Sets what projects are reviewed by, from a day on; those entered before go on by what held then. */
export const changeProjectSettings = (
	tx: Tx,
	_actor: Actor,
	asked: AskedSettings
): Promise<Outcome<{ keys: string[] }>> => setDated(tx, projectSettings, asked);
