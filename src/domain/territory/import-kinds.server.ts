import type { Fault, ImportKind } from '#db/import-kind.server.ts';
import type { Sheet, Values } from '#core/import-fields.ts';
import { standingOn } from '#db/standing-on.server.ts';
import { without } from './import-checks.ts';
import { completeTerritory, referenceProblems } from './import.read.server.ts';
import {
	constraintRow,
	constraintSheet,
	gridRow,
	gridSheet,
	knownOf,
	landUseRow,
	landUseSheet,
	townshipRow,
	townshipSheet,
	villageRow,
	villageSheet,
	type TerritoryRow,
	type TerritoryTable,
	type Understood
} from './import-rows.ts';
import { acceptTerritory, redrawTerritory, territoryTables } from './territory.accept.write.server.ts';

function kind(
	sheet: Sheet,
	table: TerritoryTable,
	understand: (values: Values, county: string) => Understood
): ImportKind<TerritoryRow> {
	return {
		sheet,
		permission: 'territory.import',
		known: (layer, columns) => knownOf(sheet, layer, columns),
		understand(values, county) {
			const { state, faults } = understand(values, county);
			const codes = [values.village_code as string | null | undefined, values.code as string | null | undefined];
			return { row: { state, codes, name: values.village_name as string | null }, faults: faults as Fault[] };
		},
		// A grid lies in its grid of the level above, a red line of one kind on one of another.
		claims: ({ state }) => ({
			...{ mu: null, village: (state.village_code ?? null) as string | null },
			layer: String(state.level ?? state.scheme ?? (table === 'constraint_area' ? state.kind : ''))
		}),
		async complete(db, rows) {
			const completed = await completeTerritory(db, table, rows);
			const problems = [...completed.problems, ...(await referenceProblems(db, table, completed.rows))];
			return { rows: without(completed.rows, problems), problems };
		},
		undo: {
			tables: [territoryTables[table]],
			builtOn: async (tx, file): Promise<Record<string, number>> => {
				if (table === 'township')
					return { village: await standingOn(tx, 'village', 'township_code', 'township', file) };
				if (table === 'village') return { grid: await standingOn(tx, 'grid', 'village_code', 'village', file) };
				return {};
			},
			after: (tx) => redrawTerritory(tx, table)
		},
		accept: (tx, actor, source, rows) => acceptTerritory(tx, actor, source, table, rows)
	};
}

/** What files can be taken for as territory. */
export const territoryImports = {
	township: kind(townshipSheet, 'township', townshipRow),
	village: kind(villageSheet, 'village', villageRow),
	grid: kind(gridSheet, 'grid', gridRow),
	constraint: kind(constraintSheet, 'constraint_area', constraintRow),
	'land-use': kind(landUseSheet, 'land_use', landUseRow)
};
