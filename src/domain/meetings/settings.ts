import * as v from 'valibot';
import { valueOn, type DatedValue } from '#core/dated.ts';
import { bodies, type Body } from './bodies.ts';
import { matterKinds, type MatterKind } from './matter-kinds.ts';
import type { QuorumRule } from './quorum.ts';

/**
 * What holds for 民主议事日: dated, per county, with what the product ships. A meeting goes by the values of its own day, a matter
 * by those of the day it was raised.
 */
const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000));
const share = v.pipe(
	v.object({ num: count, den: count, more: v.boolean() }),
	v.check(({ num, den, more }) => (more ? num < den : num <= den), 'share')
);
export const quorumRule = v.object({ present: share, approve: share, of: v.picklist(['present', 'due']) });

const half = { num: 1, den: 2, more: true };
const twoThirds = { num: 2, den: 3, more: false };
/**
 * 党员大会 and 村民代表会议: domain.md I17, 村委会组织法 26. 成员大会: 农村集体经济组织法 27, two thirds of two thirds, not checked
 * against its official text. 两委: more than half, as counties have it.
 */
const shippedQuorum: Readonly<Record<Body, QuorumRule>> = {
	committee: { present: half, approve: half, of: 'due' },
	party: { present: twoThirds, approve: half, of: 'due' },
	delegates: { present: twoThirds, approve: half, of: 'present' },
	members: { present: twoThirds, approve: twoThirds, of: 'present' }
};

const quorumKey = (body: Body) => `meetings.quorum.${body}`;

export const meetingSettings: Readonly<Record<string, v.GenericSchema>> = {
	/** Days of the month a village may choose from (每月几日定一天). */
	'meetings.allowed_days': v.pipe(
		v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31))),
		v.minLength(1)
	),
	/** A single expense above it needs a resolution, fen. */
	'meetings.single_expense_fen': v.pipe(v.number(), v.integer(), v.minValue(0)),
	/** Kinds that need a resolution; the yearly budget does whatever the list says. */
	'meetings.matters': v.array(v.picklist(matterKinds)),
	/** The first month in which villages have to meet. */
	'meetings.from_month': v.pipe(v.string(), v.regex(/^20\d\d-(0[1-9]|1[0-2])$/)),
	...Object.fromEntries(bodies.map((body) => [quorumKey(body), quorumRule]))
};
export const meetingSettingKeys = Object.keys(meetingSettings);

export interface MeetingValues {
	allowedDays: readonly number[];
	singleExpenseFen: number;
	matters: ReadonlySet<MatterKind>;
	/** null: the county has not said; nothing is missed before its first meeting. */
	fromMonth: string | null;
	quorum: Readonly<Record<Body, QuorumRule>>;
}

/** The values in force on a day. */
export function meetingValuesOn(day: string, dated: readonly DatedValue[]): MeetingValues {
	const of = <T>(key: string, shipped: T): T => {
		const set = valueOn(key, day, dated);
		return set ? (v.parse(meetingSettings[key]!, set.value) as T) : shipped;
	};
	return {
		allowedDays: of('meetings.allowed_days', [5, 15, 25]).toSorted((a, b) => a - b),
		singleExpenseFen: of('meetings.single_expense_fen', 500_000),
		matters: new Set(
			of<MatterKind[]>('meetings.matters', ['expense', 'homestead', 'infrastructure', 'disposal', 'aid'])
		),
		fromMonth: of<string | null>('meetings.from_month', null),
		quorum: Object.fromEntries(bodies.map((body) => [body, of(quorumKey(body), shippedQuorum[body])])) as Record<
			Body,
			QuorumRule
		>
	};
}
