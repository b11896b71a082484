import type { Mu } from '#core/mu.ts';
import type { FindingKind, FindingStatus } from '#land/finding-list.ts';
import type { Plan } from '#land/plan.ts';
import type { CaseMove, CaseOrigin, LandKind, Papers } from './case.ts';
import type { Office } from '#core/office.ts';
import type { CaseState, CaseStep } from './course.ts';

/** What a case is, as it is shown: names masked, ids left out. */
export interface CaseHead {
	number: number;
	version: number;
	origin: CaseOrigin;
	village: string;
	villageName: string | null;
	townshipName: string | null;
	kind: FindingKind;
	landKind: LandKind;
	holder: string | null;
	contract: string | null;
	suspectedMu: Mu;
	state: CaseState;
	outcome: CaseState | null;
	handledAt: Office;
	assignee: string | null;
	visitOn: string | null;
	openedOn: string;
	stateSince: string;
	dueOn: string | null;
}

export interface CaseFinding {
	number: number;
	kind: FindingKind;
	status: FindingStatus;
	overMu: Mu;
	version: number;
}

/** A case with all that is shown of it. */
export interface CaseDossier {
	head: CaseHead;
	contract: { number: string; startsOn: string | null; endsOn: string | null; contractedMu: Mu } | null;
	findings: CaseFinding[];
	reclaimed: { code: string; mu: Mu }[];
	papers: Papers;
	moves: CaseMove[];
	/** What whoever looks may do now. */
	steps: CaseStep[];
	charge: number | null;
	plan: Plan | null;
}
