import type { State, VersionedTable } from '#db/save-rows.server.ts';
import type { Matter, ProcedureBody, ProcedureKind } from './procedure.ts';
import type { Heading, Programme } from './project.ts';
import type { ProjectState } from './stages.ts';
import type { Use } from '#zones/footprints/uses.ts';
import type { VoteOutcome } from '#meetings/quorum.ts';

/** A project as it is kept, by its columns. */
export interface ProjectColumns extends State {
	code: string;
	name: string;
	year: number;
	programme: Programme;
	village_code: string;
	zone_code: string | null;
	matter: Matter;
	heading: Heading;
	asked_fen: number;
	own_fen: number;
	approved_fen: number | null;
	summary: string;
	income_fen: number | null;
	households: number | null;
	jobs: number | null;
	entered_on: string;
	state: ProjectState;
	state_since: string;
	due_on: string | null;
	public_until: string | null;
	former_state: ProjectState | null;
	round: number;
}

export interface ProcedureColumns extends State {
	project_id: string;
	kind: ProcedureKind;
	held_on: string;
	place: string;
	body: ProcedureBody | null;
	called_on: string | null;
	due: number | null;
	present: number | null;
	approve: number | null;
	against: number | null;
	abstain: number | null;
	outcome: VoteOutcome | null;
	until: string | null;
}

export const projectTable: VersionedTable = {
	...{ table: 'project', key: 'code', within: [], shape: false },
	columns: {
		...{ code: 'text', name: 'text', year: 'integer', programme: 'text', village_code: 'text', zone_code: 'text' },
		...{ matter: 'text', heading: 'text', asked_fen: 'bigint', own_fen: 'bigint', approved_fen: 'bigint' },
		...{ summary: 'text', income_fen: 'bigint', households: 'integer', jobs: 'integer', entered_on: 'date' },
		...{ state: 'text', state_since: 'date', due_on: 'date', public_until: 'date', former_state: 'text', round: 'integer' }
	}
}; // prettier-ignore

export interface AreaColumns extends State {
	project_id: string;
	ground_use: Use;
}

export const areaTable: VersionedTable = {
	...{ table: 'project_area', key: 'project_id', within: [], shape: true },
	columns: { project_id: 'uuid', ground_use: 'text' }
};

export const procedureTable: VersionedTable = {
	...{ table: 'project_procedure', key: 'kind', within: ['project_id'], shape: false },
	columns: {
		...{ project_id: 'uuid', kind: 'text', held_on: 'date', place: 'text', body: 'text', called_on: 'date' },
		...{ due: 'integer', present: 'integer', approve: 'integer', against: 'integer', abstain: 'integer' },
		...{ outcome: 'text', until: 'date' }
	}
};
