import type { ReadDb } from '#db/read.server.ts';
import { shownFields, type ShownRule } from '#land/rules/rule-forms.ts';
import { datedValues } from '#land/work-calendar.read.server.ts';
import type { CourseState, CourseStep } from './course.ts';
import type { PlanMove } from './move.ts';
import type { Paper } from './papers.ts';
import { courseFields, courseSettingKeys, courseSettingNames, courseValuesOn, type CourseValues } from './settings.ts';

/** How a plan came to where it stands, the first step first. */
export async function planMoves(db: ReadDb, planId: string): Promise<PlanMove[]> {
	const rows = await db.query
		.selectFrom('zone_plan_move')
		.select(['seq', 'step', 'from_state', 'to_state', 'taken_on', 'due_on', 'reason', 'paper', 'actor_name'])
		.where('county_code', '=', db.county)
		.where('plan_id', '=', planId)
		.orderBy('seq')
		.execute();
	return rows.map(({ seq, step, from_state, to_state, taken_on, due_on, reason, paper, actor_name }) => ({
		...{ seq, step: step as CourseStep, from: from_state as CourseState, to: to_state as CourseState },
		...{ on: taken_on, dueOn: due_on, reason, paper: paper as Paper | null, by: actor_name }
	}));
}

/** What the course measures by on a day. */
export const courseValues = async (db: ReadDb, day: string): Promise<CourseValues> =>
	courseValuesOn(day, await datedValues(db, courseSettingKeys));

/** What the course measures by, for its form: what holds on a day, on whose word, and what is set for later. */
export async function courseRules(db: ReadDb, day: string): Promise<ShownRule[]> {
	const dated = await db.query
		.selectFrom('setting')
		.select(['key', 'valid_from as validFrom', 'value', 'source'])
		.where('county_code', '=', db.county)
		.where('key', 'in', courseSettingNames)
		.execute();
	return shownFields(courseFields, day, dated);
}
