import type { ImportKind, ImportUndo } from '#db/import-kind.server.ts';
import { chargeLine, chargeSheet, paymentLine, paymentSheet, type ChargeLedgerLine, type PaymentLine } from './import-rows.ts'; // prettier-ignore
import { completeChargeLines, completePaymentLines } from './import.read.server.ts';
import { acceptChargeLines, acceptPaymentLines, broughtByFile } from './ledger.accept.write.server.ts';

const undo: ImportUndo = { tables: [], builtOn: broughtByFile, after: async () => undefined };

const charge: ImportKind<ChargeLedgerLine> = {
	sheet: chargeSheet,
	permission: 'land.charge.set',
	known: () => ({}),
	understand: chargeLine,
	complete: completeChargeLines,
	undo,
	accept: acceptChargeLines
};

const payment: ImportKind<PaymentLine> = {
	sheet: paymentSheet,
	permission: 'land.charge.pay',
	known: () => ({}),
	understand: paymentLine,
	complete: completePaymentLines,
	undo,
	accept: acceptPaymentLines
};

/** What files can be taken for as ledgers of charges: two hands, so two tables. */
export const chargeImports = { charge, 'charge-payment': payment };
