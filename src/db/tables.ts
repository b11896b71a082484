// Written by `npm run types` from the database's own catalogue. Do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** jsonb: read as a parsed value, written as text. */
export type JsonColumn = ColumnType<unknown, string, string>;
export type JsonColumnOrNull = ColumnType<unknown, string | null, string | null>;
/** geometry: read as EWKB bytes, written as hex EWKB. */
export type ShapeColumn = ColumnType<Uint8Array, string, string>;
export type ShapeColumnOrNull = ColumnType<Uint8Array | null, string | null, string | null>;

export interface AnalysisRunTable {
	county_code: string;
	id: string;
	number: number;
	kind: string;
	business_date: string;
	inputs: JsonColumn;
	settings: JsonColumn;
	counts: JsonColumn;
	recorded_at: Date;
}

export interface AttachmentTable {
	county_code: string;
	id: string;
	sha256: string;
	bytes: number;
	media_type: string;
	name: string;
	owner_kind: string;
	owner_id: string;
	village_code: string | null;
	recorded_at: Date;
}

export interface AuditEntryTable {
	county_code: string;
	seq: number;
	body: string;
	hash: string;
	at: Date | null;
	actor_id: string | null;
	role: string | null;
	action: string | null;
	result: string | null;
}

export interface AuditHeadTable {
	county_code: string;
	seq: number;
	hash: string;
}

export interface AuditSubjectTable {
	county_code: string;
	kind: string;
	subject: string;
	at: Date;
	seq: number;
}

export interface AuthAccountTable {
	id: string;
	account_id: string;
	provider_id: string;
	user_id: string;
	access_token: string | null;
	refresh_token: string | null;
	id_token: string | null;
	access_token_expires_at: Date | null;
	refresh_token_expires_at: Date | null;
	scope: string | null;
	password: string | null;
	created_at: Date;
	updated_at: Date;
}

export interface AuthAttemptTable {
	key: string;
	failures: number;
	last_at: Date;
}

export interface AuthSessionTable {
	id: string;
	expires_at: Date;
	token: string;
	created_at: Date;
	updated_at: Date;
	ip_address: string | null;
	user_agent: string | null;
	user_id: string;
}

export interface AuthTwoFactorTable {
	id: string;
	secret: string;
	backup_codes: string;
	user_id: string;
	verified: boolean | null;
	failed_verification_count: number | null;
	locked_until: Date | null;
}

export interface AuthUsedCodeTable {
	user_id: string;
	code_hash: string;
	used_at: Date;
}

export interface AuthUserTable {
	id: string;
	name: string;
	email: string;
	email_verified: boolean;
	image: string | null;
	created_at: Date;
	updated_at: Date;
	username: string | null;
	display_username: string | null;
	two_factor_enabled: boolean | null;
	county_code: string;
	person_id: string;
	last_seen_at: Date | null;
}

export interface AuthVerificationTable {
	id: string;
	identifier: string;
	value: string;
	expires_at: Date;
	created_at: Date;
	updated_at: Date;
}

export interface BorderTable {
	county_code: string;
	id: string;
	feature_no: number;
	level: string;
	left_code: string | null;
	right_code: string | null;
	shape: ShapeColumn;
	web: GeneratedAlways<Uint8Array>;
}

export interface CaseAgreementTable {
	county_code: string;
	id: string;
	case_id: string;
	seq: number;
	kind: string;
	number: string;
	contract_id: string | null;
	contract_version: number | null;
	signed_by: string;
	signed_on: string;
	recorded_at: Date;
}

export interface CaseMeasurementTable {
	county_code: string;
	id: string;
	case_id: string;
	seq: number;
	method: string;
	measured_on: string;
	measured_mu: number;
	measured_by: string;
	occupation_id: string | null;
	occupation_version: number | null;
	field_record_id: string | null;
	user_signed: boolean;
	village_signed: boolean;
	neighbours: JsonColumn;
	note: string | null;
	recorded_at: Date;
}

export interface CaseObjectionTable {
	county_code: string;
	id: string;
	case_id: string;
	seq: number;
	objector: string;
	said: string;
	made_on: string;
	remeasure: boolean;
	answer: string | null;
	answered_on: string | null;
	answered_by: string | null;
	recorded_at: Date;
}

export interface CasePublicityTable {
	county_code: string;
	id: string;
	case_id: string;
	seq: number;
	measurement_id: string;
	place: string;
	starts_on: string;
	ends_on: string;
	recorded_at: Date;
}

export interface CaseResolutionTable {
	county_code: string;
	id: string;
	case_id: string;
	seq: number;
	met_on: string;
	entitled: number;
	present: number;
	approve: number;
	against: number;
	price_fen: number;
	starts_on: string;
	ends_on: string;
	past_from: string | null;
	opinion_lawyer: string | null;
	opinion_on: string | null;
	opinion: string | null;
	subject_id: string | null;
	recorded_at: Date;
}

export interface ChangedRowTable {
	county_code: string;
	id: string;
	table_name: string;
	row_id: string | null;
	former_version: number | null;
	recorded_at: Date;
}

export interface ChargeTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	case_id: string;
	village_code: string;
	land_kind: string;
	payer_name: string;
	measurement_id: string;
	publicity_id: string;
	resolution_id: string;
	agreement_id: string;
	measured_mu: number;
	price_fen: number;
	starts_on: string;
	ends_on: string;
	actor_id: string;
	actor_name: string;
}

export interface ChargeLineTable {
	county_code: string;
	id: string;
	charge_id: string;
	line_no: number;
	from_on: string;
	to_on: string;
	past: boolean;
	fen: number;
	due_on: string;
}

export interface ChargePaymentTable {
	county_code: string;
	id: string;
	charge_id: string;
	paid_on: string;
	fen: number;
	receipt_name: string;
	receipt_number: string;
	actor_id: string;
	actor_name: string;
	recorded_at: Date;
	reversed_on: string | null;
	reversed_by: string | null;
	reversed_name: string | null;
	reversal: string | null;
	source_file_id: string | null;
}

