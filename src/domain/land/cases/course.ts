import type { Office } from '#core/office.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Permission } from '#core/permission.ts';
import { openSteps, takeStep, type Asker, type Course, type Step } from '#core/steps.ts';

/** The states of a case, in the order of terms.md. */
export const caseStates = [
	...(['suspected', 'assigned', 'measured', 'publicised', 'objected', 'negotiating', 'resolving'] as const),
	...(['supplemented', 're_signed', 'reclaimed', 'to_equity', 'legal_review', 'dismissed', 'closed'] as const),
	'escalated'
] as const;
export type CaseState = (typeof caseStates)[number];

export const caseSteps = [
	...(['assign', 'recall', 'measure', 'remeasure', 'publicise', 'object', 'answer', 'negotiate', 'resolve'] as const),
	...(['renegotiate', 'supplement', 're_sign', 'reclaim', 'to_equity', 'to_legal', 'from_legal'] as const),
	...(['dismiss', 'close', 'escalate', 'assign_down', 'negotiate_down'] as const)
] as const;
export type CaseStep = (typeof caseSteps)[number];

/** What a step writes down beside itself. */
export type PaperKind =
	'assignment' | 'measurement' | 'publicity' | 'objection' | 'answer' | 'resolution' | 'agreement';

/** Offices in the order a hard case is handed up. */
export const offices = ['village', 'township', 'county'] as const;

const at = (act: 'assign' | 'measure' | 'publicise' | 'decide' | 'close'): Permission => `land.case.${act}`;
const beforeTheEnd = ['assigned', 'measured', 'publicised', 'objected', 'negotiating', 'resolving'] as const;
const ends = ['supplemented', 're_signed', 'reclaimed', 'to_equity'] as const;
const heard = ['publicity.over', 'objections.answered'];
const township = { permission: at('decide'), level: 'township' } as const;

/**
 * 县主抓、乡主导、村主体: the township sends out and concludes, the village measures, publishes, answers, negotiates and
 * resolves, the county sees, closes, and takes what is handed up to it. Needs are those of `have.ts`; days are what is
 * shipped, settings say otherwise.
 */
export const caseCourse: Course<CaseState, CaseStep> = {
	states: caseStates,
	first: 'suspected',
	last: ['dismissed', 'closed'],
	steps: [
		{
			...{ name: 'assign', from: ['suspected'], to: 'assigned', permission: at('assign'), level: 'township' },
			...{ needs: ['assignment'], days: 10, sameHand: true }
		},
		{
			name: 'recall',
			from: ['assigned'],
			to: 'suspected',
			permission: at('assign'),
			reason: true,
			days: 5,
			sameHand: true
		},
		{ name: 'measure', from: ['assigned'], to: 'measured', permission: at('measure'), needs: ['measurement'], days: 5 },
		{ name: 'remeasure', from: ['measured'], to: 'assigned', permission: at('assign'), reason: true, days: 10 },
		{
			...{ name: 'remeasure', from: ['objected'], to: 'assigned', permission: at('publicise'), reason: true, days: 10 },
			...{ needs: ['remeasure.asked', 'remeasure.first'], sameHand: true }
		},
		{
			...{ name: 'publicise', from: ['measured'], to: 'publicised', permission: at('publicise'), sameHand: true },
			...{ needs: ['publicity'], days: 10 }
		},
		{
			...{ name: 'object', from: ['publicised'], to: 'objected', permission: at('publicise'), sameHand: true },
			...{ needs: ['objection'], days: 10 }
		},
		{
			...{ name: 'answer', from: ['objected'], to: 'publicised', permission: at('publicise'), sameHand: true },
			...{ needs: ['answer'], days: 10 }
		},
		{
			...{ name: 'negotiate', from: ['publicised'], to: 'negotiating', permission: at('decide'), sameHand: true },
			...{ needs: heard, days: 20 }
		},
		{
			...{ name: 'resolve', from: ['negotiating'], to: 'resolving', permission: at('decide'), sameHand: true },
			...{ needs: ['resolution'], days: 20 }
		},
		{
			...{ name: 'renegotiate', from: ['resolving'], to: 'negotiating', permission: at('decide'), reason: true },
			...{ days: 20, sameHand: true }
		},
		{
			...{ name: 'supplement', from: ['resolving'], to: 'supplemented', ...township },
			...{ needs: ['measurement.fit', 'agreement'], days: 10 }
		},
		{
			...{ name: 're_sign', from: ['resolving'], to: 're_signed', ...township },
			...{ needs: ['measurement.fit', 'agreement'], days: 10 }
		},
		{ name: 'reclaim', from: ['resolving'], to: 'reclaimed', ...township, reason: true, days: 10 },
		{ name: 'to_equity', from: ['resolving'], to: 'to_equity', ...township, reason: true, days: 10 },
		{
			...{ name: 'to_legal', from: ['publicised', 'objected', 'negotiating', 'resolving', 'escalated'] },
			...{ to: 'legal_review', permission: at('decide'), reason: true, days: 20, sameHand: true }
		},
		{
			...{ name: 'from_legal', from: ['legal_review'], to: 'negotiating', ...township, reason: true, days: 20 },
			...{ needs: heard, sameHand: true }
		},
		{
			...{ name: 'dismiss', from: ['suspected', 'assigned', 'measured', 'objected', 'negotiating', 'legal_review'] },
			...{ to: 'dismissed', ...township, reason: true, sameHand: true }
		},
		{ name: 'dismiss', from: ['escalated'], to: 'dismissed', permission: at('decide'), reason: true },
		{ name: 'close', from: ends, to: 'closed', permission: at('close') },
		{ name: 'close', from: ['legal_review'], to: 'closed', permission: at('close'), reason: true },
		{
			...{ name: 'escalate', from: [...beforeTheEnd, 'escalated'], to: 'escalated', permission: at('decide') },
			...{ reason: true, needs: ['higher'], days: 10, sameHand: true }
		},
		{ name: 'assign_down', from: ['escalated'], to: 'assigned', permission: at('decide'), reason: true, days: 10 },
		{
			...{ name: 'negotiate_down', from: ['escalated'], to: 'negotiating', permission: at('decide'), reason: true },
			...{ needs: heard, days: 20 }
		}
	]
};

