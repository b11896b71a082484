export type PlanStatus = 'draft' | 'shelved';

export interface PlanRow {
	id: string;
	version: number;
	number: number;
	code: string;
	name: string;
	status: PlanStatus;
	/** The plan it was copied from. */
	copiedFrom: string | null;
	zones: number;
	/** Villages in any of its zones, each once. */
	villages: number;
	/** The last step: its number, who drew it and when. */
	head: number;
	by: string;
	at: Date;
}
