import { beforeAll, describe, expect, test } from 'vitest';
import { verifyTrail } from '#audit/verify.read.server.ts';
import { roles, type Role } from '#auth/roles.ts';
import { csvText } from '#core/csv-text.ts';
import { askerOf } from '#core/office.ts';
import { accepted } from '#core/outcome.ts';
import type { Actor, Permission } from '#core/permission.ts';
import type { Engine } from '#db/engine/types.ts';
import { throughDoor } from '#door/door.server.ts';
import { undoFile } from '#exchange/staging/undo.write.server.ts';
import { importKinds } from '#cli/import-kinds.server.ts';
import type { AssetValues } from '#land/reclaimed/asset-check.ts';
import { offerCourse, type OfferStep } from '#land/reclaimed/course.ts';
import { listAssets } from '#land/reclaimed/reclaimed-list.read.server.ts';
import { assetSheet } from '#land/reclaimed/reclaimed-sheet.ts';
import { movesOf, movesOfAll, shownAsset, storedAsset } from '#land/reclaimed/reclaimed.read.server.ts';
import { addAsset, mendAsset } from '#land/reclaimed/record.write.server.ts';
import { rentsAround } from '#land/reclaimed/rents.read.server.ts';
import { paperOfForm } from '#land/reclaimed/paper-form.ts';
import { paperOf } from '#land/reclaimed/course.ts';
import { takeBack } from '#land/reclaimed/take-back.write.server.ts';
import { walkOffer } from '#land/reclaimed/walk.write.server.ts';
import { storedCase } from '#land/cases/case.read.server.ts';
import { testEngine, testRead, testWrite, valueOf } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';
import { placed } from '#test/import-files.ts';
import { oneVillage, type World } from '#test/one-village.ts';
import { unworded } from '#test/refusal-words.ts';
import { signedCase } from '#test/signed-case.ts';
import { prepareFile, takeFile } from '#test/take-file.ts';

const TODAY = '2026-05-06';
let engine: Engine;
let at: World;
let other: World;

function person(world: World, role: Role, id: string = role): Actor {
	const level = roles[role].levels[0]!;
	const prefix = level === 'county' ? world.code : level === 'township' ? world.village.slice(0, 9) : world.village;
	return {
		...{ id, name: `${role} ${id}`, role, county: world.code, scope: { prefixes: [prefix] } },
		permissions: new Set<Permission>(roles[role].permissions)
	};
}
const now = () => new Date(`${TODAY}T03:00:00Z`);

/** A village with three land contracts that say what they cost, and one that stands for the new one. */
async function village(seed: number): Promise<World> {
	const world = await oneVillage(engine, seed);
	const contract = (number: string, fen: number, given: object = {}) =>
		world.make.contract({
			...{ village_code: world.village, number, object_kind: 'land', rent_unit: 'mu_year', contracted_mu: 1000 },
			...{ terms: JSON.stringify({ rents: [{ from: null, to: null, fen }] }) as never, signed_on: '2020-01-01' },
			...given
		});
	await world.load({
		contract: [
			...[contract('HT-1', 30_000), contract('HT-2', 40_000), contract('HT-3', 50_000)],
			...[contract('HT-9', 46_000, { signed_on: TODAY }), contract('HT-8', 44_000, { signed_on: TODAY })],
			contract('HT-7', 99_000, { signed_on: TODAY, household: true, method: '110' })
		]
	});
	return world;
}

beforeAll(async () => {
	engine = await testEngine();
	[at, other] = [await village(301), await village(301)];
});

const add = (world: World, values: AssetValues, who = person(world, 'township')) =>
	throughDoor(engine, who, 'land.reclaimed.keep', (tx, actor) => addAsset(tx, actor, values), { now });
const land = (world: World, given: AssetValues = {}): AssetValues => ({
	...{ village_code: world.village, object_kind: 'land', name: '东坡地', area_mu: '12.34', reclaimed_on: '2026-02-01' },
	...given
});
const stored = async (world: World, number: number) => (await storedAsset(testRead(engine, world.code), number))!;

