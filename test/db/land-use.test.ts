import { beforeAll, expect, test } from 'vitest';
import { accepted } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { presentUses, territoryCounts } from '#territory/legend.read.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';

let engine: Engine;
let first: CountyWithRows;
let second: CountyWithRows;
const village = (county: CountyWithRows, number: string) => `${county.code}100${number}`;

async function fill(county: CountyWithRows, orchards: number) {
	const { rows: make } = county;
	const use = (scheme: string, use_code: string, use_name: string, place: string | null) =>
		make.landUse({ scheme, use_code, use_name, village_code: place, shape: make.rectangle(0, 0, 50, 50) });
	const rows = [
		...Array.from({ length: orchards }, () => use('survey', '0201', '果园', village(county, '201'))),
		use('survey', '0601', '工业用地', village(county, '202')),
		use('plan', '0601', '乡村道路用地', village(county, '202')),
		use('survey', '1101', '河流水面', null)
	];
	valueOf(await testWrite(engine, county, async (tx) => accepted(await insertRows(tx, 'land_use', rows))));
}

beforeAll(async () => {
	engine = await testEngine();
	[first, second] = await twoCounties(engine);
	await fill(first, 3);
	await fill(second, 1);
});

test('the key lists the uses that are there, one code of two schemes twice, and no other county’s', async () => {
	expect(await presentUses(testRead(engine, first))).toEqual([
		{ scheme: 'survey', code: '0201', name: '果园', count: 3 },
		{ scheme: 'survey', code: '0601', name: '工业用地', count: 1 },
		{ scheme: 'survey', code: '1101', name: '河流水面', count: 1 },
		{ scheme: 'plan', code: '0601', name: '乡村道路用地', count: 1 }
	]);
	expect((await presentUses(testRead(engine, second)))[0]).toMatchObject({ code: '0201', count: 1 });
	expect(await territoryCounts(testRead(engine, first))).toMatchObject({ land_use: 6 });
});

test('a village’s key and count are of what its map shows', async () => {
	const db = testRead(engine, first, { prefixes: [village(first, '201')] });
	expect(await presentUses(db)).toEqual([{ scheme: 'survey', code: '0201', name: '果园', count: 3 }]);
	expect(await territoryCounts(db)).toMatchObject({ land_use: 3 });
});
