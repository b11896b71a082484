import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { localOperator } from '#auth/local-operator.ts';
import { roles, type Role } from '#auth/roles.ts';
import { dayOf } from '#core/period.ts';
import { accepted, type Outcome } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { throughDoor, type Write } from '#door/door.server.ts';
import { contractCourse } from '#land/contracts/course.ts';
import { decideIrregularity, nameIrregularity } from '#land/contracts/decisions.write.server.ts';
import { contractDetail } from '#land/contracts/detail.read.server.ts';
import { removeEntry, saveEntry, takeBackEntry } from '#land/contracts/entries.write.server.ts';
import { seeInterests } from '#land/contracts/interests.write.server.ts';
import { irregularitiesDue } from '#land/contracts/irregularity-run.read.server.ts';
import { lookThroughCounty } from '#land/contracts/irregularity-run.write.server.ts';
import { contractListOf } from '#land/contracts/list.ts';
import { clearingProgress, countContracts, listContracts } from '#land/contracts/list.read.server.ts';
import { sumProgress } from '#land/contracts/progress.ts';
import { saveContract, takeBackContract } from '#land/contracts/record.write.server.ts';
import { escalatedRows, rectifiedRows, registerRows } from '#land/contracts/sheets.read.server.ts';
import { raiseContract, takeContractStep, takeEscalationStep } from '#land/contracts/steps.write.server.ts';
import { shareOut } from '#land/contracts/team-book.write.server.ts';
import { bookOf, villageBooks } from '#land/contracts/team-book.read.server.ts';
import { changeLandSettings } from '#land/settings.write.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';

const TODAY = '2026-11-22';
const first = contractListOf(new URLSearchParams());
const filterOf = (search: string) => contractListOf(new URLSearchParams(search));

/** Two villages of two townships; three contracts of the first one and a household's, one of the second. */
async function fill({ code, rows: make }: CountyWithRows) {
	const townships = [make.township({ name: '甲镇' }), make.township({ name: '乙乡' })];
	const villages = townships.map((township, at) =>
		make.village({ name: ['上峪村', '下井村'][at]!, township_code: township.code })
	);
	const [one, other] = villages.map((village) => village.code) as [string, string];
	const contracts = [
		make.contract({ village_code: one, status: 'irregular', form: 'oral', lessee_name: '王建国', contracted_mu: 1250 }),
		make.contract({ village_code: one, status: 'rectified', formerly_oral: true }),
		make.contract({ village_code: one, status: 'registered', arrears_fen: 7200 }),
		make.contract({ village_code: other, status: 'regular' }),
		make.contract({ village_code: one, household: true })
	];
	// 有面积有四至: nothing is unclear about where they lie.
	for (const contract of contracts)
		contract.extra = JSON.stringify({ plots: [{ mu: 1250, east: '路', south: '沟', west: '渠', north: '坡' }] });
	const team = make.team({ kind: 'work_team', duty: 'legal', name: '法律咨询专班' });
	valueOf(
		await testWrite(engine, code, async (tx) => {
			await insertRows(tx, 'township', townships);
			await insertRows(tx, 'village', villages);
			await insertRows(tx, 'team', [team]);
			await insertRows(tx, 'contract', contracts);
			await tx.takeNumbers('contract', contracts.length);
			return accepted(null);
		})
	);
	valueOf(await testWrite(engine, code, lookThroughCounty));
	return {
		villages: [one, other] as const,
		townships,
		numbers: contracts.map(({ feature_no }) => feature_no),
		team: team.id
	};
}

let engine: Engine;
let counties: [CountyWithRows, CountyWithRows];
let made: Awaited<ReturnType<typeof fill>>;
let before: string;

/** Everything the twin county holds of contracts; it never moves. */
const twinState = async (): Promise<string> => {
	const db = testRead(engine, counties[1].code);
	const rows = await listContracts(db, first, TODAY);
	return JSON.stringify([rows, await clearingProgress(db, TODAY)]);
};

beforeAll(async () => {
	engine = await testEngine();
	counties = await twoCounties(engine);
	made = await fill(counties[0]);
	await fill(counties[1]);
	before = await twinState();
});

