import { bodies, type Body } from '#meetings/bodies.ts';
import type { AgendaItem, MatterDetail, MeetingDetail } from '#meetings/meeting-detail.ts';
import { matterKinds } from '#meetings/matter-kinds.ts';
import type { meetings } from '#text/zh/meetings.ts';
import type { AskedAct, FieldSpec } from '#ui/asked-act.ts';

type Words = typeof meetings;
export interface Townships {
	readonly code: string;
	readonly name: string;
	readonly villages: readonly { code: string; name: string }[];
}

const label = (text: Words, name: string): string => text.fields[name] ?? name;
const hint = (text: Words, name: string): string | undefined => {
	const found = text.hints[name];
	return typeof found === 'string' ? found : undefined;
};
const yuan = (fen: number | null): string => (fen === null ? '' : (fen / 100).toFixed(2).replace(/\.00$/, ''));
const field = (text: Words, name: string, kind: FieldSpec['kind'], value = '', more: Partial<FieldSpec> = {}) => ({
	...{ name, kind, value, label: label(text, name), hint: hint(text, name) },
	...more
});
const needed = { required: true } as const;

const villageField = (text: Words, townships: readonly Townships[], value: string): FieldSpec =>
	field(text, 'village', 'choice', value, {
		...needed,
		options: townships.flatMap(({ name: group, villages }) =>
			villages.map(({ code, name }) => ({ value: code, label: name, group }))
		)
	});
const only = (townships: readonly Townships[]): string => {
	const all = townships.flatMap(({ villages }) => villages);
	return all.length === 1 ? all[0]!.code : '';
};
const reason = (text: Words): FieldSpec => field(text, 'reason', 'area', '', needed);
const daysOf = (text: Words, days: readonly number[]): string => {
	const say = text.hints.metOn;
	return typeof say === 'function' ? say(days.join('、')) : '';
};

/** The first of the county's days in a month that lies on or after a day; else its last one. */
const firstDay = (month: string, days: readonly number[], today: string): string => {
	const all = days.map((day) => `${month}-${String(day).padStart(2, '0')}`);
	return all.find((day) => day >= today) ?? all.at(-1) ?? `${month}-01`;
};

/** 安排议事日 */
export const planAct = (
	text: Words,
	given: { townships: readonly Townships[]; days: readonly number[]; today: string; village?: string; month?: string }
): AskedAct => ({
	...{ act: 'plan', title: text.acts.plan, note: text.dialog.plan },
	fields: [
		villageField(text, given.townships, given.village ?? only(given.townships)),
		field(text, 'metOn', 'day', firstDay(given.month ?? given.today.slice(0, 7), given.days, given.today), {
			...{ ...needed, hint: daysOf(text, given.days) }
		}),
		field(text, 'place', 'text', '', needed),
		field(text, 'chair', 'text', '', needed),
		field(text, 'minuteTaker', 'text', '', needed)
	],
	body: (values) => values
});

/** 更正会议: whoever leads is filled in anew, for pages do not know their names. */
export const mendAct = (text: Words, meeting: MeetingDetail, days: readonly number[]): AskedAct => ({
	...{ act: 'mend', title: text.acts.mend, note: text.dialog.mend },
	fields: [
		field(text, 'metOn', 'day', meeting.metOn, { ...needed, hint: daysOf(text, days) }),
		field(text, 'place', 'text', meeting.place, needed),
		field(text, 'chair', 'text', '', needed),
		field(text, 'minuteTaker', 'text', '', needed),
		reason(text)
	],
	body: (values) => ({ ...values, number: meeting.number, version: meeting.version })
});

/** 登记到会 */
export const holdAct = (text: Words, meeting: MeetingDetail): AskedAct => ({
	act: 'hold',
	title: meeting.state === 'held' ? text.acts.holdAgain : text.acts.hold,
	note: text.dialog.hold,
	fields: [
		...bodies.flatMap((body): FieldSpec[] => {
			const there = meeting.attendance[body];
			return [
				field(text, `${body}Due`, 'count', there ? String(there.due) : '', { unit: text.people }),
				field(text, `${body}Present`, 'count', there ? String(there.present) : '', { unit: text.people })
			];
		}),
		field(text, 'supervisor', 'check', meeting.supervisor === false ? '' : 'yes'),
		field(text, 'office', 'check', meeting.office === false ? '' : 'yes'),
		field(text, 'minutes', 'area', meeting.minutes ?? ''),
		...(meeting.state === 'held' ? [reason(text)] : [])
	],
	body: (values) => ({
		...{ number: meeting.number, version: meeting.version },
		turnout: Object.fromEntries(
			bodies.map((body) => [body, { due: values[`${body}Due`] ?? '', present: values[`${body}Present`] ?? '' }])
		),
		...{ supervisor: values.supervisor === 'yes', office: values.office === 'yes' },
		...{ minutes: values.minutes ?? '', reason: values.reason ?? '' }
	})
});

