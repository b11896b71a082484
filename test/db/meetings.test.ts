import { beforeAll, describe, expect, test } from 'vitest';
import { accepted, type Outcome } from '#core/outcome.ts';
import type { Permission } from '#core/permission.ts';
import type { Scope } from '#core/scope.ts';
import type { Engine } from '#db/engine/types.ts';
import { peopleOfVillage } from '#land/people-of-village.read.server.ts';
import { decideMatter, putOnAgenda, type AskedDecision } from '#meetings/agenda.write.server.ts';
import { executeMatter, mendMatter, raiseMatter, withdrawMatter } from '#meetings/matter.write.server.ts';
import { listMatters } from '#meetings/matters.read.server.ts';
import { meetingDetail, toldItem, villageOf } from '#meetings/meeting.read.server.ts';
import { mendMeeting, planMeeting, recordHeld, type AskedHeld } from '#meetings/meeting.write.server.ts';
import { listMeetings } from '#meetings/meetings.read.server.ts';
import { remindOfMeeting } from '#meetings/reminder.write.server.ts';
import { resolutionOf } from '#meetings/resolution.read.server.ts';
import { changeMeetingSettings } from '#meetings/settings.write.server.ts';
import { told } from '#text/zh/told.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';

const TODAY = '2026-11-26';
const now = () => new Date(`${TODAY}T04:00:00Z`);
const telling = { words: told, known: { names: ['王建国'] } };

/** Three villages of two townships; the second county has the same ids. */
async function fill({ code, rows: make }: CountyWithRows) {
	const townships = [make.township({ name: '甲镇' }), make.township({ name: '乙乡' })];
	const villages = [0, 0, 1].map((at, n) =>
		make.village({ name: ['上峪村', '中庄村', '下井村'][n]!, township_code: townships[at]!.code })
	);
	const debt = make.debt({ village_code: villages[0]!.code, counterparty: '赵小某', counterparty_kind: 'person' });
	valueOf(
		await testWrite(engine, code, async (tx) => {
			await insertRows(tx, 'township', townships);
			await insertRows(tx, 'village', villages);
			await insertRows(tx, 'debt', [debt]);
			return accepted(null);
		})
	);
	return villages.map((village) => village.code);
}

let engine: Engine;
let counties: [CountyWithRows, CountyWithRows];
let villages: string[];
let twins: string[];
beforeAll(async () => {
	engine = await testEngine();
	counties = await twoCounties(engine);
	villages = await fill(counties[0]);
	twins = await fill(counties[1]);
});

type Act<T> = Parameters<typeof testWrite<T>>[2];
const write = <T>(act: Act<T>, { scope, at = 0, permission = 'meetings.enter' }: { scope?: Scope; at?: number; permission?: Permission } = {}) =>
	testWrite(engine, counties[at]!, act, { permission, scope, now }); // prettier-ignore
const read = (scope?: Scope, at = 0) => testRead(engine, counties[at]!, scope);
const reason = (outcome: Outcome<unknown>) => (outcome.ok ? 'accepted' : outcome.reason);
const only = (village: string): Scope => ({ prefixes: [village] });

const plan = (village: string, metOn: string, of: { scope?: Scope; at?: number } = {}) =>
	write(
		(tx, actor) =>
			planMeeting(tx, actor, { village, metOn, place: '村委会会议室', chair: '张主持', minuteTaker: '李记录' }),
		of
	);
const raise = (village: string, given: object = {}, of: { scope?: Scope; at?: number } = {}) =>
	write((tx, actor) => {
		const matter = { kind: 'infrastructure', title: '村内道路硬化', content: '', amountFen: 5_000_000 };
		return raiseMatter(tx, actor, { village, ...matter, raisedOn: '2026-01-02', ...given }, telling);
	}, of);
const put = async (meeting: number, matter: number) => {
	const [detail, [row]] = [
		(await meetingDetail(read(), meeting))!,
		(await listMatters(read(), '2026')).filter(({ number }) => number === matter)
	];
	return write((tx, actor) =>
		putOnAgenda(tx, actor, { number: meeting, version: detail.version, matter, matterVersion: row!.version })
	);
};
const hold = async (number: number, given: Partial<AskedHeld> = {}) => {
	const { version } = (await meetingDetail(read(), number))!;
	const turnout = { committee: { due: 5, present: 5 }, delegates: { due: 30, present: 27 } };
	const asked = { number, version, turnout, supervisor: true, office: false, minutes: '', reason: '', ...given };
	return write((tx, actor) => recordHeld(tx, actor, asked, telling));
};
const decide = async (number: number, matter: number, given: Partial<AskedDecision> = {}) => {
	const item = (await meetingDetail(read(), number))!.agenda.find((each) => each.matter.number === matter)!;
	const counts = { present: 27, approve: 25, against: 1, abstain: 1 };
	const asked = { number, matter, version: item.version, deferred: false, body: 'delegates', ...counts };
	return write((tx, actor) =>
		decideMatter(tx, actor, { ...asked, decision: '同意招标', nextStep: '', reason: '', ...given }, telling)
	);
};
const execute = async (matter: number, given: object = {}) => {
	const [row] = (await listMatters(read(), '2026')).filter(({ number }) => number === matter);
	const asked = { number: matter, version: row!.version, executedOn: '2026-06-01', result: '完工并验收' };
	return write((tx, actor) =>
		executeMatter(tx, actor, { ...asked, settledFen: 4_900_000, reason: '', ...given }, telling)
	);
};
const standing = async (matter: number) =>
	(await listMatters(read(), '2026')).find(({ number }) => number === matter)!.standing;

