import type { Mu } from '#core/mu.ts';
import type { AreaStatement } from '#land/area-basis.ts';

/** One occupation as the run has linked and measured it; households and state-owned land have been sorted out. */
export interface Linked {
	occupationId: string;
	occupationVersion: number;
	occupationCode: string;
	village: string | null;
	/** Survey date, else the day of the run. */
	day: string;
	linkedBy: string | null;
	contractId: string | null;
	contractVersion: number | null;
	contractNumber: string | null;
	contractFile: string | null;
	contractRow: number | null;
	/** As written, and what its 亩 count. */
	contractMu: Mu | null;
	contractArea: AreaStatement;
	contractEndsOn: string | null;
	/** The contract's parcel that the occupation names, with its own 亩. */
	plotId: string | null;
	plotMu: Mu | null;
	plotArea: AreaStatement;
	/** How it was surveyed, in the words of whoever said so. */
	method: string | null;
	measuredMu: Mu;
	perimeterM: number;
	planarM2: number;
	ellipsoidalM2: number;
	/** The file and row the survey came from; null for what was not imported. */
	file: string | null;
	row: number | null;
}

export interface DividedPiece {
	occupationId: string;
	kind: 'own' | 'on_other_contract' | 'beyond_village' | 'on_uncontracted' | 'state_owned';
	otherContractId: string | null;
	otherContractVersion: number | null;
	otherContractNumber: string | null;
	planarM2: number;
	legalMu: Mu;
	legalM2: number;
	sliver: boolean;
	borderline: boolean;
}
