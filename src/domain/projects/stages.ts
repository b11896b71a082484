import type { Course, Step } from '#core/steps.ts';
import type { Permission } from '#core/permission.ts';

/** Where a project can stand (domain.md §4.7), in the order it goes; the last two stand beside the way. */
export const projectStates = [
	...(['village_applied', 'township_review', 'third_party', 'joint_review', 'county_decision'] as const),
	...(['publicised', 'implementing', 'accepted', 'closed', 'returned', 'rejected'] as const)
] as const;
export type ProjectState = (typeof projectStates)[number];
export const isProjectState = (name: string): name is ProjectState =>
	(projectStates as readonly string[]).includes(name);

/** What takes a project on, sends it back or ends it. */
export const projectSteps = [
	...(['submit', 'withdraw', 'pass', 'decide', 'start', 'accept', 'close', 'return', 'reject'] as const)
] as const;
export type ProjectStep = (typeof projectSteps)[number];

/** Gates whose rules a county sets: who, which papers, how long, how many days its result hangs out before the next. */
export const stageKinds = [
	...(['village_applied', 'township_review', 'third_party', 'joint_review', 'county_decision'] as const),
	...(['implementing', 'accepted'] as const)
] as const;
export type StageKind = (typeof stageKinds)[number];
/** Gates a county may do without. */
export const optionalStages: readonly StageKind[] = ['third_party', 'joint_review'];

export const documentKinds = [
	...(['application', 'feasibility', 'budget', 'land_opinion', 'contract', 'township_opinion'] as const),
	...(['appraisal_report', 'joint_minutes', 'decision_minutes', 'acceptance_report', 'audit_report', 'other'] as const)
] as const;
export type DocumentKind = (typeof documentKinds)[number];

export interface StageRule {
	kind: StageKind;
	/** Roles that take a project on from here; each of them has the stage's permission. */
	who: readonly string[];
	/** Papers that have to be there before it goes on. */
	documents: readonly DocumentKind[];
	/** Working days it has here; null: no clock. */
	days: number | null;
	/** Calendar days the result of this stage hangs out before the next one may act; 0: none. */
	publicity: number;
}

/** Roles that can be set for a stage: they hold its permission. */
export const stageRoles: Readonly<Record<StageKind, readonly string[]>> = {
	village_applied: ['village'],
	township_review: ['township'],
	third_party: ['appraiser'],
	joint_review: ['department'],
	county_decision: ['county_leader', 'centre'],
	implementing: ['centre', 'department'],
	accepted: ['centre', 'department']
};

/**
 * What is shipped (domain.md §1.3 and §2.4: publicity of 7 days at village, township, decision and acceptance). Clocks are the
 * product's own proposal.
 */
export const shippedStages: readonly StageRule[] = [
	{
		...{ kind: 'village_applied', who: ['village'], days: 15, publicity: 7 },
		documents: ['application', 'feasibility', 'budget']
	},
	{ kind: 'township_review', who: ['township'], documents: ['township_opinion'], days: 10, publicity: 7 },
	{ kind: 'third_party', who: ['appraiser'], documents: ['appraisal_report'], days: 15, publicity: 0 },
	{ kind: 'joint_review', who: ['department'], documents: [], days: 10, publicity: 0 },
	{
		...{ kind: 'county_decision', who: ['county_leader', 'centre'], days: 10, publicity: 7 },
		documents: ['decision_minutes']
	},
	{ kind: 'implementing', who: ['centre', 'department'], documents: ['acceptance_report'], days: null, publicity: 7 },
	{ kind: 'accepted', who: ['centre', 'department'], documents: [], days: 20, publicity: 0 }
];

/** Which permission takes a project on from where it stands. */
export const stagePermission: Readonly<Record<StageKind, Permission>> = {
	village_applied: 'projects.apply',
	township_review: 'projects.review',
	third_party: 'projects.score',
	joint_review: 'projects.sign',
	county_decision: 'projects.decide',
	implementing: 'projects.accept',
	accepted: 'projects.accept'
};
const stageLevel = { village_applied: 'village', township_review: 'township' } as const;

const levelled = (kind: StageKind): Pick<Step, 'permission' | 'level'> => ({
	permission: stagePermission[kind],
	level: kind in stageLevel ? stageLevel[kind as keyof typeof stageLevel] : 'county'
});

