import type { ImportKind } from '#db/import-kind.server.ts';
import { factorSheet, profileRow, type ProfileRow } from './import-rows.ts';
import { completeProfiles } from './import.read.server.ts';
import { acceptProfiles } from './profile.accept.write.server.ts';
import { profileTable } from './tables.server.ts';

/** What files can be taken for as surveys of the five factors. */
const surveys: ImportKind<ProfileRow> = {
	sheet: factorSheet,
	permission: 'zones.factor.report',
	known: () => ({}),
	understand: profileRow,
	complete: completeProfiles,
	undo: { tables: [profileTable], builtOn: async () => ({}), after: async () => undefined },
	accept: acceptProfiles
};

export const factorImports = { factors: surveys };
