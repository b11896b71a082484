import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { importKinds } from '#cli/import-kinds.server.ts';
import { accepted } from '#core/outcome.ts';
import { csvText } from '#core/csv-text.ts';
import type { Engine } from '#db/engine/types.ts';
import { undoFile } from '#exchange/staging/undo.write.server.ts';
import { placesByCode } from '#stewardship/places.read.server.ts';
import { listRegister } from '#stewardship/register.read.server.ts';
import { saveRecord } from '#stewardship/register.write.server.ts';
import type { OpenRegister } from '#stewardship/registers.ts';
import { zoneNames } from '#zones/zones.read.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';
import { placed } from '#test/import-files.ts';
import { unworded } from '#test/refusal-words.ts';
import { prepareFile, takeFile } from '#test/take-file.ts';

let engine: Engine;
let county: CountyWithRows;
let other: CountyWithRows;
beforeAll(async () => {
	engine = await testEngine();
});

/** Two townships with a village of one name each, one village more, a zone, a station. */
beforeEach(async () => {
	[county, other] = await twoCounties(engine);
	for (const { code, rows: make } of [county, other]) {
		const townships = [make.township({ name: '甲镇' }), make.township({ name: '乙乡' })];
		const names = ['同名村', '同名村', '上峪村'];
		const villages = names.map((name, at) => make.village({ name, township_code: townships[at % 2]!.code }));
		const station = make.talentStation({ name: '甲镇驿站', place_code: townships[0]!.code });
		const zone = make.zone({ name: '玉露香梨' });
		valueOf(
			await testWrite(engine, code, async (tx) => {
				await insertRows(tx, 'township', townships);
				await insertRows(tx, 'village', villages);
				await insertRows(tx, 'zone', [zone]);
				await insertRows(tx, 'talent_station', [station]);
				await tx.takeNumbers('talent_station', 10);
				return accepted(null);
			})
		);
	}
});

const csv = (...rows: (string | null)[][]) => placed('台账.csv', csvText(rows));
const PAIRS = ['包联领导', '职务', '包联对象类型', '包联对象', '对象代码', '起始日期', '终止日期', '备注'];
const pairs = (...rows: (string | null)[][]) => csv(PAIRS, ...rows);
const PEOPLE = ['人才类别', '姓名', '单位（院校）', '专业领域', '驻站', '村代码', '所在村', '起始日期', '终止日期'];
const people = (...rows: (string | null)[][]) => csv(PEOPLE, ...rows);
const listed = async (name: OpenRegister, place = county) => {
	const db = testRead(engine, place.code);
	return listRegister(db, name, { places: await placesByCode(db), zones: await zoneNames(db) });
};
const problemsOf = async (kind: string, path: string) => {
	const { problems } = valueOf(await prepareFile(engine, county, kind, path));
	expect(unworded({ problems })).toEqual([]);
	return problems.map(({ row, field, expected, got }) => [row, field, expected, got]);
};

