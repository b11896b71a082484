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
}