const home = () => counties[0].code;
const read = (prefixes?: readonly string[]) => testRead(engine, home(), prefixes && { prefixes });
let people = 0;
/** Somebody of a role, each time another person. */
const as = <T>(role: Role, places: readonly string[], write: Write<T>): Promise<Outcome<T>> => {
	const permissions = new Set(roles[role].permissions);
	const actor = { ...localOperator(home()), id: `person-${++people}`, role, permissions, scope: { prefixes: places } };
	return throughDoor(engine, actor, 'land.see', write);
};
const county = <T>(write: Write<T>) => as('centre', [home()], write);
const township = <T>(write: Write<T>) => as('township', [made.townships[0]!.code], write);
const village = <T>(write: Write<T>) => as('village', [made.villages[0]], write);
const detail = async (number: number) => (await contractDetail(read(), number, TODAY))!;
const values = (change: Record<string, string> = {}) => ({
	...{ number: 'XS-1', village_code: made.villages[0], kind: 'asset', object_kind: 'shop', form: 'receipt' },
	...{ contracted_mu: '0.36', rent_unit: 'unit_year', rents: '~ 3600', assets: '门面房 3', lessee_name: '李四' },
	...change
});

describe('the register', () => {
	test('a household contract is in no list, no count, no record and is not worked on', async () => {
		const rows = await listContracts(read(), first, TODAY);
		expect(rows.map(({ number }) => number).sort()).toEqual(made.numbers.slice(0, 4).sort());
		expect((await countContracts(read(), first.filter, TODAY)).count).toBe(4);
		const household = made.numbers[4]!;
		expect(await contractDetail(read(), household, TODAY)).toBeNull();
		expect(
			await county((tx, by) =>
				takeContractStep(tx, by, { number: household, version: 1, step: 'review', reason: null })
			)
		).toMatchObject({ reason: 'contract.unknown' });
		expect(
			await county((tx, by) =>
				saveContract(tx, by, { number: null, version: 0, values: values({ number: '149901100200000003J' }) })
			)
		).toMatchObject({ reason: 'contract.invalid' });
		expect(await registerRows(read(), first, TODAY)).toHaveLength(4);
	});

	test('figures add up at every level, and names are masked', async () => {
		const whole = await clearingProgress(read(), TODAY);
		expect(sumProgress(whole)).toMatchObject({
			found: 4,
			cleared: 2,
			oral: 2,
			oralCleared: 1,
			irregular: 2,
			rectified: 1,
			suspected: 2
		});
		const parts = await Promise.all(made.townships.map(({ code }) => clearingProgress(read([code]), TODAY)));
		expect(sumProgress(parts.flat())).toEqual(sumProgress(whole));
		expect(
			(await listContracts(read(), first, TODAY)).map(({ lessee }) => lessee).filter((name) => !name?.endsWith('**'))
		).toEqual([]);
	});

	test.each([
		['status=irregular', 1],
		['irregularity=oral', 1],
		['set=suspected', 2],
		['set=cleared', 2],
		['set=oral_before', 1],
		['form=oral&kind=asset', 0],
		['text=下井', 1],
		['text=王建国', 0]
	])('filtered by %s: %i', async (search, count) => {
		const { filter } = filterOf(search);
		expect((await listContracts(read(), { ...first, filter }, TODAY)).length).toBe(count);
		expect((await countContracts(read(), filter, TODAY)).count).toBe(count);
	});

	test.each(['number', 'village', 'mu', 'ends', 'status', 'irregular'])('sorted by %s', async (key) => {
		const rows = await listContracts(read(), filterOf(`sort=${key}&down=1`), TODAY);
		expect(rows).toHaveLength(4);
	});

	test('is entered, found irregular in the same write, changed, and taken back to the first state', async () => {
		const entered = valueOf(
			await village((tx, by) => saveContract(tx, by, { number: null, version: 0, values: values() }))
		);
		expect(await detail(entered.number)).toMatchObject({ lessee: '李**', yearlyFen: 1_080_000, status: 'registered' });
		const kinds = async () =>
			(await detail(entered.number)).irregularities.filter(({ status }) => status !== 'gone').map(({ kind }) => kind);
		expect(await kinds()).toEqual(['receipt_only']);
		const changed = valueOf(
			await village((tx, by) =>
				saveContract(tx, by, { ...entered, values: values({ form: 'written', arrears_fen: '100', lessee_name: '' }) })
			)
		);
		expect(await kinds()).toEqual(['arrears']);
		expect((await detail(entered.number)).lessee).toBe('李**');
		const twice = await village((tx, by) => saveContract(tx, by, { ...entered, values: values() }));
		expect(twice).toMatchObject({ reason: 'contract.changed' });
		const back = valueOf(await village((tx, by) => takeBackContract(tx, by, changed)));
		expect(await kinds()).toEqual(['receipt_only']);
		expect(
			await village((tx, by) => saveContract(tx, by, { number: null, version: 0, values: values() }))
		).toMatchObject({ reason: 'contract.invalid', detail: { faults: [{ field: 'number', expected: 'unique' }] } });
		expect(back.version).toBe(3);
		const gone = valueOf(
			await village((tx, by) => saveContract(tx, by, { number: null, version: 0, values: values({ number: 'XS-2' }) }))
		);
		valueOf(await village((tx, by) => takeBackContract(tx, by, gone)));
		expect(await contractDetail(read(), gone.number, TODAY)).toBeNull();
	});

	test('beyond one’s places nothing is seen or changed', async () => {
		const other = made.numbers[3]!;
		expect(await contractDetail(read([made.villages[0]]), other, TODAY)).toBeNull();
		expect(
			await village((tx, by) => saveContract(tx, by, { number: other, version: 1, values: values({ number: 'XS-9' }) }))
		).toMatchObject({ reason: 'contract.unknown' });
		expect(
			await village((tx, by) =>
				saveContract(tx, by, {
					number: null,
					version: 0,
					values: values({ number: 'XS-9', village_code: made.villages[1] })
				})
			)
		).toMatchObject({ reason: 'contract.scope' });
	});
});

