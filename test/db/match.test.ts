import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { importKinds } from '#cli/import-kinds.server.ts';
import { accepted } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { undoFile } from '#exchange/staging/undo.write.server.ts';
import { decideOnPatch, type AskedDecision } from '#land/match-decision.write.server.ts';
import { matchCounts } from '#land/match-counts.read.server.ts';
import { MatchProposals } from '#land/match-proposals.ts';
import { progressOf } from '#land/match-state.ts';
import { patchKey, type MatchPatch } from '#land/match-village.ts';
import { matchVillage } from '#land/match.read.server.ts';
import { recomputeChanged } from '#land/recompute.write.server.ts';
import { changeLandSettings } from '#land/settings.write.server.ts';
import { freshCounty, testEngine, testRead, testWrite, twoCounties, valueOf } from '#test/database.ts';
import { box, geojson, placed } from '#test/import-files.ts';
import { insertRows, type Factory } from '#test/factory.ts';
import { analyse, kindsOf, oneVillage } from '#test/one-village.ts';
import { takeFile } from '#test/take-file.ts';

const TODAY = '2026-11-24';
let engine: Engine;
beforeAll(async () => {
	engine = await testEngine();
});

const say = (code: string, asked: Partial<AskedDecision>, prefixes?: readonly string[]) =>
	testWrite(
		engine,
		code,
		(tx, actor) =>
			decideOnPatch(tx, actor, {
				...{ kind: 'parcel', number: 1, version: 0, act: 'confirmed', contract: null },
				...{ user: '', reason: '', note: '', to: 0 },
				...asked
			}),
		{ permission: 'land.match.decide', ...(prefixes ? { scope: { prefixes } } : {}) }
	);
/** What changed is compared again, nothing else: a decision must have been noted. */
const recompute = async (code: string) =>
	valueOf(await testWrite(engine, code, recomputeChanged, { permission: 'land.analyse' }));
const read = async (code: string, village: string, prefixes?: readonly string[]) =>
	(await matchVillage(testRead(engine, code, prefixes && { prefixes }), village, TODAY))!;
const patchOf = async (code: string, village: string, key: string): Promise<MatchPatch> =>
	(await read(code, village)).patches.find((patch) => patchKey(patch) === key)!;
const proposed = async (code: string, village: string, key: string) => {
	const data = await read(code, village);
	const proposals = new MatchProposals(data, () => 5);
	const patch = data.patches.find((each) => patchKey(each) === key)!;
	return proposals.forPatch(patch).map(({ contract, reasons }) => [contract.number, reasons.map(({ kind }) => kind)]);
};

/**
 * Three fields in a row from west to east: Zhang's by a drawn contract, one nobody has drawn, Zhao's by a drawn contract. Li's
 * contract says 15 亩 between Zhang to the west and Zhao to the east; Wang's says 40.
 */
function threeFields(make: Factory, village: string) {
	const field = (at: number) => make.parcel({ village_code: village, shape: make.rectangle(at * 100, 100, 100, 100) });
	const [west, middle, east] = [field(1), field(2), field(3)];
	const paper = (number: string, lessee: string, given = {}) =>
		make.contract({ village_code: village, number, lessee_name: lessee, ...given });
	const zhang = paper('HT-1', '张建国');
	const zhao = paper('HT-2', '赵福贵');
	const plots = [{ name: '东坡地', mu: 1500, west: '张建国地', east: '赵福贵家的地', south: '大路', north: '水渠' }];
	const li = paper('HT-3', '李存保', { extra: JSON.stringify({ plots }) });
	const wang = paper('HT-4', '王旺', { contracted_mu: 4000 });
	return {
		parcel: [west, middle, east],
		contract: [zhang, zhao, li, wang],
		contract_parcel: [
			make.contractParcel({ contract_id: zhang.id, parcel_id: west.id, contracted_mu: 1500 }),
			make.contractParcel({ contract_id: zhao.id, parcel_id: east.id, contracted_mu: 1500 })
		],
		middle: middle.feature_no
	};
}

