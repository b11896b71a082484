import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Permission } from '#core/permission.ts';
import { encodeMultiPolygon } from '#core/ewkb.ts';
import { accepted, type Outcome } from '#core/outcome.ts';
import { gridPoint } from '#core/parts/grid.ts';
import { plainPart, type DrawnPart } from '#core/parts/parts.ts';
import { dayOf } from '#core/period.ts';
import { workingDaysAfter } from '#core/steps.ts';
import type { Engine } from '#db/engine/types.ts';
import { rebuildBorders } from '#territory/borders.write.server.ts';
import { throughDoor, type Write } from '#door/door.server.ts';
import { courseRules, courseValues, planMoves } from '#zones/plans/course/course.read.server.ts';
import { freezesOf, frozenPlan } from '#zones/plans/course/frozen.read.server.ts';
import { zonesAt, zonesInForceOn } from '#zones/plans/course/in-force.read.server.ts';
import { linksOf } from '#zones/plans/course/link.read.server.ts';
import { makeLink, openLink, revokeLink } from '#zones/plans/course/link.write.server.ts';
import { linkHolder } from '#zones/plans/course/sharing.ts';
import { outlineNotices } from '#zones/plans/course/notices.read.server.ts';
import { answerRemark, giveOpinion } from '#zones/plans/course/opinion.write.server.ts';
import { askedOf, opinionsOn } from '#zones/plans/course/opinions.read.server.ts';
import { opinionsThatWait, plansThatWait } from '#zones/plans/course/waiting.read.server.ts';
import { changeCourseSettings } from '#zones/plans/course/settings.write.server.ts';
import { changeMapReview } from '#zones/plans/sheet/review.write.server.ts';
import { walkPlan } from '#zones/plans/course/walk.write.server.ts';
import type { TakenStep } from '#zones/plans/course/course.ts';
import type { FormValues } from '#zones/plans/course/papers.ts';
import { drawnInto, made, painted, type Change } from '#zones/plans/plan.ts';
import { createPlan, drawOnPlan, keepPlan, type PlanStart } from '#zones/plans/plan.write.server.ts';
import { planByNumber, planContent, zonesInForce } from '#zones/plans/plans.read.server.ts';
import { sidesCompared } from '#zones/plans/against/sides.ts';
import { sideOf } from '#zones/plans/against/sides.read.server.ts';
import { isChanged } from '#zones/plans/compare.ts';
import { villageFigures } from '#zones/plans/village-figures.read.server.ts';
import { acceptZones } from '#zones/zone.accept.write.server.ts';
import { zonesOn } from '#zones/record.read.server.ts';
import { listZones, zoneCoverage, zoneNames } from '#zones/zones.read.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';

let engine: Engine;
let first: CountyWithRows;
let second: CountyWithRows;
let codes: string[];
let township: string;
let office: string;
const clerk = '0190a000-0000-7000-8000-00000000000c';
const TODAY = dayOf(new Date());
const LATER = workingDaysAfter(TODAY, 5, { holidays: new Set(), worked: new Set() });

