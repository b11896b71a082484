import type { Mu } from '#core/mu.ts';
import type { Plan } from '#land/plan.ts';
import type { SideTexts } from '#land/neighbour-text.ts';
import type { EntryState } from './entries.ts';
import type { Fen } from '#core/money.ts';
import type { Figures, IrregularityKind, IrregularityStatus } from './irregularity-kinds.ts';
import type { ContractStatus, RentUnit } from './kinds.ts';
import type { Terms } from './terms.ts';

/** Everything known of one contract, names masked. */
export interface ContractDetail {
	id: string;
	number: number;
	version: number;
	code: string;
	village: string | null;
	status: ContractStatus;
	/** Values as a form holds them; a name that is never shown whole is not among them. */
	form: Readonly<Record<string, string>>;
	lessee: string | null;
	rentUnit: RentUnit | null;
	terms: Terms;
	yearlyFen: Fen | null;
	arrearsFen: Fen | null;
	plots: { name: string | null; mu: Mu | null; sides: SideTexts }[];
	parcels: { number: number; register: string; name: string; mu: Mu | null; areaMu: Mu }[];
	leads: { number: number; kind: string; mu: Mu }[];
	plan: Plan | null;
	group: { name: string; leader: string } | null;
	irregularities: ShownIrregularity[];
	rectifications: ShownEntry[];
	opinions: ShownEntry[];
	escalations: ShownEscalation[];
	steps: {
		step: string;
		from: string;
		to: string;
		reason: string | null;
		actor: string;
		at: Date;
		dueOn: string | null;
	}[];
	files: { id: string; name: string; bytes: number }[];
}

export interface ShownIrregularity {
	kind: IrregularityKind;
	version: number;
	origin: 'rule' | 'person';
	status: IrregularityStatus;
	figures: Figures;
	basis: string | null;
	note: string | null;
	decidedName: string | null;
	decidedOn: string | null;
}

export interface ShownEntry {
	id: string;
	version: number;
	state: EntryState;
}

export interface ShownEscalation {
	id: string;
	state: string;
	reason: string;
	team: string | null;
	raisedOn: string;
	dueOn: string;
	answer: string | null;
	answeredOn: string | null;
	lastActor: string;
}