async function walk(world: World, number: number, step: OfferStep, who: Actor, values: object = {}, reason?: string) {
	const { version } = await stored(world, number);
	const rule = offerCourse.steps.find(({ name }) => name === step)!;
	const kind = paperOf(rule);
	const paper = kind === null ? null : paperOfForm(kind, values as Record<string, string>);
	return throughDoor(
		engine,
		who,
		rule.permission,
		(tx, actor) => walkOffer(tx, actor, { number, version, step, reason: reason ?? null, paper }),
		{ now }
	);
}

const FORMS = {
	draft: {
		unit: 'mu_year',
		reserve: '400',
		startsOn: '2026-06-01',
		endsOn: '2029-06-01',
		comparables: 'HT-1\nHT-2\nHT-3'
	},
	resolve: { metOn: '2026-03-01', entitled: '30', present: '24', approve: '20', against: '1' },
	approve: { number: '批 3', approvedOn: '2026-03-05' },
	notify: { place: '公开栏', noticedOn: '2026-03-06', answer: 'nobody', answeredOn: '2026-03-14' },
	list: { number: 'HC-1', url: 'https://jy.example.cn/1', opensOn: '2026-03-15', closesOn: '2026-03-25' },
	award: { winner: '王建国', won: '455', resultOn: '2026-03-26', confirmation: 'CJ-1' }
};
const BY = { draft: 'village', resolve: 'supervisor', approve: 'township', notify: 'village', list: 'agency', award: 'village' } as const; // prettier-ignore

async function upTo(world: World, last: keyof typeof FORMS, listing = 'HC-1'): Promise<number> {
	const { number } = valueOf(await add(world, land(world)));
	for (const step of Object.keys(FORMS) as (keyof typeof FORMS)[]) {
		const form = step === 'list' ? { ...FORMS.list, number: listing } : FORMS[step];
		valueOf(await walk(world, number, step, person(world, BY[step]), form));
		if (step === last) break;
	}
	return number;
}

