import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { importKinds } from '#cli/import-kinds.server.ts';
import type { Outcome } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import type { County } from '#db/read.server.ts';
import { undoFile, type Undone } from '#exchange/staging/undo.write.server.ts';
import type { Write } from '#door/door.server.ts';
import { decideFindings } from '#land/finding-decision.write.server.ts';
import { analyseOverContract, type OverContractRun } from '#land/over-contract.write.server.ts';
import { recomputeChanged } from '#land/recompute.write.server.ts';
import { freshCounty, testEngine, testWrite, valueOf } from '#test/database.ts';
import { box, geojson, placed, type Corner } from '#test/import-files.ts';
import { takeFile } from '#test/take-file.ts';

let engine: Engine;
let county: County;
let other: County;

beforeAll(async () => {
	engine = await testEngine();
});

const DAY_MS = 86_400_000;
const square = (column: number, size = 0.001): Corner[] =>
	box(111.6 + column * 0.01, 38.2, 111.6 + column * 0.01 + size, 38.2 + size);
const file = (rows: readonly { properties: Record<string, unknown>; rings?: Corner[][] | null }[]) =>
	placed('a.geojson', geojson(rows));

/** Both counties get the same files, so that what is taken back in one must stay in the other. */
async function take(kind: string, path: string, place = county): Promise<string> {
	return valueOf(await takeFile(engine, place, kind, path)).file;
}

function undo(kind: string, id: string, place = county, later = 0): Promise<Outcome<Undone>> {
	const found = importKinds[kind]!;
	return testWrite(engine, place, (tx, actor) => undoFile(tx, actor, found.undo, id, 7), {
		permission: found.permission,
		action: 'import.undo',
		now: () => new Date(Date.now() + later)
	});
}

const tableOf = async (table: string, place = county): Promise<Record<string, unknown>[]> =>
	(
		await sql<
			Record<string, unknown>
		>`select * from ${sql.table(table)} where county_code = ${place.code} order by id`.execute(engine.primary)
	).rows;
/** What a person would call the same: everything but the version and when it was recorded. */
const plain = (rows: readonly Record<string, unknown>[]) =>
	rows.map(({ version: _, recorded_at: __, ...rest }) => rest);

async function fresh(): Promise<void> {
	const box = { west: 111, south: 37.5, east: 112.5, north: 39 };
	[county, other] = [await freshCounty(engine, box), await freshCounty(engine, box)];
}

const parcels = (names: Record<string, string>, size = 0.001) =>
	file(
		Object.entries(names).map(([code, name], at) => ({
			properties: { DKBM: code, DKMC: name },
			rings: [square(at, size)]
		}))
	);

