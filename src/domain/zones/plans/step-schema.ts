import * as v from 'valibot';
import { PROGRAMME } from './basis/project-area.ts';
import { layouts } from '#zones/layouts.ts';

/** Most villages or grids a change names, and most changes and steps that come at once; a county has some thousands of villages. */
const VILLAGES = 5_000;
const CHANGES = 200;
const STEPS = 500;

const code = v.pipe(v.string(), v.regex(/^\d{12}$/));
const codes = v.pipe(v.array(code), v.maxLength(VILLAGES));
/** As a county numbers its grids; which of them there are is the rule's. */
const grids = v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(50))), v.maxLength(VILLAGES));
const zone = v.pipe(v.string(), v.uuid());
const facts = v.nullable(
	v.object({
		name: v.pipe(v.string(), v.maxLength(200)),
		layout: v.picklist(layouts),
		continues: v.nullable(v.pipe(v.string(), v.maxLength(60))),
		locked: v.boolean(),
		anchor: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^[0-9A-Z]{18}$/)))),
		programme: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(PROGRAMME))))
	})
);

/** Most corners of a ring, rings of a part and parts of a change; a plan's limits stand in drawn-rule.ts. */
const CORNERS = 2_000;
const RINGS = 100;
const PARTS = 500;
/** Whole numbers of the drawing grid, so that what is sent is finite; where in the county they are is the rule's. */
const axis = (degrees: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(-degrees * 1e8), v.maxValue(degrees * 1e8));
const ring = v.pipe(v.array(v.tuple([axis(180), axis(90)])), v.minLength(3), v.maxLength(CORNERS));
const parts = v.pipe(v.array(v.pipe(v.array(ring), v.minLength(1), v.maxLength(RINGS))), v.maxLength(PARTS));

/** Changes of a plan's zones as a device sends them. */
export const changesSchema = v.pipe(
	v.array(
		v.union([
			v.strictObject({ zone, add: codes, drop: codes }),
			v.strictObject({ zone, gridsIn: grids, gridsOut: grids }),
			v.strictObject({ zone, draw: parts, erase: parts }),
			v.strictObject({ zone, from: facts, to: facts })
		])
	),
	v.maxLength(CHANGES)
);

/** Steps as a device sends them: each with an id of its own, behind the step it saw last. */
export const stepsSchema = v.object({
	base: v.pipe(v.number(), v.integer(), v.minValue(1)),
	steps: v.pipe(
		v.array(
			v.variant('act', [
				v.object({ id: zone, act: v.literal('do'), changes: changesSchema }),
				v.object({ id: zone, act: v.picklist(['undo', 'redo']) })
			])
		),
		v.maxLength(STEPS)
	)
});
