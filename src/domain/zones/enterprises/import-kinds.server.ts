import type { ImportKind } from '#db/import-kind.server.ts';
import { acceptEnterprises, linksOnFile } from './enterprise.accept.write.server.ts';
import { enterpriseRow, enterpriseSheet, type EnterpriseRow } from './import-rows.ts';
import { completeEnterprises } from './import.read.server.ts';
import { completeLinks } from './link-import.read.server.ts';
import { linkRow, linkSheet, type LinkRow } from './link-rows.ts';
import { acceptLinks } from './link.accept.write.server.ts';
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

/** What files can be taken for as what enterprises buy, sell and whom they are paired with. */
const link: ImportKind<LinkRow> = {
	sheet: linkSheet,
	permission: 'zones.enterprise.change',
	known: () => ({}),
	understand: linkRow,
	complete: completeLinks,
	undo: { tables: [linkTable], builtOn: async () => ({}), after: async () => undefined },
	accept: acceptLinks
};

export const enterpriseImports = { enterprise, 'enterprise-link': link };