describe('a meeting', () => {
	test('is one a month, on a day of the county’s, of a village in scope', async () => {
		const [village, other] = villages as [string, string];
		expect(reason(await plan(village, '2026-03-14'))).toBe('meeting.not_allowed');
		expect(reason(await plan(village, '2026-03-15', { scope: only(other) }))).toBe('meeting.village');
		expect(reason(await plan('140001999999', '2026-03-15'))).toBe('meeting.village');
		const { number } = valueOf(await plan(village, '2026-03-15', { scope: only(village) }));
		expect(await plan(village, '2026-03-25')).toMatchObject({ reason: 'meeting.twice', detail: { got: number } });
		// The other county has its own.
		valueOf(await plan(twins[0]!, '2026-03-15', { at: 1 }));
		expect(await meetingDetail(read(only(other)), number)).toBeNull();
		expect(await villageOf(read(only(other)), 'meeting', number)).toBeNull();
		expect(await meetingDetail(read(), number)).toMatchObject({ chair: '张**', state: 'planned', agenda: [] });
	});

	test('of January has the budget, and none is held before its day', async () => {
		const { number } = valueOf(await plan(villages[0]!, '2026-01-15'));
		expect(reason(await hold(number))).toBe('meeting.no_agenda');
		const road = valueOf(await raise(villages[0]!)).number;
		valueOf(await put(number, road));
		expect(reason(await hold(number))).toBe('meeting.no_budget');
		const budget = valueOf(await raise(villages[0]!, { kind: 'budget', title: '年度财务预算' })).number;
		valueOf(await put(number, budget));
		expect(reason(await put(number, budget))).toBe('agenda.standing');
		expect(reason(await decide(number, budget))).toBe('vote.not_held');
		valueOf(await hold(number));
		expect(await meetingDetail(read(), number)).toMatchObject({ supervisor: true, office: false, state: 'held' });
		const { number: later } = valueOf(await plan(villages[0]!, '2026-12-05'));
		expect(reason(await hold(later))).toBe('meeting.not_yet');
	});

	test('is put right with a reason; its former state and the trail keep both', async () => {
		const { number, id } = valueOf(await plan(villages[1]!, '2026-04-05'));
		const mend = (given: object) =>
			write((tx, actor) => {
				const asked = { number, version: 1, metOn: '2026-04-15', place: '村部', chair: '钱某某', minuteTaker: '孙某' };
				return mendMeeting(tx, actor, { ...asked, reason: '雨天改期', ...given });
			});
		expect(reason(await mend({ reason: '' }))).toBe('step.reason');
		expect(reason(await mend({ metOn: '2026-05-05' }))).toBe('meeting.month');
		valueOf(await mend({}));
		expect(reason(await mend({}))).toBe('meeting.changed');
		const [was] = await engine.primary
			.selectFrom('village_meeting_version')
			.select('state')
			.where('county_code', '=', counties[0].code)
			.where('id', '=', id)
			.execute();
		expect(was!.state).toMatchObject({ met_on: '2026-04-05', place: '村委会会议室' });
		const { body } = await engine.primary
			.selectFrom('audit_entry')
			.select('body')
			.where('county_code', '=', counties[0].code)
			.orderBy('seq', 'desc')
			.limit(1)
			.executeTakeFirstOrThrow();
		expect(String(body)).toContain('雨天改期');
		expect(String(body)).toContain('2026-04-05');
		expect(String(body)).not.toContain('钱某某');
	});
});

