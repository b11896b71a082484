import type { projects } from '#text/zh/projects.ts';
import type { AskedAct, FieldSpec } from '#ui/asked-act.ts';
import { answers as pointAnswers, stances } from '#zones/plans/course/opinion.ts';
import { bodiesFor, isNotice, type BodyRules, type Procedure, type ProcedureKind } from '#projects/procedure.ts';
import { headings, programmes, type ProjectField, type ProjectFacts, type ProjectRow } from '#projects/project.ts';
import { matters } from '#projects/procedure.ts';
import type { Signature } from '#projects/joint.ts';

type Words = typeof projects;
type Options = readonly { value: string; label: string; group?: string }[];

const yuan = (fen: number | null): string => (fen === null ? '' : (fen / 100).toFixed(2));
const choices = <T extends string>(known: readonly T[], words: Readonly<Record<T, string>>): Options =>
	known.map((value) => ({ value, label: words[value] }));

/** Enters a project, or changes what was entered. */
export function enterAct(
	text: Words,
	around: { villages: Options; zones: Options; year: number },
	stands: ProjectRow | null
): AskedAct {
	const { fields: labels, hints } = text;
	const of = (facts: ProjectFacts): Record<ProjectField, string> => ({
		...{ name: facts.name, year: String(facts.year), programme: facts.programme, village: facts.village },
		...{ zone: facts.zone ?? '', matter: facts.matter, heading: facts.heading, asked: yuan(facts.askedFen) },
		...{ own: facts.ownFen === 0 ? '' : yuan(facts.ownFen), summary: facts.summary, income: yuan(facts.incomeFen) },
		...{ households: String(facts.households ?? ''), jobs: String(facts.jobs ?? '') }
	});
	const [only] = around.villages;
	const start: Partial<Record<ProjectField, string>> = stands
		? of(stands)
		: {
				year: String(around.year),
				matter: 'affairs',
				...(around.villages.length === 1 ? { village: only!.value } : {})
			};
	const field = (name: ProjectField, more: Partial<FieldSpec>): FieldSpec => ({
		...{
			name,
			kind: 'text',
			label: labels[name]!,
			value: start[name] ?? '',
			...(hints[name] && { hint: hints[name] })
		},
		...more
	});
	const need = { required: true };
	return {
		...{ act: stands ? 'mend' : 'enter', title: stands ? text.edit : text.add },
		fields: [
			field('name', need),
			field('year', { kind: 'count', ...need }),
			field('programme', { kind: 'choice', options: choices(programmes, text.programmes), ...need }),
			...(stands ? [] : [field('village', { kind: 'choice', options: around.villages, ...need })]),
			field('zone', { kind: 'choice', options: around.zones }),
			field('matter', { kind: 'choice', options: choices(matters, text.matters), ...need }),
			field('heading', { kind: 'choice', options: choices(headings, text.headings), ...need }),
			field('asked', { kind: 'money', unit: text.units.yuan, ...need }),
			field('own', { kind: 'money', unit: text.units.yuan }),
			field('summary', { kind: 'area', ...need }),
			field('income', { kind: 'money', unit: text.units.yuan }),
			field('households', { kind: 'count' }),
			field('jobs', { kind: 'count' })
		],
		body: (values) => ({ ...(stands && { number: stands.number, version: stands.version }), values })
	};
}

/** One of the six of 四议两公开, new or as it stands. */
export function procedureAct(
	text: Words,
	project: ProjectRow,
	kind: ProcedureKind,
	{
		stands,
		rules,
		noticeDays,
		today
	}: { stands: Procedure | null; rules: BodyRules; noticeDays: number; today: string }
): AskedAct {
	const words = text.procedure;
	const field = (name: string, spec: FieldSpec['kind'], label: string, value: string, more: Partial<FieldSpec> = {}): FieldSpec => ({
		...{ name, kind: spec, label, value, required: true, ...more }
	}); // prettier-ignore
	const fields: FieldSpec[] = [
		field('heldOn', 'day', isNotice(kind) ? words.from : words.heldOn, stands?.heldOn ?? today),
		field('place', 'text', words.place, stands?.place ?? '')
	];
	if (isNotice(kind))
		fields.push(field('until', 'day', words.until, stands?.until ?? '', { hint: words.untilHint(String(noticeDays)) }));
	else {
		const bodies = bodiesFor(kind, project.matter);
		if (bodies.length > 1)
			fields.push(
				field('body', 'choice', words.body, stands?.body ?? bodies[0]!, { options: choices(bodies, words.bodies) })
			);
		const notice = Math.max(...bodies.map((body) => rules[body].notice));
		if (notice > 0)
			fields.push(
				field('calledOn', 'day', words.calledOn, stands?.calledOn ?? '', { hint: words.calledHint(String(notice)) })
			);
		for (const name of ['due', 'present', 'approve', 'against', 'abstain'] as const)
			fields.push(field(name, 'count', words[name], stands ? String(stands[name] ?? '') : ''));
	}
	if (stands) fields.push(field('reason', 'text', words.reason, ''));
	return {
		...{ act: 'procedure', title: `${stands ? words.mend : words.record} · ${words.kinds[kind]}`, fields },
		body: ({ reason = '', ...values }) => ({ number: project.number, version: project.version, kind, values, reason })
	};
}

