import type { Attendance, Body } from './bodies.ts';
import type { MatterKind, MatterStanding, ResolutionOutcome } from './matter-kinds.ts';
import type { MeetingState } from './meeting.ts';
import type { Counted, Vote } from './quorum.ts';

/** A text everybody is told, by the id its picture is asked for with. */
export interface ShownItem {
	id: string;
	text: string;
	publishedOn: string;
}

/** A matter on the agenda and what was made of it. */
export interface AgendaItem {
	agendaNo: number;
	/** Of the line; a decision names it. */
	version: number;
	outcome: ResolutionOutcome | null;
	number: string | null;
	body: Body | null;
	vote: Vote | null;
	counted: Counted | null;
	decision: string | null;
	nextStep: string | null;
	matter: MatterDetail;
	told: ShownItem | null;
}

export interface MatterDetail {
	id: string;
	number: number;
	version: number;
	kind: MatterKind;
	title: string;
	content: string | null;
	amountFen: number | null;
	raisedOn: string;
	standing: MatterStanding;
	needs: boolean;
	executedOn: string | null;
	result: string | null;
	settledFen: number | null;
	withdrawnOn: string | null;
	told: ShownItem | null;
}

/** A meeting with all that is shown of it; whoever is a person is masked. */
export interface MeetingDetail {
	id: string;
	number: number;
	version: number;
	village: string;
	villageName: string;
	townshipName: string;
	month: string;
	metOn: string;
	place: string;
	chair: string;
	minuteTaker: string;
	state: MeetingState;
	attendance: Attendance;
	supervisor: boolean | null;
	office: boolean | null;
	minutes: string | null;
	agenda: AgendaItem[];
}
