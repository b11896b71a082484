import { beforeAll, describe, expect, test } from 'vitest';
import { gridPoint } from '#core/parts/grid.ts';
import { plainPart } from '#core/parts/parts.ts';
import type { Engine } from '#db/engine/types.ts';
import { rebuildBorders } from '#territory/borders.write.server.ts';
import { sideOf } from '#zones/plans/against/sides.read.server.ts';
import { openComments, planComments } from '#zones/plans/comments/comments.read.server.ts';
import type { AskedPlace } from '#zones/plans/comments/asked-place.ts';
import { addComment, addRemark } from '#zones/plans/comments/comments.write.server.ts';
import { isOpen, threadOf } from '#zones/plans/comments/thread.ts';
import { drawnInto, made, removed } from '#zones/plans/plan.ts';
import { createPlan, drawOnPlan } from '#zones/plans/plan.write.server.ts';
import { planByNumber, planContent } from '#zones/plans/plans.read.server.ts';
import { boundsOfArcs } from '#zones/plans/sheet/view/drawing.ts';
import { planReasons } from '#zones/plans/sheet/reasons.read.server.ts';
import { keepReasons } from '#zones/plans/sheet/reasons.write.server.ts';
import { mapReview } from '#zones/plans/sheet/review.read.server.ts';
import { changeMapReview } from '#zones/plans/sheet/review.write.server.ts';
import { sheetArcs, sheetRedLines } from '#zones/plans/sheet/shapes.read.server.ts';
import { villageFigures } from '#zones/plans/village-figures.read.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';

const other = crypto.randomUUID();
let engine: Engine;
let first: CountyWithRows;
let second: CountyWithRows;
/** By county: a plan's number, and the codes of two villages side by side. */
const plans = new Map<string, { plan: number; zone: string; villages: string[] }>();

async function fill({ code, rows: make }: CountyWithRows): Promise<void> {
	const township = make.township({ shape: make.rectangle(0, 0, 2000, 1000) });
	const villages = [0, 1].map((at) =>
		make.village({
			...{ name: `村${at}`, township_code: township.code, code: `${township.code}20${at}` },
			shape: make.rectangle(at * 1000, 0, 1000, 1000)
		})
	);
	const zone = make.zone({ name: '苹果', layout: 'adjacent' });
	const number = valueOf(
		await testWrite(engine, code, async (tx, actor) => {
			await insertRows(tx, 'township', [township]);
			await insertRows(tx, 'village', villages);
			await insertRows(tx, 'zone', [zone]);
			await insertRows(tx, 'zone_village', [make.zoneVillage({ zone_id: zone.id, village_code: villages[0]!.code })]);
			await insertRows(tx, 'constraint_area', [
				make.constraintArea({ kind: 'farmland_red', shape: make.rectangle(900, 0, 500, 500) })
			]);
			await rebuildBorders(tx);
			return createPlan(tx, actor, { name: '方案', from: 'zones' });
		})
	).number;
	const plan = (await planByNumber(testRead(engine, code), number))!;
	const [own] = await planContent(testRead(engine, code), plan.id);
	plans.set(code, { plan: number, zone: own!.id, villages: villages.map((village) => village.code) });
}

beforeAll(async () => {
	engine = await testEngine();
	[first, second] = await twoCounties(engine);
	await fill(first);
	await fill(second);
});

const here = () => plans.get(first.code)!;
const read = (county = first.code, prefixes?: string[]) => testRead(engine, county, prefixes && { prefixes });
const write = <T>(act: Parameters<typeof testWrite<T>>[2], county = first.code, prefixes?: string[]) =>
	testWrite(engine, county, act, { permission: 'zones.plan.change', ...(prefixes ? { scope: { prefixes } } : {}) });
const planId = async () => (await planByNumber(read(), here().plan))!.id;
const reason = (outcome: { ok: boolean; reason?: string }) => (outcome.ok ? '' : outcome.reason);