export interface ChargeWaiverTable {
	county_code: string;
	id: string;
	charge_id: string;
	fen: number;
	reason: string;
	resolved_on: string;
	resolution_number: string;
	asked_on: string;
	asked_by: string;
	asked_name: string;
	granted_on: string | null;
	granted_by: string | null;
	granted_name: string | null;
	recorded_at: Date;
}

export interface ClearingAssignmentTable {
	county_code: string;
	id: string;
	contract_id: string;
	group_id: string;
	recorded_at: Date;
}

export interface ClearingGroupTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	code: string;
	village_code: string;
	name: string;
	leader: string;
	members: string | null;
	households: string | null;
	starts_on: string;
	ends_on: string | null;
}

export interface ClearingGroupVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface ClearingMeetingTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	code: string;
	village_code: string;
	met_on: string;
	present: string;
	found: string;
	next: string | null;
}

export interface ClearingMeetingVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface ConstraintAreaTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	code: string;
	name: string | null;
	kind: string;
	village_code: string | null;
	source_file_id: string | null;
	source_row: number | null;
	shape: ShapeColumn;
	gk_srid: number;
	gk: GeneratedAlways<Uint8Array>;
	web: GeneratedAlways<Uint8Array>;
	area_m2: GeneratedAlways<number>;
	area_mu: GeneratedAlways<number>;
}

export interface ConstraintAreaVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
	shape: ShapeColumnOrNull;
}

export interface ContractTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	number: string;
	sort_key: string;
	village_code: string | null;
	lessor_code: string | null;
	lessee_code: string | null;
	lessee_name: string | null;
	kind: string;
	form: string;
	formerly_oral: Generated<boolean>;
	method: string | null;
	household: boolean;
	contracted_mu: number;
	signed_on: string | null;
	starts_on: string | null;
	ends_on: string | null;
	head_contract_number: string | null;
	status: string;
	extra: JsonColumnOrNull;
	source_file_id: string | null;
	source_row: number | null;
	area_basis: Generated<string>;
	customary_ratio: number | null;
	area_surface: string | null;
	level: string | null;
	object_kind: string | null;
	find_source: string | null;
	lessor_name: string | null;
	lessee_kind: string | null;
	lessee_outside: boolean | null;
	asset_name: string | null;
	use_agreed: string | null;
	rent_unit: string | null;
	terms: JsonColumnOrNull;
	growth_clause: boolean | null;
	paid_to: string | null;
	arrears_fen: number | null;
	reference_fen: number | null;
	procedure_done: boolean | null;
	village_resolution: string | null;
	township_approval: string | null;
	auction_number: string | null;
}

export interface ContractEscalationTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	code: string;
	contract_id: string;
	state: string;
	reason: string;
	addressee_kind: string | null;
	addressee_id: string | null;
	raised_on: string;
	due_on: string;
	answer: string | null;
	answered_on: string | null;
	last_actor: string;
}

export interface ContractEscalationVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface ContractInterestTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	code: string;
	contract_id: string;
	relation: string;
	note: string;
}

export interface ContractInterestVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface ContractIrregularityTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	code: string;
	contract_id: string;
	contract_version: number;
	kind: string;
	origin: string;
	status: string;
	figures: JsonColumn;
	digest: string;
	basis: string | null;
	note: string | null;
	decided_by: string | null;
	decided_name: string | null;
	decided_on: string | null;
}

export interface ContractIrregularityVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface ContractOpinionTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	code: string;
	contract_id: string;
	question: string;
	opinion: string | null;
	lawyer: string | null;
	given_on: string | null;
}

export interface ContractOpinionVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface ContractParcelTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	contract_id: string;
	parcel_id: string;
	contracted_mu: number | null;
	basis: string | null;
	starts_on: string | null;
	ends_on: string | null;
	source_file_id: string | null;
	source_row: number | null;
	area_basis: Generated<string>;
	customary_ratio: number | null;
	area_surface: string | null;
}

export interface ContractParcelVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface ContractRectificationTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	code: string;
	contract_id: string;
	kind: string;
	done_on: string;
	delta_fen: number | null;
	recovered_fen: number | null;
	document: string | null;
	note: string | null;
}

export interface ContractRectificationVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface ContractStepTable {
	county_code: string;
	id: string;
	contract_id: string;
	contract_version: number;
	step: string;
	from_status: string;
	to_status: string;
	reason: string | null;
	due_on: string | null;
	actor_id: string;
	actor_name: string;
	recorded_at: Date;
}

export interface ContractVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface CounterTable {
	county_code: string;
	name: string;
	value: number;
}

export interface CountyTable {
	code: string;
	name: string;
	gk_srid: number;
	west: number;
	south: number;
	east: number;
	north: number;
	demo: Generated<boolean>;
}

export interface DataKeyTable {
	id: string;
	proof: string;
	made_at: Date;
	retired_at: Date | null;
}

export interface DebtTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	side: string;
	number: string;
	village_code: string;
	counterparty: string;
	counterparty_kind: string;
	origin: string;
	reason: string | null;
	contract_number: string | null;
	arisen_on: string | null;
	due_on: string | null;
	opening_fen: number;
	approval: string | null;
	prohibition: string | null;
	township_view: string | null;
	township_seen_on: string | null;
	township_seen_by: string | null;
}

export interface DebtMovementTable {
	county_code: string;
	id: string;
	debt_id: string;
	method: string;
	moved_on: string;
	amount_fen: number;
	pair_id: string | null;
	reverses_id: string | null;
	voucher: string;
	resolved_on: string | null;
	valuation_fen: number | null;
	valued_by: string | null;
	note: string | null;
	actor_id: string;
	actor_name: string;
	recorded_at: Date;
}

export interface DebtVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface DepartmentTable {
	county_code: string;
	id: string;
	name: string;
	sort_key: string;
	valid_from: string;
	valid_to: string | null;
	recorded_at: Date;
	office_id: string;
}

