import type { Family } from '#ui/status.ts';
import type { ProjectState } from '#projects/stages.ts';

/** The family of each state: colour, mark and pattern follow from it. */
export const stateFamilies: Readonly<Record<ProjectState, Family>> = {
	village_applied: 'wait',
	township_review: 'work',
	third_party: 'work',
	joint_review: 'work',
	county_decision: 'work',
	publicised: 'work',
	implementing: 'work',
	accepted: 'done',
	closed: 'done',
	returned: 'dispute',
	rejected: 'none'
};