describe('包联台账', () => {
	const good = () =>
		pairs(
			['李某', '县委书记', '', '上峪村', '', '2026-01-01', '', ''],
			['王某', '县长', '乡镇', '甲镇', '', '2026/1/1', '2027-12-31', ''],
			['赵某', '副县长', '', '', `${county.code}Z01`, '2026.1.1', '', '每月到区'],
			['钱某', '副县长', '村', '', `${county.code}101201`, '2026-01-01', '', '']
		);

	test('comes in by names and codes; twice in changes nothing; back out leaves nothing', async () => {
		const stored = valueOf(await takeFile(engine, county, 'pairing', good()));
		expect(stored).toMatchObject({ inserted: 4, changed: 0, unchanged: 0 });
		expect((await listed('pairing')).map(({ names, state }) => [state.leader, names.subject_code])).toEqual([
			['李某', '上峪村'],
			['王某', '甲镇'],
			['赵某', '玉露香梨'],
			['钱某', '同名村']
		]);
		expect(await listed('pairing', other)).toEqual([]);
		expect(valueOf(await takeFile(engine, county, 'pairing', good()))).toMatchObject({ inserted: 0, unchanged: 4 });
		const undo = importKinds.pairing!.undo;
		const undone = await testWrite(engine, county, (tx, actor) => undoFile(tx, actor, undo, stored.file, 7), {
			permission: 'stewardship.import',
			action: 'import.undo'
		});
		expect(valueOf(undone).removed).toBe(4);
		expect(await listed('pairing')).toEqual([]);
	});

	test('a pair that ended in the file ends in the county, and what a person changed since keeps the file in', async () => {
		const stored = valueOf(await takeFile(engine, county, 'pairing', good()));
		const row = ['李某', '县委书记', '', '上峪村', '', '2026-01-01', '2026-10-31', ''];
		expect(valueOf(await takeFile(engine, county, 'pairing', pairs(row)))).toMatchObject({ inserted: 0, changed: 1 });
		expect((await listed('pairing'))[0]).toMatchObject({ version: 2, state: { ends_on: '2026-10-31' } });
		const undo = importKinds.pairing!.undo;
		expect(
			await testWrite(engine, county, (tx, actor) => undoFile(tx, actor, undo, stored.file, 7), {
				permission: 'stewardship.import',
				action: 'import.undo'
			})
		).toMatchObject({ reason: 'import.undo.changed_since' });
	});

	test('what cannot be taken is named by row, field, expected and got; nothing is half in', async () => {
		const path = pairs(
			['李某', '县委书记', '', '上峪村', '', '2026-01-01', '', ''],
			['王某', '县长', '', '同名村', '', '2026-01-01', '', ''],
			['王某', '县长', '', '没有村', '', '2026-01-01', '', ''],
			['', '县长', '', '上峪村', '', '2026-13-01', '', ''],
			['孙某', '县长', '', '上峪村', '', '2026-02-01', '2026-01-01', ''],
			['周某', '县长', '', '上峪村', '', '2026-01-01', '', '软弱涣散村'],
			['李某', '县委书记', '村', '上峪村', '', '2026-03-01', '', ''],
			['吴某', '县长', '产业区', '没有区', '', '2026-01-01', '', '']
		);
		expect(await problemsOf('pairing', path)).toEqual([
			[2, 'subject', 'subject.one', '同名村'],
			[3, 'subject', 'subject.known', '没有村'],
			[4, 'starts_on', 'day', '2026-13-01'],
			[4, 'leader', 'value', null],
			[5, 'ends_on', 'day.not_before', '2026-01-01'],
			[6, 'note', 'no_label', '软弱涣散村'],
			[7, 'starts_on', 'pairing.apart', '2026-03-01'],
			[8, 'subject', 'zone.known', '没有区']
		]);
		expect(await takeFile(engine, county, 'pairing', path)).toMatchObject({ reason: 'import.rows_rejected' });
		expect(await listed('pairing')).toEqual([]);
		expect(valueOf(await takeFile(engine, county, 'pairing', path, { good: true }))).toMatchObject({
			inserted: 1,
			rejected: 7
		});
	});

	test('a column of labels is no field of it: nothing of it is stored', async () => {
		const path = csv(
			[...PAIRS.slice(0, 6), '村类别'],
			['李某', '县委书记', '', '上峪村', '', '2026-01-01', '软弱涣散村']
		);
		valueOf(await takeFile(engine, county, 'pairing', path));
		expect(JSON.stringify(await listed('pairing'))).not.toContain('涣散');
	});
});

describe('人才台账', () => {
	test('comes in with stations and villages; a visit keeps the file in', async () => {
		const path = people(
			['专家', '赵某', '农科院', '梨树', '甲镇驿站', '', '', '2026-01-01', ''],
			['到村大学生', '孙某', '农业大学', '', '', '', '上峪村', '2025-07-01', '2028-06-30']
		);
		const stored = valueOf(await takeFile(engine, county, 'talent', path));
		expect(stored).toMatchObject({ inserted: 2 });
		const rows = await listed('talent');
		expect(rows.map(({ names }) => names)).toEqual([{ station_id: '甲镇驿站' }, { place_code: '上峪村' }]);
		const visit = {
			...{ visited_on: '2026-05-01', talent_id: rows[0]!.id, advice: '疏果' },
			place_code: `${county.code}100202`
		};
		valueOf(
			await testWrite(
				engine,
				county,
				(tx, actor) => saveRecord(tx, actor, 'visit', { id: null, version: 0, values: visit }),
				{ permission: 'stewardship.change' }
			)
		);
		const undo = importKinds.talent!.undo;
		expect(
			await testWrite(engine, county, (tx, actor) => undoFile(tx, actor, undo, stored.file, 7), {
				permission: 'stewardship.import',
				action: 'import.undo'
			})
		).toMatchObject({ reason: 'import.undo.built_on', detail: { built: { talent_visit: 1 } } });
	});

	test('stations and villages that are not there, a student without one, one person twice', async () => {
		const path = people(
			['专家', '赵某', '农科院', '梨树', '没有站', '', '', '2026-01-01', ''],
			['到村大学生', '孙某', '农业大学', '', '', '', '', '2025-07-01', ''],
			['到村大学生', '钱某', '农业大学', '', '', '', '同名村', '2025-07-01', ''],
			['专家', '周某', '农科院', '', '', '', '', '2026-01-01', ''],
			['专家', '吴某', '农科院', '梨', '', '', '', '2026-01-01', ''],
			['专家', '吴某', '农科院', '桃', '', '', '', '2026-01-01', '']
		);
		expect(await problemsOf('talent', path)).toEqual([
			[1, 'station', 'station.known', '没有站'],
			[2, 'village_code', 'value', null],
			[3, 'village_name', 'subject.one', '同名村'],
			[4, 'field', 'value', null],
			[6, 'name', 'unique', '吴某']
		]);
	});
});