/** Four villages of 1 km in a row; a zone in force of the first two, one of the second. */
async function fill({ code, rows: make }: CountyWithRows): Promise<void> {
	const at = make.township({ shape: make.rectangle(0, 0, 4000, 1000), name: '石门镇' });
	const villages = [0, 1, 2, 3].map((east) =>
		make.village({
			...{ name: `村${east}`, township_code: at.code, code: `${at.code}20${east}` },
			shape: make.rectangle(east * 1000, 0, 1000, 1000)
		})
	);
	const zones = [
		make.zone({ name: '苹果', shape: make.rectangle(0, 0, 2000, 1000) }),
		make.zone({ name: '肉牛', shape: make.rectangle(1000, 0, 1000, 1000) })
	];
	const named = make.department({ name: '自然资源局' });
	const someone = make.person({ id: clerk, name: '科员' });
	valueOf(
		await testWrite(engine, code, async (tx) => {
			await insertRows(tx, 'township', [at]);
			await insertRows(tx, 'village', villages);
			await insertRows(tx, 'zone', zones);
			await tx.takeNumbers('zone', zones.length);
			await insertRows(tx, 'zone_village', [
				make.zoneVillage({ zone_id: zones[0]!.id, village_code: villages[0]!.code }),
				make.zoneVillage({ zone_id: zones[0]!.id, village_code: villages[1]!.code }),
				make.zoneVillage({ zone_id: zones[1]!.id, village_code: villages[1]!.code })
			]);
			await insertRows(tx, 'department', [named]);
			await insertRows(tx, 'person', [someone]);
			await insertRows(tx, 'person_role', [
				make.personRole({
					person_id: clerk,
					role: 'department',
					place_codes: JSON.stringify([code]),
					department_id: named.id
				})
			]);
			await rebuildBorders(tx);
			return accepted(null);
		})
	);
	if (code !== first.code) return;
	codes = villages.map((village) => village.code);
	[township, office] = [at.code, named.office_id];
}

beforeAll(async () => {
	engine = await testEngine();
	[first, second] = await twoCounties(engine);
	await fill(first);
	await fill(second);
});

const read = (prefixes?: string[], county = first.code) => testRead(engine, county, prefixes && { prefixes });
/** Somebody of an office, with what they may. */
const somebody = (id: string, prefixes: readonly string[], ...permissions: Permission[]): Actor => ({
	...{ id, name: id, role: 'test', county: first.code, scope: { prefixes }, permissions: new Set(permissions) }
});
const who = {
	centre: () => somebody('centre', [first.code], 'zones.plan.change', 'zones.plan.ask', 'zones.plan.decide'),
	leader: () => somebody('leader', [first.code], 'zones.plan.decide'),
	township: () => somebody('township', [township], 'zones.plan.opinion'),
	village: (at: number) => somebody('village', [codes[at]!], 'zones.plan.opinion'),
	department: () => somebody(clerk, [first.code], 'zones.plan.opinion')
};
const as = <T>(actor: Actor, permission: Permission, write: Write<T>) => throughDoor(engine, actor, permission, write);
const reason = (outcome: Outcome<unknown>) => (outcome.ok ? 'accepted' : outcome.reason);
const create = async (name: string, from: PlanStart = 'zones') =>
	valueOf(await as(who.centre(), 'zones.plan.change', (tx, actor) => createPlan(tx, actor, { name, from }))).number;
const planNow = async (number: number) => (await planByNumber(read(), number))!;
const step = async (
	number: number,
	name: TakenStep,
	actor: Actor,
	values: FormValues = {},
	why: string | null = null
) => {
	const { version } = await planNow(number);
	const permission = name === 'ask' || name === 'withdraw' ? 'zones.plan.ask' : 'zones.plan.decide';
	return as(actor, permission, (tx, by) =>
		walkPlan(tx, by, { plan: number, version, step: name, reason: why, values })
	);
};
const ask = (number: number, actor = who.centre()) =>
	step(number, 'ask', actor, { answerBy: LATER, departments: office });
const everything = { all: true, offices: new Set<string>() };
const asked = async (number: number) => {
	const freeze = (await freezesOf(read(), (await planNow(number)).id)).findLast(({ kind }) => kind === 'asked')!;
	return opinionsOn(read(), freeze.id, everything);
};
const give = async (
	number: number,
	name: string,
	actor: Actor,
	stance: 'agree' | 'remarks' | 'object',
	points = ''
) => {
	const { id, version } = (await asked(number)).find((each) => each.name === name)!;
	return as(actor, 'zones.plan.opinion', (tx, by) => giveOpinion(tx, by, { id, version, stance, points }));
};
const heardOut = async (number: number) => {
	for (const [name, actor] of [
		['石门镇', who.township()],
		['村0', who.village(0)],
		['村1', who.village(1)],
		['村2', who.village(2)],
		['自然资源局', who.department()]
	] as const)
		// prettier-ignore
		if ((await asked(number)).some((each) => each.name === name && each.stance === null))
			valueOf(await give(number, name, actor, 'agree'));
};
const decision = { body: 'both', meeting: '县委常委会第 12 次会议', number: '纪要〔2026〕12 号', decidedOn: TODAY };

