/**
 * What each table is to a cluster (reference citus.md §4). `county`: one county's rows, spread by county_code.
 * `reference`: small, rarely written, on every node. `local`: of this installation only.
 * test/db/catalogue.test.ts reads the database's catalogue and fails on a table that is not named here, or that does
 * not keep the rules of its class (DESIGN §5).
 */
export type TableClass = 'county' | 'reference' | 'local';

interface County {
	class: 'county';
	/** The primary key behind county_code; ['id'] unless the rows have a natural key. */
	key: readonly string[];
	/** Has `shape` in CGCS2000 with the columns generated from it. */
	shape: boolean;
	/** Its former states are kept in `<table>_version`. */
	history: boolean;
}

export type TableRules = County | { class: 'reference' | 'local'; key: readonly string[] };

const county = (rest: Partial<County> = {}): County => ({
	class: 'county',
	key: ['id'],
	shape: false,
	history: false,
	...rest
});

/** Rows people name, measure and change: with a shape and with their former states. */
const place = county({ shape: true, history: true });
const record = county({ history: true });
/** Former states: one row per version. */
const version = county({ key: ['id', 'version'] });

export const tables: Readonly<Record<string, TableRules>> = {
	schema_migration: { class: 'local', key: ['name'] },
	data_key: { class: 'local', key: ['id'] },
	county: { class: 'reference', key: ['code'] },

	// better-auth's, and failures to sign in; a person is (county_code, person.id) everywhere else.
	auth_user: { class: 'local', key: ['id'] },
	auth_session: { class: 'local', key: ['id'] },
	auth_account: { class: 'local', key: ['id'] },
	auth_verification: { class: 'local', key: ['id'] },
	auth_two_factor: { class: 'local', key: ['id'] },
	auth_attempt: { class: 'local', key: ['key'] },
	auth_used_code: { class: 'local', key: ['user_id', 'code_hash'] },

	counter: county({ key: ['name'] }),
	layer_version: county({ key: ['layer'] }),
	// A chain's head is one row a county; its entries are numbered without a gap.
	audit_head: county({ key: [] }),
	audit_entry: county({ key: ['seq'] }),
	// Found by what an entry is about; made of its text.
	audit_subject: county({ key: ['kind', 'subject', 'at', 'seq'] }),
	setting: county({ key: ['key', 'valid_from'] }),
	job: county(),
	attachment: county(),
	import_file: county(),
	import_profile: county(),
	saved_filter: county(),
	changed_row: county(),

	// Their former states are in the trail; a role's own dates tell when somebody was what.
	department: county(),
	person: county(),
	person_role: county(),
	invitation: county(),
	device: county(),

	township: place,
	township_version: version,
	village: place,
	village_version: version,
	grid: place,
	grid_version: version,
	constraint_area: place,
	constraint_area_version: version,
	land_use: place,
	land_use_version: version,
	imagery: county(),
	// Made anew from the shapes of both sides; drawn, never measured.
	border: county(),

	parcel: place,
	// Made anew from the parcels; drawn, never measured.
	village_land: county({ key: ['register', 'village_code'], shape: true }),
	parcel_version: version,
	contract: record,
	contract_version: version,
	contract_parcel: record,
	contract_parcel_version: version,
	occupation: place,
	occupation_version: version,
	reclaimed_land: place,
	reclaimed_land_version: version,
	land_match: record,
	land_match_version: version,
	contract_irregularity: record,
	contract_irregularity_version: version,
	contract_interest: record,
	contract_interest_version: version,
	contract_rectification: record,
	contract_rectification_version: version,
	contract_opinion: record,
	contract_opinion_version: version,
	contract_escalation: record,
	contract_escalation_version: version,
	contract_step: county(),
	clearing_group: record,
	clearing_group_version: version,
	clearing_meeting: record,
	clearing_meeting_version: version,
	clearing_assignment: county(),
	irregularity_run: county(),

	analysis_run: county(),
	occupation_outcome: county(),
	occupation_piece: county(),
	finding: place,
	finding_version: version,
	finding_decision: county(),
	finding_note: county(),
	link_decision: county(),
	// Of the latest run only, so without former states.
	finding_cluster: county({ shape: true }),
	finding_cluster_member: county(),
	household_statistic: county({ key: ['village_code'] }),

	debt: record,
	debt_version: version,
	// Never changed: one taken back stays, beside the one that takes it back.
	debt_movement: county(),
	// The present of a case; its steps and papers tell how it came there, and none of them is ever changed.
	land_case: county(),
	land_case_finding: county(),
	land_case_reclaimed: county(),
	land_case_step: county(),
	case_measurement: county(),
	case_publicity: county(),
	case_objection: county(),
	case_resolution: county(),
	case_agreement: county(),
	charge: county(),
	charge_line: county(),
	charge_payment: county(),
	charge_waiver: county(),
	// What was taken back; its land on the map, and the steps of its offering, which are never changed.
	reclaimed_asset: record,
	reclaimed_asset_version: version,
	reclaimed_asset_land: county(),
	offering_step: county(),
	// Restricted: what was handed to whom.
	handover: record,
	handover_version: version,

	village_meeting: record,
	village_meeting_version: version,
	village_matter: record,
	village_matter_version: version,
	village_resolution: record,
	village_resolution_version: version,
	open_item: record,
	open_item_version: version,
	meeting_reminder: county(),

	zone: place,
	zone_version: version,
	zone_village: record,
	zone_village_version: version,
	zone_link: record,
	zone_link_version: version,
	// Contributions, shares and returns are part of its state: they are versioned with it.
	zone_body: record,
	zone_body_version: version,
	zone_photo: county(),
	zone_plan: record,
	zone_plan_version: version,
	// A plan's steps are its history; what they make of it is kept beside them.
	zone_plan_step: county(),
	zone_plan_zone: county(),
	zone_plan_village: county(),
	zone_plan_drawn: county({ shape: true }),
	zone_plan_grid: county(),
	// The present of a project; its acts tell how it came there, and none of them is ever changed.
	project: record,
	project_version: version,
	project_area: place,
	project_area_version: version,
	project_act: county(),
	project_procedure: record,
	project_procedure_version: version,
	project_file: county(),
	project_ask: county(),
	project_appraisal: county(),
	project_signature: county(),
	project_point: county(),
	project_recusal: county(),
	enterprise: record,
	enterprise_version: version,
	enterprise_link: record,
	enterprise_link_version: version,
	factor_profile: record,
	factor_profile_version: version,
	// Lines behind each other: what is said stays, what is said anew stands behind it.
	zone_plan_reason: county(),
	zone_plan_comment: county(),
	zone_plan_remark: county(),
	// What was asked and decided on, as it was then; how the plan came there, and what was said of it. The trail tells the rest.
	zone_plan_freeze: county(),
	zone_plan_frozen_zone: county({ shape: true }),
	zone_plan_frozen_village: county(),
	zone_plan_frozen_grid: county(),
	zone_ground: county(),
	zone_plan_move: county(),
	zone_plan_opinion: county(),
	zone_plan_point: county(),
	zone_plan_link: county(),

	team: record,
	team_version: version,
	team_member: record,
	team_member_version: version,
	policy_document: record,
	policy_document_version: version,
	pairing: record,
	pairing_version: version,
	talent_station: record,
	talent_station_version: version,
	talent: record,
	talent_version: version,
	talent_visit: record,
	talent_visit_version: version,
	village_label: record,
	village_label_version: version
};

/** Tables that extensions bring; they are neither declared nor backed up. */
export const foreignTables: readonly string[] = ['spatial_ref_sys'];

/** The class alone, by table. */
export const tableClasses: Readonly<Record<string, TableClass>> = Object.fromEntries(
	Object.entries(tables).map(([name, rules]) => [name, rules.class])
);