export interface DeviceTable {
	county_code: string;
	id: string;
	name: string;
	purpose: string;
	place_codes: JsonColumn;
	link_hash: string | null;
	link_expires_at: Date | null;
	token_hash: string | null;
	expires_at: Date;
	revoked_at: Date | null;
	actor_id: string;
	actor_name: string;
	recorded_at: Date;
	last_seen_at: Date | null;
	sort_key: string;
}

export interface EnterpriseTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	code: string;
	name: string;
	kind: string;
	product: string;
	capacity: number | null;
	capacity_unit: string | null;
	village_code: string;
	east_e7: number | null;
	north_e7: number | null;
	note: string | null;
	retired_on: string | null;
}

export interface EnterpriseLinkTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	code: string;
	enterprise_id: string;
	kind: string;
	village_code: string | null;
	partner_id: string | null;
	product: string | null;
	starts_on: string | null;
	ends_on: string | null;
}

export interface EnterpriseLinkVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface EnterpriseVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface FactorProfileTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	code: string;
	village_code: string;
	surveyed_on: string;
	figures: JsonColumnOrNull;
	source: string;
	stage: string;
	stage_by: string;
	stage_on: string;
	last_actor: string;
}

export interface FactorProfileVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface FindingTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	key: string;
	kind: string;
	village_code: string | null;
	run_id: string;
	first_run_id: string;
	occupation_id: string | null;
	occupation_version: number | null;
	contract_id: string | null;
	contract_version: number | null;
	other_contract_id: string | null;
	other_contract_version: number | null;
	linked_by: string | null;
	measured_mu: number | null;
	contracted_mu: number | null;
	tolerance_mu: number | null;
	over_mu: number;
	borderline: boolean;
	status: string;
	explanation: JsonColumn;
	digest: string;
	shape: ShapeColumnOrNull;
	gk_srid: number;
	gk: GeneratedAlways<Uint8Array>;
	web: GeneratedAlways<Uint8Array>;
	area_m2: GeneratedAlways<number>;
	area_mu: GeneratedAlways<number>;
	survey_method: string | null;
	fit_for_money: boolean | null;
}

export interface FindingClusterTable {
	county_code: string;
	id: string;
	feature_no: number;
	run_id: string;
	finding_count: number;
	holder_count: number;
	main_kind: string;
	total_mu: number;
	village_code: string | null;
	shape: ShapeColumn;
	gk_srid: number;
	gk: GeneratedAlways<Uint8Array>;
	web: GeneratedAlways<Uint8Array>;
	area_m2: GeneratedAlways<number>;
	area_mu: GeneratedAlways<number>;
}

export interface FindingClusterMemberTable {
	county_code: string;
	id: string;
	cluster_id: string;
	finding_id: string;
}

export interface FindingDecisionTable {
	county_code: string;
	id: string;
	finding_id: string;
	finding_version: number;
	decision: string;
	reason: string | null;
	actor_id: string;
	actor_name: string;
	recorded_at: Date;
}

export interface FindingNoteTable {
	county_code: string;
	id: string;
	finding_id: string;
	finding_version: number;
	note: string;
	actor_id: string;
	actor_name: string;
	recorded_at: Date;
}

export interface FindingVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
	shape: ShapeColumnOrNull;
}

export interface GridTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	code: string;
	name: string;
	sort_key: string;
	level: number;
	parent_code: string | null;
	village_code: string;
	source_file_id: string | null;
	source_row: number | null;
	shape: ShapeColumn;
	gk_srid: number;
	gk: GeneratedAlways<Uint8Array>;
	web: GeneratedAlways<Uint8Array>;
	area_m2: GeneratedAlways<number>;
	area_mu: GeneratedAlways<number>;
}

export interface GridVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
	shape: ShapeColumnOrNull;
}

export interface HandoverTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	code: string;
	place_code: string;
	opened_level: string;
	subject_kind: string;
	subject_number: string | null;
	lead: string;
	body: string;
	handed_on: string;
	receipt_number: string | null;
	receipt_on: string | null;
	note: string | null;
}

export interface HandoverVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface HouseholdStatisticTable {
	county_code: string;
	village_code: string;
	run_id: string;
	contract_count: number;
	occupation_count: number;
	differing_count: number;
	contracted_mu: number;
	measured_mu: number;
}

export interface ImageryTable {
	county_code: string;
	id: string;
	number: number;
	recorded_at: Date;
	name: string;
	taken_on: string;
	source: string;
	datum: string;
	came_as: string;
	row_order: string;
	place_code: string;
	attachment_id: string;
	sha256: string;
	tile_count: number;
	tile_size: number;
	min_zoom: number;
	max_zoom: number;
	west: number;
	south: number;
	east: number;
	north: number;
	actor_name: string;
	hidden_at: Date | null;
}

export interface ImportFileTable {
	county_code: string;
	id: string;
	name: string;
	sha256: string;
	bytes: number;
	kind: string;
	format: string;
	encoding: string | null;
	srid: number | null;
	mapping: JsonColumn;
	row_count: number;
	inserted: number;
	changed: number;
	unchanged: number;
	rejected: number;
	report: JsonColumn;
	recorded_at: Date;
	datum: string | null;
	actor_id: string | null;
	actor_name: string | null;
	undone_at: Date | null;
	undone_by: string | null;
}

export interface ImportProfileTable {
	county_code: string;
	id: string;
	kind: string;
	columns_digest: string;
	column_names: JsonColumn;
	overrides: JsonColumn;
	file_name: string;
	actor_name: string;
	recorded_at: Date;
}

export interface InvitationTable {
	county_code: string;
	id: string;
	kind: string;
	person_id: string | null;
	token_hash: string;
	expires_at: Date;
	used_at: Date | null;
	actor_id: string;
	recorded_at: Date;
	user_name: string | null;
}

export interface IrregularityRunTable {
	county_code: string;
	id: string;
	business_date: string;
	settings: string;
	comparison: string | null;
	contracts: number;
	recorded_at: Date;
}

