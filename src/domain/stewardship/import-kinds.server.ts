import type { ImportKind } from '#db/import-kind.server.ts';
import { ledgerRow, pairingSheet, talentSheet, type LedgerRow } from './import-rows.ts';
import { completePairs, completeTalents, type ZonesOf } from './import.read.server.ts';
import { acceptLedger, visitsOfFile } from './ledger.accept.write.server.ts';
import { versionedTable } from './register-tables.server.ts';

/**
 * What files can be taken for as ledgers of this subject.
 * @param zonesOf zones and project areas in scope, which a pair may be about
 */
export function stewardshipImports(zonesOf: ZonesOf) {
	const pairing: ImportKind<LedgerRow> = {
		sheet: pairingSheet,
		permission: 'stewardship.import',
		known: () => ({}),
		understand: ledgerRow(
			'pairing',
			['subject_kind', 'subject_code', 'leader', 'post', 'starts_on', 'ends_on', 'note'],
			['subject_kind', 'subject_code']
		),
		complete: (db, rows) => completePairs(db, rows, zonesOf),
		undo: { tables: [versionedTable('pairing')], builtOn: async () => ({}), after: async () => undefined },
		accept: (tx, actor, source, rows) => acceptLedger(tx, actor, 'pairing', source, rows)
	};
	const talent: ImportKind<LedgerRow> = {
		sheet: talentSheet,
		permission: 'stewardship.import',
		known: () => ({}),
		understand: ledgerRow(
			'talent',
			['kind', 'name', 'organisation', 'title', 'field', 'starts_on', 'ends_on'],
			['place_code']
		),
		complete: completeTalents,
		undo: {
			tables: [versionedTable('talent')],
			builtOn: async (tx, file) => ({ talent_visit: await visitsOfFile(tx, file) }),
			after: async () => undefined
		},
		accept: (tx, actor, source, rows) => acceptLedger(tx, actor, 'talent', source, rows)
	};
	return { pairing, talent };
}
