import type { Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import { setDated, type AskedSettings } from '#db/dated-settings.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { meetingSettings } from './settings.ts';

const schemas = new Map(Object.entries(meetingSettings));

/** Sets what holds for 民主议事日 from a day on; what has been decided stays as it was counted. */
export const changeMeetingSettings = (
	tx: Tx,
	_actor: Actor,
	asked: AskedSettings
): Promise<Outcome<{ keys: string[] }>> => setDated(tx, schemas, asked);