/** Asks for more, answers, or reminds. */
export const askAct = (
	text: Words,
	project: ProjectRow,
	act: 'ask' | 'answer' | 'remind',
	asked?: { id: string; body: string }
): AskedAct => ({
	...{ act, title: text.asks[act], ...(asked && { note: asked.body }) },
	fields: [{ name: 'body', kind: 'area', label: text.asks.body, value: '', required: true }],
	body: ({ body }) => ({ number: project.number, body, ...(asked && { ask: asked.id }) })
});

/** The service centre commissions an appraiser. */
export const commissionAct = (text: Words, project: ProjectRow, people: Options, again: boolean): AskedAct => ({
	...{ act: 'commission', title: again ? text.appraisal.again : text.appraisal.commission },
	...(people.length === 0 && { note: text.appraisal.noPersons }),
	fields: [
		{ name: 'person', kind: 'choice', label: text.appraisal.person, value: '', options: people, required: true },
		{
			...{ name: 'organisation', kind: 'text', label: text.appraisal.organisation, value: '' },
			hint: text.appraisal.organisationHint
		}
	],
	body: ({ person, organisation }) => ({ number: project.number, version: project.version, person, organisation })
});

/** A department signs. */
export const signAct = (text: Words, project: ProjectRow, own: Signature): AskedAct => ({
	...{ act: 'sign', title: `${own.stance ? text.joint.signAgain : text.joint.sign} · ${own.name}` },
	fields: [
		{
			...{ name: 'stance', kind: 'choice', label: text.joint.stance, value: own.stance ?? 'agree', required: true },
			options: choices(stances, text.joint.stances)
		},
		{
			...{ name: 'points', kind: 'area', label: text.joint.points, hint: text.joint.pointsHint },
			value: own.remarks.map(({ body }) => body).join('\n')
		},
		{ name: 'unbiased', kind: 'check', label: text.form.unbiased, value: '' }
	],
	body: ({ stance, points, unbiased }) => ({
		...{ number: project.number, version: own.version, stance, points, unbiased: unbiased === 'yes' }
	})
});

/** The applicant answers one point of a department. */
export const pointAct = (
	text: Words,
	project: ProjectRow,
	point: { id: string; body: string; answer: string | null; reply: string | null }
): AskedAct => ({
	...{ act: 'point', title: text.joint.answer, note: point.body },
	fields: [
		{
			...{ name: 'answer', kind: 'choice', label: text.joint.answer, value: point.answer ?? 'adopted', required: true },
			options: choices(pointAnswers, text.joint.answers)
		},
		{ name: 'reply', kind: 'area', label: text.joint.reply, value: point.reply ?? '', hint: text.joint.replyHint }
	],
	body: ({ answer, reply }) => ({ number: project.number, point: point.id, answer, reply })
});

/** Somebody steps aside. */
export const recuseAct = (text: Words, project: ProjectRow): AskedAct => ({
	...{ act: 'recuse', title: text.recusal.say, note: text.recusal.note },
	fields: [
		{
			...{ name: 'ground', kind: 'choice', label: text.recusal.ground, value: 'kinship', required: true },
			options: choices(['kinship', 'home_village'] as const, text.recusal.grounds)
		}
	],
	body: ({ ground }) => ({ number: project.number, ground })
});

/** Takes a paper off. */
export const withdrawFileAct = (text: Words, project: ProjectRow, file: { id: string; name: string }): AskedAct => ({
	...{ act: 'withdraw_file', title: text.documents.withdraw, note: text.documents.confirm(file.name), fields: [] },
	body: () => ({ number: project.number, file: file.id })
});
