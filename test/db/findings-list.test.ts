import { beforeAll, describe, expect, test } from 'vitest';
import { accepted } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { decideFindings } from '#land/finding-decision.write.server.ts';
import { findingDetail } from '#land/finding-detail.read.server.ts';
import { filterFindings, noFilter, type FindingRow } from '#land/finding-list.ts';
import { landCounts } from '#land/legend.read.server.ts';
import { latestRun, listFindings, listPlaces } from '#land/finding-list.read.server.ts';
import { analyseOverContract } from '#land/over-contract.write.server.ts';
import { freshCounty, testEngine, testRead, testWrite, valueOf } from '#test/database.ts';
import { factory, insertRows } from '#test/factory.ts';

const TODAY = '2026-11-24';
let engine: Engine;
beforeAll(async () => {
	engine = await testEngine();
});

/** Two villages; in the first a plot of 15 亩 under contract, of which the survey found 100 m × 120 m in use: 3 亩 beyond it. */
async function county(seed: number) {
	const { code } = await freshCounty(engine);
	const make = factory({ county: code, seed });
	const township = make.township({ name: '石门镇', shape: make.rectangle(0, 0, 4000, 2000) });
	const village = make.village({
		name: '上峪村',
		township_code: township.code,
		shape: make.rectangle(0, 0, 2000, 2000)
	});
	const other = make.village({
		name: '下井村',
		township_code: township.code,
		shape: make.rectangle(2000, 0, 2000, 2000)
	});
	const parcel = make.parcel({ village_code: village.code, shape: make.rectangle(100, 100, 100, 100) });
	const contract = make.contract({
		village_code: village.code,
		number: 'SM-SY-2014-031',
		contracted_mu: 1500,
		lessee_name: '王建国'
	});
	const link = make.contractParcel({ contract_id: contract.id, parcel_id: parcel.id, contracted_mu: 1500 });
	const occupation = make.occupation({
		village_code: village.code,
		contract_number: contract.number,
		lessee_name: '王建国',
		method: 'uav',
		surveyed_on: '2026-10-08',
		shape: make.rectangle(100, 100, 100, 120)
	});
	valueOf(
		await testWrite(engine, code, async (tx) => {
			await insertRows(tx, 'township', [township]);
			await insertRows(tx, 'village', [village, other]);
			await insertRows(tx, 'parcel', [parcel]);
			await insertRows(tx, 'contract', [contract]);
			await insertRows(tx, 'contract_parcel', [link]);
			await insertRows(tx, 'occupation', [occupation]);
			return accepted(null);
		})
	);
	valueOf(await testWrite(engine, code, analyseOverContract, { permission: 'land.analyse' }));
	return { code, village: village.code, other: other.code, township: township.code };
}

type Asked = Omit<Parameters<typeof decideFindings>[2], 'findings'> & { number: number; version: number };
const decideOn = (code: string, { number, version, ...asked }: Asked, prefixes?: readonly string[]) =>
	testWrite(engine, code, (tx, actor) => decideFindings(tx, actor, { findings: [{ number, version }], ...asked }), {
		permission: 'land.finding.decide',
		...(prefixes ? { scope: { prefixes } } : {})
	});

const totalOf = (rows: readonly FindingRow[], of: string): number => rows.filter(({ kind }) => kind === of).length;

describe('the list and the explanation of findings', () => {
	test('a ledger figure and the ground it stands on, names masked', async () => {
		const { code, village } = await county(11);
		const rows = await listFindings(testRead(engine, code), TODAY);
		expect(rows.map(({ kind, village, holder, status }) => ({ kind, village, holder, status }))).toEqual(
			expect.arrayContaining([
				{ kind: 'over_area', village, holder: '王**', status: 'suspected' },
				{ kind: 'on_uncontracted', village, holder: '王**', status: 'suspected' }
			])
		);
		const over = rows.find((row) => row.kind === 'over_area')!;
		expect(over.contract).toBe('SM-SY-2014-031');
		expect(over.overMu).toBe(over.measuredMu! - over.contractedMu!);
		const detail = (await findingDetail(testRead(engine, code), over.number))!;
		expect(detail).toMatchObject({
			township: '石门镇',
			village: '上峪村',
			holder: '王**',
			contract: { lessee: '王**' }
		});
		expect(detail.shapes.occupation).toHaveLength(1);
		expect(detail.shapes.contract).toHaveLength(1);
		expect(detail.pieces.map((piece) => piece.kind)).toEqual(['own', 'on_uncontracted']);
		expect(detail.occupations).toMatchObject([{ method: 'uav', surveyedOn: '2026-10-08', from: { version: 1 } }]);
		expect(JSON.stringify(detail)).not.toContain('王建国');
		const run = (await latestRun(testRead(engine, code)))!;
		expect(run).toMatchObject({ number: detail.firstRun.number, candidates: 1, outcomes: 1, findings: rows.length });
	});

	test('a village sees its own and not the next one', async () => {
		const { code, village, other } = await county(12);
		const own = testRead(engine, code, { prefixes: [village] });
		const next = testRead(engine, code, { prefixes: [other] });
		const rows = await listFindings(own, TODAY);
		expect(rows.length).toBeGreaterThan(0);
		expect(await listFindings(next, TODAY)).toEqual([]);
		expect(await findingDetail(next, rows[0]!.number)).toBeNull();
		// A run's counts are of the whole county: a village reads which run it was, and nothing of its neighbours.
		expect(await latestRun(own)).toMatchObject({
			number: 1,
			candidates: null,
			outcomes: null,
			findings: null,
			slivers: null
		});
		expect((await listPlaces(next)).villages.map(({ code }) => code)).toEqual([other]);
		const refusal = await decideOn(
			code,
			{ number: rows[0]!.number, version: 1, decision: 'dismissed', reason: '已到现场看过' },
			[other]
		);
		expect(refusal).toMatchObject({ ok: false, reason: 'finding.unknown' });
	});

	test('a decision keeps the former state, its reason and its maker, and comparing again does not undo it', async () => {
		const { code } = await county(13);
		const [row] = await listFindings(testRead(engine, code), TODAY);
		const asked = { number: row!.number, version: 1, decision: 'dismissed', reason: '已到现场，为公用路面' } as const;
		expect(valueOf(await decideOn(code, asked))).toEqual({
			status: 'dismissed',
			findings: [{ number: row!.number, version: 2 }]
		});
		expect(await decideOn(code, asked)).toMatchObject({ ok: false, reason: 'finding.changed' });
		const counted = async () => (await landCounts(testRead(engine, code)))[row!.kind] ?? 0;
		expect(await counted()).toBe(0);
		expect(
			totalOf(
				filterFindings(await listFindings(testRead(engine, code), TODAY), noFilter, (name) => name),
				row!.kind
			)
		).toBe(0);
		const history = await testRead(engine, code)
			.query.selectFrom('finding_version')
			.select(['version', 'cause', 'state'])
			.where('county_code', '=', code)
			.execute();
		expect(history).toMatchObject([{ version: 1, cause: 'land.finding.decide', state: { status: 'suspected' } }]);
		valueOf(await testWrite(engine, code, analyseOverContract, { permission: 'land.analyse' }));
		const after = (await findingDetail(testRead(engine, code), row!.number))!;
		expect(after.status).toBe('dismissed');
		expect(after.decisions).toMatchObject([{ decision: 'dismissed', reason: asked.reason }]);
		expect(
			valueOf(await decideOn(code, { number: row!.number, version: after.version, decision: 'restored', reason: '' }))
		).toMatchObject({
			status: 'suspected'
		});
		expect(await counted()).toBe(1);
	});
});
