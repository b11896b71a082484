import type { VersionedTable } from '#db/save-rows.server.ts';
import type { Tables } from '#db/tables.ts';
import { registers, type RegisterName } from './registers.ts';

export const tableOf: Readonly<Record<RegisterName, keyof Tables & string>> = {
	pairing: 'pairing',
	team: 'team',
	member: 'team_member',
	document: 'policy_document',
	talent: 'talent',
	station: 'talent_station',
	visit: 'talent_visit',
	label: 'village_label'
};

/** Tables whose rows name one of a register's, with the column that names it. */
export const namedBy: Readonly<Partial<Record<RegisterName, readonly (readonly [keyof Tables & string, string])[]>>> = {
	team: [['team_member', 'team_id']],
	talent: [['talent_visit', 'talent_id']],
	station: [['talent', 'station_id']]
};

const columnType = (kind: string): 'text' | 'date' | 'uuid' =>
	kind === 'day' ? 'date' : kind === 'team' || kind === 'talent' || kind === 'station' ? 'uuid' : 'text';

/** How the rows of a register are known and kept: by the key in registers.ts, their former states beside them. */
export const versionedTable = (name: RegisterName): VersionedTable => ({
	table: tableOf[name],
	key: 'code',
	within: [],
	columns: {
		code: 'text',
		...Object.fromEntries(registers[name].map(({ name: column, kind }) => [column, columnType(kind)]))
	},
	shape: false
});