describe('a plan on its course', () => {
	test('is asked about once whole: townships, villages and departments have their opinion to give, and it is drawn no more', async () => {
		const number = await create('送出去的');
		const [apple, beef] = await planContent(read(), (await planNow(number)).id);
		const draw = (base: number, changes: ReturnType<typeof painted>) =>
			as(who.centre(), 'zones.plan.change', (tx, by) =>
				drawOnPlan(tx, by, { plan: number, base, steps: [{ id: crypto.randomUUID(), act: 'do', changes }] })
			);
		const content = await planContent(read(), (await planNow(number)).id);
		valueOf(await draw(1, painted(content, apple!.id, [codes[2]!], true, false)));
		valueOf(await draw(2, painted(content, beef!.id, [codes[1]!], false, false)));
		expect(reason(await ask(number))).toBe('step.needs');
		valueOf(await draw(3, painted([{ ...beef!, villages: new Set() }], beef!.id, [codes[1]!], true, false)));
		expect(reason(await step(number, 'ask', who.centre(), { answerBy: TODAY }))).toBe('course.too_soon');
		expect(reason(await step(number, 'ask', who.centre(), { answerBy: LATER, departments: crypto.randomUUID() }))).toBe('course.department_unknown'); // prettier-ignore
		expect(valueOf(await ask(number))).toMatchObject({ status: 'asked' });
		expect(await planNow(number)).toMatchObject({ status: 'asked', dueOn: LATER, stateSince: TODAY });
		expect((await asked(number)).map(({ name, kind }) => `${kind} ${name}`)).toEqual([
			...['township 石门镇', 'village 村0', 'village 村1', 'village 村2', 'department 自然资源局']
		]);
		expect(reason(await draw(4, painted(content, beef!.id, [codes[3]!], true, false)))).toBe('plan.on_course');
		const { version } = await planNow(number);
		expect(reason(await as(who.centre(), 'zones.plan.change', (tx, by) => keepPlan(tx, by, { plan: number, version, act: 'shelve' })))).toBe('plan.on_course'); // prettier-ignore
	});

	test('each gives their own opinion and no other; what waits for them is told; a remark is answered before the leading group has it', async () => {
		const number = await create('有意见的');
		valueOf(await ask(number));
		const waits = async (actor: Actor) =>
			(await opinionsThatWait(testRead(engine, first.code, actor.scope), actor, TODAY)).rows;
		expect((await waits(who.village(0))).length).toBeGreaterThan(0);
		expect(await waits(who.village(3))).toEqual([]);
		expect(reason(await give(number, '村0', who.village(1), 'agree'))).toBe('opinion.unknown');
		expect(reason(await give(number, '村0', who.township(), 'agree'))).toBe('opinion.not_yours');
		expect(reason(await give(number, '自然资源局', somebody('x', [first.code], 'zones.plan.opinion'), 'agree'))).toBe('opinion.unknown'); // prettier-ignore
		expect(reason(await give(number, '村0', who.village(0), 'remarks', ''))).toBe('opinion.no_points');
		valueOf(await give(number, '村0', who.village(0), 'remarks', '西沟划出\n补一条路'));
		valueOf(await give(number, '自然资源局', who.department(), 'agree'));
		const mine = async (actor: Actor, offices = new Set<string>()) =>
			(await askedOf(testRead(engine, first.code, actor.scope), { all: false, offices })).filter(({ plan }) => plan.number === number).map(({ name }) => name); // prettier-ignore
		expect([await mine(who.village(0)), await mine(who.village(3)), await mine(who.department(), new Set([office]))]).toEqual([['村0'], [], ['自然资源局']]); // prettier-ignore
		expect(await mine(who.township())).toEqual(['石门镇', '村0', '村1']);
		expect(reason(await step(number, 'review', who.leader(), { heldOn: TODAY }))).toBe('step.needs');
		await heardOut(number);
		expect((await plansThatWait(read(), who.centre(), TODAY)).rows.find(({ name }) => name.endsWith(String(number)))).toMatchObject({ ask: 'answer' }); // prettier-ignore
		expect(reason(await step(number, 'review', who.leader(), { heldOn: TODAY }))).toBe('step.needs');
		const said = (await asked(number)).find(({ name }) => name === '村0')!;
		const reply = (at: number, answer: 'adopted' | 'declined', text: string) =>
			as(who.centre(), 'zones.plan.ask', (tx, by) =>
				answerRemark(tx, by, { opinion: said.id, remark: said.remarks[at]!.id, answer, reply: text })
			);
		expect(reason(await reply(0, 'declined', ''))).toBe('opinion.reply');
		valueOf(await reply(0, 'declined', '西沟与相邻村连片，划出后断开'));
		expect(reason(await give(number, '村0', who.village(0), 'agree'))).toBe('opinion.answered');
		valueOf(await reply(1, 'adopted', ''));
		expect((await asked(number)).find(({ name }) => name === '村0')!.remarks.map(({ answer }) => answer)).toEqual(['declined', 'adopted']); // prettier-ignore
		expect(reason(await step(number, 'review', who.centre(), { heldOn: TODAY }))).toBe('step.same_hand');
		expect(valueOf(await step(number, 'review', who.leader(), { heldOn: TODAY }))).toMatchObject({
			status: 'reviewed'
		});
		expect(reason(await give(number, '村1', who.village(1), 'agree'))).toBe('opinion.over');
		expect(reason(await step(number, 'return', who.leader(), { returnedOn: TODAY }, ''))).toBe('step.reason');
		expect(valueOf(await step(number, 'return', who.leader(), { returnedOn: TODAY }, '红线压占要再核'))).toMatchObject({ status: 'draft' }); // prettier-ignore
		valueOf(await ask(number));
		expect((await freezesOf(read(), (await planNow(number)).id)).map(({ serial, kind }) => `${serial} ${kind}`)).toEqual(['1 asked', '2 asked']); // prettier-ignore
		expect((await asked(number)).every(({ stance }) => stance === null)).toBe(true);
		valueOf(await step(number, 'withdraw', who.centre(), {}, '补充两个村'));
	});

	test('what is decided is frozen, becomes the zones in force, and stays as it was whatever becomes of the villages', async () => {
		const number = await create('要公布的', 'nothing');
		const id = crypto.randomUUID();
		const facts = { name: '苹果梨', layout: 'adjacent', continues: `${first.code}Z01`, locked: false } as const;
		const pig = {
			id: crypto.randomUUID(),
			facts: { ...facts, name: '生猪', layout: 'chain', continues: null } as const
		};
		valueOf(
			await as(who.centre(), 'zones.plan.change', (tx, by) =>
				drawOnPlan(tx, by, {
					...{ plan: number, base: 1 },
					steps: [
						{
							...{ id: crypto.randomUUID(), act: 'do' },
							changes: [
								{ zone: id, from: null, to: facts },
								{ zone: id, add: [codes[0]!, codes[1]!, codes[2]!], drop: [] },
								{ zone: pig.id, from: null, to: pig.facts },
								{ zone: pig.id, add: [codes[3]!], drop: [] }
							]
						}
					]
				})
			)
		);
		valueOf(await ask(number));
		await heardOut(number);
		valueOf(await give(number, '村3', who.village(3), 'agree'));
		expect(reason(await step(number, 'decide', who.leader(), decision))).toBe('step.from');
		valueOf(await step(number, 'review', who.leader(), { heldOn: TODAY }));
		expect(reason(await step(number, 'decide', who.centre(), { ...decision, number: '' }))).toBe('course.words');
		valueOf(await step(number, 'decide', who.centre(), decision));
		expect(await zonesInForceOn(read(), TODAY)).toEqual([]);
		valueOf(await step(number, 'publish', who.leader(), { publishedOn: TODAY, number: '禾政发〔2026〕3 号' }));

		expect((await zonesInForce(read())).map(({ code, name, villages }) => `${code.slice(6)} ${name} ${villages.size}`)).toEqual(['Z01 苹果梨 3', 'Z03 生猪 1']); // prettier-ignore
		expect((await listZones(read())).map(({ name, status }) => `${name} ${status}`)).toEqual(['苹果梨 published', '生猪 published']); // prettier-ignore
		expect(await zoneCoverage(read())).toEqual({ villages: 4, covered: 4, shared: 0 });
		const { rows: former } = await sql<{ cause: string; name: string; status: string }>`
			select cause, state->>'name' as name, state->>'status' as status from zone_version
			where zone_version.county_code = ${first.code} order by 2`.execute(engine.primary);
		expect(former.map(({ name, cause }) => `${name} ${cause}`)).toEqual([
			'肉牛 zones.plan.decide',
			'苹果 zones.plan.decide'
		]);
		expect(await listZones(read(undefined, second.code))).toHaveLength(2);

		const frozen = await zonesInForceOn(read(), TODAY);
		expect(frozen.map(({ code, name, villages }) => `${code.slice(6)} ${name} ${villages.map(({ version }) => version).join('')}`)).toEqual(['Z01 苹果梨 111', 'Z03 生猪 1']); // prettier-ignore
		expect(await zonesInForceOn(read(), '2020-01-01')).toEqual([]);
		expect((await zonesInForceOn(read([codes[3]!]), TODAY)).map(({ name }) => name)).toEqual(['生猪']);
		expect((await zonesInForceOn(read(), TODAY, codes[0])).map(({ name }) => name)).toEqual(['苹果梨']);
		const { rows: middle } = await sql<{ x: number; y: number }>`
			select ST_X(ST_PointOnSurface(village.shape)) as x, ST_Y(ST_PointOnSurface(village.shape)) as y from village
			where village.county_code = ${first.code} and village.code = ${codes[3]!}`.execute(engine.primary);
		expect((await zonesAt(read(), TODAY, [middle[0]!.x, middle[0]!.y])).map(({ name }) => name)).toEqual(['生猪']);
		expect(await outlineNotices(read())).toEqual([]);

		// The outline of a member village changes: told, in 亩, on its zone; the frozen zone stays.
		const make = first.rows;
		const wider = make.village({ shape: make.rectangle(2000, 0, 1000, 1100) }).shape;
		await sql`
			insert into village_version (county_code, id, version, recorded_from, recorded_to, cause, state, shape)
			select county_code, id, version, recorded_at, ${new Date()}::timestamptz, 'test', jsonb_build_object('name', name), shape from village
			where village.county_code = ${first.code} and village.code = ${codes[2]!}`.execute(engine.primary);
		await sql`update village set version = 2, name = '新村2', shape = ${wider}::geometry where village.county_code = ${first.code} and village.code = ${codes[2]!}`.execute(engine.primary); // prettier-ignore
		const [notice, ...more] = await outlineNotices(read());
		expect(more).toEqual([]);
		expect(notice).toMatchObject({
			code: codes[2],
			name: '新村2',
			frozen: 1,
			present: 2,
			lostMu: 0,
			zones: [{ name: '苹果梨' }]
		});
		// A strip of 1 000 m by 100 m.
		expect(Math.abs(notice!.gainedMu! - 15_000)).toBeLessThan(30);
		expect(await outlineNotices(read(), `${first.code}Z03`)).toEqual([]);
		expect(await outlineNotices(read([codes[0]!]))).toEqual([]);
		expect(await zonesInForceOn(read(), TODAY)).toEqual(frozen);
		const plan = await planNow(number);
		const drawn = await frozenPlan(read(), (await freezesOf(read(), plan.id)).at(-1)!.id);
		expect(drawn.zones.map(({ villages }) => villages.map(({ name }) => name).join())).toEqual(['村0,村1,村2', '村3']);
		expect(drawn.zones[0]!.path).toMatch(/^M [\d -]+ L/);
		expect((await frozenPlan(read([codes[3]!]), (await freezesOf(read(), plan.id)).at(-1)!.id)).zones).toHaveLength(1);

		// The next one that is published takes its place.
		const next = await create('下一个');
		valueOf(await ask(next));
		await heardOut(next);
		valueOf(await give(next, '新村2', who.village(2), 'agree'));
		valueOf(await give(next, '村3', who.village(3), 'agree'));
		valueOf(await step(next, 'review', who.leader(), { heldOn: TODAY }));
		valueOf(await step(next, 'decide', who.centre(), decision));
		valueOf(await step(next, 'publish', who.leader(), { publishedOn: TODAY }));
		expect(await planNow(number)).toMatchObject({ status: 'replaced', replacedOn: TODAY });
		expect((await planMoves(read(), plan.id)).map(({ step: name }) => name)).toEqual([
			...(['ask', 'review', 'decide', 'publish', 'replace'] as const)
		]);
		expect((await zonesInForceOn(read(), TODAY)).map(({ plan: code }) => code)).toEqual(Array(2).fill((await planNow(next)).code)); // prettier-ignore
		expect(await outlineNotices(read())).toEqual([]);
	});

	test('what it measures by is set from a day on, on a document’s word, for one county alone', async () => {
		const set = (values: Record<string, unknown>, validFrom: string) =>
			as(who.centre(), 'zones.plan.change', (tx, by) =>
				changeCourseSettings(tx, by, { values, validFrom, source: '禾政办〔2026〕7 号' })
			);
		expect(reason(await set({ 'zones.plan.answer_days': 0 }, TODAY))).toBe('settings.value');
		expect(reason(await set({ 'case.publicity_days': 9 }, TODAY))).toBe('settings.unknown');
		valueOf(await set({ 'zones.plan.days.reviewed': 7, 'zones.plan.link_days': 60 }, '2026-01-01'));
		valueOf(await set({ 'zones.plan.link_days': 90 }, '2999-01-01'));
		const values = await courseValues(read(), TODAY);
		expect([values.daysIn('reviewed'), values.daysIn('approved'), values.linkDays]).toEqual([7, 5, 60]);
		expect((await courseValues(read(), '2025-12-31')).linkDays).toBe(30);
		expect((await courseValues(read(undefined, second.code), TODAY)).linkDays).toBe(30);
		const rules = new Map((await courseRules(read(), TODAY)).map((rule) => [rule.key, rule]));
		expect(rules.get('zones.plan.link_days')).toMatchObject({
			...{ kind: 'count', value: 60, since: { validFrom: '2026-01-01', source: '禾政办〔2026〕7 号' } },
			later: [{ validFrom: '2999-01-01', value: 90 }]
		});
		expect(rules.get('zones.plan.answer_days')).toMatchObject({ value: 3, since: null, later: [] });
		valueOf(await set({ 'zones.plan.link_days': 30 }, TODAY));
	});

	test('a link opens one frozen version until its day, is counted, and taken back; whatever is wrong with it is told alike', async () => {
		const number = await create('分享的');
		valueOf(await ask(number));
		const sharing = somebody('centre', [first.code], 'zones.plan.share');
		const make = (days: number, serial = 1) =>
			as(sharing, 'zones.plan.share', (tx, by) => makeLink(tx, by, { plan: number, serial, label: '县人大', days }));
		expect([reason(await make(31)), reason(await make(3, 9))]).toEqual(['link.days', 'plan.unknown']);
		const { word } = valueOf(await make(3));
		valueOf(
			await as(who.centre(), 'zones.plan.change', (tx, by) => changeMapReview(tx, by, { review: '晋S（2026）018号' }))
		);
		const open = (asked: string, county = first.code, now?: Date) =>
			throughDoor(engine, linkHolder(county, null), 'zones.plan.open', (tx, by) => openLink(tx, by, asked), now ? { now: () => now } : {}); // prettier-ignore
		const opened = valueOf(await open(word));
		expect(opened.frozen.zones.map(({ villages }) => villages.length)).toEqual([
			...(await planContent(read(), (await planNow(number)).id)).map(({ villages }) => villages.size)
		]);
		expect(opened.review).toBe('晋S（2026）018号');
		expect(JSON.stringify(opened)).not.toMatch(/centre|科员/);
		valueOf(await open(word));
		const links = async () => linksOf(read(), (await planNow(number)).id);
		expect(await links()).toMatchObject([{ label: '县人大', opened: 2, serial: 1, revoked: false, by: 'centre' }]);
		const { rows } = await sql`select 1 from zone_plan_link where zone_plan_link.county_code = ${first.code} and zone_plan_link.token_hash = ${word}`.execute(engine.primary); // prettier-ignore
		expect(rows).toEqual([]);
		const wrong = [await open(`${word}x`), await open(word, second.code), await open(word, first.code, new Date(Date.now() + 4 * 86_400_000))]; // prettier-ignore
		const { id } = (await links())[0]!;
		valueOf(await as(sharing, 'zones.plan.share', (tx, by) => revokeLink(tx, by, { id })));
		expect([...wrong, await open(word)].map((each) => JSON.stringify(each))).toEqual(Array(4).fill(JSON.stringify({ ok: false, reason: 'link.unknown' }))); // prettier-ignore
		expect((await links())[0]).toMatchObject({ opened: 2, revoked: true });
		expect(reason(await as(sharing, 'zones.plan.share', (tx, by) => revokeLink(tx, by, { id })))).toBe('link.over');
	});

	test('what is drawn is asked about too: whoever’s land it lies on and their township, also where a zone has no village at all', async () => {
		const number = await create('只有画的', 'nothing');
		const zone = { id: crypto.randomUUID(), drawn: [] };
		const facts = { name: '河滩', layout: 'project', continues: null, locked: false } as const;
		const part = (east: number, north: number): DrawnPart => {
			const [[ring]] = first.rows.rectangle(east, north, 300, 200) as [[[number, number][]]];
			return plainPart([ring.slice(0, -1).map(gridPoint)]);
		};
		const draw = (base: number, changes: readonly Change[]) =>
			as(who.centre(), 'zones.plan.change', (tx, by) =>
				drawOnPlan(tx, by, { plan: number, base, steps: [{ id: crypto.randomUUID(), act: 'do', changes }] })
			);
		// Beside the villages: nobody's land, nobody to ask.
		valueOf(await draw(1, [...made(zone.id, facts), ...drawnInto(zone, [part(100, 1100)])]));
		expect(reason(await ask(number))).toBe('step.needs');
		// Over the border of the third and the fourth village, and one on the fourth's edge from outside.
		const drawn = [part(2850, 800), part(3500, 1000)];
		valueOf(await draw(2, drawnInto({ id: zone.id, drawn: [part(100, 1100)] }, drawn)));
		valueOf(await ask(number));
		const places = (await asked(number)).filter(({ kind }) => kind !== 'department').map(({ place }) => place);
		for (const place of [township, codes[2], codes[3]]) expect(places).toContain(place);
		const shown = async (prefixes?: string[]) => {
			const freezes = await freezesOf(read(), (await planNow(number)).id);
			return (await frozenPlan(read(prefixes), freezes.at(-1)!.id)).zones.map(({ name, villages, touched }) => [name, villages.length, touched.map(({ code }) => code)]); // prettier-ignore
		};
		expect(await shown()).toEqual([['河滩', 0, [codes[2], codes[3]]]]);
		expect(await shown([codes[3]!])).toEqual([['河滩', 0, [codes[3]]]]);
		expect(await shown([codes[0]!])).toEqual([]);
		valueOf(await give(number, '村3', who.village(3), 'agree'));
		valueOf(await step(number, 'withdraw', who.centre(), {}, '先不定'));
		// What was frozen stays, whatever is drawn afterwards.
		valueOf(await draw(3, drawnInto({ id: zone.id, drawn }, [part(100, 100)])));
		expect(await shown()).toEqual([['河滩', 0, [codes[2], codes[3]]]]);
		valueOf(await ask(number));
		expect(await shown()).toEqual([['河滩', 0, [codes[0]]]]);
		for (const each of (await asked(number)).filter(({ stance }) => stance === null)) {
			const at = codes.indexOf(each.place ?? '');
			const actor = each.kind === 'department' ? who.department() : at < 0 ? who.township() : who.village(at);
			valueOf(await give(number, each.name, actor, 'agree'));
		}
		valueOf(await step(number, 'review', who.leader(), { heldOn: TODAY }));
		valueOf(await step(number, 'decide', who.centre(), decision));
		valueOf(await step(number, 'publish', who.leader(), { publishedOn: TODAY }));
		expect((await zonesInForceOn(read(), TODAY)).map(({ name, villages }) => [name, villages])).toEqual([['河滩', []]]);
		expect(await zonesInForceOn(read([codes[0]!]), TODAY)).toEqual([]);
		// Whoever looks after land it lies on sees it, and nobody else.
		const sees = async (at: number) => (await listZones(read([codes[at]!]))).map(({ name }) => name);
		expect([await sees(0), await sees(3)]).toEqual([['河滩'], []]);
		const named = async (at: number) => (await zoneNames(read([codes[at]!]))).map(({ name }) => name);
		expect(await named(0)).toContain('河滩');
		expect(await named(3)).not.toContain('河滩');
		expect((await zonesOn(read(), codes[0]!)).items.map(({ name }) => name)).toEqual(['河滩']);
		// A plan that begins with the zones in force goes on from all that was decided, and changes nothing of it.
		const following = await create('接着的', 'zones');
		const followed = await planContent(read(), (await planNow(following)).id);
		expect(followed.map(({ name, drawn }) => [name, drawn])).toEqual([['河滩', [part(100, 100)]]]);
		const figures = new Map((await villageFigures(read())).map((each) => [each.code, each]));
		const [inForce, here] = [(await sideOf(read(), 'zones', figures))!, (await sideOf(read(), following, figures))!];
		expect(inForce.shaped).toEqual([]);
		expect(here.beyond!.areaMu).toBeGreaterThan(0);
		const comparison = sidesCompared(here, inForce, figures);
		expect(comparison.zones.filter(isChanged)).toEqual([]);
		expect(comparison.now).toEqual(comparison.was);
		// Who loses it is asked about the next one.
		const next = await create('以后的', 'nothing');
		const other = crypto.randomUUID();
		const changes = [...made(other, { ...facts, name: '新的' }), { zone: other, add: [codes[2]!], drop: [] }, ...drawnInto({ id: other }, [part(3500, 100)])]; // prettier-ignore
		valueOf(await as(who.centre(), 'zones.plan.change', (tx, by) => drawOnPlan(tx, by, { plan: next, base: 1, steps: [{ id: crypto.randomUUID(), act: 'do', changes }] }))); // prettier-ignore
		valueOf(await ask(next));
		expect((await asked(next)).filter(({ kind }) => kind === 'village').map(({ place }) => place)).toEqual([codes[0], codes[2], codes[3]]); // prettier-ignore
		// A zone that a file draws anew is what the file says: whose land the plan drew on no longer sees it by that.
		const zone0 = (await listZones(read())).find(({ name }) => name === '河滩')!;
		const elsewhere = encodeMultiPolygon(first.rows.rectangle(3100, 100, 300, 200), 4490);
		const state = { code: zone0.code, name: '河滩', layout: 'project', status: 'published' };
		const source = { id: crypto.randomUUID(), name: '新图.geojson' };
		valueOf(await testWrite(engine, first.code, async (tx, by) => accepted(await acceptZones(tx, by, source, [{ n: 1, shape: elsewhere, row: { state, villages: undefined } }])), { permission: 'zones.import' })); // prettier-ignore
		expect(await sees(0)).toEqual([]);
		expect((await listZones(read())).map(({ name }) => name)).toContain('河滩');
	});
});
