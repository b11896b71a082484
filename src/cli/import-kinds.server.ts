import type { Actor } from '#core/permission.ts';
import type { ImportKind } from '#db/import-kind.server.ts';
import { standingOn } from '#db/standing-on.server.ts';
import type { FileReader } from '#exchange/staging/files.read.server.ts';
import { chargeImports } from '#land/charges/import-kinds.server.ts';
import { contractLedgerImports } from '#land/contracts/import-kinds.server.ts';
import type { WorkTeams } from '#land/contracts/import.read.server.ts';
import { debtImports } from '#land/debts/import-kinds.server.ts';
import { landImports } from '#land/import-kinds.server.ts';
import { landInVillages } from '#land/import-undo.read.server.ts';
import { contractTable, occupationTable, parcelTable } from '#land/land-tables.server.ts';
import { placeUnplaced } from '#land/place.write.server.ts';
import { offerImports } from '#land/reclaimed/import-kinds.server.ts';
import { territoryImports } from '#territory/import-kinds.server.ts';
import type { TerritoryRow } from '#territory/import-rows.ts';
import { stewardshipImports } from '#stewardship/import-kinds.server.ts';
import { recordsOnPlaces } from '#stewardship/on-places.read.server.ts';
import { placesByCode } from '#stewardship/places.read.server.ts';
import { listRegister } from '#stewardship/register.read.server.ts';
import { enteredOnVillages } from '#zones/import.read.server.ts';
import { projectImports } from '#projects/import-kinds.server.ts';
import { zoneImports } from '#zones/import-kinds.server.ts';
import { zoneNames } from '#zones/zones.read.server.ts';

/** Files come in any order: once villages are there, land that came before them finds its own. */
const village: ImportKind<TerritoryRow> = {
	...territoryImports.village,
	async accept(tx, actor, source, rows) {
		const accepted = await territoryImports.village.accept(tx, actor, source, rows);
		if (accepted.inserted + accepted.changed > 0) await placeUnplaced(tx);
		return accepted;
	},
	undo: {
		tables: [parcelTable, contractTable, occupationTable, ...territoryImports.village.undo.tables],
		builtOn: async (tx, file) => ({
			...(await territoryImports.village.undo.builtOn(tx, file)),
			...(await landInVillages(tx, file)),
			stewardship: await recordsOnPlaces(tx, file, 'village'),
			zone_village: await standingOn(tx, 'zone_village', 'village_code', 'village', file),
			zone_plan_village: await standingOn(tx, 'zone_plan_village', 'village_code', 'village', file),
			enterprise: await standingOn(tx, 'enterprise', 'village_code', 'village', file),
			enterprise_link: await standingOn(tx, 'enterprise_link', 'village_code', 'village', file),
			factor_profile: await standingOn(tx, 'factor_profile', 'village_code', 'village', file),
			project: await standingOn(tx, 'project', 'village_code', 'village', file),
			zone_page: await enteredOnVillages(tx, file)
		}),
		async after(tx, former) {
			await territoryImports.village.undo.after(tx, former);
			tx.touch('parcel', 'construction_land', 'contract_shape', 'occupation');
		}
	}
};

const township: ImportKind<TerritoryRow> = {
	...territoryImports.township,
	undo: {
		...territoryImports.township.undo,
		builtOn: async (tx, file) => ({
			...(await territoryImports.township.undo.builtOn(tx, file)),
			stewardship: await recordsOnPlaces(tx, file, 'township')
		})
	}
};

const grid: ImportKind<TerritoryRow> = {
	...territoryImports.grid,
	undo: {
		...territoryImports.grid.undo,
		builtOn: async (tx, file) => ({
			...(await territoryImports.grid.undo.builtOn(tx, file)),
			zone_plan_grid: await standingOn(tx, 'zone_plan_grid', 'grid_code', 'grid', file)
		})
	}
};

const workTeams: WorkTeams = async (db) => {
	const teams = await listRegister(db, 'team', { places: await placesByCode(db), zones: [] });
	return new Map(
		teams.flatMap(({ id, state }) => (state.kind === 'work_team' && state.name ? [[state.name, id] as const] : []))
	);
};

/** Everything a file can be taken for, composed of the subjects' own lists; the page shows it by these groups. */
export const importGroups = {
	territory: { ...territoryImports, township, village, grid },
	land: {
		...landImports,
		...contractLedgerImports(workTeams),
		...debtImports,
		...chargeImports,
		...offerImports
	},
	zones: zoneImports,
	projects: projectImports,
	stewardship: stewardshipImports(zoneNames)
} as const;

export const importKinds: Readonly<Record<string, ImportKind>> = {
	...importGroups.territory,
	...importGroups.land,
	...importGroups.zones,
	...importGroups.projects,
	...importGroups.stewardship
};

/** Whoever brings files in is told of those they might have brought. */
export const fileReader = ({ id, permissions }: Pick<Actor, 'id' | 'permissions'>): FileReader => ({
	actor: id,
	kinds: Object.keys(importKinds).filter((name) => permissions.has(importKinds[name]!.permission))
});

/** How long one statement of a large file may take, ms. */
export const IMPORT_DEADLINE = 120_000;
