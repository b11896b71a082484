import type { DebtRow } from './debt-list.ts';
import type { Method } from './methods.ts';

/** One movement as its entry shows it. */
export interface MovementRow {
	id: string;
	method: Method;
	on: string;
	fen: number;
	voucher: string;
	resolvedOn: string | null;
	valuationFen: number | null;
	valuedBy: string | null;
	note: string | null;
	by: string;
	at: Date;
	/** The entry of the other side that an offset moved. */
	pair: string | null;
	/** It takes another back, or another takes it back. */
	reverses: boolean;
	reversed: boolean;
}

export interface DebtDetail extends DebtRow {
	villageLink: number;
	townshipName: string;
	reason: string | null;
	contract: string | null;
	approval: string | null;
	townshipView: string | null;
	townshipSeenOn: string | null;
	townshipSeenBy: string | null;
	movements: MovementRow[];
}
