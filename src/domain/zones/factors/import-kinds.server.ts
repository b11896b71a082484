import type { ImportKind } from '#db/import-kind.server.ts';
import { shippedSurvey, type FactorField } from './fields.ts';
import { factorSheet, profileRow, type ProfileRow } from './import-rows.ts';
import { completeProfiles } from './import.read.server.ts';
import { acceptProfiles } from './profile.accept.write.server.ts';
import { profileTable } from './tables.server.ts';

/** What files can be taken for as surveys of the five factors, of the fields a county asks. */
export const surveysOf = (fields: readonly FactorField[]): ImportKind<ProfileRow> => ({
	sheet: factorSheet(fields),
	permission: 'zones.factor.report',
	known: () => ({}),
	understand: (values) => profileRow(values, fields),
	complete: completeProfiles,
	undo: { tables: [profileTable], builtOn: async () => ({}), after: async () => undefined },
	accept: acceptProfiles
});

export const factorImports = { factors: surveysOf(shippedSurvey) };
