import type { CourseState, CourseStep } from './course.ts';
import type { Paper } from './papers.ts';

/** One step of the course as it was written down. */
export interface PlanMove {
	seq: number;
	step: CourseStep;
	from: CourseState;
	to: CourseState;
	on: string;
	dueOn: string | null;
	reason: string | null;
	paper: Paper | null;
	by: string;
}