const matterFields = (text: Words, today: string, stands: MatterDetail | null): FieldSpec[] => [
	field(text, 'kind', 'choice', stands?.kind ?? '', {
		...{ ...needed, options: matterKinds.map((value) => ({ value, label: text.kinds[value] })) }
	}),
	field(text, 'title', 'text', stands?.title ?? '', needed),
	field(text, 'content', 'area', stands?.content ?? ''),
	field(text, 'amount', 'money', yuan(stands?.amountFen ?? null), { unit: text.yuan }),
	field(text, 'raisedOn', 'day', stands?.raisedOn ?? today, needed)
];

/** 提出事项 */
export const raiseAct = (
	text: Words,
	given: { townships: readonly Townships[]; today: string; village?: string }
): AskedAct => ({
	...{ act: 'raise', title: text.acts.raise },
	fields: [
		...(given.village === undefined ? [villageField(text, given.townships, only(given.townships))] : []),
		...matterFields(text, given.today, null)
	],
	body: (values) => ({ ...values, village: given.village ?? values.village })
});

/** 更正事项 */
export const mendMatterAct = (text: Words, matter: MatterDetail, today: string): AskedAct => ({
	...{ act: 'mend_matter', title: text.acts.mendMatter, note: text.dialog.mend },
	fields: [...matterFields(text, today, matter), reason(text)],
	body: (values) => ({ ...values, number: matter.number, version: matter.version })
});

/** 列入议程 */
export const agendaAct = (
	text: Words,
	meeting: MeetingDetail,
	open: readonly { number: number; version: number; title: string }[]
): AskedAct => ({
	...{ act: 'agenda', title: text.acts.agenda },
	fields: [
		field(text, 'matter', 'choice', open.length === 1 ? String(open[0]!.number) : '', {
			...{ ...needed, options: open.map(({ number, title }) => ({ value: String(number), label: title })) }
		})
	],
	body: ({ matter }) => ({
		...{ number: meeting.number, version: meeting.version, matter: Number(matter) || 1 },
		matterVersion: open.find(({ number }) => String(number) === matter)?.version ?? 1
	})
});

const called = (meeting: MeetingDetail): Body[] => bodies.filter((body) => meeting.attendance[body] !== null);

/** 登记表决 */
export function decideAct(text: Words, meeting: MeetingDetail, item: AgendaItem): AskedAct {
	const choices = called(meeting);
	const body = item.body ?? (choices.includes('delegates') ? 'delegates' : (choices[0] ?? ''));
	const there = body === '' ? null : meeting.attendance[body];
	const vote = { field: 'deferred', is: '' };
	const count = (name: 'present' | 'approve' | 'against' | 'abstain', start: number | null) =>
		field(text, name, 'count', item.vote ? String(item.vote[name]) : start === null ? '' : String(start), {
			...{ ...needed, unit: text.people, when: vote }
		});
	return {
		...{ act: 'decide', title: `${text.acts[item.outcome ? 'decideAgain' : 'decide']} · ${item.matter.title}` },
		note: text.dialog.decide,
		fields: [
			field(text, 'deferred', 'check', item.outcome === 'deferred' ? 'yes' : '', { label: text.deferredYes }),
			field(text, 'body', 'choice', body, {
				...{ ...needed, when: vote, options: choices.map((value) => ({ value, label: text.meetingsOf[value] })) }
			}),
			count('present', there?.present ?? null),
			count('approve', null),
			...[count('against', 0), count('abstain', 0)],
			field(text, 'decision', 'area', item.decision ?? '', { when: vote }),
			field(text, 'nextStep', 'area', item.nextStep ?? ''),
			...(item.outcome ? [reason(text)] : [])
		],
		body: ({ deferred, reason: why = '', ...values }) => ({
			...{ ...values, number: meeting.number, version: item.version, matter: item.matter.number, reason: why },
			deferred: deferred === 'yes'
		})
	};
}

/** 登记办结 */
export const executeAct = (text: Words, matter: MatterDetail, today: string): AskedAct => ({
	act: 'execute',
	title: `${text.acts[matter.executedOn ? 'executeAgain' : 'execute']} · ${matter.title}`,
	note: text.dialog.execute(matter.needs),
	fields: [
		field(text, 'executedOn', 'day', matter.executedOn ?? today, needed),
		field(text, 'settled', 'money', yuan(matter.settledFen), { unit: text.yuan }),
		field(text, 'result', 'area', matter.result ?? '', needed),
		...(matter.executedOn ? [reason(text)] : [])
	],
	body: ({ reason: why = '', ...values }) => ({
		...{ ...values, number: matter.number, version: matter.version, reason: why }
	})
});

/** 撤回事项 */
export const withdrawAct = (text: Words, matter: MatterDetail): AskedAct => ({
	...{ act: 'withdraw', title: `${text.acts.withdraw} · ${matter.title}`, note: text.dialog.withdraw },
	fields: [{ ...reason(text), label: text.acts.withdraw }],
	body: (values) => ({ ...values, number: matter.number, version: matter.version })
});

/** 催办 */
export const remindAct = (text: Words, row: { village: string; villageName: string; month: string }): AskedAct => ({
	...{
		act: 'remind',
		title: `${text.acts.remind} · ${row.villageName}`,
		note: text.dialog.remind(text.month(row.month))
	},
	fields: [field(text, 'said', 'area', text.remindText(text.month(row.month)), needed)],
	body: (values) => ({ ...values, village: row.village, month: row.month })
});
