import { beforeAll, describe, expect, test } from 'vitest';
import { roles, type Role } from '#auth/roles.ts';
import { askerOf } from '#core/office.ts';
import { accepted } from '#core/outcome.ts';
import { remindOfMeeting } from '#meetings/reminder.write.server.ts';
import type { Actor, Permission } from '#core/permission.ts';
import type { Engine } from '#db/engine/types.ts';
import { throughDoor } from '#door/door.server.ts';
import { setCharge, askWaiver } from '#land/charges/charge.write.server.ts';
import { debtRules } from '#land/debts/debt-settings.read.server.ts';
import { addAsset } from '#land/reclaimed/record.write.server.ts';
import { waitingLists } from '#land/home/waiting-lists.read.server.ts';
import { landProgress } from '#land/home/progress.read.server.ts';
import { sumProgress, withinPlace } from '#land/home/progress.ts';
import { rulesOf } from '#land/rules/rules.read.server.ts';
import { changeLandSettings } from '#land/settings.write.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';
import { signedCase } from '#test/signed-case.ts';

const TODAY = '2026-11-22';
const now = () => new Date(`${TODAY}T03:00:00Z`);
let engine: Engine;
let county: CountyWithRows;
let place: string;

const person = (role: Role, id: string = role): Actor => {
	const level = roles[role].levels[0]!;
	const prefix = level === 'county' ? county.code : place.slice(0, level === 'township' ? 9 : 12);
	return {
		...{ id, name: `${role} ${id}`, role, county: county.code, scope: { prefixes: [prefix] } },
		permissions: new Set<Permission>(roles[role].permissions)
	};
};

/** Both counties alike: a contract in each status that waits, one handed up, a signed case with its charge, two debts. */
async function fill({ code, rows: make }: CountyWithRows): Promise<string> {
	const township = make.township({ name: '甲镇' });
	const village = make.village({ name: '上峪村', township_code: township.code });
	const here = { village_code: village.code };
	const contracts = (['registered', 'irregular', 'rectifying', 'rectified', 'escalated'] as const).map((status) =>
		make.contract({ ...here, status, number: `HT-${status}` })
	);
	contracts.push(make.contract({ ...here, status: 'registered', household: true, number: 'HT-户' }));
	const debts = [
		make.debt({
			side: 'payable',
			...here,
			number: 'ZW-违',
			prohibition: 'benefits',
			arisen_on: '2026-03-01',
			opening_fen: 0
		}),
		make.debt({ side: 'payable', ...here, number: 'ZW-1', opening_fen: 1000 }),
		make.debt({ side: 'receivable', ...here, number: 'ZQ-1', opening_fen: 5000 })
	];
	const moved = (at: number, method: string, amount_fen: number) =>
		make.debtMovement({ debt_id: debts[at]!.id, method, amount_fen });
	valueOf(
		await testWrite(engine, code, async (tx) => {
			await insertRows(tx, 'township', [township]);
			await insertRows(tx, 'village', [village]);
			await insertRows(tx, 'contract', contracts);
			await insertRows(tx, 'debt', debts);
			await insertRows(tx, 'debt_movement', [
				...[moved(0, 'new', 700), moved(1, 'relief', 400), moved(2, 'recovery', 2000), moved(2, 'write_off', 500)]
			]);
			await tx.query
				.insertInto('contract_escalation')
				.values({
					...{ county_code: code, id: tx.newId(), recorded_at: tx.now, feature_no: 1, code: 'TJ-1' },
					...{ contract_id: contracts[4]!.id, state: 'township', reason: '协商未果', raised_on: '2026-11-01' },
					...{ due_on: '2026-11-15', last_actor: 'village' }
				})
				.execute();
			await signedCase(tx, {
				...{ village: village.code, mu: 1000, priceFen: 40_000 },
				...{ signedOn: '2026-02-01', startsOn: '2026-02-01', endsOn: '2029-02-01' }
			});
			return accepted(null);
		})
	);
	return village.code;
}

beforeAll(async () => {
	engine = await testEngine();
	const counties = await twoCounties(engine);
	for (const each of counties) place = await fill(each);
	county = counties[0];
	place = `${county.code}${place.slice(6)}`;
});

const waits = async (role: Role, id?: string) => {
	const who = person(role, id);
	const lists = await waitingLists(testRead(engine, county, who.scope), askerOf(who), TODAY);
	return lists.flatMap(({ rows, kind, count }) => {
		expect(rows.length).toBe(count);
		return rows.map(({ name, ask, dueOn }) => [kind, name, ask, dueOn].filter((part) => part !== null).join(' '));
	});
};