describe('a matter', () => {
	test('on the list is executed after a resolution that passed, and everybody is told both', async () => {
		const village = villages[2]!;
		const meeting = valueOf(await plan(village, '2026-03-25')).number;
		const matter = valueOf(await raise(village)).number;
		expect(reason(await execute(matter))).toBe('matter.no_resolution');
		valueOf(await put(meeting, matter));
		valueOf(await hold(meeting));
		expect(reason(await decide(meeting, matter, { approve: 26 }))).toBe('vote.sum');
		expect(reason(await decide(meeting, matter, { body: 'members' }))).toBe('vote.body');
		expect(reason(await decide(meeting, matter, { present: 28, approve: 26 }))).toBe('vote.present');
		expect(reason(await decide(meeting, matter, { decision: '同意王建国承建' }))).toBe('public.name');
		// Half of those who were there is not more than half.
		const lost = { present: 26, approve: 13, against: 13, abstain: 0 };
		expect(valueOf(await decide(meeting, matter, lost))).toMatchObject({ outcome: 'rejected' });
		expect(await standing(matter)).toBe('rejected');
		expect(reason(await execute(matter))).toBe('matter.no_resolution');
		expect(reason(await decide(meeting, matter))).toBe('step.reason');
		const { number } = valueOf(await decide(meeting, matter, { reason: '计票有误，已复核' }));
		expect(await standing(matter)).toBe('passed');
		expect(await resolutionOf(read(), number!)).toMatchObject({
			...{ village, metOn: '2026-03-25', outcome: 'passed', approve: 25, due: 30, matter, body: 'delegates' }
		});
		expect(await resolutionOf(read(only(villages[0]!)), number!)).toBeNull();
		expect(await resolutionOf(read(undefined, 1), number!)).toBeNull();
		expect(reason(await execute(matter, { settledFen: 5_000_001 }))).toBe('matter.over');
		valueOf(await execute(matter));
		const { agenda } = (await meetingDetail(read(), meeting))!;
		expect(agenda[0]!.told!.text).toContain('表决结果：通过');
		expect(agenda[0]!.told!.text).toContain('列席：监委会主任到会，村办主任缺席');
		expect(agenda[0]!.matter.told!.text).toContain('实际金额：49,000 元');
		const item = (await toldItem(read(), agenda[0]!.told!.id))!;
		expect(item).toMatchObject({ kind: 'resolution', village, vote: { approve: 25 }, publishedOn: TODAY });
		expect(await toldItem(read(only(villages[0]!)), agenda[0]!.told!.id)).toBeNull();
		// Nothing that was carried out is undone by counting anew.
		expect(reason(await decide(meeting, matter, { ...lost, reason: '再改' }))).toBe('matter.executed_stands');
		const fewer = { delegates: { due: 30, present: 26 } };
		expect(reason(await hold(meeting, { turnout: fewer, reason: '点错' }))).toBe('meeting.votes_stand');
		const more = { delegates: { due: 60, present: 27 } };
		expect(reason(await hold(meeting, { turnout: more, reason: '点错' }))).toBe('matter.executed_stands');
	});

	test('is counted again when the meeting is put right, and what no longer stands is taken back', async () => {
		const village = villages[2]!;
		const meeting = valueOf(await plan(village, '2026-05-25')).number;
		const matter = valueOf(await raise(village, { title: '安装太阳能路灯' })).number;
		valueOf(await put(meeting, matter));
		valueOf(await hold(meeting));
		valueOf(await decide(meeting, matter));
		const told = (await meetingDetail(read(), meeting))!.agenda[0]!.told!;
		expect(reason(await hold(meeting, { turnout: { delegates: { due: 60, present: 27 } } }))).toBe('step.reason');
		valueOf(await hold(meeting, { turnout: { delegates: { due: 60, present: 27 } }, reason: '应到人数填错' }));
		expect((await meetingDetail(read(), meeting))!.agenda[0]).toMatchObject({ outcome: 'void', told: null });
		expect(await toldItem(read(), told.id)).toBeNull();
		valueOf(await hold(meeting, { reason: '又核对了一遍' }));
		expect((await meetingDetail(read(), meeting))!.agenda[0]).toMatchObject({ outcome: 'passed' });
		expect(await toldItem(read(), told.id)).not.toBeNull();
	});

	test('below the limit needs no meeting; one that is put off comes again, one nobody passed is withdrawn', async () => {
		const village = villages[1]!;
		const small = valueOf(await raise(village, { kind: 'expense', title: '换锁', amountFen: 500_000 })).number;
		valueOf(await execute(small, { settledFen: 40_000 }));
		expect(await standing(small)).toBe('executed');
		const matter = valueOf(await raise(village, { kind: 'aid', title: '临时救助 3 户', amountFen: null })).number;
		const [first, second] = [
			valueOf(await plan(village, '2026-06-05')).number,
			valueOf(await plan(village, '2026-07-05')).number
		];
		valueOf(await put(first, matter));
		valueOf(await hold(first));
		valueOf(await decide(first, matter, { deferred: true }));
		expect(await standing(matter)).toBe('deferred');
		valueOf(await put(second, matter));
		expect(await standing(matter)).toBe('agenda');
		const held = (await meetingDetail(read(), second))!.agenda[0]!.matter;
		const asked = { number: matter, version: held.version, reason: '另有渠道' };
		valueOf(await write((tx, actor) => withdrawMatter(tx, actor, asked)));
		expect(await standing(matter)).toBe('withdrawn');
		expect(reason(await put(second, matter))).toBe('agenda.standing');
		expect(reason(await execute(matter))).toBe('matter.withdrawn');
	});

	test('says nobody’s name, and is put right with a reason; a resolution’s amount stays', async () => {
		const [village] = villages as [string];
		const names = await peopleOfVillage(read(), village);
		expect(names).toEqual(['赵小某']);
		const asked = { kind: 'aid', title: '救助赵小某家', content: '', amountFen: null, raisedOn: '2026-02-01' };
		const known = { ...telling, known: { names } };
		const named = await write((tx, actor) => raiseMatter(tx, actor, { village, ...asked }, known));
		expect(named).toMatchObject({ reason: 'public.name', detail: { field: 'title', got: '赵小某' } });
		const { number } = valueOf(await raise(village, { ...asked, title: '救助 1 户' }));
		const mend = (version: number, given: object) =>
			write((tx, actor) => {
				const next = { ...asked, title: '临时救助 1 户', number, version, reason: '写全', ...given };
				return mendMatter(tx, actor, next, telling);
			});
		expect(reason(await mend(1, { reason: '' }))).toBe('step.reason');
		expect(valueOf(await mend(1, {})).version).toBe(2);
		expect(reason(await mend(1, {}))).toBe('matter.changed');
	});
});

