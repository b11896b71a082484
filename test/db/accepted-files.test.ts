import { beforeAll, expect, test } from 'vitest';
import { accepted } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { acceptedFile, acceptedFiles } from '#exchange/staging/files.read.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows } from '#test/factory.ts';

const ME = '0190a000-0000-7000-8000-00000000000a';
const files = {
	within: '0190a000-0000-7000-8000-000000000001',
	across: '0190a000-0000-7000-8000-000000000002',
	beyond: '0190a000-0000-7000-8000-000000000003',
	mine: '0190a000-0000-7000-8000-000000000004',
	zones: '0190a000-0000-7000-8000-000000000005'
};

let engine: Engine;
let county: CountyWithRows;
let here: string;

beforeAll(async () => {
	engine = await testEngine();
	const counties = await twoCounties(engine);
	county = counties[0];
	for (const { code, rows: make } of counties) {
		const townships = [make.township(), make.township()];
		const villages = townships.map((township) => make.village({ township_code: township.code }));
		if (code === county.code) here = townships[0]!.code;
		const lies: [string, number][] = [
			...([[files.within, 0]] as [string, number][]),
			...([
				[files.across, 0],
				[files.across, 1],
				[files.beyond, 1],
				[files.mine, 1]
			] as [string, number][])
		];
		// In the other county every file lies here, and none of it may be told of.
		const parcels = lies.map(([source_file_id, at]) =>
			make.parcel({ source_file_id, village_code: villages[code === county.code ? at : 0]!.code })
		);
		valueOf(
			await testWrite(engine, code, async (tx) => {
				await insertRows(tx, 'township', townships);
				await insertRows(tx, 'village', villages);
				await insertRows(tx, 'parcel', parcels);
				await tx.query
					.insertInto('import_file')
					.values(
						Object.entries(files).map(([name, id]) => ({
							...{
								county_code: tx.county,
								id,
								name,
								sha256: name,
								bytes: 1,
								format: 'csv',
								encoding: null,
								srid: null
							},
							...{ kind: name === 'zones' ? 'zone' : 'parcel', mapping: '{}', row_count: 1, inserted: 1, changed: 0 },
							...{ unchanged: 0, rejected: 0, report: JSON.stringify({ unknown: {} }), recorded_at: tx.now },
							...{ actor_id: name === 'mine' ? ME : 'another', actor_name: 'a' }
						}))
					)
					.execute();
				return accepted(null);
			})
		);
	}
});

const told = async (prefixes: string[] | null, kinds = ['parcel']) => {
	const db = testRead(engine, county, prefixes ? { prefixes } : undefined);
	const reader = { actor: ME, kinds };
	const listed = await acceptedFiles(db, reader, 20);
	for (const [name, id] of Object.entries(files))
		expect((await acceptedFile(db, reader, id)) !== null).toBe(listed.some((file) => file.name === name));
	return listed.map(({ name }) => name).sort();
};

test('who sees the whole county is told of every file of the kinds they may bring', async () => {
	expect(await told(null)).toEqual(['across', 'beyond', 'mine', 'within']);
	expect(await told(null, ['parcel', 'zone'])).toContain('zones');
});

test('who sees a part of it is told of their own and of those that lie in it whole', async () => {
	expect(await told([here])).toEqual(['mine', 'within']);
	expect(await told([])).toEqual(['mine']);
	expect(await told([here], ['zone'])).toEqual([]);
});