export interface JobTable {
	county_code: string;
	id: string;
	kind: string;
	input: JsonColumn;
	state: string;
	step: Generated<number>;
	steps: number | null;
	step_name: string | null;
	progress: JsonColumnOrNull;
	result: JsonColumnOrNull;
	reason: string | null;
	actor: JsonColumn;
	cancel_asked: Generated<boolean>;
	lease_owner: string | null;
	lease_until: Date | null;
	created_at: Date;
	updated_at: Date;
	detail: JsonColumnOrNull;
}

export interface LandCaseTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	origin: string;
	village_code: string;
	main_kind: string;
	land_kind: string;
	holder_name: string | null;
	contract_id: string | null;
	contract_version: number | null;
	suspected_mu: number;
	state: string;
	outcome: string | null;
	handled_at: string;
	assignee: string | null;
	visit_on: string | null;
	opened_on: string;
	state_since: string;
	due_on: string | null;
	last_actor: string | null;
	source_file_id: string | null;
	source_row: number | null;
}

export interface LandCaseFindingTable {
	county_code: string;
	id: string;
	case_id: string;
	finding_id: string;
	finding_version: number;
}

export interface LandCaseReclaimedTable {
	county_code: string;
	id: string;
	case_id: string;
	reclaimed_id: string;
	reclaimed_version: number;
}

export interface LandCaseStepTable {
	county_code: string;
	id: string;
	case_id: string;
	seq: number;
	step: string;
	from_state: string | null;
	to_state: string;
	taken_on: string;
	due_on: string | null;
	reason: string | null;
	actor_id: string;
	actor_name: string;
	actor_level: string;
	recorded_at: Date;
}

export interface LandMatchTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	parcel_id: string | null;
	occupation_id: string | null;
	village_code: string | null;
	decision: string | null;
	contract_id: string | null;
	user_name: string | null;
	reason: string | null;
	note: string | null;
	rejected: JsonColumn;
	actor_id: string;
	actor_name: string;
}

export interface LandMatchVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface LandUseTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	code: string;
	scheme: string;
	use_code: string;
	use_name: string | null;
	village_code: string | null;
	source_file_id: string | null;
	source_row: number | null;
	shape: ShapeColumn;
	gk_srid: number;
	gk: GeneratedAlways<Uint8Array>;
	web: GeneratedAlways<Uint8Array>;
	area_m2: GeneratedAlways<number>;
	area_mu: GeneratedAlways<number>;
}

export interface LandUseVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
	shape: ShapeColumnOrNull;
}

export interface LayerVersionTable {
	county_code: string;
	layer: string;
	version: number;
}

export interface LinkDecisionTable {
	county_code: string;
	id: string;
	occupation_code: string;
	contract_number: string;
	decision: string;
	reason: string | null;
	actor_id: string;
	actor_name: string;
	recorded_at: Date;
}

export interface MeetingReminderTable {
	county_code: string;
	id: string;
	village_code: string;
	month: string;
	said: string;
	actor_id: string;
	actor_name: string;
	recorded_at: Date;
}

export interface OccupationTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	code: string;
	village_code: string | null;
	contract_number: string | null;
	parcel_code: string | null;
	lessee_code: string | null;
	lessee_name: string | null;
	ownership: string | null;
	method: string | null;
	surveyed_on: string | null;
	extra: JsonColumnOrNull;
	source_file_id: string | null;
	source_row: number | null;
	shape: ShapeColumn;
	gk_srid: number;
	gk: GeneratedAlways<Uint8Array>;
	web: GeneratedAlways<Uint8Array>;
	area_m2: GeneratedAlways<number>;
	area_mu: GeneratedAlways<number>;
}

export interface OccupationOutcomeTable {
	county_code: string;
	id: string;
	run_id: string;
	occupation_id: string;
	occupation_version: number;
	outcome: string;
	linked_by: string | null;
	contract_id: string | null;
	contract_version: number | null;
	contract_parcel_id: string | null;
	measured_mu: number;
	planar_m2: number;
	ellipsoidal_m2: number;
}

export interface OccupationPieceTable {
	county_code: string;
	id: string;
	occupation_id: string;
	kind: string;
	other_contract_id: string | null;
	village_code: string | null;
	planar_m2: number;
	legal_m2: number;
	legal_mu: number;
	width_m: number;
	sliver: boolean;
	borderline: boolean;
	gk: ShapeColumnOrNull;
}

export interface OccupationVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
	shape: ShapeColumnOrNull;
}

export interface OfferingStepTable {
	county_code: string;
	id: string;
	asset_id: string;
	seq: number;
	step: string;
	from_state: string | null;
	to_state: string;
	taken_on: string;
	due_on: string | null;
	reason: string | null;
	paper: JsonColumnOrNull;
	actor_id: string;
	actor_name: string;
	actor_level: string;
	recorded_at: Date;
}

export interface OpenItemTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	village_code: string;
	kind: string;
	subject_id: string;
	title: string;
	body: string;
	published_on: string;
	withdrawn_on: string | null;
}

export interface OpenItemVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface PairingTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	code: string;
	leader: string;
	post: string;
	subject_kind: string;
	subject_code: string;
	note: string | null;
	starts_on: string;
	ends_on: string | null;
}

export interface PairingVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface ParcelTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	register: string;
	code: string;
	name: string | null;
	category: string | null;
	ownership: string | null;
	land_use_scheme: string | null;
	land_use_code: string | null;
	declared_mu: number | null;
	village_code: string | null;
	extra: JsonColumnOrNull;
	source_file_id: string | null;
	source_row: number | null;
	shape: ShapeColumn;
	gk_srid: number;
	gk: GeneratedAlways<Uint8Array>;
	web: GeneratedAlways<Uint8Array>;
	area_m2: GeneratedAlways<number>;
	area_mu: GeneratedAlways<number>;
}

export interface ParcelVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
	shape: ShapeColumnOrNull;
}