/** What has to be there beside the stage's papers before each gate opens. */
const gate: Readonly<Partial<Record<StageKind, readonly string[]>>> = {
	village_applied: ['procedure.complete', 'place.fits'],
	county_decision: ['place.fits'],
	third_party: ['appraisal.passed'],
	joint_review: ['joint.signed', 'joint.answered'],
	accepted: ['result.noticed']
};
const needsOf = (kind: StageKind): string[] => ['publicity.over', 'asks.answered', 'documents', ...(gate[kind] ?? [])];

/** 村四议两公开 → 乡镇复审 → 第三方评审 → 部门联审 → 县委县政府研究确定 → 公示 → 实施 → 验收 → 办结, as a county has set it. */
export function courseOf(stages: readonly StageRule[]): Course<ProjectState, ProjectStep> {
	const kinds = stages.map(({ kind }) => kind);
	const rule = (kind: StageKind) => stages.find((stage) => stage.kind === kind)!;
	const days = (kind: StageKind) => (rule(kind).days === null ? {} : { days: rule(kind).days! });
	const reviews: StageKind[] = kinds.filter((kind) => kind !== 'implementing' && kind !== 'accepted');
	const judged = reviews.filter((kind) => kind !== 'village_applied');
	const after = (kind: StageKind) => reviews[reviews.indexOf(kind) + 1]!;
	const steps: Step<ProjectState, ProjectStep>[] = [
		{
			...{ name: 'submit', from: ['village_applied', 'returned'], to: after('village_applied') },
			...{ ...levelled('village_applied'), needs: needsOf('village_applied'), ...days(after('village_applied')) }
		},
		{
			...{ name: 'withdraw', from: [after('village_applied')], to: 'returned', ...levelled('village_applied') },
			...{ reason: true, sameHand: true }
		},
		...judged
			.filter((kind) => kind !== 'county_decision')
			.map((kind): Step<ProjectState, ProjectStep> => ({
				...{ name: 'pass', from: [kind], to: after(kind), ...levelled(kind), needs: needsOf(kind) },
				...days(after(kind))
			})),
		{
			...{ name: 'decide', from: ['county_decision'], to: 'publicised', ...levelled('county_decision') },
			needs: needsOf('county_decision')
		},
		{
			...{ name: 'start', from: ['publicised'], to: 'implementing', permission: 'projects.review', level: 'township' },
			...{ needs: ['publicity.over'], ...days('implementing') }
		},
		{
			...{ name: 'accept', from: ['implementing'], to: 'accepted', ...levelled('implementing') },
			...{ needs: needsOf('implementing'), ...days('accepted') }
		},
		// What is said against a decision while it hangs out can stop it.
		...(['return', 'reject'] as const).map((name): Step<ProjectState, ProjectStep> => ({
			...{ name, from: ['publicised'], to: name === 'return' ? 'returned' : 'rejected' },
			...{ ...levelled('county_decision'), reason: true }
		})),
		{ name: 'close', from: ['accepted'], to: 'closed', ...levelled('accepted'), needs: needsOf('accepted') },
		...judged.flatMap((kind): Step<ProjectState, ProjectStep>[] => {
			// What an appraiser finds is found; sending back is the office's that commissioned it.
			const by = kind === 'third_party' ? { permission: 'projects.commission' as const, level: 'county' as const } : levelled(kind); // prettier-ignore
			return [
				{ name: 'return', from: [kind], to: 'returned', ...by, reason: true },
				{ name: 'reject', from: [kind], to: 'rejected', ...by, reason: true }
			];
		})
	];
	return {
		states: projectStates.filter((state) => !optionalStages.includes(state as StageKind) || kinds.includes(state as StageKind)),
		first: 'village_applied',
		last: ['closed', 'rejected'],
		steps
	}; // prettier-ignore
}

/** The gate a project stands at; a returned one stands at its beginning; null: at none. */
export const stageOf = (state: ProjectState): StageKind | null =>
	state === 'returned'
		? 'village_applied'
		: (stageKinds as readonly string[]).includes(state)
			? (state as StageKind)
			: null;

/** States that are over. */
export const isOver = (state: ProjectState): boolean => state === 'closed' || state === 'rejected';

/** Days that one of the two notices of 四议两公开 hangs at least: the village's gate sets the first, the works' the second. */
export const noticeDays = (kind: string, stages: readonly StageRule[]): number =>
	stages.find((stage) => stage.kind === (kind === 'result_notice' ? 'implementing' : 'village_applied'))!.publicity;
