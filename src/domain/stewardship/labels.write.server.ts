import { accepted, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import type { Tx } from '#db/tx.server.ts';
import type { Place } from './places.read.server.ts';
import type { RegisterRow } from './register-list.ts';
import { listLabels } from './register.read.server.ts';

/**
 * Looks at the restricted labels of villages. A sensitive read is a write: it goes through the door with
 * `stewardship.restricted.see`, and the trail says who looked at which, before any of them leaves.
 */
export async function seeLabels(
	tx: Tx,
	_actor: Actor,
	places: ReadonlyMap<string, Place>
): Promise<Outcome<RegisterRow[]>> {
	const rows = await listLabels(tx, places);
	tx.note({ kind: 'village_label', count: rows.length, detail: { seen: true } });
	return accepted(rows);
}