async function village(seed: number) {
	const world = await oneVillage(engine, seed);
	const { middle, ...rows } = threeFields(world.make, world.village);
	await world.load(rows);
	return { ...world, middle, key: `parcel-${middle}` };
}

describe('proposals', () => {
	test('name the contract whose 四至 name the neighbours, with reasons; no whole name leaves the server', async () => {
		const { code, village: own, key } = await village(1);
		expect(await proposed(code, own, key)).toEqual([
			['HT-3', ['area', 'neighbour_named', 'neighbour_named', 'same_village']]
		]);
		const told = JSON.stringify(await read(code, own));
		for (const name of ['张建国', '赵福贵', '李存保', '王旺']) expect(told).not.toContain(name);
		expect(told).toContain('张**地');
	});
});

describe('a decision', () => {
	test('ties the parcel to the contract, and the comparison of areas goes by it', async () => {
		const { code, village: own, middle, key, load, make } = await village(2);
		await load({
			occupation: [
				make.occupation({
					village_code: own,
					contract_number: 'HT-3',
					lessee_name: '李存保',
					shape: make.rectangle(200, 100, 100, 100)
				})
			]
		});
		await analyse(engine, code);
		expect(await kindsOf(engine, code)).toEqual([['on_uncontracted', 1500]]);
		expect(valueOf(await say(code, { number: middle, contract: 'HT-3' }))).toEqual({
			version: 1,
			decision: 'confirmed',
			contract: 'HT-3'
		});
		await recompute(code);
		expect(await kindsOf(engine, code)).toEqual([]);
		expect(await patchOf(code, own, key)).toMatchObject({
			state: 'confirmed',
			contract: 'HT-3',
			user: '李**',
			version: 1
		});
		expect(valueOf(await say(code, { number: middle, version: 1, act: 'withdrawn' }))).toMatchObject({
			decision: null
		});
		await recompute(code);
		expect(await kindsOf(engine, code)).toEqual([['on_uncontracted', 1500]]);
		expect(await patchOf(code, own, key)).toMatchObject({ state: 'open', contract: null, version: 2 });
	});

	test('of a survey without a parcel links it, and says who said so', async () => {
		const world = await oneVillage(engine, 3);
		const survey = world.make.occupation({
			village_code: world.village,
			shape: world.make.rectangle(100, 100, 100, 110)
		});
		await world.load({
			contract: [world.make.contract({ village_code: world.village, number: 'HT-9' })],
			occupation: [survey]
		});
		await analyse(engine, world.code);
		expect((await kindsOf(engine, world.code)).map(([kind]) => kind)).toEqual(['no_contract', 'on_uncontracted']);
		valueOf(await say(world.code, { kind: 'survey', number: survey.feature_no, contract: 'HT-9' }));
		await recompute(world.code);
		expect(await kindsOf(engine, world.code)).toEqual([['over_area', 150]]);
		const { linked_by } = await testRead(engine, world.code)
			.query.selectFrom('finding')
			.select('linked_by')
			.where('county_code', '=', world.code)
			.where('kind', '=', 'over_area')
			.executeTakeFirstOrThrow();
		expect(linked_by).toBe('person');
	});

	test('keeps every former state, can go back to any, and is in the trail', async () => {
		const { code, village: own, middle, key } = await village(4);
		valueOf(await say(code, { number: middle, act: 'rejected', contract: 'HT-3', reason: '走访问过' }));
		expect(await proposed(code, own, key)).toEqual([]);
		valueOf(await say(code, { number: middle, version: 1, act: 'household', reason: '二轮承包地' }));
		valueOf(await say(code, { number: middle, version: 2, act: 'noted', note: '地边有三棵树' }));
		expect(await patchOf(code, own, key)).toMatchObject({
			state: 'household',
			note: '地边有三棵树',
			rejected: ['HT-3']
		});
		valueOf(await say(code, { number: middle, version: 3, act: 'restored', to: 1 }));
		expect(await patchOf(code, own, key)).toMatchObject({ state: 'open', note: null, rejected: ['HT-3'], version: 4 });
		valueOf(await say(code, { number: middle, version: 4, act: 'restored', to: 0 }));
		expect((await proposed(code, own, key)).map(([number]) => number)).toEqual(['HT-3']);
		const { rows } = await sql<{ version: number; decision: string | null; cause: string }>`
			select version, state->>'decision' as decision, cause from land_match_version
			where county_code = ${code} order by version`.execute(engine.primary);
		expect(rows).toEqual([
			{ version: 1, decision: null, cause: 'land.match.decide' },
			{ version: 2, decision: 'household', cause: 'land.match.decide' },
			{ version: 3, decision: 'household', cause: 'land.match.decide' },
			{ version: 4, decision: null, cause: 'land.match.decide' }
		]);
		const { rows: trail } = await sql<{ body: string }>`
			select body from audit_entry where county_code = ${code} order by seq`.execute(engine.primary);
		expect(trail.filter(({ body }) => body.includes('"land_match"'))).toHaveLength(5);
	});

	test('names another user than the lessee, and the tie stays as it was', async () => {
		const { code, village: own, middle, key } = await village(9);
		valueOf(await say(code, { number: middle, contract: 'HT-3' }));
		valueOf(await say(code, { number: middle, version: 1, contract: 'HT-3', user: '赵六' }));
		expect(await patchOf(code, own, key)).toMatchObject({
			state: 'confirmed',
			contract: 'HT-3',
			user: '赵**',
			version: 2
		});
		const { rows } = await sql<{ version: number }>`
			select contract_parcel.version from contract_parcel
			join contract on contract.county_code = ${code} and contract.id = contract_parcel.contract_id
			where contract_parcel.county_code = ${code} and contract.number = 'HT-3'`.execute(engine.primary);
		expect(rows).toEqual([{ version: 1 }]);
	});

	test('of another contract moves the tie, and a tie that a file names too stays when it is taken back', async () => {
		const { code, village: own, middle, key } = await village(10);
		const tied = async () =>
			(
				await sql<{ number: string }>`
					select contract.number from contract_parcel
					join contract on contract.county_code = ${code} and contract.id = contract_parcel.contract_id
					join parcel on parcel.county_code = ${code} and parcel.id = contract_parcel.parcel_id
					where contract_parcel.county_code = ${code} and parcel.feature_no = ${middle}`.execute(engine.primary)
			).rows.map(({ number }) => number);
		valueOf(await say(code, { number: middle, contract: 'HT-3' }));
		valueOf(await say(code, { number: middle, version: 1, contract: 'HT-4' }));
		expect(await tied()).toEqual(['HT-4']);
		const file = '00000000-0000-7000-8000-000000000001';
		await engine.primary
			.updateTable('contract_parcel')
			.set({ source_file_id: file })
			.where('county_code', '=', code)
			.execute();
		valueOf(await say(code, { number: middle, version: 2, act: 'withdrawn' }));
		expect(await tied()).toEqual(['HT-4']);
		expect(await patchOf(code, own, key)).toMatchObject({ state: 'contracted', contract: 'HT-4' });
	});

	test('is refused on an old version, for a family’s contract, for what a file has drawn, and without a contract', async () => {
		const { code, middle, load, make, village: own } = await village(5);
		await load({ contract: [make.contract({ village_code: own, number: 'JT-1', household: true })] });
		expect(await say(code, { number: middle, version: 1, contract: 'HT-3' })).toMatchObject({
			reason: 'match.changed'
		});
		expect(await say(code, { number: middle, contract: 'JT-1' })).toMatchObject({ reason: 'match.household_contract' });
		expect(await say(code, { number: middle, contract: 'HT-77' })).toMatchObject({ reason: 'match.contract_unknown' });
		expect(await say(code, { number: middle })).toMatchObject({ reason: 'match.contract_needed' });
		expect(await say(code, { number: 1, contract: 'HT-3' })).toMatchObject({ reason: 'match.drawn' });
		expect(await say(code, { number: 999, contract: 'HT-3' })).toMatchObject({ reason: 'match.unknown' });
		expect(await say(code, { kind: 'survey', number: middle, contract: 'HT-3' })).toMatchObject({
			reason: 'match.unknown'
		});
		expect(progressOf(await matchCounts(testRead(engine, code), TODAY))).toMatchObject({ done: 0, all: 1 });
	});
});

