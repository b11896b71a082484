import { SERVED } from './house.ts';

/** Statements that take a place away with everything in it. */
export function withoutPlace(place: string): string[] {
	const here = (column: string) => `county_code = '${SERVED}' and ${column} like '${place}%'`;
	const of = (column: string, table: string, at = 'village_code') =>
		`county_code = '${SERVED}' and ${column} in (select id from ${table} where ${here(at)})`;
	const gone: [string, string][] = [
		['finding_note', of('finding_id', 'finding')],
		['finding_cluster_member', of('cluster_id', 'finding_cluster')],
		['occupation_outcome', of('occupation_id', 'occupation')],
		['occupation_piece', of('occupation_id', 'occupation')],
		['contract_parcel', `${of('contract_id', 'contract')} and ${of('parcel_id', 'parcel')}`],
		...[
			'finding',
			'finding_cluster',
			'occupation',
			'reclaimed_land',
			'village_land',
			'household_statistic',
			'grid'
		].map((table): [string, string] => [table, here('village_code')]),
		...['constraint_area', 'land_use', 'attachment', 'land_match'].map((table): [string, string] => [table, here('village_code')]), // prettier-ignore
		...['zone_body', 'zone_photo'].map((table): [string, string] => [table, `county_code = '${SERVED}' and zone_id in (select zone_id from zone_village where ${here('village_code')})`]), // prettier-ignore
		['zone', `county_code = '${SERVED}' and id in (select zone_id from zone_village where ${here('village_code')})`], // prettier-ignore
		['zone_village', here('village_code')],
		['pairing', here('subject_code')],
		['talent_station', here('place_code')],
		['talent', `${here('place_code')} or county_code = '${SERVED}' and station_id is not null and station_id not in (select id from talent_station where county_code = '${SERVED}')`], // prettier-ignore
		['talent_visit', here('place_code')],
		['village_label', here('place_code')],
		['imagery', here('place_code')],
		...['charge_payment', 'charge_line', 'charge_waiver'].map((table): [string, string] => [
			table,
			of('charge_id', 'charge')
		]),
		['charge', here('village_code')],
		...['case_agreement', 'case_resolution', 'case_publicity', 'case_measurement', 'land_case_finding'].map(
			(table): [string, string] => [table, of('case_id', 'land_case')]
		),
		...['offering_step', 'reclaimed_asset_land'].map((table): [string, string] => [table, of('asset_id', 'reclaimed_asset')]), // prettier-ignore
		['reclaimed_asset', here('village_code')],
		['land_case', here('village_code')],
		...['open_item', 'village_resolution', 'village_matter', 'village_meeting', 'meeting_reminder'].map(
			(table): [string, string] => [table, here('village_code')]
		),
		['factor_profile', here('village_code')],
		// What binds a village to another one's enterprise stays, and the enterprise with it.
		[
			'enterprise_link',
			`${here('village_code')} and ${of('enterprise_id', 'enterprise').replace(`county_code = '${SERVED}' and `, '')}`
		],
		['enterprise', `${here('village_code')} and id not in (select enterprise_id from enterprise_link where county_code = '${SERVED}')`], // prettier-ignore
		[
			'project_point',
			`county_code = '${SERVED}' and signature_id in (select id from project_signature where ${of('project_id', 'project')})`
		],
		...['project_area', 'project_signature', 'project_ask', 'project_file', 'project_procedure', 'project_act'].map(
			(table): [string, string] => [table, of('project_id', 'project')]
		),
		['project', here('village_code')],
		['zone_plan_point', of('opinion_id', 'zone_plan_opinion', 'place_code')],
		['zone_plan_opinion', here('place_code')],
		['zone_plan_frozen_village', here('village_code')],
		['zone_plan_frozen_grid', here('village_code')],
		['debt_movement', of('debt_id', 'debt')],
		['debt', here('village_code')],
		['contract_escalation', of('contract_id', 'contract')],
		['clearing_group', here('village_code')],
		['handover', here('place_code')],
		['contract', `${here('village_code')} and id not in (select contract_id from contract_parcel where county_code = '${SERVED}')`], // prettier-ignore
		['parcel', `${here('village_code')} and id not in (select parcel_id from contract_parcel where county_code = '${SERVED}')`] // prettier-ignore
	];
	return [
		'set local session_replication_role = replica',
		...gone.map(([table, condition]) => `delete from ${table} where ${condition}`),
		// The small map in the corner draws all borders; whose they are is told on the large one.
		`update border set left_code = right_code, right_code = left_code where ${here('left_code')} and right_code like '${place}%'`,
		`update layer_version set version = version + 1 where county_code = '${SERVED}'`
	];
}
