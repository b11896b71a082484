import { encodeMultiPolygon } from '#core/ewkb.ts';
import type { Ring } from '#core/geometry.ts';
import type { Tables } from '#db/tables.ts';
import type { Factory, Row } from '#test/factory.ts';
import { ringInDegrees } from './plane.ts';

/** Tables of the demo county in the order their foreign keys ask for. */
export const DEMO_TABLES = [
	'township',
	'village',
	'grid',
	'constraint_area',
	'land_use',
	'zone',
	'zone_village',
	'parcel',
	'contract',
	'contract_parcel',
	'occupation',
	'reclaimed_land',
	'land_match',
	'land_case',
	'land_case_reclaimed',
	'land_case_step',
	'case_measurement',
	'case_publicity',
	'case_resolution',
	'case_agreement',
	'charge',
	'charge_line',
	'charge_payment',
	'charge_waiver',
	'reclaimed_asset',
	'reclaimed_asset_land',
	'offering_step',
	'handover',
	'team',
	'team_member',
	'policy_document',
	'pairing',
	'talent_station',
	'talent',
	'talent_visit',
	'village_label',
	'debt',
	'debt_movement',
	'village_meeting',
	'village_matter',
	'village_resolution',
	'open_item',
	'contract_rectification',
	'contract_opinion',
	'contract_escalation',
	'contract_step',
	'clearing_group',
	'clearing_meeting',
	'clearing_assignment',
	'department',
	'person',
	'person_role',
	'enterprise',
	'enterprise_link',
	'factor_profile'
] as const satisfies readonly (keyof Tables)[];

export type DemoTable = (typeof DEMO_TABLES)[number];
export type DemoRows = { [T in DemoTable]: Row<T>[] };

export const noRows = (): DemoRows => ({
	township: [],
	village: [],
	grid: [],
	constraint_area: [],
	land_use: [],
	zone: [],
	zone_village: [],
	parcel: [],
	contract: [],
	contract_parcel: [],
	occupation: [],
	reclaimed_land: [],
	land_match: [],
	land_case: [],
	land_case_reclaimed: [],
	land_case_step: [],
	case_measurement: [],
	case_publicity: [],
	case_resolution: [],
	case_agreement: [],
	charge: [],
	charge_line: [],
	charge_payment: [],
	charge_waiver: [],
	reclaimed_asset: [],
	reclaimed_asset_land: [],
	offering_step: [],
	handover: [],
	team: [],
	team_member: [],
	policy_document: [],
	pairing: [],
	talent_station: [],
	talent: [],
	talent_visit: [],
	village_label: [],
	debt: [],
	debt_movement: [],
	village_meeting: [],
	village_matter: [],
	village_resolution: [],
	open_item: [],
	contract_rectification: [],
	contract_opinion: [],
	contract_escalation: [],
	contract_step: [],
	clearing_group: [],
	clearing_meeting: [],
	clearing_assignment: [],
	department: [],
	person: [],
	person_role: [],
	enterprise: [],
	enterprise_link: [],
	factor_profile: []
});

/** What the parts of the generator add their rows to. */
export interface Sheet {
	factory: Factory;
	rows: DemoRows;
}

/** Open rings on the drawing plane, one a part and the holes after it, as hex EWKB. */
export const shapeOf = (...parts: Ring[][]): string =>
	encodeMultiPolygon(
		parts.map((rings) => rings.map(degrees)),
		4490
	);

function degrees(ring: Ring, index: number): Ring {
	const closed = ringInDegrees(ring);
	return index === 0 ? closed : closed.toReversed();
}

/** 'YYYY-MM-DD' */
export const day = (year: number, month: number, date: number): string =>
	`${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