describe('scope', () => {
	test('a village sees and decides its own land alone; a township its villages', async () => {
		const { code, village: own, middle } = await village(6);
		const next = `${own.slice(0, 9)}999`;
		expect(await matchVillage(testRead(engine, code, { prefixes: [next] }), own, TODAY)).toBeNull();
		expect(await matchCounts(testRead(engine, code, { prefixes: [next] }), TODAY)).toEqual([]);
		expect(await say(code, { number: middle, contract: 'HT-3' }, [next])).toMatchObject({ reason: 'match.unknown' });
		const township = [own.slice(0, 9)];
		expect((await read(code, own, township)).patches).toHaveLength(3);
		expect(await say(code, { number: middle, contract: 'HT-3' }, township)).toMatchObject({ ok: true });
	});

	test('another county with the same ids is not touched', async () => {
		const [first, second] = await twoCounties(engine);
		const middles: number[] = [];
		for (const { code, rows: make } of [first, second]) {
			const { middle, parcel, contract, contract_parcel } = threeFields(make, `${code}100200`);
			middles.push(middle);
			valueOf(
				await testWrite(engine, code, async (tx) => {
					await insertRows(tx, 'parcel', parcel);
					await insertRows(tx, 'contract', contract);
					await insertRows(tx, 'contract_parcel', contract_parcel);
					return accepted(null);
				})
			);
		}
		valueOf(await say(first.code, { number: middles[0], contract: 'HT-3' }));
		expect(await patchOf(second.code, `${second.code}100200`, `parcel-${middles[1]}`)).toMatchObject({
			state: 'open',
			version: 0
		});
		expect(await matchCounts(testRead(engine, second), TODAY)).toEqual([
			expect.objectContaining({ state: 'contracted', count: 2 }),
			expect.objectContaining({ state: 'open', count: 1 })
		]);
		expect((await read(second.code, `${second.code}100200`)).contracts.every(({ drawn }) => drawn < 2)).toBe(true);
	});
});