describe('reasons', () => {
	const keep = (seq: number, text: string, prefixes?: string[]) =>
		write((tx, actor) => keepReasons(tx, actor, { plan: here().plan, seq, text }), first.code, prefixes);
	test('are written behind each other, and nobody writes over what they have not seen', async () => {
		expect(await planReasons(read(), await planId())).toMatchObject({ seq: 0, text: '' });
		expect(valueOf(await keep(0, ' 连片 '))).toEqual({ seq: 1 });
		expect(reason(await keep(0, '别的'))).toBe('plan.changed');
		expect(valueOf(await keep(1, '连片'))).toEqual({ seq: 1 });
		expect(valueOf(await keep(1, '少占耕地'))).toEqual({ seq: 2 });
		expect(await planReasons(read(), await planId())).toMatchObject({ seq: 2, text: '少占耕地' });
	});
	test('are the plan’s of its own county, and of nobody who sees a part of it', async () => {
		const other = (await planByNumber(read(second.code), plans.get(second.code)!.plan))!;
		expect(await planReasons(read(second.code), other.id)).toMatchObject({ seq: 0 });
		expect(await planReasons(read(second.code), await planId())).toMatchObject({ seq: 0 });
		expect(reason(await keep(2, 'x', [`${first.code}101`]))).toBe('plan.unknown');
	});
	test('the 审图号 is the county’s from the day it is set, and an empty one takes it away', async () => {
		const set = (review: string) => write((tx, actor) => changeMapReview(tx, actor, { review }));
		expect(await mapReview(read(), '2999-01-01')).toBeNull();
		valueOf(await set(' 晋S(2026)001号 '));
		expect(await mapReview(read(), '2999-01-01')).toBe('晋S(2026)001号');
		expect(await mapReview(read(), '2000-01-01')).toBeNull();
		expect(await mapReview(read(second.code), '2999-01-01')).toBeNull();
		valueOf(await set(''));
		expect(await mapReview(read(), '2999-01-01')).toBeNull();
	});
});

describe('comments', () => {
	const add = (place: AskedPlace, text = '再看看', id = crypto.randomUUID() as string, prefixes?: string[]) =>
		write((tx, actor) => addComment(tx, actor, { plan: here().plan, id, place, text }), first.code, prefixes);
	const say = (comment: number, seen: number, act: 'answer' | 'correct' | 'resolve' | 'reopen', more = {}) =>
		write((tx, actor) => addRemark(tx, actor, { plan: here().plan, comment, seen, act, ...more }));
	const list = async () => planComments(read(), await planId(), 'nobody');

	test('are pinned to a village, a zone or a place, numbered, and written once however often they are sent', async () => {
		const id = crypto.randomUUID();
		const { villages, zone } = here();
		expect(valueOf(await add({ kind: 'village', village: villages[1]! }, '为什么不纳入', id))).toEqual({ number: 1 });
		expect(valueOf(await add({ kind: 'village', village: villages[1]! }, '为什么不纳入', id))).toEqual({ number: 1 });
		expect(valueOf(await add({ kind: 'zone', zone }))).toEqual({ number: 2 });
		expect(valueOf(await add({ kind: 'point', east: 111.5, north: 38.2 }))).toEqual({ number: 3 });
		expect((await list()).map(({ number, place }) => [number, place.kind])).toEqual([
			[1, 'village'],
			[2, 'zone'],
			[3, 'point']
		]);
	});
	test('a place that is not there is refused: another county’s village, a zone of no such plan', async () => {
		const other = plans.get(second.code)!;
		const elsewhere = other.villages.find((code) => !here().villages.includes(code));
		for (const place of [
			{ kind: 'village', village: elsewhere ?? '000000000000' },
			{ kind: 'zone', zone: crypto.randomUUID() }
		] as AskedPlace[])
			expect(reason(await add(place))).toBe('comment.place');
		expect(reason(await add({ kind: 'point', east: 111, north: 38 }, '  '))).toBe('comment.text');
	});
	test('are answered, corrected by whoever wrote them, resolved and opened anew; what was said stays', async () => {
		expect(valueOf(await say(1, 1, 'answer', { text: '距离太远' }))).toEqual({ seq: 2 });
		expect(reason(await say(1, 1, 'resolve'))).toBe('comment.moved');
		valueOf(await say(1, 2, 'correct', { of: 1, text: '为什么不纳入？' }));
		valueOf(await say(1, 3, 'resolve'));
		expect(reason(await say(1, 4, 'resolve'))).toBe('comment.resolved');
		expect(isOpen((await list())[0]!)).toBe(false);
		expect(await openComments(read())).toEqual({ [await planId()]: 2 });
		valueOf(await say(1, 4, 'reopen', { text: '还没有说清' }));
		const [comment] = await list();
		expect(threadOf(comment!.remarks).map(({ act, text, former }) => [act, text, former.length])).toEqual([
			['comment', '为什么不纳入？', 1],
			['answer', '距离太远', 0],
			['resolve', '', 0],
			['reopen', '还没有说清', 0]
		]);
		expect(await openComments(read())).toEqual({ [await planId()]: 3 });
	});
	test('another’s words are not corrected', async () => {
		const outcome = await write(
			(tx, actor) =>
			addRemark(tx, { ...actor, id: 'somebody-else' }, { plan: here().plan, comment: 1, seen: 5, act: 'correct', of: 1, text: 'x' }) // prettier-ignore
		);
		expect(reason(outcome)).toBe('comment.not_yours');
	});
	test('of a zone that is gone its name stays', async () => {
		const { plan, zone } = here();
		const row = (await planByNumber(read(), plan))!;
		const [own] = await planContent(read(), row.id);
		const id = crypto.randomUUID();
		const changes = [...removed(own!), ...made(id, { name: '新', layout: 'chain', continues: null, locked: false })];
		valueOf(
			await write((tx, actor) =>
				drawOnPlan(tx, actor, { plan, base: row.head, steps: [{ id: crypto.randomUUID(), act: 'do', changes }] })
			)
		);
		expect((await list())[1]!.place).toEqual({ kind: 'zone', zone, name: '苹果' });
	});
	test('are of the whole county, and of one county', async () => {
		expect(await planComments(read(second.code), await planId(), '')).toEqual([]);
		expect(await openComments(read(second.code))).toEqual({});
		expect(await openComments(read(first.code, [`${first.code}101`]))).toEqual({});
		const place: AskedPlace = { kind: 'village', village: here().villages[0]! };
		expect(reason(await add(place, '看不到', crypto.randomUUID(), [`${first.code}101`]))).toBe('plan.unknown');
	});
});