describe('what is found', () => {
	const about = () => made.numbers[0]!;
	const oral = async () => (await detail(about())).irregularities.find(({ kind }) => kind === 'oral')!;

	test('a decision needs a note to dismiss, survives looking anew, and falls with its facts', async () => {
		const asked = { contract: about(), kind: 'oral', version: 1, decision: 'dismissed', note: '' } as const;
		expect(await township((tx, by) => decideIrregularity(tx, by, asked))).toMatchObject({
			reason: 'irregularity.note_needed'
		});
		valueOf(await township((tx, by) => decideIrregularity(tx, by, { ...asked, note: '已看到书面合同原件' })));
		valueOf(await testWrite(engine, home(), lookThroughCounty));
		expect(await oral()).toMatchObject({ status: 'dismissed', note: '已看到书面合同原件' });
		const arrears = (await detail(made.numbers[2]!)).irregularities.find(({ kind }) => kind === 'arrears')!;
		valueOf(
			await township((tx, by) =>
				decideIrregularity(tx, by, {
					contract: made.numbers[2]!,
					kind: 'arrears',
					version: arrears.version,
					decision: 'confirmed',
					note: ''
				})
			)
		);
		const { form, version } = await detail(made.numbers[2]!);
		valueOf(
			await village((tx, by) =>
				saveContract(tx, by, { number: made.numbers[2]!, version, values: { ...form, arrears_fen: '73' } })
			)
		);
		expect((await detail(made.numbers[2]!)).irregularities.find(({ kind }) => kind === 'arrears')).toMatchObject({
			status: 'suspected',
			figures: { fen: 7300 }
		});
	});

	test('a person names what no rule sees, and nothing a rule finds', async () => {
		expect(
			await township((tx, by) => nameIrregularity(tx, by, { contract: about(), kind: 'oral', note: '口头' }))
		).toMatchObject({ reason: 'irregularity.by_rule' });
		valueOf(
			await township((tx, by) =>
				nameIrregularity(tx, by, { contract: about(), kind: 'unfair_term', note: '只许承包方单方续租' })
			)
		);
		valueOf(await testWrite(engine, home(), lookThroughCounty));
		expect((await detail(about())).irregularities.find(({ kind }) => kind === 'unfair_term')).toMatchObject({
			status: 'confirmed',
			origin: 'person'
		});
	});

	test('a changed setting makes it due, and once looked through it is not', async () => {
		expect(await irregularitiesDue(read())).toBe(false);
		valueOf(
			await county((tx, by) =>
				changeLandSettings(tx, by, {
					values: { 'contract.lease_years': 10 },
					validFrom: '2000-01-01',
					source: '演示〔2026〕3号'
				})
			)
		);
		expect(await irregularitiesDue(read())).toBe(true);
		valueOf(await testWrite(engine, home(), lookThroughCounty));
		expect(await irregularitiesDue(read())).toBe(false);
		expect((await detail(made.numbers[3]!)).irregularities).toMatchObject([
			{ kind: 'over_term', basis: '演示〔2026〕3号' }
		]);
		expect(await irregularitiesDue(testRead(engine, counties[1]))).toBe(false);
	});
});

