import type { Problem } from '#core/import-fields.ts';
import type { ImportRow } from '#db/import-kind.server.ts';
import type { ReadDb } from '#db/read.server.ts';
import { beyondScope } from './import-checks.ts';
import { villagesOf } from './place.read.server.ts';

/** A village as a ledger names it. */
export interface NamedVillage {
	code: string | null;
	name: string | null;
}

/**
 * The village each record of a ledger lies in, by code or name, in their order; null where none is known. A record without
 * one, or of one that whoever brings the file does not see, is a problem.
 */
export async function placedRows<R>(
	db: ReadDb,
	rows: readonly ImportRow<R>[],
	named: (row: R) => NamedVillage
): Promise<{ villages: (string | null)[]; problems: Problem[] }> {
	const asked = rows.map(({ row }) => named(row));
	const found = await villagesOf(
		db,
		asked.map(({ code, name }) => ({ codes: [code], name, shape: null }))
	);
	const villages = rows.map((_, at) => found[at] ?? null);
	const unknown = rows.flatMap(({ n }, at): Problem[] =>
		villages[at] === null
			? [{ row: n, field: 'village_code', expected: 'village.known', got: asked[at]!.code ?? asked[at]!.name }]
			: []
	);
	const known = rows.flatMap(({ n }, at) => (villages[at] ? [{ n, village: villages[at] }] : []));
	return { villages, problems: [...unknown, ...beyondScope(known, db.scope, db.county)] };
}
