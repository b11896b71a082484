import type { DeclaredTotal } from '#exchange/intake/declared-totals.ts';

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

/** The same with what is kept of its report. */
export interface AcceptedDetail extends AcceptedFile {
	/** Of the accepted records: how many leave a thing unknown. */
	unknown: Record<string, number>;
	/** Totals its table declared, beside the sums of their parts; never put right. */
	totals: DeclaredTotal[];
}
