/** 草案、征求意见、领导小组已审议、县委县政府已确定、已公布、被替代；草案可以搁置。 */
export const planStatuses = ['draft', 'asked', 'reviewed', 'approved', 'published', 'replaced', 'shelved'] as const;
export type PlanStatus = (typeof planStatuses)[number];

export interface PlanRow {
	id: string;
	version: number;
	number: number;
	code: string;
	name: string;
	status: PlanStatus;
	/** Since when it stands there, by when the next step is due, who took the last one; null where none was taken. */
	stateSince: string | null;
	dueOn: string | null;
	lastActor: string | null;
	/** From when it is in force, and until when it was. */
	publishedOn: string | null;
	replacedOn: string | null;
	/** The plan it was copied from. */
	copiedFrom: string | null;
	zones: number;
	/** Villages in any of its zones, with all their land or with a grid, each once. */
	villages: number;
	/** The last step: its number, who drew it and when. */
	head: number;
	by: string;
	at: Date;
}