export interface PersonTable {
	county_code: string;
	id: string;
	name: string;
	sort_key: string;
	organisation: string | null;
	post: string | null;
	phone_sealed: string | null;
	phone_index: string | null;
	user_id: string | null;
	language: string | null;
	text_size: string | null;
	disabled_at: Date | null;
	demo: Generated<boolean>;
	recorded_at: Date;
	outside_identity: string | null;
	home_village_code: string | null;
}

export interface PersonRoleTable {
	county_code: string;
	id: string;
	person_id: string;
	role: string;
	place_codes: JsonColumn;
	department_id: string | null;
	subject_kind: string | null;
	subject_id: string | null;
	valid_from: string;
	valid_to: string | null;
	ended_at: Date | null;
	recorded_at: Date;
}

export interface PolicyDocumentTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	code: string;
	number: string;
	title: string;
	issuer: string;
	issued_on: string;
	starts_on: string;
	ends_on: string | null;
}

export interface PolicyDocumentVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface ProjectTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	code: string;
	name: string;
	year: number;
	programme: string;
	village_code: string;
	zone_code: string | null;
	matter: string;
	heading: string;
	asked_fen: number;
	own_fen: number;
	approved_fen: number | null;
	summary: string;
	income_fen: number | null;
	households: number | null;
	jobs: number | null;
	entered_on: string;
	state: string;
	state_since: string;
	due_on: string | null;
	public_until: string | null;
	former_state: string | null;
	round: number;
}

export interface ProjectActTable {
	county_code: string;
	id: string;
	project_id: string;
	seq: number;
	round: number;
	act: string;
	from_state: string;
	to_state: string | null;
	acted_on: string;
	due_on: string | null;
	public_until: string | null;
	reason: string | null;
	paper: JsonColumnOrNull;
	actor_id: string;
	actor_name: string;
	recorded_at: Date;
}

export interface ProjectAppraisalTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	project_id: string;
	round: number;
	person_id: string;
	organisation: string;
	sheet: JsonColumn;
	commissioned_on: string;
	due_on: string;
	delivered_on: string | null;
	scores: JsonColumnOrNull;
	vetoes: JsonColumnOrNull;
	total: number | null;
	outcome: string | null;
	opinion: string | null;
}

export interface ProjectAreaTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	project_id: string;
	ground_use: string;
	shape: ShapeColumn;
	gk_srid: number;
	gk: GeneratedAlways<Uint8Array>;
	web: GeneratedAlways<Uint8Array>;
	area_m2: GeneratedAlways<number>;
	area_mu: GeneratedAlways<number>;
}

export interface ProjectAreaVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
	shape: ShapeColumnOrNull;
}

export interface ProjectAskTable {
	county_code: string;
	id: string;
	project_id: string;
	kind: string;
	state: string;
	body: string;
	due_on: string | null;
	answers_id: string | null;
	asked_on: string;
	actor_id: string;
	actor_name: string;
	recorded_at: Date;
}

export interface ProjectFileTable {
	county_code: string;
	id: string;
	recorded_at: Date;
	project_id: string;
	kind: string;
	procedure_kind: string | null;
	taken_at: Date | null;
	place: string | null;
	east_e7: number | null;
	north_e7: number | null;
	actor_id: string;
	actor_name: string;
	withdrawn_on: string | null;
}

export interface ProjectPointTable {
	county_code: string;
	id: string;
	signature_id: string;
	seq: number;
	body: string;
	answer: string | null;
	reply: string | null;
	answered_on: string | null;
}

export interface ProjectProcedureTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	project_id: string;
	kind: string;
	held_on: string;
	place: string;
	body: string | null;
	called_on: string | null;
	due: number | null;
	present: number | null;
	approve: number | null;
	against: number | null;
	abstain: number | null;
	outcome: string | null;
	until: string | null;
}

export interface ProjectProcedureVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface ProjectRecusalTable {
	county_code: string;
	id: string;
	project_id: string;
	person_id: string;
	ground: string;
	said_on: string;
	actor_id: string;
	actor_name: string;
	recorded_at: Date;
}

export interface ProjectSignatureTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	project_id: string;
	round: number;
	office_id: string;
	name: string;
	sort_key: string;
	leads: boolean;
	stance: string | null;
	given_on: string | null;
	actor_id: string | null;
	actor_name: string | null;
}

export interface ProjectVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface ReclaimedAssetTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	code: string;
	village_code: string;
	object_kind: string;
	name: string;
	area_mu: number | null;
	units: number | null;
	reclaimed_on: string;
	jobs: number | null;
	gain_fen: number | null;
	note: string | null;
	case_id: string | null;
	state: string;
	state_since: string;
	due_on: string | null;
	last_actor: string | null;
	price_unit: string | null;
	reserve_fen: number | null;
	listing_number: string | null;
	opens_on: string | null;
	closes_on: string | null;
	result_on: string | null;
	won_fen: number | null;
	winner_name: string | null;
	confirmation_number: string | null;
	contract_id: string | null;
	contract_version: number | null;
}

export interface ReclaimedAssetLandTable {
	county_code: string;
	id: string;
	asset_id: string;
	reclaimed_id: string;
}

export interface ReclaimedAssetVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface ReclaimedLandTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	code: string;
	name: string | null;
	kind: string;
	village_code: string | null;
	ledger_mu: number;
	reclaimed_on: string | null;
	contract_number: string | null;
	source_file_id: string | null;
	source_row: number | null;
	shape: ShapeColumn;
	gk_srid: number;
	gk: GeneratedAlways<Uint8Array>;
	web: GeneratedAlways<Uint8Array>;
	area_m2: GeneratedAlways<number>;
	area_mu: GeneratedAlways<number>;
}

export interface ReclaimedLandVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
	shape: ShapeColumnOrNull;
}

export interface SavedFilterTable {
	county_code: string;
	id: string;
	actor_id: string;
	list: string;
	name: string;
	search: string;
	recorded_at: Date;
}

export interface SchemaMigrationTable {
	name: string;
	checksum: string;
	applied_at: Date;
}

export interface SettingTable {
	county_code: string;
	key: string;
	valid_from: string;
	value: JsonColumn;
	source: string;
	recorded_at: Date;
}

