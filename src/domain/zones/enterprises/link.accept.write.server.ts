import type { Actor } from '#core/permission.ts';
import type { Accepted, ImportSource } from '#db/import-kind.server.ts';
import { saveRows, type State } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { codesOf, enterpriseIds, keyOf, type LinkRows } from './link-import.read.server.ts';
import { linkTable } from './tables.server.ts';

/** Links of an accepted file: one the register has already takes the days the file says; none is taken away. */
export async function acceptLinks(tx: Tx, _actor: Actor, source: ImportSource, rows: LinkRows): Promise<Accepted> {
	// Somebody who enters a link by hand waits here.
	await tx.takeNumbers('enterprise_link', 0);
	const ids = await enterpriseIds(tx, codesOf(rows));
	const incoming = rows.map(({ n, row }) => {
		const { link, partner, village } = row;
		const state: State = {
			...{ code: keyOf(row, ids), enterprise_id: ids.get(row.code)!, kind: link.kind },
			...{ village_code: village.code, partner_id: partner === null ? null : ids.get(partner)! },
			...{ product: link.product, starts_on: link.starts_on, ends_on: link.ends_on }
		};
		return { row: n, state };
	});
	const saved = await saveRows(tx, linkTable, incoming, source.id);
	const count = (outcome: string) => saved.filter((each) => each.outcome === outcome).length;
	return {
		...{ inserted: count('inserted'), changed: count('changed'), unchanged: count('unchanged') },
		unknown: {}
	};
}
