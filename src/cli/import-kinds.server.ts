import type { ImportKind } from '#db/import-kind.server.ts';
import { landImports } from '#land/import-kinds.server.ts';
import { territoryImports } from '#territory/import-kinds.server.ts';
import { zoneImports } from '#zones/import-kinds.server.ts';

/** Everything a file can be taken for, composed of the subjects' own lists; the page shows it by these groups. */
export const importGroups = { territory: territoryImports, land: landImports, zones: zoneImports } as const;

export const importKinds: Readonly<Record<string, ImportKind>> = {
	...territoryImports,
	...landImports,
	...zoneImports
};

/** How long one statement of a large file may take, ms. */
export const IMPORT_DEADLINE = 120_000;