export interface TalentTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	code: string;
	kind: string;
	name: string;
	organisation: string;
	title: string | null;
	field: string | null;
	station_id: string | null;
	place_code: string | null;
	starts_on: string;
	ends_on: string | null;
}

export interface TalentStationTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	code: string;
	kind: string;
	name: string;
	place_code: string;
	address: string | null;
	starts_on: string;
	ends_on: string | null;
}

export interface TalentStationVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface TalentVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface TalentVisitTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	code: string;
	talent_id: string;
	place_code: string;
	visited_on: string;
	advice: string;
}

export interface TalentVisitVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface TeamTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	code: string;
	kind: string;
	duty: string | null;
	name: string;
	task: string | null;
	starts_on: string;
	ends_on: string | null;
}

export interface TeamMemberTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	code: string;
	team_id: string;
	role: string;
	name: string;
	post: string;
	starts_on: string;
	ends_on: string | null;
}

export interface TeamMemberVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface TeamVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface TownshipTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	code: string;
	name: string;
	sort_key: string;
	kind: string;
	source_file_id: string | null;
	source_row: number | null;
	shape: ShapeColumn;
	gk_srid: number;
	gk: GeneratedAlways<Uint8Array>;
	web: GeneratedAlways<Uint8Array>;
	area_m2: GeneratedAlways<number>;
	area_mu: GeneratedAlways<number>;
}

export interface TownshipVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
	shape: ShapeColumnOrNull;
}

export interface VillageTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	code: string;
	township_code: string;
	name: string;
	sort_key: string;
	kind: string;
	source_file_id: string | null;
	source_row: number | null;
	shape: ShapeColumn;
	gk_srid: number;
	gk: GeneratedAlways<Uint8Array>;
	web: GeneratedAlways<Uint8Array>;
	area_m2: GeneratedAlways<number>;
	area_mu: GeneratedAlways<number>;
}

export interface VillageLabelTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	code: string;
	place_code: string;
	label: string;
	note: string | null;
	starts_on: string;
	ends_on: string | null;
}

export interface VillageLabelVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface VillageLandTable {
	county_code: string;
	register: string;
	village_code: string;
	feature_no: number;
	recorded_at: Date;
	parcel_count: number;
	made_of: string;
	shape: ShapeColumn;
	gk_srid: number;
	gk: GeneratedAlways<Uint8Array>;
	web: GeneratedAlways<Uint8Array>;
	area_m2: GeneratedAlways<number>;
	area_mu: GeneratedAlways<number>;
}

export interface VillageMatterTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	village_code: string;
	kind: string;
	title: string;
	content: string | null;
	amount_fen: number | null;
	raised_on: string;
	executed_on: string | null;
	result: string | null;
	settled_fen: number | null;
	withdrawn_on: string | null;
}

export interface VillageMatterVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface VillageMeetingTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	village_code: string;
	month: string;
	met_on: string;
	place: string;
	chair: string;
	minute_taker: string;
	state: string;
	committee_due: number | null;
	committee_present: number | null;
	party_due: number | null;
	party_present: number | null;
	delegates_due: number | null;
	delegates_present: number | null;
	members_due: number | null;
	members_present: number | null;
	supervisor_present: boolean | null;
	office_present: boolean | null;
	minutes: string | null;
}

export interface VillageMeetingVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface VillageResolutionTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	village_code: string;
	meeting_id: string;
	matter_id: string;
	agenda_no: number;
	outcome: string | null;
	number: string | null;
	body: string | null;
	due: number | null;
	present: number | null;
	approve: number | null;
	against: number | null;
	abstain: number | null;
	decision: string | null;
	next_step: string | null;
}

export interface VillageResolutionVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface VillageVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
	shape: ShapeColumnOrNull;
}

export interface ZoneTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	code: string;
	name: string;
	sort_key: string;
	layout: string;
	status: string;
	source_file_id: string | null;
	source_row: number | null;
	shape: ShapeColumn;
	gk_srid: number;
	gk: GeneratedAlways<Uint8Array>;
	web: GeneratedAlways<Uint8Array>;
	area_m2: GeneratedAlways<number>;
	area_mu: GeneratedAlways<number>;
}

export interface ZoneBodyTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	zone_id: string;
	kind: string;
	status: string;
	name: string;
	credit_code: string | null;
	agreement_no: string | null;
	agreed_on: string | null;
	starts_on: string | null;
	ends_on: string | null;
	note: string | null;
	parts: JsonColumn;
	returns: JsonColumn;
}

export interface ZoneBodyVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface ZoneGroundTable {
	county_code: string;
	id: string;
	zone_id: string;
	village_code: string;
}

export interface ZoneLinkTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	zone_id: string;
	from_village: string;
	to_village: string;
	flow: string;
}

export interface ZoneLinkVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface ZonePhotoTable {
	county_code: string;
	id: string;
	recorded_at: Date;
	zone_id: string;
	village_code: string | null;
	taken_on: string;
	caption: string;
	actor_id: string;
	actor_name: string;
}

export interface ZonePlanTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	feature_no: number;
	source_file_id: string | null;
	source_row: number | null;
	code: string;
	name: string;
	sort_key: string;
	status: string;
	copied_from: string | null;
	state_since: string | null;
	due_on: string | null;
	last_actor: string | null;
	published_on: string | null;
	replaced_on: string | null;
}

export interface ZonePlanCommentTable {
	county_code: string;
	id: string;
	plan_id: string;
	number: number;
	place_kind: string;
	village_code: string | null;
	zone_id: string | null;
	zone_name: string | null;
	east: number | null;
	north: number | null;
}

export interface ZonePlanDrawnTable {
	county_code: string;
	id: string;
	zone_id: string;
	shape: ShapeColumn;
	gk_srid: number;
	gk: GeneratedAlways<Uint8Array>;
	web: GeneratedAlways<Uint8Array>;
	area_m2: GeneratedAlways<number>;
	area_mu: GeneratedAlways<number>;
}

