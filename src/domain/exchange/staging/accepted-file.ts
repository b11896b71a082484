/** A file that was accepted, as its own record tells it. */
export interface AcceptedFile {
	id: string;
	name: string;
	kind: string;
	rows: number;
	inserted: number;
	changed: number;
	unchanged: number;
	rejected: number;
	at: Date;
	/** Coordinates that came through an offset system stay marked. */
	datum: string | null;
	by: string | null;
	/** When it was taken back, and by whom. */
	undoneAt: Date | null;
	undoneBy: string | null;
}
