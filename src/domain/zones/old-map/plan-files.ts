/** Whose the files are that a plan was made of. */
export const PLAN_FILES = 'zone_plan';

export const attachedTo = (plan: string): { ownerKind: string; ownerId: string } => ({
	...{ ownerKind: PLAN_FILES, ownerId: plan }
});

/** A file that a plan was made of, for its list. */
export interface PlanFile {
	readonly id: string;
	readonly name: string;
	readonly bytes: number;
}
