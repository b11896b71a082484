import type { ImportKind } from '#db/import-kind.server.ts';
import { assetTable } from './asset-table.server.ts';
import { completeOffers } from './import.read.server.ts';
import { offerLine, offerSheet, type OfferLine } from './import-rows.ts';
import { acceptOffers } from './ledger.accept.write.server.ts';

/** What a file can be taken for as 公开竞价发包台账. */
export const offerImports: { offering: ImportKind<OfferLine> } = {
	offering: {
		sheet: offerSheet,
		permission: 'land.reclaimed.keep',
		known: () => ({}),
		understand: offerLine,
		complete: completeOffers,
		undo: {
			tables: [assetTable],
			// A record somebody has walked on since was changed since, and stays.
			builtOn: async () => ({}),
			after: async (tx) => tx.touch('reclaimed')
		},
		accept: acceptOffers
	}
};
