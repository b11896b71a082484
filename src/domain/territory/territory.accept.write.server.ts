import type { Layer } from '#core/layers.ts';
import type { Actor } from '#core/permission.ts';
import { sortKey } from '#core/sort-key.ts';
import type { Accepted, ImportRow, ImportSource } from '#db/import-kind.server.ts';
import { saveRows, type VersionedTable } from '#db/save-rows.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { rebuildBorders } from './borders.write.server.ts';
import type { TerritoryRow, TerritoryTable } from './import-rows.ts';

/** How territory's tables are known by file rows, and the layers that show them. */
export const territoryTables: Record<TerritoryTable, VersionedTable & { layers: readonly Layer[] }> = {
	township: {
		table: 'township',
		key: 'code',
		within: [],
		columns: { code: 'text', name: 'text', sort_key: 'text', kind: 'text' },
		shape: true,
		layers: ['township', 'label']
	},
	village: {
		table: 'village',
		key: 'code',
		within: [],
		columns: { code: 'text', township_code: 'text', name: 'text', sort_key: 'text', kind: 'text' },
		shape: true,
		noted: true,
		layers: ['village', 'label']
	},
	grid: {
		table: 'grid',
		key: 'code',
		within: [],
		columns: {
			code: 'text',
			name: 'text',
			sort_key: 'text',
			level: 'integer',
			parent_code: 'text',
			village_code: 'text'
		},
		shape: true,
		layers: ['grid']
	},
	constraint_area: {
		table: 'constraint_area',
		key: 'code',
		within: ['kind'],
		columns: { code: 'text', name: 'text', kind: 'text', village_code: 'text' },
		shape: true,
		layers: ['constraint_area']
	},
	land_use: {
		table: 'land_use',
		key: 'code',
		within: ['scheme'],
		columns: { code: 'text', scheme: 'text', use_code: 'text', use_name: 'text', village_code: 'text' },
		shape: true,
		layers: ['land_use']
	}
};

/** Those whose borders are drawn as lines of their own. */
const bordered: ReadonlySet<TerritoryTable> = new Set(['township', 'village', 'grid']);

/** Townships, villages, grids, red lines and land use of an accepted file. */
export async function acceptTerritory(
	tx: Tx,
	_actor: Actor,
	source: ImportSource,
	table: TerritoryTable,
	rows: readonly ImportRow<TerritoryRow>[]
): Promise<Accepted> {
	const spec = territoryTables[table];
	const incoming = rows.map(({ n, shape, row }) => ({
		row: n,
		shape: shape ?? undefined,
		state: 'sort_key' in spec.columns ? { ...row.state, sort_key: sortKey(String(row.state.name)) } : row.state
	}));
	const saved = await saveRows(tx, spec, incoming, source.id);
	const count = (outcome: string) => saved.filter((each) => each.outcome === outcome).length;
	const accepted = { inserted: count('inserted'), changed: count('changed'), unchanged: count('unchanged') };
	if (accepted.inserted + accepted.changed > 0) await redrawTerritory(tx, table);
	return { ...accepted, unknown: unknownOf(table, rows) };
}

/** What follows from a table's shapes, after a file was taken back. */
export async function redrawTerritory(tx: Tx, table: TerritoryTable): Promise<void> {
	tx.touch(...territoryTables[table].layers);
	if (bordered.has(table)) await rebuildBorders(tx);
}

const unknownOf = (table: TerritoryTable, rows: readonly ImportRow<TerritoryRow>[]): Record<string, number> =>
	'village_code' in territoryTables[table].columns
		? { village_code: rows.filter(({ row }) => !row.state.village_code).length }
		: {};
