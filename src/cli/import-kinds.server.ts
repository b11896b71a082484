import type { ImportKind } from '#db/import-kind.server.ts';
import { landImports } from '#land/import-kinds.server.ts';
import { placeUnplaced } from '#land/place.write.server.ts';
import { territoryImports } from '#territory/import-kinds.server.ts';
import type { TerritoryRow } from '#territory/import-rows.ts';
import { zoneImports } from '#zones/import-kinds.server.ts';

/** Files come in any order: once villages are there, land that came before them finds its own. */
const village: ImportKind<TerritoryRow> = {
	...territoryImports.village,
	async accept(tx, actor, source, rows) {
		const accepted = await territoryImports.village.accept(tx, actor, source, rows);
		if (accepted.inserted + accepted.changed > 0) await placeUnplaced(tx);
		return accepted;
	}
};

/** Everything a file can be taken for, composed of the subjects' own lists; the page shows it by these groups. */
export const importGroups = {
	territory: { ...territoryImports, village },
	land: landImports,
	zones: zoneImports
} as const;

export const importKinds: Readonly<Record<string, ImportKind>> = {
	...importGroups.territory,
	...importGroups.land,
	...importGroups.zones
};

/** How long one statement of a large file may take, ms. */
export const IMPORT_DEADLINE = 120_000;
