import { sql } from 'kysely';
import { listDepartments } from '#auth/departments.read.server.ts';
import { accepted, type Outcome } from '#core/outcome.ts';
import { dayOf } from '#core/period.ts';
import type { Actor } from '#core/permission.ts';
import { workingDaysAfter } from '#core/steps.ts';
import { changeRow } from '#db/one-row.server.ts';
import type { Tx } from '#db/tx.server.ts';
import { askEverybody } from '#zones/plans/course/ask.write.server.ts';
import { courseValues } from '#zones/plans/course/course.read.server.ts';
import { freezePlan } from '#zones/plans/course/freeze.write.server.ts';
import { walkPlan } from '#zones/plans/course/walk.write.server.ts';
import { planState, planTable } from '#zones/plans/plan-table.server.ts';
import { createPlan } from '#zones/plans/plan.write.server.ts';
import { planByNumber } from '#zones/plans/plans.read.server.ts';

const daysBefore = (today: string, days: number): string =>
	new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

/** The plan whose zones are those in force, decided on some weeks before; its shapes are theirs, drawn ones as they were drawn. */
export async function addDecidedPlan(tx: Tx, actor: Actor): Promise<Outcome<null>> {
	const made = await createPlan(tx, actor, { name: '2026 年产业区布局方案', from: 'zones' });
	if (!made.ok) return made;
	const plan = (await planByNumber(tx, made.value.number))!;
	const today = dayOf(tx.now);
	const [askedOn, answerBy, heldOn, decidedOn, publishedOn] = [88, 74, 66, 58, 52].map((days) =>
		daysBefore(today, days)
	) as [...[string, string, string, string, string]];
	const asked = await freezePlan(tx, plan, 'asked', answerBy);
	await sql`
		update zone_plan_frozen_zone set shape = zone.shape, code = zone.code from zone
		where zone_plan_frozen_zone.county_code = ${tx.county} and zone_plan_frozen_zone.freeze_id = ${asked}::uuid
			and zone.county_code = ${tx.county} and zone.code = zone_plan_frozen_zone.continues`.execute(tx.query);
	const addressed = await askEverybody(tx, plan.id, asked, [], today);
	if (!addressed.ok) return addressed;
	await sql`
		update zone_plan_opinion set stance = 'agree', given_on = ${answerBy}::date, actor_id = 'demo', actor_name = '经办人'
		where zone_plan_opinion.county_code = ${tx.county} and zone_plan_opinion.freeze_id = ${asked}::uuid`.execute(tx.query);
	// What was asked about is what was decided on.
	const approved = await freezeAgain(tx, asked, decidedOn, askedOn);
	const moves = [
		['ask', 'draft', 'asked', askedOn, { kind: 'asking', answerBy, departments: [] }],
		['review', 'asked', 'reviewed', heldOn, { kind: 'review', heldOn, note: '同意报县委、县政府研究。' }],
		['decide', 'reviewed', 'approved', decidedOn, { kind: 'decision', body: 'both', meeting: '县委常委会会议', number: '纪要〔2026〕12 号', decidedOn }], // prettier-ignore
		['publish', 'approved', 'published', publishedOn, { kind: 'publication', publishedOn, number: null }]
	] as const;
	for (const [at, [step, from, to, on, paper]] of moves.entries())
		await tx.query
			.insertInto('zone_plan_move')
			.values({
				...{
					county_code: tx.county,
					id: tx.newId(),
					plan_id: plan.id,
					seq: at + 1,
					step,
					from_state: from,
					to_state: to
				},
				...{ taken_on: on, due_on: null, reason: null, paper: JSON.stringify(paper), recorded_at: tx.now },
				...{ freeze_id: to === 'asked' ? asked : to === 'reviewed' ? null : approved },
				...{ actor_id: at % 2 ? 'demo-leader' : 'demo-centre', actor_name: at % 2 ? '县领导秘书' : '规划经办' }
			})
			.execute();
	await changeRow(tx, planTable, plan.id, {
		...planState({ ...plan, status: 'published', stateSince: publishedOn, publishedOn, lastActor: 'demo-leader' })
	});
	return accepted(null);
}