describe('an accepted file is taken back', () => {
	test('its new rows go, and stay in the table of versions; the same file may then come again', async () => {
		await fresh();
		const path = parcels({ A: '甲', B: '乙' });
		const id = await take('parcel', path);
		await take('parcel', path, other);
		expect(valueOf(await undo('parcel', id))).toEqual({ file: id, removed: 2, restored: 0 });
		expect(await tableOf('parcel')).toEqual([]);
		expect(await tableOf('parcel', other)).toHaveLength(2);
		const versions = await tableOf('parcel_version');
		expect(versions.map(({ version, cause }) => [version, cause])).toEqual([
			[1, 'import.undo'],
			[1, 'import.undo']
		]);
		const record = (await tableOf('import_file'))[0]!;
		expect([record.undone_at !== null, record.undone_by]).toEqual([true, '本机操作员']);
		expect(await undo('parcel', id)).toMatchObject({ ok: false, reason: 'import.undo.done' });
		await take('parcel', path);
		expect(await tableOf('parcel')).toHaveLength(2);
	});

	test('its changed rows return to what they were, shape and source and all', async () => {
		await fresh();
		await take('parcel', parcels({ A: '甲', B: '乙' }));
		const before = plain(await tableOf('parcel'));
		const id = await take('parcel', parcels({ A: '改了', B: '乙', C: '丙' }, 0.002));
		expect(plain(await tableOf('parcel'))).not.toEqual(before);
		expect(valueOf(await undo('parcel', id))).toEqual({ file: id, removed: 1, restored: 2 });
		expect(plain(await tableOf('parcel'))).toEqual(before);
		expect((await tableOf('parcel')).map(({ version }) => version)).toEqual([3, 3]);
	});

	test('not when a row was changed again since, not after its days, not an unknown one', async () => {
		await fresh();
		const first = await take('parcel', parcels({ A: '甲' }));
		const second = await take('parcel', parcels({ A: '又改' }));
		expect(await undo('parcel', first)).toMatchObject({
			ok: false,
			reason: 'import.undo.changed_since',
			detail: { table: 'parcel', rows: 1 }
		});
		expect(await undo('parcel', second, county, 8 * DAY_MS)).toMatchObject({
			ok: false,
			reason: 'import.undo.too_late',
			detail: { days: 7 }
		});
		expect(await undo('parcel', second, other)).toMatchObject({ ok: false, reason: 'import.undo.unknown' });
		valueOf(await undo('parcel', second));
		valueOf(await undo('parcel', first));
		expect(await tableOf('parcel')).toEqual([]);
	});

	test('a contract’s file takes its parcels and links with it; a parcel that another file’s contract names stays', async () => {
		await fresh();
		const contract = (number: string) =>
			file([{ properties: { CBHTBM: number, CBFMC: '张三', HTMJM: '1.5', DKBM: 'P1' }, rings: [square(1)] }]);
		const id = await take('contract', contract('H1'));
		expect(await tableOf('contract_parcel')).toHaveLength(1);
		const later = await take('contract', contract('H2'));
		expect(await undo('contract', id)).toMatchObject({ ok: false, reason: 'import.undo.built_on' });
		valueOf(await undo('contract', later));
		valueOf(await undo('contract', id));
		for (const table of ['contract', 'contract_parcel', 'parcel']) expect(await tableOf(table)).toEqual([]);
	});

	test('a contract that waited for a parcel waits again when the parcel’s file is taken back', async () => {
		await fresh();
		await take('contract', file([{ properties: { CBHTBM: 'H1', CBFMC: '张三', HTMJM: '1.5', DKBM: 'P1' } }]));
		const waiting = plain(await tableOf('contract'));
		const id = await take('parcel', parcels({ P1: '甲' }));
		expect(await tableOf('contract_parcel')).toHaveLength(1);
		valueOf(await undo('parcel', id));
		expect(await tableOf('contract_parcel')).toEqual([]);
		expect(plain(await tableOf('contract'))).toEqual(waiting);
	});

	test('a survey goes with the leads it gave, unless somebody has decided about one', async () => {
		await fresh();
		const compare = async (write: Write<OverContractRun | null>) =>
			valueOf(await testWrite(engine, county, write, { permission: 'land.analyse' }));
		const survey = (code: string, at: number) => file([{ properties: { 占用编号: code }, rings: [square(at)] }]);
		const id = await take('occupation', survey('Z1', 1));
		await compare(analyseOverContract);
		valueOf(await undo('occupation', id));
		await compare(recomputeChanged);
		expect((await tableOf('finding')).map(({ status }) => status)).toEqual(['gone', 'gone']);
		const again = await take('occupation', survey('Z2', 2));
		await compare(recomputeChanged);
		const lead = (await tableOf('finding')).find(({ status }) => status === 'suspected')!;
		const asked = { findings: [{ number: lead.feature_no as number, version: lead.version as number }] };
		valueOf(
			await testWrite(
				engine,
				county,
				(tx, actor) => decideFindings(tx, actor, { ...asked, decision: 'dismissed', reason: '量过，不属实' }),
				{ permission: 'land.finding.decide' }
			)
		);
		expect(await undo('occupation', again)).toMatchObject({
			ok: false,
			reason: 'import.undo.built_on',
			detail: { built: { finding: 1 } }
		});
	});

	test('villages go with the places they gave, unless something else stands on them', async () => {
		await fresh();
		const code = county.code;
		await take(
			'township',
			file([{ properties: { XJQYDM: `${code}100`, XJQYMC: '玉露镇' }, rings: [box(111.5, 38.1, 111.8, 38.4)] }])
		);
		await take('parcel', parcels({ A: '甲' }));
		const before = plain(await tableOf('parcel'));
		const village = file([
			{ properties: { CJQYDM: `${code}100200`, CJQYMC: '东沟村' }, rings: [box(111.5, 38.1, 111.8, 38.4)] }
		]);
		const id = await take('village', village);
		expect((await tableOf('parcel'))[0]!.village_code).toBe(`${code}100200`);
		valueOf(await undo('village', id));
		expect(plain(await tableOf('parcel'))).toEqual(before);
		expect(await tableOf('village')).toEqual([]);
		const again = await take('village', village);
		await take('grid', file([{ properties: { 网格代码: 'G1', 网格级别: '一级' }, rings: [square(1)] }]));
		expect(await undo('village', again)).toMatchObject({
			ok: false,
			reason: 'import.undo.built_on',
			detail: { built: { grid: 1 } }
		});
	});

	test('a zone’s members return to what they were', async () => {
		await fresh();
		const code = county.code;
		await take(
			'township',
			file([{ properties: { XJQYDM: `${code}100`, XJQYMC: '玉露镇' }, rings: [box(111.5, 38.1, 111.8, 38.4)] }])
		);
		await take(
			'village',
			file([
				{ properties: { CJQYDM: `${code}100200`, CJQYMC: '东沟村' }, rings: [box(111.5, 38.1, 111.6, 38.4)] },
				{ properties: { CJQYDM: `${code}100201`, CJQYMC: '西坪村' }, rings: [box(111.6, 38.1, 111.8, 38.4)] }
			])
		);
		const zone = (villages: string) =>
			file([
				{ properties: { 编号: 'Z1', 产业区名称: '香梨', 布局: '地域相邻', 成员村代码: villages }, rings: [square(1)] }
			]);
		await take('zone', zone(`${code}100200`));
		const id = await take('zone', zone(`${code}100201`));
		valueOf(await undo('zone', id));
		expect((await tableOf('zone_village')).map(({ village_code }) => village_code)).toEqual([`${code}100200`]);
	});
});