export type CaseStepRule = Step<CaseState, CaseStep>;

/** The paper a step writes, by its needs. */
export const paperOf = (step: Pick<CaseStepRule, 'needs'>): PaperKind | null =>
	(['assignment', 'measurement', 'publicity', 'objection', 'answer', 'resolution', 'agreement'] as const).find((kind) =>
		step.needs?.includes(kind)
	) ?? null;

/** Where a case stands; `handledAt` is the office a case handed up lies with. */
export interface CaseStanding {
	state: CaseState;
	lastActor: string | null;
	handledAt: Office;
}

const rank = (office: Office): number => offices.indexOf(office);

/**
 * A case handed up is moved on by the office it lies with, or by one above; the county sees all others, measures by
 * its inspectors, and closes.
 * @returns the office whose step it is, where it is not the asker's
 */
function otherOffice({ state, handledAt }: CaseStanding, { level }: Asker, step: CaseStep): Office | null {
	if (state === 'escalated') return rank(level) >= rank(handledAt) ? null : handledAt;
	return level === 'county' && step !== 'close' && step !== 'measure' ? 'township' : null;
}

/** Buttons for whoever looks. */
export const openCaseSteps = (standing: CaseStanding, asker: Asker): CaseStepRule[] =>
	openSteps(caseCourse, standing, asker).filter(({ name }) => otherOffice(standing, asker, name) === null);

/** The rule of steps, and that what was handed up stays with the office it was handed to. */
export function takeCaseStep(
	standing: CaseStanding,
	asker: Asker,
	asked: { name: CaseStep; reason?: string | null; have: ReadonlySet<string> }
): Outcome<{ step: CaseStepRule; reason: string | null }> {
	const office = otherOffice(standing, asker, asked.name);
	if (office !== null) return refused('step.level', { expected: office, got: asker.level });
	const taken = takeStep(caseCourse, standing, asker, asked);
	return taken.ok ? accepted(taken.value) : taken;
}

/** The office above, for a case handed up from this one; null above the county. */
export const officeAbove = (office: Office): Office | null => offices[rank(office) + 1] ?? null;

export const isOver = (state: CaseState): boolean => caseCourse.last.includes(state);
/** States that a charge may follow from. */
export const signedStates: readonly CaseState[] = ['supplemented', 're_signed'];
