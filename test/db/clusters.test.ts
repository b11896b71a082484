import { beforeAll, describe, expect, test } from 'vitest';
import { accepted } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { decideFindings } from '#land/finding-decision.write.server.ts';
import { analyseOverContract } from '#land/over-contract.write.server.ts';
import { recomputeChanged } from '#land/recompute.write.server.ts';
import { listFindings } from '#land/finding-list.read.server.ts';
import { regroup } from '#land/regroup.ts';
import { valuesOn } from '#land/settings.ts';
import { seeded } from '#core/random.ts';
import { freshCounty, testEngine, testRead, testWrite, valueOf } from '#test/database.ts';
import { factory, insertRows } from '#test/factory.ts';

/** Three knots of land without a contract, 2 km apart, and single fields between them. */
const KNOTS = [
	[1000, 1000],
	[3000, 1000],
	[2000, 2700]
] as const;
const VALUES = valuesOn('2026-11-24', []);

let engine: Engine;
let code: string;
beforeAll(async () => {
	engine = await testEngine();
	({ code } = await freshCounty(engine));
	const make = factory({ county: code, seed: 'clusters' });
	const random = seeded('clusters');
	const township = make.township({ shape: make.rectangle(0, 0, 6000, 6000) });
	const village = make.village({ township_code: township.code, shape: make.rectangle(0, 0, 6000, 6000) });
	const fields = KNOTS.flatMap(([east, north]) =>
		Array.from({ length: 12 }, (_, index) => ({
			at: [
				east + (index % 4) * 150 + random.between(0, 60),
				north + Math.floor(index / 4) * 150 + random.between(0, 60)
			],
			holder: `${east}${index % 5}`
		}))
	);
	fields.push({ at: [5000, 5000], holder: 'lone' }, { at: [200, 5500], holder: 'alone' });
	valueOf(
		await testWrite(engine, code, async (tx) => {
			await insertRows(tx, 'township', [township]);
			await insertRows(tx, 'village', [village]);
			await insertRows(
				tx,
				'occupation',
				fields.map(({ at: [x, y], holder }) =>
					make.occupation({
						village_code: village.code,
						lessee_code: holder,
						lessee_name: null,
						shape: make.rectangle(x!, y!, 60, 50)
					})
				)
			);
			return accepted(null);
		})
	);
	await analyse();
});

const analyse = async () => valueOf(await testWrite(engine, code, analyseOverContract, { permission: 'land.analyse' }));
const stored = () =>
	testRead(engine, code)
		.query.selectFrom('finding_cluster')
		.select(['id', 'feature_no', 'finding_count', 'holder_count', 'main_kind', 'total_mu', 'area_m2'])
		.where('county_code', '=', code)
		.orderBy('finding_count')
		.orderBy('total_mu')
		.execute();

describe('clusters of leads', () => {
	test('each knot is one; land is counted once, though a field has a ledger figure and a piece', async () => {
		const clusters = await stored();
		expect(clusters.map(({ finding_count, holder_count }) => [finding_count, holder_count])).toEqual([
			[24, 5],
			[24, 5],
			[24, 5]
		]);
		// 12 fields of 3 000 m² are 4.50 亩 each on the plane, a hair less on the ellipsoid.
		for (const { total_mu, area_m2 } of clusters) {
			expect(total_mu).toBe(5400);
			expect(area_m2).toBeGreaterThan(12 * 3000);
		}
	});

	test('the browser groups the list the same', async () => {
		const { distanceM, minimum } = { distanceM: VALUES['cluster.distance_m'], minimum: VALUES['cluster.minimum'] };
		const regrouped = regroup(await listFindings(testRead(engine, code), '2026-11-24'), { distanceM, minimum });
		const told = regrouped.features.map(({ properties }) => ({ findings: properties.count, mu: properties.mu }));
		expect(told.sort((a, b) => a.mu - b.mu)).toEqual(
			(await stored())
				.map(({ finding_count, total_mu }) => ({ findings: finding_count, mu: total_mu }))
				.sort((a, b) => a.mu - b.mu)
		);
	});

	test('again the same: the same clusters; leads dismissed since are no part of them', async () => {
		const before = await stored();
		await analyse();
		expect(await stored()).toEqual(before);
		const [member] = await testRead(engine, code)
			.query.selectFrom('finding_cluster_member')
			.select('finding_id')
			.where('county_code', '=', code)
			.orderBy('finding_id')
			.limit(1)
			.execute();
		await engine.primary
			.updateTable('finding')
			.set({ status: 'dismissed' })
			.where('county_code', '=', code)
			.where('id', '=', member!.finding_id)
			.execute();
		await analyse();
		expect((await stored()).map(({ finding_count }) => finding_count)).toEqual([23, 24, 24]);
	});

	test('a decision alone regroups them, and only the one it is about', async () => {
		const before = await stored();
		const finding = await testRead(engine, code)
			.query.selectFrom('finding')
			.innerJoin('finding_cluster_member', 'finding_cluster_member.finding_id', 'finding.id')
			.select(['finding.feature_no', 'finding.version'])
			.where('finding.county_code', '=', code)
			.where('finding_cluster_member.county_code', '=', code)
			.where('finding_cluster_member.cluster_id', '=', before[2]!.id)
			.orderBy('finding.feature_no')
			.limit(1)
			.executeTakeFirstOrThrow();
		const asked = { findings: [{ number: finding.feature_no, version: finding.version }], reason: '量过，不属实' };
		valueOf(
			await testWrite(engine, code, (tx, actor) => decideFindings(tx, actor, { ...asked, decision: 'dismissed' }), {
				permission: 'land.finding.decide'
			})
		);
		const run = valueOf(await testWrite(engine, code, recomputeChanged, { permission: 'land.analyse' }));
		expect(run).toMatchObject({ compared: 0, counts: { added: 0, changed: 0, gone: 0 } });
		const after = await stored();
		expect(after.map(({ finding_count }) => finding_count)).toEqual([23, 23, 24]);
		expect(after.filter(({ id }) => before.some((each) => each.id === id))).toHaveLength(2);
	});
});