export interface ZonePlanFreezeTable {
	county_code: string;
	id: string;
	plan_id: string;
	serial: number;
	kind: string;
	head: number;
	frozen_on: string;
	answer_by: string | null;
	recorded_at: Date;
}

export interface ZonePlanFrozenGridTable {
	county_code: string;
	id: string;
	zone_id: string;
	grid_code: string;
	grid_id: string;
	grid_version: number;
	village_code: string;
}

export interface ZonePlanFrozenVillageTable {
	county_code: string;
	id: string;
	zone_id: string;
	village_code: string;
	village_id: string;
	village_version: number;
}

export interface ZonePlanFrozenZoneTable {
	county_code: string;
	id: string;
	freeze_id: string;
	position: number;
	continues: string | null;
	code: string | null;
	name: string;
	layout: string;
	figures: JsonColumn;
	shape: ShapeColumn;
	gk_srid: number;
	gk: GeneratedAlways<Uint8Array>;
	web: GeneratedAlways<Uint8Array>;
	area_m2: GeneratedAlways<number>;
	area_mu: GeneratedAlways<number>;
}

export interface ZonePlanGridTable {
	county_code: string;
	id: string;
	zone_id: string;
	grid_code: string;
}

export interface ZonePlanLinkTable {
	county_code: string;
	id: string;
	freeze_id: string;
	label: string;
	token_hash: string;
	expires_at: Date;
	revoked_at: Date | null;
	opened: number;
	last_opened_at: Date | null;
	actor_id: string;
	actor_name: string;
	recorded_at: Date;
}

export interface ZonePlanMoveTable {
	county_code: string;
	id: string;
	plan_id: string;
	seq: number;
	step: string;
	from_state: string;
	to_state: string;
	taken_on: string;
	due_on: string | null;
	reason: string | null;
	paper: JsonColumnOrNull;
	freeze_id: string | null;
	actor_id: string;
	actor_name: string;
	recorded_at: Date;
}

export interface ZonePlanOpinionTable {
	county_code: string;
	id: string;
	version: Generated<number>;
	recorded_at: Date;
	freeze_id: string;
	kind: string;
	place_code: string | null;
	office_id: string | null;
	name: string;
	sort_key: string;
	stance: string | null;
	given_on: string | null;
	actor_id: string | null;
	actor_name: string | null;
}

export interface ZonePlanPointTable {
	county_code: string;
	id: string;
	opinion_id: string;
	seq: number;
	body: string;
	answer: string | null;
	reply: string | null;
	answered_on: string | null;
}

export interface ZonePlanReasonTable {
	county_code: string;
	id: string;
	plan_id: string;
	seq: number;
	text: string;
	actor_id: string;
	actor_name: string;
	recorded_at: Date;
}

export interface ZonePlanRemarkTable {
	county_code: string;
	id: string;
	comment_id: string;
	seq: number;
	act: string;
	of_seq: number | null;
	text: string | null;
	actor_id: string;
	actor_name: string;
	recorded_at: Date;
}

export interface ZonePlanStepTable {
	county_code: string;
	id: string;
	plan_id: string;
	seq: number;
	act: string;
	of_seq: number | null;
	changes: JsonColumn;
	actor_id: string;
	actor_name: string;
	recorded_at: Date;
}

export interface ZonePlanVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface ZonePlanVillageTable {
	county_code: string;
	id: string;
	zone_id: string;
	village_code: string;
}

export interface ZonePlanZoneTable {
	county_code: string;
	id: string;
	plan_id: string;
	position: number;
	continues: string | null;
	name: string;
	layout: string;
	locked: boolean;
	anchor: string | null;
	programme: string | null;
}

export interface ZoneVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
	shape: ShapeColumnOrNull;
}

export interface ZoneVillageTable {
	county_code: string;
	id: string;
	zone_id: string;
	village_code: string;
	recorded_at: Date;
	version: Generated<number>;
	leads: Generated<boolean>;
	role: string | null;
}

export interface ZoneVillageVersionTable {
	county_code: string;
	id: string;
	version: number;
	recorded_from: Date;
	recorded_to: Date;
	cause: string;
	state: JsonColumn;
}

