import type { ImportKind } from '#db/import-kind.server.ts';
import { acceptContracts } from './contract.accept.write.server.ts';
import { contractRow, occupationRow, parcelRow, type ContractLine, type LandRow } from './import-rows.ts';
import { constructionLandSheet, contractSheet, occupationSheet, parcelSheet } from './import-sheets.ts';
import { completeContracts, completeOccupations, completeParcels } from './import.read.server.ts';
import { acceptOccupations, acceptParcels } from './parcel.accept.write.server.ts';

const shared = { permission: 'land.import', known: () => ({}) } as const;

const parcel: ImportKind<LandRow> = {
	...shared,
	sheet: parcelSheet,
	understand: parcelRow('parcel'),
	complete: completeParcels,
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
	complete: completeContracts,
	accept: acceptContracts
};

const occupation: ImportKind<LandRow> = {
	...shared,
	sheet: occupationSheet,
	understand: occupationRow,
	complete: completeOccupations,
	accept: acceptOccupations
};

/** What files can be taken for as land. */
export const landImports = { parcel, 'construction-land': constructionLand, contract, occupation };
