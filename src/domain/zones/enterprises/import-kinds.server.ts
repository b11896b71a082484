import type { ImportKind } from '#db/import-kind.server.ts';
import { acceptEnterprises, linksOnFile } from './enterprise.accept.write.server.ts';
import { enterpriseRow, enterpriseSheet, type EnterpriseRow } from './import-rows.ts';
import { completeEnterprises } from './import.read.server.ts';
import { enterpriseTable, linkTable } from './tables.server.ts';

/** What files can be taken for as a register of enterprises. */
const enterprise: ImportKind<EnterpriseRow> = {
	sheet: enterpriseSheet,
	permission: 'zones.enterprise.change',
	known: () => ({}),
	understand: enterpriseRow,
	complete: completeEnterprises,
	undo: {
		tables: [linkTable, enterpriseTable],
		builtOn: async (tx, file) => ({ enterprise_link: await linksOnFile(tx, file) }),
		after: async () => undefined
	},
	accept: acceptEnterprises
};

export const enterpriseImports = { enterprise };