/** The days from Monday to Friday among so many after a day. */
function weekDaysAfter(day: string, count: number): string[] {
	const after = (days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000);
	return Array.from({ length: count }, (_, at) => after(at + 1))
		.filter((date) => date.getUTCDay() % 6 !== 0)
		.map((date) => date.toISOString().slice(0, 10));
}

describe('putting right', () => {
	const number = () => made.numbers[0]!;
	const stands = async () => ({ number: number(), version: (await detail(number())).version });
	/** What stands is read before: inside a write the embedded engine has no second connection to read by. */
	const step = async (office: typeof village, name: string) => {
		const asked = { ...(await stands()), step: name, reason: null };
		return office((tx, by) => takeContractStep(tx, by, asked));
	};

	test('from irregular by a hand-up with its clock and an answer to put right, each step by whoever may', async () => {
		valueOf(await step(village, 'rectify'));
		const early = { ...(await stands()), step: 'finish', reason: null };
		expect(await township((tx, by) => takeContractStep(tx, by, early))).toMatchObject({ reason: 'step.needs' });
		expect(await village((tx, by) => takeContractStep(tx, by, early))).toMatchObject({ reason: 'permission.missing' });
		const raise = { ...(await stands()), reason: '两次协商没有结果', team: null };
		valueOf(await village((tx, by) => raiseContract(tx, by, raise)));
		expect((await detail(number())).escalations).toMatchObject([{ state: 'township', team: null }]);
		// A county's days off stand still for every clock: each week day of the coming month is one, so ten working days are far.
		const holidays = weekDaysAfter(dayOf(new Date()), 31);
		const closed = { values: { 'calendar.holidays': holidays }, validFrom: '2000-01-01', source: '演示放假通知' };
		valueOf(await county((tx, by) => changeLandSettings(tx, by, closed)));
		const up = { ...(await stands()), step: 'to_county', reason: '涉及多个村', team: made.team };
		expect(await county((tx, by) => takeEscalationStep(tx, by, up))).toMatchObject({ reason: 'step.level' });
		valueOf(await township((tx, by) => takeEscalationStep(tx, by, up)));
		const [handed] = (await detail(number())).escalations;
		expect(handed).toMatchObject({ state: 'county', team: made.team });
		expect(handed!.dueOn > holidays.at(-1)!).toBe(true);
		const open = { ...closed, values: { 'calendar.holidays': [] }, validFrom: '2000-01-02' };
		valueOf(await county((tx, by) => changeLandSettings(tx, by, open)));
		const answer = { ...(await stands()), step: 'answer', reason: '按二十年签补充协议', team: null };
		expect(await county((tx, by) => takeEscalationStep(tx, by, answer))).toMatchObject({ reason: 'step.needs' });
		const owner = { contract: number() };
		const opinion = { question: '怎样认定？', opinion: '租赁关系成立。', lawyer: '某律师', given_on: '2026-11-20' };
		valueOf(await township((tx, by) => saveEntry(tx, by, 'opinion', { owner, id: null, version: 0, values: opinion })));
		valueOf(await county((tx, by) => takeEscalationStep(tx, by, answer)));
		expect(await detail(number())).toMatchObject({
			status: 'rectifying',
			escalations: [{ state: 'answered', answer: '按二十年签补充协议' }]
		});
		const done = { kind: 'sign', done_on: '2026-11-21', delta_fen: '360' };
		valueOf(
			await village((tx, by) => saveEntry(tx, by, 'rectification', { owner, id: null, version: 0, values: done }))
		);
		valueOf(await step(township, 'finish'));
		expect((await detail(number())).status).toBe('rectified');
		expect((await detail(number())).steps.map(({ step }) => step)).toEqual([
			'finish',
			'hand_back',
			'escalate',
			'rectify'
		]);
		const [row] = await rectifiedRows(read(), filterOf('status=rectified&text='), TODAY).then((rows) =>
			rows.filter(({ done: how }) => how)
		);
		expect(row).toMatchObject({ done: 'sign', deltaFen: 36_000 });
		expect(await escalatedRows(read(), first, TODAY)).toMatchObject([{ state: 'answered', opinion: '租赁关系成立。' }]);
	});

	test('nobody skips: every step from every other status is refused', async () => {
		const open = made.numbers[3]!;
		for (const { name, from } of contractCourse.steps.filter(({ from: states }) => !states.includes('regular')))
			expect(
				from.length > 0 &&
					(await county((tx, by) =>
						takeContractStep(tx, by, { number: open, version: 1, step: name, reason: '理由在此' })
					))
			).toMatchObject({ reason: 'step.from' });
	});

	test('an entry is changed, taken back and removed; in the wrong place there is none', async () => {
		const owner = { contract: made.numbers[2]! };
		const add = { owner, id: null, version: 0, values: { kind: 'keep', done_on: '2026-11-20' } };
		const saved = valueOf(await village((tx, by) => saveEntry(tx, by, 'rectification', add)));
		const changed = valueOf(
			await village((tx, by) =>
				saveEntry(tx, by, 'rectification', { ...add, ...saved, values: { kind: 'reprice', done_on: '2026-11-20' } })
			)
		);
		const elsewhere = { owner: { contract: made.numbers[0]! }, ...changed };
		expect(await village((tx, by) => removeEntry(tx, by, 'rectification', elsewhere))).toMatchObject({
			reason: 'contract.unknown'
		});
		const back = valueOf(await village((tx, by) => takeBackEntry(tx, by, 'rectification', { owner, ...changed })));
		expect((await detail(owner.contract)).rectifications).toMatchObject([{ state: { kind: 'keep' } }]);
		valueOf(await village((tx, by) => removeEntry(tx, by, 'rectification', { owner, ...back })));
		expect((await detail(owner.contract)).rectifications).toEqual([]);
	});
});

