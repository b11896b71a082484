/**
 * What each table is on Citus (DESIGN §5, reference citus.md §4): `county` tables are distributed by county_code, a
 * `reference` table stands whole on every node, a `local` one only on the coordinator. A test holds it against the catalogue.
 */
export type TableClass = 'county' | 'reference' | 'local';

export const tableClasses = {
	schema_migration: 'local',
	county: 'reference',
	counter: 'county',
	layer_version: 'county',
	audit_head: 'county',
	audit_entry: 'county',
	setting: 'county',
	job: 'county',
	attachment: 'county',
	import_file: 'county',
	township: 'county',
	township_version: 'county',
	village: 'county',
	village_version: 'county',
	grid: 'county',
	grid_version: 'county',
	border: 'county',
	constraint_area: 'county',
	constraint_area_version: 'county',
	land_use: 'county',
	land_use_version: 'county',
	parcel: 'county',
	parcel_version: 'county',
	contract: 'county',
	contract_version: 'county',
	contract_parcel: 'county',
	contract_parcel_version: 'county',
	occupation: 'county',
	occupation_version: 'county',
	reclaimed_land: 'county',
	reclaimed_land_version: 'county',
	analysis_run: 'county',
	occupation_outcome: 'county',
	occupation_piece: 'county',
	finding: 'county',
	finding_version: 'county',
	finding_cluster: 'county',
	finding_cluster_member: 'county',
	household_statistic: 'county',
	zone: 'county',
	zone_version: 'county',
	zone_village: 'county'
} as const satisfies Record<string, TableClass>;

export type TableName = keyof typeof tableClasses;

/** The county tables, each after the tables it refers to. */
export const countyTables = (Object.keys(tableClasses) as TableName[]).filter(
	(table) => tableClasses[table] === 'county'
);