export interface Tables {
	analysis_run: AnalysisRunTable;
	attachment: AttachmentTable;
	audit_entry: AuditEntryTable;
	audit_head: AuditHeadTable;
	audit_subject: AuditSubjectTable;
	auth_account: AuthAccountTable;
	auth_attempt: AuthAttemptTable;
	auth_session: AuthSessionTable;
	auth_two_factor: AuthTwoFactorTable;
	auth_used_code: AuthUsedCodeTable;
	auth_user: AuthUserTable;
	auth_verification: AuthVerificationTable;
	border: BorderTable;
	case_agreement: CaseAgreementTable;
	case_measurement: CaseMeasurementTable;
	case_objection: CaseObjectionTable;
	case_publicity: CasePublicityTable;
	case_resolution: CaseResolutionTable;
	changed_row: ChangedRowTable;
	charge: ChargeTable;
	charge_line: ChargeLineTable;
	charge_payment: ChargePaymentTable;
	charge_waiver: ChargeWaiverTable;
	clearing_assignment: ClearingAssignmentTable;
	clearing_group: ClearingGroupTable;
	clearing_group_version: ClearingGroupVersionTable;
	clearing_meeting: ClearingMeetingTable;
	clearing_meeting_version: ClearingMeetingVersionTable;
	constraint_area: ConstraintAreaTable;
	constraint_area_version: ConstraintAreaVersionTable;
	contract: ContractTable;
	contract_escalation: ContractEscalationTable;
	contract_escalation_version: ContractEscalationVersionTable;
	contract_interest: ContractInterestTable;
	contract_interest_version: ContractInterestVersionTable;
	contract_irregularity: ContractIrregularityTable;
	contract_irregularity_version: ContractIrregularityVersionTable;
	contract_opinion: ContractOpinionTable;
	contract_opinion_version: ContractOpinionVersionTable;
	contract_parcel: ContractParcelTable;
	contract_parcel_version: ContractParcelVersionTable;
	contract_rectification: ContractRectificationTable;
	contract_rectification_version: ContractRectificationVersionTable;
	contract_step: ContractStepTable;
	contract_version: ContractVersionTable;
	counter: CounterTable;
	county: CountyTable;
	data_key: DataKeyTable;
	debt: DebtTable;
	debt_movement: DebtMovementTable;
	debt_version: DebtVersionTable;
	department: DepartmentTable;
	device: DeviceTable;
	enterprise: EnterpriseTable;
	enterprise_link: EnterpriseLinkTable;
	enterprise_link_version: EnterpriseLinkVersionTable;
	enterprise_version: EnterpriseVersionTable;
	factor_profile: FactorProfileTable;
	factor_profile_version: FactorProfileVersionTable;
	finding: FindingTable;
	finding_cluster: FindingClusterTable;
	finding_cluster_member: FindingClusterMemberTable;
	finding_decision: FindingDecisionTable;
	finding_note: FindingNoteTable;
	finding_version: FindingVersionTable;
	grid: GridTable;
	grid_version: GridVersionTable;
	handover: HandoverTable;
	handover_version: HandoverVersionTable;
	household_statistic: HouseholdStatisticTable;
	imagery: ImageryTable;
	import_file: ImportFileTable;
	import_profile: ImportProfileTable;
	invitation: InvitationTable;
	irregularity_run: IrregularityRunTable;
	job: JobTable;
	land_case: LandCaseTable;
	land_case_finding: LandCaseFindingTable;
	land_case_reclaimed: LandCaseReclaimedTable;
	land_case_step: LandCaseStepTable;
	land_match: LandMatchTable;
	land_match_version: LandMatchVersionTable;
	land_use: LandUseTable;
	land_use_version: LandUseVersionTable;
	layer_version: LayerVersionTable;
	link_decision: LinkDecisionTable;
	meeting_reminder: MeetingReminderTable;
	occupation: OccupationTable;
	occupation_outcome: OccupationOutcomeTable;
	occupation_piece: OccupationPieceTable;
	occupation_version: OccupationVersionTable;
	offering_step: OfferingStepTable;
	open_item: OpenItemTable;
	open_item_version: OpenItemVersionTable;
	pairing: PairingTable;
	pairing_version: PairingVersionTable;
	parcel: ParcelTable;
	parcel_version: ParcelVersionTable;
	person: PersonTable;
	person_role: PersonRoleTable;
	policy_document: PolicyDocumentTable;
	policy_document_version: PolicyDocumentVersionTable;
	project: ProjectTable;
	project_act: ProjectActTable;
	project_appraisal: ProjectAppraisalTable;
	project_area: ProjectAreaTable;
	project_area_version: ProjectAreaVersionTable;
	project_ask: ProjectAskTable;
	project_file: ProjectFileTable;
	project_point: ProjectPointTable;
	project_procedure: ProjectProcedureTable;
	project_procedure_version: ProjectProcedureVersionTable;
	project_recusal: ProjectRecusalTable;
	project_signature: ProjectSignatureTable;
	project_version: ProjectVersionTable;
	reclaimed_asset: ReclaimedAssetTable;
	reclaimed_asset_land: ReclaimedAssetLandTable;
	reclaimed_asset_version: ReclaimedAssetVersionTable;
	reclaimed_land: ReclaimedLandTable;
	reclaimed_land_version: ReclaimedLandVersionTable;
	saved_filter: SavedFilterTable;
	schema_migration: SchemaMigrationTable;
	setting: SettingTable;
	talent: TalentTable;
	talent_station: TalentStationTable;
	talent_station_version: TalentStationVersionTable;
	talent_version: TalentVersionTable;
	talent_visit: TalentVisitTable;
	talent_visit_version: TalentVisitVersionTable;
	team: TeamTable;
	team_member: TeamMemberTable;
	team_member_version: TeamMemberVersionTable;
	team_version: TeamVersionTable;
	township: TownshipTable;
	township_version: TownshipVersionTable;
	village: VillageTable;
	village_label: VillageLabelTable;
	village_label_version: VillageLabelVersionTable;
	village_land: VillageLandTable;
	village_matter: VillageMatterTable;
	village_matter_version: VillageMatterVersionTable;
	village_meeting: VillageMeetingTable;
	village_meeting_version: VillageMeetingVersionTable;
	village_resolution: VillageResolutionTable;
	village_resolution_version: VillageResolutionVersionTable;
	village_version: VillageVersionTable;
	zone: ZoneTable;
	zone_body: ZoneBodyTable;
	zone_body_version: ZoneBodyVersionTable;
	zone_ground: ZoneGroundTable;
	zone_link: ZoneLinkTable;
	zone_link_version: ZoneLinkVersionTable;
	zone_photo: ZonePhotoTable;
	zone_plan: ZonePlanTable;
	zone_plan_comment: ZonePlanCommentTable;
	zone_plan_drawn: ZonePlanDrawnTable;
	zone_plan_freeze: ZonePlanFreezeTable;
	zone_plan_frozen_grid: ZonePlanFrozenGridTable;
	zone_plan_frozen_village: ZonePlanFrozenVillageTable;
	zone_plan_frozen_zone: ZonePlanFrozenZoneTable;
	zone_plan_grid: ZonePlanGridTable;
	zone_plan_link: ZonePlanLinkTable;
	zone_plan_move: ZonePlanMoveTable;
	zone_plan_opinion: ZonePlanOpinionTable;
	zone_plan_point: ZonePlanPointTable;
	zone_plan_reason: ZonePlanReasonTable;
	zone_plan_remark: ZonePlanRemarkTable;
	zone_plan_step: ZonePlanStepTable;
	zone_plan_version: ZonePlanVersionTable;
	zone_plan_village: ZonePlanVillageTable;
	zone_plan_zone: ZonePlanZoneTable;
	zone_version: ZoneVersionTable;
	zone_village: ZoneVillageTable;
	zone_village_version: ZoneVillageVersionTable;
}