test('a survey whose link by name a person has cut is asked about', async () => {
	const world = await oneVillage(engine, 11);
	const survey = world.make.occupation({
		village_code: world.village,
		lessee_name: '王旺',
		shape: world.make.rectangle(0, 0, 100, 100)
	});
	const contract = world.make.contract({ village_code: world.village, number: 'HT-4', lessee_name: '王旺' });
	await world.load({ contract: [contract], occupation: [survey] });
	const state = async () => (await patchOf(world.code, world.village, `survey-${survey.feature_no}`)).state;
	expect(await state()).toBe('tied');
	const decide = (decision: string, recorded_at: Date) =>
		engine.primary
			.insertInto('link_decision')
			.values({
				...{ county_code: world.code, id: world.make.newId(), occupation_code: survey.code, contract_number: 'HT-4' },
				...{ decision, reason: '同名不同人', actor_id: 'test', actor_name: '测试', recorded_at }
			})
			.execute();
	await decide('cut', new Date('2026-11-20'));
	expect(await state()).toBe('open');
	await decide('withdrawn', new Date('2026-11-21'));
	expect(await state()).toBe('tied');
});

describe('land use', () => {
	test('homesteads, public land and roads are left out and counted by code; a dated setting draws them in', async () => {
		const world = await oneVillage(engine, 8);
		const uses = ['0702', '0702', '08H2', '1004', '05H1', null];
		const plots = uses.map((use, at) =>
			world.make.parcel({
				register: 'construction_land',
				village_code: world.village,
				land_use_code: use,
				land_use_scheme: use && 'survey',
				shape: world.make.rectangle(at * 60, 0, 50, 40)
			})
		);
		await world.load({ parcel: plots });
		const db = testRead(engine, world.code);
		const counts = (day: string) =>
			matchCounts(db, day).then((rows) => rows.map(({ state, use, count }) => [state, use, count]));
		expect(await counts(TODAY)).toEqual([
			['left_out', '0702', 2],
			['left_out', '08H2', 1],
			['left_out', '1004', 1],
			['left_out', null, 1],
			['open', null, 1]
		]);
		const set = (value: readonly string[]) =>
			testWrite(
				engine,
				world.code,
				(tx, actor) =>
					changeLandSettings(tx, actor, {
						values: { 'match.construction_uses': value },
						validFrom: '2026-11-01',
						source: '县委农办会议纪要'
					}),
				{ permission: 'settings.change' }
			);
		valueOf(await set(['05', '0702']));
		expect(await counts('2026-10-31')).toContainEqual(['left_out', '0702', 2]);
		expect(await counts('2026-11-01')).toContainEqual(['open', null, 3]);
		expect(await set(['工业'])).toMatchObject({ ok: false, reason: 'settings.value' });
	});
});

