import type { ImportKind } from '#db/import-kind.server.ts';
import { acceptContracts } from './contract.accept.write.server.ts';
import { sumDoubts } from './contract-lines.ts';
import {
	contractRow,
	occupationRow,
	parcelRow,
	type ContractLine,
	type LandRow,
	type LandState
} from './import-rows.ts';
import { constructionLandSheet, contractSheet, occupationSheet, parcelSheet } from './import-sheets.ts';
import { onContracts, onOccupations, onParcels } from './import-undo.read.server.ts';
import { completeContracts, completeOccupations, completeParcels, hasNoParcels } from './import.read.server.ts';
import { contractParcelTable, contractTable, occupationTable, parcelTable } from './land-tables.server.ts';
import { acceptOccupations, acceptParcels } from './parcel.accept.write.server.ts';

const shared = { permission: 'land.import', known: () => ({}) } as const;

const villageOf = ({ state }: LandRow): string | null => (state.village_code ?? null) as string | null;
const declaredMu = (state: LandState): number | null => (state.declared_mu ?? null) as number | null;

const parcel: ImportKind<LandRow> = {
	...shared,
	claims: (row) => ({ mu: declaredMu(row.state), village: villageOf(row) }),
	sheet: parcelSheet,
	understand: parcelRow('parcel'),
	complete: completeParcels,
	undo: {
		tables: [contractParcelTable, contractTable, parcelTable],
		builtOn: onParcels,
		after: async (tx) => tx.touch('parcel', 'construction_land', 'contract_shape')
	},
	parts: { table: 'parcel', key: ({ state }) => `${state.register} ${state.code}`, isEmpty: hasNoParcels },
	accept: acceptParcels
};

const constructionLand: ImportKind<LandRow> = {
	...parcel,
	sheet: constructionLandSheet,
	understand: parcelRow('construction_land')
};

const contract: ImportKind<ContractLine> = {
	...shared,
	sheet: contractSheet,
	understand: contractRow,
	doubts: sumDoubts,
	// One parcel under two contracts is drawn twice and lies on itself.
	claims: (row) => ({ mu: declaredMu(row.parcel), village: villageOf(row), thing: row.parcelCode ?? undefined }),
	complete: completeContracts,
	undo: {
		tables: [contractParcelTable, contractTable, parcelTable],
		builtOn: onContracts,
		after: async (tx) => tx.touch('parcel', 'contract_shape')
	},
	accept: acceptContracts
};

const occupation: ImportKind<LandRow> = {
	...shared,
	sheet: occupationSheet,
	understand: occupationRow,
	claims: (row) => ({ mu: null, village: villageOf(row) }),
	complete: completeOccupations,
	undo: { tables: [occupationTable], builtOn: onOccupations, after: async (tx) => tx.touch('occupation') },
	accept: acceptOccupations
};

/** What files can be taken for as land. */
export const landImports = { parcel, 'construction-land': constructionLand, contract, occupation };
