import type { ImportKind } from '#db/import-kind.server.ts';
import { projectAreaSheet, zoneRow, zoneSheet, type ZoneRow } from './import-rows.ts';
import { completeZones } from './import.read.server.ts';
import { acceptZones } from './zone.accept.write.server.ts';

const zone: ImportKind<ZoneRow> = {
	sheet: zoneSheet,
	permission: 'zones.import',
	known: () => ({}),
	understand: zoneRow(),
	complete: completeZones,
	accept: acceptZones
};

const projectArea: ImportKind<ZoneRow> = { ...zone, sheet: projectAreaSheet, understand: zoneRow('project') };

/** What files can be taken for as zones. */
export const zoneImports = { zone, 'project-area': projectArea };