describe('files', () => {
	const county = () => freshCounty(engine, { west: 111, south: 37.5, east: 112.5, north: 39 });
	const ledger = (mu: number) =>
		placed(
			'台账.csv',
			`合同编号,承包人,地块名称,东至,南至,西至,北至,合同面积(亩),面积口径\n台-1,李存保,东坡地,赵福贵地,大路,张建国地,水渠,${mu},标准亩\n`
		);
	const fields = placed(
		'地块.geojson',
		geojson(
			[0, 1, 2].map((at) => ({
				properties: { DKBM: `14990110020000000${at}0`, DLBM: '0103', DKMC: at === 1 ? '东坡地' : null },
				rings: [box(111.6 + at * 0.001, 38.2, 111.601 + at * 0.001, 38.201)]
			}))
		)
	);

	test('a ledger’s 四至 are kept, and decisions outlive the same files taken in again', async () => {
		const place = await county();
		const at = `${place.code}100200`;
		const { file } = valueOf(await takeFile(engine, place, 'parcel', fields));
		valueOf(await takeFile(engine, place, 'contract', ledger(14)));
		await sql`update parcel set village_code = ${at} where county_code = ${place.code}`.execute(engine.primary);
		await sql`update contract set village_code = ${at} where county_code = ${place.code}`.execute(engine.primary);
		const { contracts, patches } = await read(place.code, at);
		expect(contracts[0]).toMatchObject({
			number: '台-1',
			drawn: 0,
			plots: [{ name: '东坡地', mu: 1400, texts: { east: '赵**地', south: '大路', west: '张**地', north: '水渠' } }]
		});
		const middle = patches.find(({ name }) => name === '东坡地')!;
		valueOf(await say(place.code, { number: middle.number, contract: '台-1' }));
		const taken = await testWrite(engine, place, (tx, actor) => undoFile(tx, actor, importKinds.parcel!.undo, file, 7));
		expect(taken).toMatchObject({ reason: 'import.undo.built_on', detail: { built: { land_match: 1 } } });
		valueOf(await takeFile(engine, place, 'parcel', fields));
		valueOf(await takeFile(engine, place, 'contract', ledger(15)));
		const again = await read(place.code, at);
		expect(again.patches.find(({ name }) => name === '东坡地')).toMatchObject({ state: 'confirmed', contract: '台-1' });
		expect(again.contracts[0]).toMatchObject({ mu: 1500, drawn: 0, plots: [{ mu: 1500 }] });
		expect(new MatchProposals(again, () => 5).stand(again.contracts[0]!)).toMatchObject({
			foundMu: middle.mu,
			overMu: middle.mu - 1500
		});
	});
});
