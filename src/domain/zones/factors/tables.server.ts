import type { VersionedTable } from '#db/save-rows.server.ts';

/** How profiles are known and kept: one a village and day of survey; each stage is a version. */
export const profileTable: VersionedTable = {
	table: 'factor_profile',
	key: 'code',
	within: [],
	columns: {
		...{ code: 'text', village_code: 'text', surveyed_on: 'date', figures: 'jsonb', source: 'text' },
		...{ stage: 'text', stage_by: 'text', stage_on: 'date', last_actor: 'text' }
	},
	shape: false
};
export const profileCode = (village: string, surveyedOn: string): string => `${village}/${surveyedOn}`;
