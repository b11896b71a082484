import type { Course, Step } from '#core/steps.ts';
import type { PlanStatus } from '#zones/plans/plan-row.ts';

/** Where a plan stands on its way to being in force, in the order it goes; one put aside stands beside it. */
export const courseStates = ['draft', 'asked', 'reviewed', 'approved', 'published', 'replaced'] as const;
export type CourseState = (typeof courseStates)[number];

export const courseSteps = ['ask', 'withdraw', 'review', 'decide', 'publish', 'return', 'replace'] as const;
export type CourseStep = (typeof courseSteps)[number];
/** Those a person takes; a plan is replaced by the one that is published after it. */
export const takenSteps = ['ask', 'withdraw', 'review', 'decide', 'publish', 'return'] as const;
export type TakenStep = (typeof takenSteps)[number];

/** What a step writes down beside itself. */
export const paperKinds = ['asking', 'review', 'decision', 'publication', 'returning'] as const;
export type PaperKind = (typeof paperKinds)[number];

const decides = { permission: 'zones.plan.decide', level: 'county' } as const;
const asks = { permission: 'zones.plan.ask', level: 'county' } as const;

/**
 * 服务中心起草 → 征求意见 → 领导小组审议 → 县委、县政府研究确定 → 公布. From each stage it goes back to being drawn, with the
 * reason; the stages that decide are never one hand's work twice in a row. Days are what is shipped.
 */
export const planCourse: Course<CourseState, CourseStep> = {
	states: courseStates,
	first: 'draft',
	last: ['replaced'],
	steps: [
		{ name: 'ask', from: ['draft'], to: 'asked', ...asks, needs: ['asking', 'zones.whole'], days: 10, sameHand: true },
		{ name: 'withdraw', from: ['asked'], to: 'draft', ...asks, reason: true, sameHand: true },
		{
			...{ name: 'review', from: ['asked'], to: 'reviewed', ...decides, days: 10 },
			...{ needs: ['review', 'opinions.heard', 'opinions.answered'] }
		},
		{ name: 'decide', from: ['reviewed'], to: 'approved', ...decides, needs: ['decision'], days: 5 },
		{ name: 'publish', from: ['approved'], to: 'published', ...decides, needs: ['publication'] },
		{
			...{ name: 'return', from: ['asked', 'reviewed', 'approved'], to: 'draft', ...decides, reason: true },
			...{ needs: ['returning'], sameHand: true }
		},
		{ name: 'replace', from: ['published'], to: 'replaced', ...decides, sameHand: true }
	]
};

export type CourseStepRule = Step<CourseState, CourseStep>;

/** The paper a step writes, by its needs. */
export const paperOf = ({ needs }: Pick<CourseStepRule, 'needs'>): PaperKind | null =>
	paperKinds.find((kind) => needs?.includes(kind)) ?? null;

/** Whether a plan is on its course: it is neither drawn on nor put aside. */
export const isOnCourse = (status: PlanStatus): status is Exclude<CourseState, 'draft'> =>
	status !== 'draft' && status !== 'shelved';

/** The stages as they are shown in a row, and how far a plan has come in it; one put aside stands at its beginning. */
export const stages = ['draft', 'asked', 'reviewed', 'approved', 'published'] as const;
export type Stage = (typeof stages)[number];
export const stageOf = (status: PlanStatus): Stage =>
	status === 'shelved' ? 'draft' : status === 'replaced' ? 'published' : status;