describe('what waits', () => {
	test('each office has its own, and none another’s', async () => {
		expect(await waits('village')).toEqual([
			...['contract HT-irregular rectify', 'contract HT-rectifying record', 'meeting 2026-11 plan 2026-11-30']
		]);
		expect(await waits('township')).toEqual([
			...[
				'case 0001 supplemented',
				'contract HT-registered review',
				'handup HT-escalated answer 2026-11-15',
				'debt ZW-违 see 2026-03-01'
			]
		]);
		expect(await waits('centre')).toEqual(['case 0001 supplemented']);
		expect(await waits('department')).toEqual([]);
		expect(await waits('agency')).toEqual([]);
	});

	test('what was taken back waits for the village to set its price, then for whoever may resolve on it', async () => {
		const values = {
			village_code: place,
			object_kind: 'land',
			name: '东坡地',
			area_mu: '12.34',
			reclaimed_on: '2026-02-01'
		};
		valueOf(
			await throughDoor(engine, person('township'), 'land.reclaimed.keep', (tx, who) => addAsset(tx, who, values), {
				now
			})
		);
		expect(await waits('village')).toContain('offer 0001 waiting 2026-12-18');
		expect(await waits('township')).not.toContain('offer 0001 waiting 2026-12-18');
	});

	test('a month without a meeting waits for the township until it has reminded', async () => {
		valueOf(
			await testWrite(engine, county, async (tx) => {
				const setting = {
					county_code: tx.county,
					key: 'meetings.from_month',
					value: JSON.stringify('2026-10')
				};
				await tx.query
					.insertInto('setting')
					.values({ ...setting, valid_from: '2026-01-01', source: '测试', recorded_at: tx.now })
					.execute();
				return accepted(null);
			})
		);
		expect(await waits('township')).toContain('meeting 2026-10 remind 2026-10-31');
		expect(await waits('village')).not.toContain('meeting 2026-10 remind 2026-10-31');
		valueOf(
			await throughDoor(engine, person('township'), 'meetings.remind', (tx, who) => remindOfMeeting(tx, who, { village: place, month: '2026-10', said: '请尽快召开' }), { now }) // prettier-ignore
		);
		expect(await waits('township')).not.toContain('meeting 2026-10 remind 2026-10-31');
	});

	test('an overdue charge waits for those who collect it, a waiver for whoever did not ask for it', async () => {
		const set = await throughDoor(
			engine,
			person('township'),
			'land.charge.set',
			(tx, actor) => setCharge(tx, actor, { number: 1, version: 1 }),
			{ now }
		);
		valueOf(set);
		expect(await waits('agency')).toEqual(['charge 0001 collect 2026-03-03']);
		expect(await waits('village')).toContain('charge 0001 collect 2026-03-03');
		expect(await waits('township')).not.toContain('charge 0001 collect 2026-03-03');
		const asked = await throughDoor(
			engine,
			person('township'),
			'land.charge.set',
			(tx, actor) =>
				askWaiver(tx, actor, {
					...{ number: 1, version: 1, fen: 10_000, reason: '受灾减收，村民代表会议同意' },
					...{ resolvedOn: '2026-10-01', resolutionNumber: '决议 1' }
				}),
			{ now }
		);
		valueOf(asked);
		expect(await waits('agency')).toContain('waiver 0001 grant');
		expect(await waits('agency', 'township')).not.toContain('waiver 0001 grant');
	});
});

test('how far the village is: contracts, land signed for, charges, and both ledgers from their base date', async () => {
	const all = await landProgress(testRead(engine, county), TODAY, true);
	expect(sumProgress(all)).toMatchObject({
		...{ found: 5, cleared: 1, irregular: 4, rectified: 1, newMu: 0, signedMu: 1000 },
		...{ claimedFen: 5000, recoveredFen: 2000, owedFen: 1000, resolvedFen: 400, paidFen: 0 }
	});
	expect(sumProgress(withinPlace(all, place))).toEqual(sumProgress(all));
	const elsewhere = testRead(engine, county, { prefixes: [`${county.code}999`] });
	expect(await landProgress(elsewhere, TODAY, true)).toEqual([]);
});

test('rules are set from a day on, by what document, and a value that does not fit is refused by its name', async () => {
	const set = (values: Record<string, unknown>, validFrom = '2026-06-01') =>
		throughDoor(engine, person('centre'), 'settings.change', (tx, actor) =>
			changeLandSettings(tx, actor, { values, validFrom, source: '演示〔2026〕5号' })
		);
	valueOf(await set({ 'debts.base_date': '2025-06-30', 'case.days.measured': 8 }));
	valueOf(await set({ 'charge.pay_days': 60 }, '2027-01-01'));
	const { calendar } = await debtRules(testRead(engine, county), now());
	expect(calendar.base).toBe('2025-06-30');
	const cases = await rulesOf(testRead(engine, county), 'cases', TODAY);
	expect(cases.find(({ key }) => key === 'case.days.measured')).toMatchObject({
		...{ value: 8, since: { validFrom: '2026-06-01', source: '演示〔2026〕5号' } }
	});
	const charges = await rulesOf(testRead(engine, county), 'charges', TODAY);
	expect(charges[1]).toMatchObject({ value: 30, since: null, later: [{ validFrom: '2027-01-01', value: 60 }] });
	expect(await set({ 'debts.targets': [{ toFen: 100, byYear: [] }] })).toMatchObject({
		...{ ok: false, reason: 'settings.value', detail: { key: 'debts.targets' } }
	});
	expect(await set({ 'case.publicity_days': 6 })).toMatchObject({ ok: false, reason: 'settings.value' });
	expect(await set({ 'calendar.holidays': ['2026-02-30'] })).toMatchObject({ ok: false, reason: 'settings.value' });
});
