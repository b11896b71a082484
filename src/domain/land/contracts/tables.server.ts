import type { VersionedTable } from '#db/save-rows.server.ts';
import { entries, ofContract, type EntryName } from './entries.ts';

/** How the rows beside a contract are known and kept; their former states stand in `<table>_version`. */
export const irregularityTable: VersionedTable = {
	table: 'contract_irregularity',
	key: 'code',
	within: [],
	columns: {
		code: 'text',
		contract_id: 'uuid',
		contract_version: 'integer',
		kind: 'text',
		origin: 'text',
		status: 'text',
		figures: 'jsonb',
		digest: 'text',
		basis: 'text',
		note: 'text',
		decided_by: 'text',
		decided_name: 'text',
		decided_on: 'date'
	},
	shape: false
};

export const escalationTable: VersionedTable = {
	table: 'contract_escalation',
	key: 'code',
	within: [],
	columns: {
		code: 'text',
		contract_id: 'uuid',
		state: 'text',
		reason: 'text',
		addressee_kind: 'text',
		addressee_id: 'uuid',
		raised_on: 'date',
		due_on: 'date',
		answer: 'text',
		answered_on: 'date',
		last_actor: 'text'
	},
	shape: false
};

const entryTypes = { text: 'text', long: 'text', choice: 'text', day: 'date', yuan: 'bigint', gain: 'bigint' } as const;

/** The table of a kind of entry, its columns those of the form. */
export const entryTable = (name: EntryName): VersionedTable => ({
	table: entryTables[name],
	key: 'code',
	within: [],
	columns: {
		code: 'text',
		...(ofContract(name) ? { contract_id: 'uuid' as const } : { village_code: 'text' as const }),
		...Object.fromEntries(entries[name].map((field) => [field.name, entryTypes[field.kind]]))
	},
	shape: false
});

const entryTables = {
	rectification: 'contract_rectification',
	opinion: 'contract_opinion',
	interest: 'contract_interest',
	group: 'clearing_group',
	meeting: 'clearing_meeting'
} as const satisfies Record<EntryName, string>;
