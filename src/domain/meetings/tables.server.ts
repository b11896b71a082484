import type { State, VersionedTable } from '#db/save-rows.server.ts';
import type { Body } from './bodies.ts';
import type { MatterKind, ResolutionOutcome } from './matter-kinds.ts';
import type { MeetingState } from './meeting.ts';

/** A meeting as it is kept, by its columns. */
export interface MeetingColumns extends State {
	village_code: string;
	month: string;
	met_on: string;
	place: string;
	chair: string;
	minute_taker: string;
	state: MeetingState;
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

export interface MatterColumns extends State {
	village_code: string;
	kind: MatterKind;
	title: string;
	content: string | null;
	amount_fen: number | null;
	raised_on: string;
	executed_on: string | null;
	result: string | null;
	settled_fen: number | null;
	withdrawn_on: string | null;
}

export interface ResolutionColumns extends State {
	village_code: string;
	meeting_id: string;
	matter_id: string;
	agenda_no: number;
	outcome: ResolutionOutcome | null;
	number: string | null;
	body: Body | null;
	due: number | null;
	present: number | null;
	approve: number | null;
	against: number | null;
	abstain: number | null;
	decision: string | null;
	next_step: string | null;
}

export interface ItemColumns extends State {
	village_code: string;
	kind: string;
	subject_id: string;
	title: string;
	body: string;
	published_on: string;
	withdrawn_on: string | null;
}

const plain = { within: [], shape: false } as const;

export const meetingTable: VersionedTable = {
	...{ ...plain, table: 'village_meeting', key: 'month', within: ['village_code'] },
	columns: {
		...{ village_code: 'text', month: 'text', met_on: 'date', place: 'text', chair: 'text', minute_taker: 'text' },
		...{ state: 'text', committee_due: 'integer', committee_present: 'integer', party_due: 'integer' },
		...{ party_present: 'integer', delegates_due: 'integer', delegates_present: 'integer', members_due: 'integer' },
		...{ members_present: 'integer', supervisor_present: 'boolean', office_present: 'boolean', minutes: 'text' }
	}
};

export const matterTable: VersionedTable = {
	...{ ...plain, table: 'village_matter', key: 'title' },
	columns: {
		...{ village_code: 'text', kind: 'text', title: 'text', content: 'text', amount_fen: 'bigint', raised_on: 'date' },
		...{ executed_on: 'date', result: 'text', settled_fen: 'bigint', withdrawn_on: 'date' }
	}
};

export const resolutionTable: VersionedTable = {
	...{ ...plain, table: 'village_resolution', key: 'agenda_no', within: ['meeting_id'] },
	columns: {
		...{ village_code: 'text', meeting_id: 'uuid', matter_id: 'uuid', agenda_no: 'integer', outcome: 'text' },
		...{ number: 'text', body: 'text', due: 'integer', present: 'integer', approve: 'integer', against: 'integer' },
		...{ abstain: 'integer', decision: 'text', next_step: 'text' }
	}
};

export const itemTable: VersionedTable = {
	...{ ...plain, table: 'open_item', key: 'subject_id', within: ['kind'] },
	columns: {
		...{ village_code: 'text', kind: 'text', subject_id: 'text', title: 'text', body: 'text' },
		...{ published_on: 'date', withdrawn_on: 'date' }
	}
};
