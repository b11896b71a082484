import type { ImportKind } from '#db/import-kind.server.ts';
import { debtTable } from './debt.write.server.ts';
import { ledgerLine, ledgerSheet, type LedgerLine } from './import-rows.ts';
import { completeLines } from './import.read.server.ts';
import { acceptLines, movementsOfFile } from './ledger.accept.write.server.ts';
import type { Side } from './methods.ts';

const ledger = (side: Side): ImportKind<LedgerLine> => ({
	sheet: ledgerSheet(side),
	permission: 'land.debt.change',
	known: () => ({}),
	understand: ledgerLine(side),
	complete: (db, rows) => completeLines(db, side, rows),
	undo: {
		tables: [debtTable],
		builtOn: async (tx, file) => ({ debt_movement: await movementsOfFile(tx, file) }),
		after: async (tx) => tx.touch('village_debts')
	},
	accept: (tx, actor, source, rows) => acceptLines(tx, actor, side, source, rows)
});

/** What files can be taken for as ledgers of debts. */
export const debtImports = { receivable: ledger('receivable'), payable: ledger('payable') };