describe('an offering', () => {
	test('goes from its price by neighbouring rents to its contract; the trail tells before and after, masked', async () => {
		const number = await upTo(at, 'award');
		const refusedBy = (contract: string) => walk(at, number, 'contract', person(at, 'agency'), { number: contract });
		for (const [contract, reason] of [
			...[['HT-0', 'offer.contract'], ['HT-7', 'offer.contract'], ['HT-1', 'offer.contract_early']], // prettier-ignore
			['HT-8', 'offer.contract_under']
		])
			expect(await refusedBy(contract!)).toMatchObject({ ok: false, reason });
		valueOf(await refusedBy('HT-9'));
		const db = testRead(engine, at.code);
		const { asset, id } = (await shownAsset(db, number, askerOf(person(at, 'centre'))))!;
		expect(asset).toMatchObject({
			...{ state: 'contracted', reserveFen: 40_000, wonFen: 45_500, contract: 'HT-9', winner: '王**', steps: [] }
		});
		expect(JSON.stringify(asset)).not.toContain('王建国');
		const draft = asset.moves[1]!.paper;
		expect(draft?.kind === 'draft' && draft.comparison).toMatchObject({
			...{ from: 'village', count: 3, median: 40_000, lowest: 30_000, highest: 50_000 }
		});
		const trail = await db.query.selectFrom('audit_entry').select('body').where('county_code', '=', at.code).execute();
		const bodies = trail.map(({ body }) => body).join('\n');
		expect(bodies).toContain('"reserve_fen":[null,40000]');
		expect(bodies).toContain('"winner_name":[null,"王**"]');
		expect(bodies).not.toContain('王建国');
		expect((await verifyTrail(db)).fault).toBeNull();
		const versions = await db.query.selectFrom('reclaimed_asset_version').select('version').where('county_code', '=', at.code).where('id', '=', id).execute(); // prettier-ignore
		expect(versions).toHaveLength(7);
		expect(await listAssets(testRead(engine, other.code), askerOf(person(other, 'centre')))).toEqual([]);
		// The same contract ends no second one.
		const again = await upTo(at, 'award', 'HC-2');
		expect(await walk(at, again, 'contract', person(at, 'agency'), { number: 'HT-9' })).toMatchObject({
			reason: 'offer.contract_used'
		});
	});

	test('that found nobody is listed again under a new number, or goes back for a new price; a winner may withdraw', async () => {
		const number = await upTo(at, 'list', 'HC-10');
		const village = person(at, 'village');
		const early = { resultOn: '2026-03-24' };
		expect(await walk(at, number, 'fail', village, early, '无人报名')).toMatchObject({
			reason: 'offer.before_closing'
		});
		expect(await walk(at, number, 'fail', village, { resultOn: '2026-03-26' })).toMatchObject({
			reason: 'step.reason'
		});
		valueOf(await walk(at, number, 'fail', village, { resultOn: '2026-03-26' }, '无人报名'));
		const agency = person(at, 'agency');
		const relisted = { ...FORMS.list, opensOn: '2026-04-01', closesOn: '2026-04-11' };
		expect(await walk(at, number, 'list', agency, { ...relisted, number: 'HC-10' })).toMatchObject({
			reason: 'offer.listing_twice'
		});
		valueOf(await walk(at, number, 'list', agency, { ...relisted, number: 'HC-11' }));
		expect(await stored(at, number)).toMatchObject({ state: 'listed', listing: 'HC-11', resultOn: null });
		valueOf(await walk(at, number, 'award', village, { ...FORMS.award, resultOn: '2026-04-12' }));
		valueOf(await walk(at, number, 'withdraw', agency, {}, '竞得人逾期不签'));
		expect(await stored(at, number)).toMatchObject({ state: 'failed', wonFen: null, winner: null });
		valueOf(await walk(at, number, 'redraft', person(at, 'township'), {}, '底价偏高，重新测算'));
		expect(await stored(at, number)).toMatchObject({ state: 'waiting', reserveFen: null, listing: null });
	});

	test('is nobody’s of another village, and who saw an older version is told', async () => {
		const { number } = valueOf(await add(at, land(at)));
		const neighbour = { ...person(at, 'village'), scope: { prefixes: [`${at.village.slice(0, 9)}999`] } };
		const step = (who: Actor, version: number) =>
			throughDoor(engine, who, 'land.offer.draft', (tx, actor) =>
				walkOffer(tx, actor, { number, version, step: 'draft', reason: null, paper: paperOfForm('draft', FORMS.draft) })
			);
		expect(await step(neighbour, 1)).toMatchObject({ reason: 'reclaimed.unknown' });
		expect(await step(person(at, 'village'), 9)).toMatchObject({ reason: 'reclaimed.changed' });
		expect(await storedAsset(testRead(engine, at.code, neighbour.scope), number)).toBeNull();
		// A township's clerk sees its rents, a village's its own alone.
		const rents = await rentsAround(
			testRead(engine, at.code, neighbour.scope),
			{ village: at.village, kind: 'land' },
			TODAY
		);
		expect(rents.mu_year.count).toBe(0);
	});
});

