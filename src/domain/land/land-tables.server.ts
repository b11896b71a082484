import type { VersionedTable } from '#db/save-rows.server.ts';

/** How land's tables are known by file rows. */
export const parcelTable: VersionedTable = {
	table: 'parcel',
	key: 'code',
	within: ['register'],
	columns: {
		register: 'text',
		code: 'text',
		name: 'text',
		category: 'text',
		ownership: 'text',
		land_use_scheme: 'text',
		land_use_code: 'text',
		declared_mu: 'integer',
		village_code: 'text',
		extra: 'jsonb'
	},
	shape: true,
	noted: true
};

/** What 亩 on paper count. */
const area = { area_basis: 'text', customary_ratio: 'integer', area_surface: 'text' } as const;

export const contractTable: VersionedTable = {
	table: 'contract',
	key: 'number',
	within: [],
	columns: {
		number: 'text',
		sort_key: 'text',
		village_code: 'text',
		lessor_code: 'text',
		lessee_code: 'text',
		lessee_name: 'text',
		kind: 'text',
		form: 'text',
		formerly_oral: 'boolean',
		method: 'text',
		household: 'boolean',
		contracted_mu: 'integer',
		...area,
		signed_on: 'date',
		starts_on: 'date',
		ends_on: 'date',
		head_contract_number: 'text',
		status: 'text',
		level: 'text',
		object_kind: 'text',
		find_source: 'text',
		lessor_name: 'text',
		lessee_kind: 'text',
		lessee_outside: 'boolean',
		asset_name: 'text',
		use_agreed: 'text',
		rent_unit: 'text',
		terms: 'jsonb',
		growth_clause: 'boolean',
		paid_to: 'date',
		arrears_fen: 'bigint',
		reference_fen: 'bigint',
		procedure_done: 'boolean',
		village_resolution: 'text',
		township_approval: 'text',
		auction_number: 'text',
		extra: 'jsonb'
	},
	defaults: { area_basis: 'unknown', kind: 'resource', form: 'unknown', formerly_oral: false, status: 'registered' },
	shape: false,
	noted: true
};

export const contractParcelTable: VersionedTable = {
	table: 'contract_parcel',
	key: 'parcel_id',
	within: ['contract_id'],
	columns: {
		contract_id: 'uuid',
		parcel_id: 'uuid',
		contracted_mu: 'integer',
		...area,
		basis: 'text',
		starts_on: 'date',
		ends_on: 'date'
	},
	defaults: { area_basis: 'unknown' },
	shape: false,
	noted: true
};

export const occupationTable: VersionedTable = {
	table: 'occupation',
	key: 'code',
	within: [],
	columns: {
		code: 'text',
		village_code: 'text',
		contract_number: 'text',
		parcel_code: 'text',
		lessee_code: 'text',
		lessee_name: 'text',
		ownership: 'text',
		method: 'text',
		surveyed_on: 'date',
		extra: 'jsonb'
	},
	shape: true,
	noted: true
};
