import type { Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import { setDated, type AskedSettings } from '#db/dated-settings.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { courseSchemas } from './settings.ts';

/** Sets what the course of plans measures by, from a day on; clocks that run already stay. */
export const changeCourseSettings = (
	tx: Tx,
	_actor: Actor,
	asked: AskedSettings
): Promise<Outcome<{ keys: string[] }>> => setDated(tx, courseSchemas, asked);