describe('a record', () => {
	test('is put right with before and after; what a price rests on stands once there is one', async () => {
		const { number } = valueOf(await add(at, land(at, { jobs: '3', gain: '12000.50' })));
		const mend = async (values: AssetValues) => {
			const { version } = await stored(at, number);
			return throughDoor(engine, person(at, 'township'), 'land.reclaimed.keep', (tx, actor) => mendAsset(tx, actor, { number, version, values })); // prettier-ignore
		};
		valueOf(await mend({ jobs: '5', area_mu: '12.50' }));
		expect(await stored(at, number)).toMatchObject({ jobs: 5, mu: 1250, gainFen: 1_200_050, version: 2 });
		valueOf(await walk(at, number, 'draft', person(at, 'village'), FORMS.draft));
		expect(await mend({ area_mu: '20' })).toMatchObject({
			detail: { faults: [{ field: 'area_mu', expected: 'held' }] }
		});
		valueOf(await mend({ gain: '15000' }));
	});

	test('without 亩, of a day to come, in another’s village or with unknown land is refused at its field', async () => {
		const faults = async (given: AssetValues, who?: Actor) => {
			const outcome = await add(at, land(at, given), who);
			return outcome.ok ? [] : (outcome.detail!.faults as { field: string }[]).map(({ field }) => field);
		};
		expect(await faults({ area_mu: '' })).toEqual(['area_mu']);
		expect(await faults({ object_kind: 'shop', area_mu: '', units: '0' })).toEqual(['units']);
		expect(await faults({ reclaimed_on: '2026-05-07' })).toEqual(['reclaimed_on']);
		expect(await faults({ lands: 'SG-9999' })).toEqual(['lands']);
		expect(await faults({ village_code: `${at.village.slice(0, 9)}999` })).toEqual(['village_code']);
		expect(await faults({ object_kind: 'management', area_mu: '', name: '物业管理权' })).toEqual([]);
	});

	test('joins land of the map, each piece once', async () => {
		const row = at.make.reclaimedLand({ village_code: at.village, shape: at.make.rectangle(800, 800, 50, 50) });
		valueOf(await testWrite(engine, at.code, async (tx) => accepted(await insertRows(tx, 'reclaimed_land', [row]))));
		const { number } = valueOf(await add(at, land(at, { lands: row.code })));
		const shown = await shownAsset(testRead(engine, at.code), number, askerOf(person(at, 'centre')));
		expect(shown!.asset.lands.map(({ code }) => code)).toEqual([row.code]);
		expect(await add(at, land(at, { lands: row.code }))).toMatchObject({
			detail: { faults: [{ field: 'lands', expected: 'land.free' }] }
		});
	});

	test('is made by a case that concludes with 收归集体', async () => {
		const done = await testWrite(engine, at.code, async (tx, actor) => {
			const number = await signedCase(tx, { village: at.village, mu: 321, priceFen: 40_000, signedOn: '2026-02-01', startsOn: '2026-02-01', endsOn: '2029-02-01' }); // prettier-ignore
			const found = (await storedCase(tx, number))!;
			await takeBack(tx, actor, found, { measurements: [], publicities: [], objections: [], resolutions: [], agreements: [] }); // prettier-ignore
			return accepted(number);
		});
		const number = valueOf(done);
		const made = (await listAssets(testRead(engine, at.code), askerOf(person(at, 'village')))).find(({ caseNumber }) => caseNumber === number)!; // prettier-ignore
		expect(made).toMatchObject({ kind: 'land', mu: 321, state: 'waiting', mine: true });
	});
});

const HEADS = ['所在村', '收归编号', '名称', '类别', '面积(亩)', '收归日期', '解决就业(人)', '计价单位', '底价(元)', '发包期限起', '发包期限止', '村民决议日期', '应到(人)', '到会(人)', '赞成(人)', '乡镇批复文号', '乡镇批复日期', '优先权告知日期', '成员答复', '挂牌编号', '挂牌网址', '挂牌开始', '挂牌截止', '结果', '结果日期', '竞得人', '成交价(元)', '成交确认书编号']; // prettier-ignore
const line = (name: string, code: string, listing: string) => [
	...[
		name,
		code,
		'北坡地',
		'土地',
		'8.00',
		'2026-01-10',
		'2',
		'元/亩·年',
		'380',
		'2026-06-01',
		'2029-06-01',
		'2026-02-01'
	],
	...[
		'30',
		'25',
		'22',
		'批 7',
		'2026-02-06',
		'2026-02-08',
		'无人主张',
		listing,
		'https://jy.example.cn/7',
		'2026-02-20'
	],
	...['2026-03-02', '成交', '2026-03-03', '李有田', '420', 'CJ-7']
];
const ledger = (...rows: string[][]) => placed('公开竞价发包台账.csv', csvText([HEADS, ...rows]));