describe('the list', () => {
	test('shows every village’s months up to this one, in scope, missed ones too; the township reminds', async () => {
		const rows = await listMeetings(read(), '2026', TODAY);
		// Eleven months and one planned for December.
		expect(rows).toHaveLength(3 * 11 + 1);
		const own = await listMeetings(read(only(villages[2]!)), '2026', TODAY);
		expect(new Set(own.map(({ village }) => village))).toEqual(new Set([villages[2]]));
		const at = (month: string) => own.find((row) => row.month === month)!;
		expect(at('2026-03')).toMatchObject({ state: 'held', decided: 1, passed: 1, executed: 1, agenda: 1 });
		expect(at('2026-03').turnout).toEqual({ due: 35, present: 32 });
		expect(at('2026-02')).toMatchObject({ state: 'missed', number: null, remindedOn: null });
		expect(at('2026-11')).toMatchObject({ state: 'due' });
		const remind = (month: string, scope: Scope) =>
			write((tx, actor) => remindOfMeeting(tx, actor, { village: villages[2]!, month, said: '请尽快召开' }), {
				...{ permission: 'meetings.remind', scope }
			});
		const township = { prefixes: [villages[2]!.slice(0, 9)] };
		expect(reason(await remind('2026-02', only(villages[0]!)))).toBe('meeting.village');
		expect(reason(await remind('2026-03', township))).toBe('remind.needless');
		expect(reason(await remind('2026-12', township))).toBe('remind.month');
		valueOf(await remind('2026-02', township));
		const again = await listMeetings(read(township), '2026', TODAY);
		expect(again.find((row) => row.month === '2026-02')).toMatchObject({ remindedOn: TODAY });
		expect((await listMeetings(read(undefined, 1), '2026', TODAY)).filter(({ state }) => state === 'late')).toHaveLength(1); // prettier-ignore
	});

	test('goes by the county’s dated rules', async () => {
		const set = (values: Record<string, unknown>, validFrom = '2026-08-01') =>
			write((tx, actor) => changeMeetingSettings(tx, actor, { values, validFrom, source: '县办发〔2026〕8 号' }), {
				permission: 'settings.change'
			});
		expect(reason(await set({ 'meetings.allowed_days': [] }))).toBe('settings.value');
		expect(reason(await set({ 'land.nothing': 1 }))).toBe('settings.unknown');
		valueOf(await set({ 'meetings.allowed_days': [8, 18], 'meetings.single_expense_fen': 100_000 }));
		expect(reason(await plan(villages[0]!, '2026-08-15'))).toBe('meeting.not_allowed');
		valueOf(await plan(villages[0]!, '2026-08-18'));
		const pump = { kind: 'expense', title: '购置水泵', amountFen: 200_000 };
		const before = valueOf(await raise(villages[0]!, { ...pump, raisedOn: '2026-07-31' })).number;
		const after = valueOf(await raise(villages[0]!, { ...pump, raisedOn: '2026-08-01' })).number;
		const needs = async (number: number) =>
			(await listMatters(read(), '2026')).find((row) => row.number === number)!.needs;
		expect([await needs(before), await needs(after)]).toEqual([false, true]);
	});
});