/** A frozen version once more, as the one that was decided on. */
async function freezeAgain(tx: Tx, asked: string, decidedOn: string, askedOn: string): Promise<string> {
	const approved = tx.newId();
	await sql`
		insert into zone_plan_freeze (county_code, id, plan_id, serial, kind, head, frozen_on, answer_by, recorded_at)
		select county_code, ${approved}::uuid, plan_id, 2, 'approved', head, ${decidedOn}::date, null, recorded_at from zone_plan_freeze
		where zone_plan_freeze.county_code = ${tx.county} and zone_plan_freeze.id = ${asked}::uuid`.execute(tx.query);
	await sql`
		update zone_plan_freeze set frozen_on = ${askedOn}::date
		where zone_plan_freeze.county_code = ${tx.county} and zone_plan_freeze.id = ${asked}::uuid`.execute(tx.query);
	const { rows: zones } = await sql<{ id: string }>`
		select id from zone_plan_frozen_zone where zone_plan_frozen_zone.county_code = ${tx.county}
			and zone_plan_frozen_zone.freeze_id = ${asked}::uuid order by position`.execute(tx.query);
	const fresh = zones.map(() => tx.newId());
	await sql`
		insert into zone_plan_frozen_zone (county_code, id, freeze_id, position, continues, code, name, layout, figures, shape, gk_srid)
		select zone.county_code, given.fresh, ${approved}::uuid, zone.position, zone.continues, zone.code, zone.name, zone.layout, zone.figures, zone.shape, zone.gk_srid
		from zone_plan_frozen_zone zone
		join unnest(${zones.map(({ id }) => id)}::uuid[], ${fresh}::uuid[]) as given(id, fresh) on given.id = zone.id
		where zone.county_code = ${tx.county}`.execute(tx.query);
	const { rows: villages } = await sql<{ fresh: string; code: string; village: string; version: number }>`
		select given.fresh, held.village_code as code, held.village_id as village, held.village_version as version
		from zone_plan_frozen_village held
		join unnest(${zones.map(({ id }) => id)}::uuid[], ${fresh}::uuid[]) as given(id, fresh) on given.id = held.zone_id
		where held.county_code = ${tx.county} order by held.village_code`.execute(tx.query);
	await tx.copy(
		'zone_plan_frozen_village',
		['county_code', 'id', 'zone_id', 'village_code', 'village_id', 'village_version'],
		villages.map(({ fresh: zone, code, village, version }) => [tx.county, tx.newId(), zone, code, village, version])
	);
	return approved;
}

/** What was said of the plan that is asked about: by whom in the order of its list, how, and what was answered. */
const said = [
	['village', 1, 'remarks', [['东沟坡地退耕还林，建议从区内划出。', null, null], ['增加一条通往果库的机耕路。', 'adopted', null]]],
	['village', 4, 'remarks', [['与邻村合建冷库，不再单独建。', 'partly', '冷库合建，选址另行论证。']]],
	['village', 7, 'object', [['村民已签长期合同，暂不纳入。', null, null]]],
	['township', 0, 'agree', []],
	['township', 2, 'remarks', [['请补充与永久基本农田的核对表。', 'adopted', '已附在方案说明里。']]],
	['department', 0, 'agree', []]
] as const; // prettier-ignore

/** A plan that is being asked about: a copy of the one that is drawn on, with some opinions and answers. */
export async function addAskedPlan(tx: Tx, actor: Actor, from: number): Promise<Outcome<null>> {
	const made = await createPlan(tx, actor, { name: '2027 年产业区调整（征求意见稿）', from: { plan: from } });
	if (!made.ok) return made;
	const today = dayOf(tx.now);
	const { calendar } = await courseValues(tx, today);
	const departments = (await listDepartments(tx, today)).filter(({ state }) => state === 'now').slice(0, 3);
	const walked = await walkPlan(tx, actor, {
		...{ plan: made.value.number, version: 1, step: 'ask', reason: null },
		values: {
			answerBy: workingDaysAfter(today, 10, calendar),
			departments: departments.map(({ id }) => id).join(' ')
		}
	});
	if (!walked.ok) return walked;
	const { rows } = await sql<{ id: string; kind: string }>`
		select opinion.id, opinion.kind from zone_plan_opinion opinion
		join zone_plan_freeze stand on stand.county_code = ${tx.county} and stand.id = opinion.freeze_id and stand.answer_by >= ${today}::date
		where opinion.county_code = ${tx.county} order by opinion.place_code, opinion.sort_key`.execute(tx.query);
	const of = (kind: string) => rows.filter((row) => row.kind === kind);
	const agreed = of('village').filter((_, at) => at % 3 === 0 && ![1, 4, 7].includes(at));
	const given = [
		...agreed.map(({ id }) => ({ id, stance: 'agree', points: [] as readonly (readonly (string | null)[])[] })),
		...said.flatMap(([kind, at, stance, points]) => {
			const opinion = of(kind)[at];
			return opinion ? [{ id: opinion.id, stance, points }] : [];
		})
	];
	await sql`
		update zone_plan_opinion set stance = given.stance, given_on = ${today}::date, version = 2, actor_id = 'demo', actor_name = '经办人'
		from unnest(${given.map(({ id }) => id)}::uuid[], ${given.map(({ stance }) => stance)}::text[]) as given(id, stance)
		where zone_plan_opinion.county_code = ${tx.county} and zone_plan_opinion.id = given.id`.execute(tx.query);
	await tx.copy(
		'zone_plan_point',
		['county_code', 'id', 'opinion_id', 'seq', 'body', 'answer', 'reply', 'answered_on'],
		given.flatMap(({ id, points }) =>
			points.map(([body, answer, reply], at) => [
				...[tx.county, tx.newId(), id, at + 1, body!, answer!, reply!, answer ? today : null]
			])
		)
	);
	return accepted(null);
}