describe('what a sheet is drawn from', () => {
	test('borders and lines in metres of the county’s system, of this county, for whoever sees all of it', async () => {
		const arcs = await sheetArcs(read());
		const { west, east, south, north } = boundsOfArcs(arcs)!;
		expect(east - west).toBeCloseTo(2000, -1);
		expect(north - south).toBeCloseTo(1000, -1);
		expect(new Set(arcs.flatMap(({ left, right }) => [left, right]))).toEqual(new Set([...here().villages, null]));
		const [red] = await sheetRedLines(read());
		expect([red!.kind, red!.rings[0]!.length]).toEqual(['farmland_red', 5]);
		const part = read(first.code, [`${first.code}101`]);
		expect([await sheetArcs(part), await sheetRedLines(part)]).toEqual([[], []]);
	});
	test('what is drawn beside villages counts in a side, once, and only where no village of the plan lies', async () => {
		const known = new Map((await villageFigures(read())).map((village) => [village.code, village]));
		const part = (east: number, width: number) => {
			const [[ring]] = first.rows.rectangle(east, 0, width, 1000) as [[[number, number][]]];
			return plainPart([ring.slice(0, -1).map(gridPoint)]);
		};
		const { number } = valueOf(await write((tx, actor) => createPlan(tx, actor, { name: '画', from: 'zones' })));
		const [zone] = await planContent(read(), (await planByNumber(read(), number))!.id);
		// Village 0 is the zone's; of both parts 300 m lie beyond it.
		const changes = [...drawnInto(zone!, [part(900, 200)]), ...made(other, { name: '又', layout: 'chain', continues: null, locked: false }), ...drawnInto({ id: other }, [part(1100, 200)])]; // prettier-ignore
		valueOf(await write((tx, actor) => drawOnPlan(tx, actor, { plan: number, base: 1, steps: [{ id: crypto.randomUUID(), act: 'do', changes }] }))); // prettier-ignore
		const side = (await sideOf(read(), number, known))!;
		expect(side.zones.map(({ beyond }) => Math.round(beyond!.areaMu / 100))).toEqual([150, 300]);
		expect([side.beyond!.parts, Math.round(side.beyond!.areaMu / 100)]).toEqual([2, 450]);
	});
	test('a side is the zones in force or a plan; no plan in sight is none', async () => {
		const known = new Map((await villageFigures(read())).map((village) => [village.code, village]));
		expect((await sideOf(read(), 'zones', known))!.zones.map(({ name, villages }) => [name, villages.size])).toEqual([['苹果', 1]]); // prettier-ignore
		expect((await sideOf(read(), here().plan, known))!.plan).toMatchObject({ name: '方案' });
		expect(await sideOf(read(), 999, known)).toBeNull();
		expect(await sideOf(read(first.code, [`${first.code}101`]), here().plan, known)).toBeNull();
	});
});