describe('restricted interests', () => {
	test('are in no list, sheet, record or trail of the contract; each look is written down', async () => {
		const number = made.numbers[1]!;
		const values = { relation: 'relative', note: '暗语：支书的堂弟' };
		valueOf(
			await county((tx, by) =>
				saveEntry(tx, by, 'interest', { owner: { contract: number }, id: null, version: 0, values })
			)
		);
		const shown = [
			await detail(number),
			await listContracts(read(), first, TODAY),
			await registerRows(read(), first, TODAY),
			await rectifiedRows(read(), first, TODAY),
			await clearingProgress(read(), TODAY)
		];
		expect(JSON.stringify(shown)).not.toContain('暗语');
		expect(valueOf(await county((tx, by) => seeInterests(tx, by, number)))).toHaveLength(1);
		const { rows } = await sql<{ body: string }>`
			select body from audit_entry where county_code = ${home()} and body like '%contract_interest%'`.execute(engine.primary);
		expect(rows).toHaveLength(2);
		expect(rows.join()).not.toContain('暗语');
	});

	test('belong to no leader', () => {
		for (const role of ['county_leader', 'village', 'agency', 'department'] as const)
			expect(roles[role].permissions as readonly string[]).not.toContain('land.interest.see');
	});
});

describe('the team book', () => {
	test('groups share a village’s contracts; two meetings of one day are one', async () => {
		const owner = { village: made.villages[0] };
		const group = (name: string) => ({
			owner,
			id: null,
			version: 0,
			values: { name, leader: '王主任', starts_on: '2026-11-01' }
		});
		for (const name of ['第一组', '第二组'])
			valueOf(await village((tx, by) => saveEntry(tx, by, 'group', group(name))));
		expect(valueOf(await village((tx, by) => shareOut(tx, by, owner.village))).count).toBeGreaterThan(2);
		expect(valueOf(await village((tx, by) => shareOut(tx, by, owner.village))).count).toBe(0);
		const { groups } = await bookOf(read(), owner.village);
		const [one, other] = groups.map(({ contracts }) => contracts) as [number, number];
		expect(Math.abs(one - other)).toBeLessThan(2);
		const meeting = {
			owner,
			id: null,
			version: 0,
			values: { met_on: '2026-11-20', present: '全体', found: '对上 3 份' }
		};
		valueOf(await village((tx, by) => saveEntry(tx, by, 'meeting', meeting)));
		expect(await village((tx, by) => saveEntry(tx, by, 'meeting', meeting))).toMatchObject({ reason: 'entry.twice' });
		const elsewhere = { ...meeting, owner: { village: made.villages[1] } };
		expect(await village((tx, by) => saveEntry(tx, by, 'meeting', elsewhere))).toMatchObject({
			reason: 'contract.unknown'
		});
		expect(await villageBooks(read([owner.village]))).toMatchObject([{ groups: 2, meetings: ['2026-11-20'] }]);
	});
});

test('the other county never moved', async () => expect(await twinState()).toBe(before));