describe('公开竞价发包台账', () => {
	test('comes in with its course, out as its own form, in again unchanged, and may be taken back', async () => {
		const county = await countyOf(other);
		const name = await villageName(other);
		const taken = valueOf(await takeFile(engine, county, 'offering', ledger(line(name, 'SG-A', 'HC-70'))));
		expect(taken).toMatchObject({ inserted: 1 });
		const db = testRead(engine, other.code);
		const rows = await listAssets(db, askerOf(person(other, 'centre')));
		expect(rows).toMatchObject([{ code: 'SG-A', state: 'awarded', wonFen: 42_000, winner: '李**', jobs: 2 }]);
		const { id } = (await storedAsset(db, rows[0]!.number))!;
		expect((await movesOf(db, id)).map(({ step }) => step)).toEqual(['open', 'draft', 'resolve', 'approve', 'notify', 'list', 'award']); // prettier-ignore
		const moves = await movesOfAll(db);
		const sheet = assetSheet(rows, (number) => moves.get(number)!, { standingHead: '步骤', standing: () => '已成交' });
		const again = valueOf(await takeFile(engine, county, 'offering', placed('again.csv', csvText(sheet))));
		expect(again).toMatchObject({ inserted: 0, changed: 0, unchanged: 1 });
		const undo = await testWrite(engine, other.code, (tx, actor) =>
			undoFile(tx, actor, importKinds.offering!.undo, taken.file, 30)
		);
		expect(undo).toMatchObject({ ok: true });
		expect(await listAssets(db, askerOf(person(other, 'centre')))).toEqual([]);
	});

	test('a line that skips a step or says what cannot be is refused at its cell, in words', async () => {
		const name = await villageName(other);
		const good = line(name, '', 'HC-80');
		const bad = (head: string, value: string, listing: string) =>
			line(name, '', listing).with(HEADS.indexOf(head), value);
		const { problems } = valueOf(
			await prepareFile(engine, await countyOf(other), 'offering', ledger(good, bad('乡镇批复文号', '', 'HC-81'), bad('结果日期', '2026-03-01', 'HC-82'), bad('成交价(元)', '379.99', 'HC-83'), bad('挂牌网址', 'http://jy.example.cn', 'HC-84'), bad('乡镇批复日期', '2026-01-31', 'HC-85'), bad('发包期限止', '2026-05-01', 'HC-86'), line(name, '', 'HC-80'))) // prettier-ignore
		);
		expect(unworded({ problems })).toEqual([]);
		expect(problems.map(({ row, field, expected }) => [row, field, expected])).toEqual([
			...[[2, 'approval', 'offer.nothing_skipped']], // prettier-ignore
			...[[3, 'result_on', 'offer.before_closing'], [4, 'won', 'offer.under_reserve'], [5, 'url', 'offer.link']], // prettier-ignore
			...[[6, 'approved_on', 'offer.before_resolution'], [7, 'ends_on', 'offer.backwards'], [8, 'listing', 'unique']] // prettier-ignore
		]);
	});
});

async function countyOf(world: World) {
	return engine.primary
		.selectFrom('county')
		.selectAll()
		.where('code', '=', world.code)
		.executeTakeFirstOrThrow() as never;
}
async function villageName(world: World): Promise<string> {
	const row = await engine.primary.selectFrom('village').select('name').where('county_code', '=', world.code).where('code', '=', world.village).executeTakeFirstOrThrow(); // prettier-ignore
	return row.name;
}
