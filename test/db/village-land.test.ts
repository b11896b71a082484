import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeAllVillageLand } from '#cli/village-land-job.server.ts';
import { accepted } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import type { ReadDb } from '#db/read.server.ts';
import type { House } from '#door/house.server.ts';
import { latestJob } from '#jobs/jobs.read.server.ts';
import { staleVillageLand } from '#land/village-land.read.server.ts';
import { makeVillageLand, united } from '#land/village-land.write.server.ts';
import { testEngine, testRead, testWrite, twoCounties, valueOf, type CountyWithRows } from '#test/database.ts';
import { insertRows, type Factory } from '#test/factory.ts';
import { featuresOf, fill, tileAt, type Filling } from '#test/tile-layers.ts';

const [ONE, OTHER] = ['100200', '100201'];

describe('a village’s land as one shape', () => {
	let engine: Engine;
	let house: House;
	let county: CountyWithRows;
	let second: CountyWithRows;
	let db: ReadDb;
	beforeAll(async () => {
		engine = await testEngine();
		house = { engine } as House;
		[second, county] = await twoCounties(engine);
		for (const each of [second, county]) await fill(engine, each, fields);
		db = testRead(engine, county);
	});

	/** Twelve fields in a row that share their sides, one apart, in one village; two in another, one of them built on. */
	function fields(rows: Factory): Filling {
		const at = (village: string) => ({ village_code: rows.county + village });
		return {
			parcel: [
				...Array.from({ length: 12 }, (_, n) => rows.parcel({ ...at(ONE), shape: rows.rectangle(n * 50, 0, 50, 40) })),
				rows.parcel({ ...at(ONE), shape: rows.rectangle(0, 200, 50, 40) }),
				rows.parcel({ ...at(OTHER), shape: rows.rectangle(900, 0, 50, 40) }),
				rows.parcel({ ...at(OTHER), shape: rows.rectangle(960, 0, 50, 40), register: 'construction_land' })
			]
		};
	}

	interface Land {
		register: string;
		village: string;
		parcels: number;
		parts: number;
		/** How many times the land is as large as its parcels together. */
		area: number;
	}
	async function land(): Promise<Land[]> {
		const made = await db.query
			.selectFrom('village_land')
			.select(['register', 'village_code', 'parcel_count', 'area_m2', 'shape'])
			.where('county_code', '=', db.county)
			.orderBy('register')
			.orderBy('village_code')
			.execute();
		const parcels = await db.query
			.selectFrom('parcel')
			.select(['register', 'village_code', 'area_m2'])
			.where('county_code', '=', db.county)
			.execute();
		return made.map(({ register, village_code, parcel_count, area_m2, shape }) => {
			const own = parcels.filter((each) => each.register === register && each.village_code === village_code);
			const parts = Buffer.from(shape).readUInt32LE(9);
			const area = Number(area_m2) / own.reduce((sum, each) => sum + Number(each.area_m2), 0);
			return { register, village: village_code.slice(6), parcels: parcel_count, parts, area };
		});
	}
	/** 5 cm around fields of 50 × 40 m. */
	const near = expect.closeTo(1.0035, 2);
	const whole = [
		{ register: 'construction_land', village: OTHER, parcels: 1, parts: 1, area: near },
		{ register: 'parcel', village: ONE, parcels: 13, parts: 2, area: near },
		{ register: 'parcel', village: OTHER, parcels: 1, parts: 1, area: near }
	];
	const touched = (write: Parameters<typeof testWrite>[2]) =>
		testWrite(engine, county, async (tx, actor) => {
			const outcome = await write(tx, actor);
			tx.touch('parcel');
			return outcome;
		});

	test('is made of its parcels by a job, once for the same data, in its own county alone', async () => {
		expect(await staleVillageLand(db)).toHaveLength(3);
		valueOf(await touched(async () => accepted(null)));
		await makeAllVillageLand(house, county.code);
		expect(await land()).toEqual(whole);
		const job = await latestJob(db, 'land.village_land');
		expect(job).toMatchObject({ state: 'done', result: { villages: 3 } });
		await makeAllVillageLand(house, county.code);
		expect((await latestJob(db, 'land.village_land'))!.id).toBe(job!.id);
		expect(await staleVillageLand(testRead(engine, second))).toHaveLength(3);
	});

	test('is made anew where parcels came, changed or went, and nowhere else', async () => {
		const before = await db.query
			.selectFrom('village_land')
			.select(['register', 'village_code', 'recorded_at', 'feature_no'])
			.where('county_code', '=', db.county)
			.execute();
		valueOf(
			await touched(async (tx) => {
				const { rows } = county;
				await insertRows(tx, 'parcel', [
					rows.parcel({ village_code: county.code + ONE, shape: rows.rectangle(600, 0, 50, 40) })
				]);
				await tx.query
					.deleteFrom('parcel')
					.where('county_code', '=', tx.county)
					.where('register', '=', 'construction_land')
					.execute();
				return accepted(null);
			})
		);
		expect(await staleVillageLand(db)).toEqual([
			{ register: 'construction_land', village: county.code + OTHER, parcels: 0 },
			{ register: 'parcel', village: county.code + ONE, parcels: 14 }
		]);
		await makeAllVillageLand(house, county.code);
		expect(await land()).toEqual([{ ...whole[1], parcels: 14 }, whole[2]]);
		const after = await db.query
			.selectFrom('village_land')
			.select(['village_code', 'recorded_at', 'feature_no'])
			.where('county_code', '=', db.county)
			.execute();
		for (const { village_code, recorded_at, feature_no } of after) {
			const former = before.find((each) => each.village_code === village_code && each.register === 'parcel')!;
			expect(feature_no).toBe(former.feature_no);
			expect(recorded_at.getTime() === former.recorded_at.getTime()).toBe(village_code.endsWith(OTHER));
		}
	});

	test('is the same by the second way, when the first throws', async () => {
		const [, one] = await land();
		const throws = () => sql`ST_GeomFromText('POLYGON((0 0, 1 1')`;
		valueOf(
			await touched(async (tx) => {
				await tx.query.deleteFrom('village_land').where('county_code', '=', tx.county).execute();
				await makeVillageLand(tx, await staleVillageLand(tx), [throws, united]);
				return accepted(null);
			})
		);
		expect((await land())[1]).toEqual(one && { ...one, area: near });
	});

	test('is drawn from afar, as far as a scope reaches', async () => {
		const seen = async (scope?: { prefixes: string[] }) =>
			(await featuresOf(testRead(engine, county, scope), 'village_land', tileAt(11)))
				.map(({ properties }) => [String(properties.village).slice(6), properties.parcels])
				.sort();
		expect(await seen()).toEqual([
			[ONE, 14],
			[OTHER, 1]
		]);
		expect(await seen({ prefixes: [county.code + OTHER] })).toEqual([[OTHER, 1]]);
		expect(await seen({ prefixes: [] })).toEqual([]);
	});

	test('is made of parcels that overlap, leave hairs, or stand some millimetres apart', async () => {
		valueOf(
			await touched(async (tx) => {
				const { rows } = county;
				const shapes = Array.from({ length: 40 }, (_, n) =>
					rows.rectangle((n % 8) * 50 + (n % 3) * 0.004, 1000 + Math.floor(n / 8) * 40 - (n % 5) * 0.003, 50, 40)
				);
				await insertRows(
					tx,
					'parcel',
					shapes.map((shape) => rows.parcel({ village_code: county.code + '100202', shape }))
				);
				return accepted(null);
			})
		);
		await makeAllVillageLand(house, county.code);
		expect((await land()).find(({ village }) => village === '100202')).toEqual({
			...{ register: 'parcel', village: '100202', parcels: 40, parts: 1, area: near }
		});
	});
});
