import type { ImportKind } from '#db/import-kind.server.ts';
import { enterpriseImports } from './enterprises/import-kinds.server.ts';
import { factorImports } from './factors/import-kinds.server.ts';
import { projectAreaSheet, zoneRow, zoneSheet, type ZoneRow } from './import-rows.ts';
import { completeZones, enteredOnZones, laterZoneFiles } from './import.read.server.ts';
import { acceptZones, restoreMembers, zoneTable, type FormerMembers } from './zone.accept.write.server.ts';

const zone: ImportKind<ZoneRow> = {
	sheet: zoneSheet,
	permission: 'zones.import',
	known: () => ({}),
	understand: zoneRow(),
	claims: () => ({ mu: null, village: null }),
	complete: completeZones,
	undo: {
		tables: [zoneTable],
		builtOn: async (tx, file) => ({
			import_file: await laterZoneFiles(tx, file),
			zone_page: await enteredOnZones(tx, file)
		}),
		after: (tx, former) => restoreMembers(tx, (former ?? []) as FormerMembers)
	},
	accept: acceptZones
};

const projectArea: ImportKind<ZoneRow> = { ...zone, sheet: projectAreaSheet, understand: zoneRow('project') };

/** What files can be taken for as zones, and as what zones are planned by. */
export const zoneImports = { zone, 'project-area': projectArea, ...enterpriseImports, ...factorImports };
