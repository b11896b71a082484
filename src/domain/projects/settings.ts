import * as v from 'valibot';
import { valueOn, type DatedValue } from '#core/dated.ts';
import type { WorkCalendar } from '#core/steps.ts';
import { calendarKeys, calendarOn } from '#land/work-calendar.ts';
import { meetingSettingKeys, meetingValuesOn, quorumRule } from '#meetings/settings.ts';
import { sheetFault, shippedSheet, type Sheet } from './appraisal.ts';
import { placeActions, placeChecks, shippedHeadings, shippedPlace, type PlaceActions } from './place/place.ts';
import type { BodyRule, BodyRules } from './procedure.ts';
import { headings, programmes, type Heading, type Programme } from './project.ts';
import { documentKinds, optionalStages, shippedStages, stageKinds, stageRoles, type StageRule } from './stages.ts';

const days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365));
const stage = v.strictObject({
	kind: v.picklist(stageKinds),
	who: v.pipe(v.array(v.string()), v.minLength(1)),
	documents: v.array(v.picklist(documentKinds)),
	days: v.nullable(days),
	publicity: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(90))
});
/** Gates in their order, none twice, none missing but those a county may do without, each by roles that may. */
const isWhole = (stages: readonly StageRule[]): boolean => {
	const kinds = stages.map(({ kind }) => kind);
	const wanted = stageKinds.filter((kind) => kinds.includes(kind) || !optionalStages.includes(kind));
	return (
		kinds.join() === wanted.join() &&
		stages.every(({ kind, who }) => who.every((role) => stageRoles[kind].includes(role))) &&
		// An appraiser delivers to the county and hangs nothing out.
		stages.every(({ kind, publicity }) => kind !== 'third_party' || publicity === 0)
	);
};
const words = v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(60));
const key = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,20}$/));
const points = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
const sheet = v.pipe(
	v.strictObject({
		items: v.pipe(
			v.array(v.strictObject({ key, name: words, most: v.pipe(points(100), v.minValue(1)), floor: points(100) })),
			v.minLength(1),
			v.maxLength(20)
		),
		vetoes: v.pipe(v.array(v.strictObject({ key, name: words })), v.maxLength(20)),
		pass: points(2000)
	}),
	v.check((value) => sheetFault(value) === null, 'sheet')
);

export const STAGES = 'projects.stages';
export const SHEET = 'projects.sheet';
export const PLACE = 'projects.place';
export const HEADINGS = 'projects.headings';
export const DEPARTMENTS = 'projects.departments';
const bodyKey = (body: 'branch' | 'member_delegates' | 'members') => `projects.quorum.${body}`;
const rule = v.strictObject({ ...quorumRule.entries, notice: points(60) });

/** What projects are reviewed by: dated, per county. */
export const projectSettings: ReadonlyMap<string, v.GenericSchema> = new Map<string, v.GenericSchema>([
	[
		STAGES,
		v.pipe(
			v.array(stage),
			v.check((stages) => isWhole(stages), 'stages')
		)
	],
	[SHEET, sheet],
	/** Offices that sign in the joint review, the leading one first. */
	[DEPARTMENTS, v.pipe(v.array(v.pipe(v.string(), v.uuid())), v.maxLength(30))],
	/** What a mismatch of the place does: shuts the gate, or is told. */
	[PLACE, v.strictObject(v.entriesFromList(placeChecks, v.picklist(placeActions)))],
	/** Sources a programme's money may be asked of. */
	[HEADINGS, v.strictObject(v.entriesFromList(programmes, v.array(v.picklist(headings))))],
	[bodyKey('branch'), rule],
	[bodyKey('members'), rule],
	[bodyKey('member_delegates'), rule]
]);
export const projectSettingKeys = [...projectSettings.keys()];
/** Everything a project is measured by: its own settings, those of meetings, the days off. */
export const readKeys = [...projectSettingKeys, ...meetingSettingKeys, ...calendarKeys];

const half = { num: 1, den: 2, more: true };
const twoThirds = { num: 2, den: 3, more: false };
/**
 * 党支部委员会: more than half there, more than half of those there. 成员大会 and 成员代表大会: 农村集体经济组织法 27 and 28 (two
 * thirds there, two thirds of all, called ten days before), not held against the official text: to be verified by the county.
 */
const shippedBodies = {
	branch: { present: half, approve: half, of: 'present', notice: 0 },
	members: { present: twoThirds, approve: twoThirds, of: 'due', notice: 10 },
	member_delegates: { present: twoThirds, approve: twoThirds, of: 'due', notice: 10 }
} as const satisfies Record<string, BodyRule>;

export interface ProjectValues {
	stages: readonly StageRule[];
	sheet: Sheet;
	/** Ids of offices, the leading one first. */
	departments: readonly string[];
	bodies: BodyRules;
	place: PlaceActions;
	headings: Readonly<Record<Programme, readonly Heading[]>>;
	calendar: WorkCalendar;
}

/** The values in force on a day. */
export function projectValuesOn(day: string, dated: readonly DatedValue[]): ProjectValues {
	const of = <T>(name: string, shipped: T): T => {
		const set = valueOn(name, day, dated);
		return set ? (v.parse(projectSettings.get(name)!, set.value) as T) : shipped;
	};
	const { quorum } = meetingValuesOn(day, dated);
	return {
		stages: of(STAGES, shippedStages),
		sheet: of(SHEET, shippedSheet),
		departments: of<readonly string[]>(DEPARTMENTS, []),
		place: of(PLACE, shippedPlace),
		headings: of(HEADINGS, shippedHeadings),
		bodies: {
			...{ committee: { ...quorum.committee, notice: 0 }, party: { ...quorum.party, notice: 0 } },
			delegates: { ...quorum.delegates, notice: 0 },
			branch: of<BodyRule>(bodyKey('branch'), shippedBodies.branch),
			members: of<BodyRule>(bodyKey('members'), shippedBodies.members),
			member_delegates: of<BodyRule>(bodyKey('member_delegates'), shippedBodies.member_delegates)
		},
		calendar: calendarOn(day, dated)
	};
}
