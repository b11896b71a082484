import { beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#auth/roles.ts';
import { roles } from '#auth/roles.ts';
import type { Outcome } from '#core/outcome.ts';
import type { Actor, Permission } from '#core/permission.ts';
import type { Engine } from '#db/engine/types.ts';
import { throughDoor, type Write } from '#door/door.server.ts';
import { movesOf, storedCase } from '#land/cases/case.read.server.ts';
import { caseCourse, type CaseStep } from '#land/cases/course.ts';
import { openCases } from '#land/cases/open.write.server.ts';
import type { GivenPaper } from '#land/cases/papers.ts';
import { walkCase } from '#land/cases/walk.write.server.ts';
import { setCharge } from '#land/charges/charge.write.server.ts';
import { verifyTrail } from '#audit/verify.read.server.ts';
import { listFindings } from '#land/finding-list.read.server.ts';
import { testEngine, testRead, testWrite, valueOf } from '#test/database.ts';
import { analyse, oneVillage, type World } from '#test/one-village.ts';
import { signedCase } from '#test/signed-case.ts';

const TODAY = '2026-05-06';
const now = (day: string) => () => new Date(`${day}T03:00:00Z`);
let engine: Engine;
beforeAll(async () => {
	engine = await testEngine();
});

/** Somebody of a role, where it belongs. */
function person(at: World, role: Role, id: string = role): Actor {
	const level = roles[role].levels[0]!;
	const prefix = level === 'county' ? at.code : level === 'township' ? at.village.slice(0, 9) : at.village;
	return {
		...{ id, name: `${role} ${id}`, role, county: at.code, scope: { prefixes: [prefix] } },
		permissions: new Set<Permission>(roles[role].permissions)
	};
}

const act = <T>(who: Actor, permission: Permission, write: Write<T>, day = TODAY): Promise<Outcome<T>> =>
	throughDoor(engine, who, permission, write, { now: now(day) });

/** Plots that 王建国 uses beyond his contract, without one, or that others use; each a finding. */
async function fields(seed: number, count = 1): Promise<World> {
	const at = await oneVillage(engine, seed);
	const { parcel, contract, link } = at.lease([100, 100, 100, 100], 1500, {
		...{ lessee_name: '王建国', lessee_code: 'W-1', number: 'HT-1', method: '120' }
	});
	await at.load({
		parcel: [parcel],
		contract: [contract],
		contract_parcel: [link],
		occupation: [
			at.make.occupation({
				...{ village_code: at.village, contract_number: 'HT-1', lessee_name: '王建国', lessee_code: 'W-1' },
				shape: at.make.rectangle(100, 100, 121.33, 100)
			}),
			...Array.from({ length: count }, (_, index) =>
				at.make.occupation({
					...{ village_code: at.village, contract_number: null, parcel_code: null, lessee_code: `P-${index}` },
					lessee_name: `李${index}`,
					shape: at.make.rectangle(400 + index * 150, 400, 100, 100)
				})
			)
		]
	});
	await analyse(engine, at.code);
	return at;
}

const list = async (at: World) => listFindings(testRead(engine, at.code), TODAY);
const findingOf = async (at: World, kind: string) => (await list(at)).find((row) => row.kind === kind)!;
const seenText = (rows: readonly { number: number; version: number }[]) =>
	rows.map(({ number, version }) => `${number}:${version}`).join(',');

async function opened(at: World, kind = 'over_area'): Promise<number> {
	const finding = await findingOf(at, kind);
	const done = await act(person(at, 'township'), 'land.case.open', (tx, who) =>
		openCases(tx, who, { findings: seenText([finding]) })
	);
	return valueOf(done).cases[0]!;
}

async function step(
	at: World,
	number: number,
	name: CaseStep,
	who: Actor,
	{ paper = null, reason = null, day = TODAY }: { paper?: GivenPaper | null; reason?: string | null; day?: string } = {}
) {
	const { version } = (await storedCase(testRead(engine, at.code), number))!;
	const permissions = caseCourse.steps.filter((each) => each.name === name).map(({ permission }) => permission);
	const permission = permissions.find((each) => who.permissions.has(each)) ?? permissions[0]!;
	return act(who, permission, (tx, actor) => walkCase(tx, actor, { number, version, step: name, reason, paper }), day);
}

const sides = (['east', 'south', 'west', 'north'] as const).map((side) => ({
	...{ side, name: '李某', signed: side !== 'west', why: side === 'west' ? '外出，电话告知' : null }
}));
const assignment: GivenPaper = { kind: 'assignment', typed: { assignee: '石门村丈量组', visitOn: '2026-05-10' } };
const measurement = (measuredOn: string, method: 'rtk' | 'walk' = 'rtk'): GivenPaper => ({
	kind: 'measurement',
	typed: {
		...{ method, measuredOn, measuredMu: 320, measuredBy: '张某', occupation: '', userSigned: true },
		...{ villageSigned: true, neighbours: sides, note: '' }
	}
});
const publicity = (startsOn: string, endsOn: string): GivenPaper => ({
	...{ kind: 'publicity', typed: { place: '村委会公示栏', startsOn, endsOn } }
});
const resolution: GivenPaper = {
	kind: 'resolution',
	typed: {
		...{ metOn: '2026-05-20', entitled: 31, present: 25, approve: 22, against: 1, priceFen: 40_000 },
		...{ startsOn: '2026-06-01', endsOn: '2029-06-01', pastFrom: null, opinion: null }
	}
};
const agreement = (number: string): GivenPaper => ({
	kind: 'agreement',
	typed: { number, contract: '', signedBy: '王建国', signedOn: '2026-05-22' }
});

describe('a case', () => {
	test('is walked from a finding to a charge, each step by whose it is; the other county knows nothing of it', async () => {
		const [at, other] = [await fields(201), await fields(201)];
		const number = await opened(at);
		expect((await findingOf(at, 'over_area')).status).toBe('in_case');
		expect((await findingOf(other, 'over_area')).status).toBe('suspected');
		const [township, village, centre] = [person(at, 'township'), person(at, 'village'), person(at, 'centre')];
		valueOf(await step(at, number, 'assign', township, { paper: assignment }));
		expect(
			await step(at, number, 'publicise', village, { paper: publicity('2026-05-06', '2026-05-13') })
		).toMatchObject({
			reason: 'step.from'
		});
		expect(await step(at, number, 'measure', village)).toMatchObject({ reason: 'step.needs' });
		valueOf(await step(at, number, 'measure', village, { paper: measurement('2026-05-06') }));
		valueOf(await step(at, number, 'publicise', village, { paper: publicity('2026-05-06', '2026-05-12') }));
		expect(await step(at, number, 'negotiate', village, { day: '2026-05-12' })).toMatchObject({
			...{ reason: 'step.needs', detail: { missing: ['publicity.over'] } }
		});
		const said = { objector: '孙某', said: '西边地界不对', madeOn: '2026-05-08', remeasure: true };
		valueOf(
			await step(at, number, 'object', village, { paper: { kind: 'objection', typed: said }, day: '2026-05-08' })
		);
		valueOf(await step(at, number, 'remeasure', village, { reason: '应异议人要求复丈', day: '2026-05-09' }));
		valueOf(
			await step(at, number, 'measure', person(at, 'inspector'), {
				paper: measurement('2026-05-10'),
				day: '2026-05-10'
			})
		);
		valueOf(
			await step(at, number, 'publicise', village, { paper: publicity('2026-05-10', '2026-05-17'), day: '2026-05-10' })
		);
		// The objection of before is still without an answer.
		expect(await step(at, number, 'negotiate', village, { day: '2026-05-18' })).toMatchObject({
			...{ reason: 'step.needs', detail: { missing: ['objections.answered'] } }
		});
		valueOf(
			await step(at, number, 'object', village, {
				...{ paper: { kind: 'objection', typed: { ...said, madeOn: '2026-05-11' } }, day: '2026-05-11' }
			})
		);
		expect(await step(at, number, 'remeasure', village, { reason: '再丈', day: '2026-05-12' })).toMatchObject({
			...{ reason: 'step.needs', detail: { missing: ['remeasure.first'] } }
		});
		valueOf(
			await step(at, number, 'answer', village, {
				...{ paper: { kind: 'answer', typed: { answer: '已复丈，四邻签字，面积 3.20 亩' } }, day: '2026-05-13' }
			})
		);
		valueOf(await step(at, number, 'negotiate', village, { day: '2026-05-18' }));
		valueOf(await step(at, number, 'resolve', village, { paper: resolution, day: '2026-05-21' }));
		const early = (await storedCase(testRead(engine, at.code), number))!;
		const set = (version: number, day: string) =>
			act(township, 'land.charge.set', (tx, who) => setCharge(tx, who, { number, version }), day);
		expect(await set(early.version, '2026-05-21')).toMatchObject({ reason: 'due.agreement' });
		valueOf(await step(at, number, 'supplement', township, { paper: agreement('补 2026-1'), day: '2026-05-22' }));
		const { version } = (await storedCase(testRead(engine, at.code), number))!;
		valueOf(await set(version, '2026-05-22'));
		expect(await set(version, '2026-05-22')).toMatchObject({ reason: 'charge.twice' });
		valueOf(await step(at, number, 'close', centre, { day: '2026-05-25' }));
		const db = testRead(engine, at.code);
		const found = (await storedCase(db, number))!;
		expect([found.state, found.outcome, found.dueOn]).toEqual(['closed', 'supplemented', null]);
		const moves = await movesOf(db, found.id);
		expect(moves.map(({ to }) => to)).toEqual([
			...[
				'suspected',
				'assigned',
				'measured',
				'publicised',
				'objected',
				'assigned',
				'measured',
				'publicised',
				'objected'
			],
			...['publicised', 'negotiating', 'resolving', 'supplemented', 'closed']
		]);
		expect(moves.every(({ from }, index) => from === (moves[index - 1]?.to ?? null))).toBe(true);
		// 2026-05-10 was given as the day of the visit; ten working days after the publicity's last.
		expect([moves[1]!.dueOn, moves[3]!.dueOn]).toEqual(['2026-05-10', '2026-05-26']);
		const lines = await db.query.selectFrom('charge_line').select('fen').where('county_code', '=', at.code).execute();
		expect(lines.map(({ fen }) => fen)).toEqual([128_000, 128_000, 128_000]);
		expect((await verifyTrail(db)).fault).toBeNull();
		for (const table of ['land_case', 'land_case_step', 'charge', 'charge_line', 'case_measurement'] as const)
			expect(
				await testRead(engine, other.code)
					.query.selectFrom(table)
					.select('id')
					.where('county_code', '=', other.code)
					.execute()
			).toEqual([]);
	});

	test('dismissed gives its findings back as dismissed, with the reason; they can be taken up again', async () => {
		const at = await fields(202);
		const number = await opened(at, 'no_contract');
		expect(await step(at, number, 'dismiss', person(at, 'township'), { reason: ' ' })).toMatchObject({
			reason: 'step.reason'
		});
		valueOf(await step(at, number, 'dismiss', person(at, 'township'), { reason: '现场为公用晒场' }));
		expect((await findingOf(at, 'no_contract')).status).toBe('dismissed');
		const decision = await testRead(engine, at.code)
			.query.selectFrom('finding_decision')
			.select(['decision', 'reason'])
			.where('county_code', '=', at.code)
			.execute();
		expect(decision).toEqual([{ decision: 'dismissed', reason: '现场为公用晒场' }]);
	});

	test('is one for several findings of one holder, and one for a village’s cluster; a finding is in one case only', async () => {
		const at = await fields(203, 6);
		const rows = (await list(at)).filter(({ kind }) => kind === 'no_contract');
		const open = (findings: string) =>
			act(person(at, 'township'), 'land.case.open', (tx, who) => openCases(tx, who, { findings }));
		expect(await open(seenText(rows))).toMatchObject({ reason: 'case.several_holders' });
		const cluster = (await list(at)).find((row) => row.cluster !== null)!.cluster!;
		const done = valueOf(
			await act(person(at, 'township'), 'land.case.open', (tx, who) => openCases(tx, who, { cluster }))
		);
		expect(done.cases).toHaveLength(1);
		expect(await open(seenText(rows.map((row) => ({ ...row, version: 2 }))))).toMatchObject({ reason: 'case.status' });
		expect(await open(seenText(rows))).toMatchObject({ reason: 'finding.changed' });
		// Compared again, what is in a case stays in it.
		await analyse(engine, at.code);
		expect((await list(at)).filter(({ status }) => status === 'in_case').length).toBeGreaterThanOrEqual(6);
	});

	test('rests on no survey and no contract out of sight of who writes it, whatever number is typed', async () => {
		const at = await fields(206);
		const number = await opened(at);
		const [township, village] = [person(at, 'township'), person(at, 'village')];
		const next = { village_code: at.beside };
		const away = `${at.code}999001`;
		await at.load({
			occupation: [at.make.occupation({ ...next, code: 'SC-next', shape: at.make.rectangle(2100, 100, 50, 50) })],
			contract: [at.make.contract({ village_code: away, number: 'HT-away', method: '120' })]
		});
		valueOf(await step(at, number, 'assign', township, { paper: assignment }));
		const naming = (occupation: string): GivenPaper => {
			const { kind, typed } = measurement('2026-05-06') as Extract<GivenPaper, { kind: 'measurement' }>;
			return { kind, typed: { ...typed, occupation } };
		};
		expect(await step(at, number, 'measure', village, { paper: naming('SC-next') })).toMatchObject({
			...{ reason: 'paper.occupation', detail: { got: 'SC-next' } }
		});
		valueOf(await step(at, number, 'measure', village, { paper: measurement('2026-05-06') }));
		valueOf(await step(at, number, 'publicise', village, { paper: publicity('2026-05-06', '2026-05-13') }));
		valueOf(await step(at, number, 'negotiate', village, { day: '2026-05-20' }));
		valueOf(await step(at, number, 'resolve', village, { paper: resolution, day: '2026-05-20' }));
		const signing = { ...agreement('BC-1'), typed: { ...(agreement('BC-1').typed as object), contract: 'HT-away' } };
		const sign = (who: Actor) =>
			step(at, number, 'supplement', who, { paper: signing as GivenPaper, day: '2026-05-22' });
		expect(await sign(township)).toMatchObject({ reason: 'paper.contract', detail: { got: 'HT-away' } });
		// Another scope and nothing else: the same office with the other township in sight too.
		const both = { ...township, scope: { prefixes: [...township.scope.prefixes, away.slice(0, 9)] } };
		valueOf(await sign(both));
	});

	test('of another township or village is not there; who saw an older version is told', async () => {
		const at = await fields(204);
		const number = await opened(at);
		const stranger = { ...person(at, 'village'), scope: { prefixes: [`${at.village.slice(0, 9)}999`] } };
		const walk = (who: Actor, version: number) =>
			act(who, 'land.case.decide', (tx, actor) =>
				walkCase(tx, actor, { number, version, step: 'dismiss', reason: '现场不属实', paper: null })
			);
		expect(await walk(stranger, 1)).toMatchObject({ reason: 'case.unknown' });
		expect(await walk(person(at, 'township'), 7)).toMatchObject({ reason: 'case.changed' });
		expect(await storedCase(testRead(engine, at.code, stranger.scope), number)).toBeNull();
	});
});

describe('household land never becomes a case', () => {
	/** How the land of a finding comes to be a household's after the comparison, when nothing has been compared again. */
	const ways: readonly (readonly [string, (at: World) => Promise<unknown>])[] = [
		['the contract’s mark', (at) => change(at, 'contract', { household: true })],
		['the contract’s method', (at) => change(at, 'contract', { method: '110' })],
		['the contract’s number', (at) => change(at, 'contract', { number: '149901100200000001J' })],
		['its parcel’s method', (at) => change(at, 'contract_parcel', { basis: '110' })],
		['a family’s own land', (at) => change(at, 'parcel', { category: '21' })]
	];
	const change = (at: World, table: 'contract' | 'contract_parcel' | 'parcel', values: Record<string, unknown>) =>
		engine.primary.updateTable(table).set(values).where('county_code', '=', at.code).execute();
	const nothing = async (at: World) =>
		expect(
			await testRead(engine, at.code)
				.query.selectFrom('land_case')
				.select('id')
				.where('county_code', '=', at.code)
				.execute()
		).toEqual([]);

	test.each(ways)('opened directly, in a batch or as a cluster: %s', async (_, become) => {
		const at = await fields(210, 5);
		const over = await findingOf(at, 'over_area');
		const ground = (await list(at)).find(({ kind, place }) => kind === 'on_uncontracted' && place === over.place)!;
		await become(at);
		const open = (asked: Parameters<typeof openCases>[2]) =>
			act(person(at, 'township'), 'land.case.open', (tx, who) => openCases(tx, who, asked));
		const refused = { reason: 'case.household' };
		expect(await open({ findings: seenText([over]) })).toMatchObject(refused);
		expect(await open({ findings: seenText([over, ground]) })).toMatchObject(refused);
		if (over.cluster !== null) expect(await open({ cluster: over.cluster })).toMatchObject(refused);
		await nothing(at);
		expect((await list(at)).every(({ status }) => status === 'suspected')).toBe(true);
	});

	test.each(ways)('nor goes on once it is in one: %s', async (_, become) => {
		const at = await fields(211);
		const number = await opened(at);
		await become(at);
		const township = person(at, 'township');
		expect(await step(at, number, 'assign', township, { paper: assignment })).toMatchObject({
			reason: 'case.household'
		});
		valueOf(await step(at, number, 'dismiss', township, { reason: '家庭承包地，不在范围' }));
	});

	test('a comparison of a household’s survey leaves nothing to open, and what an import made a household’s is gone', async () => {
		const at = await fields(212, 0);
		const over = await findingOf(at, 'over_area');
		await engine.primary
			.updateTable('contract')
			.set({ household: true, method: '110', version: 2 })
			.where('county_code', '=', at.code)
			.execute();
		await analyse(engine, at.code);
		const now = (await list(at)).find(({ number }) => number === over.number)!;
		expect(now.status).toBe('gone');
		const done = await act(person(at, 'township'), 'land.case.open', (tx, who) =>
			openCases(tx, who, { findings: seenText([now]) })
		);
		expect(done).toMatchObject({ ok: false });
		await nothing(at);
	});

	test('a charge is not set, and no agreement is taken, on one', async () => {
		const at = await fields(213, 0);
		const number = valueOf(
			await testWrite(engine, at.code, async (tx) => {
				const { id } = await tx.query
					.selectFrom('contract')
					.select('id')
					.where('county_code', '=', at.code)
					.executeTakeFirstOrThrow();
				const made = await signedCase(tx, {
					...{ village: at.village, mu: 320, priceFen: 40_000, signedOn: '2026-02-01', startsOn: '2026-02-01' },
					...{ endsOn: '2029-02-01', contractId: id }
				});
				return { ok: true, value: made };
			})
		);
		await change(at, 'contract', { method: '110' });
		const set = await act(person(at, 'township'), 'land.charge.set', (tx, who) =>
			setCharge(tx, who, { number, version: 1 })
		);
		expect(set).toMatchObject({ reason: 'case.household' });
	});
});
