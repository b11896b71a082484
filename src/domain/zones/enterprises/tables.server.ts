import type { VersionedTable } from '#db/save-rows.server.ts';

/** How enterprises are known and kept: by their credit code. */
export const enterpriseTable: VersionedTable = {
	table: 'enterprise',
	key: 'code',
	within: [],
	columns: {
		...{ code: 'text', name: 'text', kind: 'text', product: 'text', capacity: 'bigint', capacity_unit: 'text' },
		...{ village_code: 'text', east_e7: 'integer', north_e7: 'integer', note: 'text', retired_on: 'date' }
	},
	shape: false
};

/** How their links are: by enterprise, kind, whom with and product. */
export const linkTable: VersionedTable = {
	table: 'enterprise_link',
	key: 'code',
	within: [],
	columns: {
		...{ code: 'text', enterprise_id: 'uuid', kind: 'text', village_code: 'text', partner_id: 'uuid' },
		...{ product: 'text', starts_on: 'date', ends_on: 'date' }
	},
	shape: false
};
