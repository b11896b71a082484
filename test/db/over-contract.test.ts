import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#db/engine/types.ts';
import { emptyTables, testEngine, testRead } from '#test/database.ts';
import { analyse as analyseIn, findingsOf, kindsOf, oneVillage } from '#test/one-village.ts';

let engine: Engine;
beforeAll(async () => {
	engine = await testEngine();
});

const world = (seed: number) => oneVillage(engine, seed);
const analyse = (code: string) => analyseIn(engine, code);
const findings = (code: string) => findingsOf(engine, code);
const kinds = (code: string) => kindsOf(engine, code);

describe('one occupation', () => {
	test('inside its contract, as large as the ledger says: nothing', async () => {
		const at = await world(1);
		const { parcel, contract, link } = at.lease([100, 100, 100, 100], 1500);
		await at.load({
			parcel: [parcel],
			contract: [contract],
			contract_parcel: [link],
			occupation: [
				at.make.occupation({
					village_code: at.village,
					contract_number: contract.number,
					shape: at.make.rectangle(100, 100, 100, 100)
				})
			]
		});
		const run = await analyse(at.code);
		expect(await kinds(at.code)).toEqual([]);
		expect(run.counts).toMatchObject({ candidates: 1, outcomes: { linked: 1 }, divided: 1, pieces: 1, findings: 0 });
	});

	test('a strip of 21.33 m beyond it: over by the ledger, and a piece of collective land beside it', async () => {
		const at = await world(2);
		const { parcel, contract, link } = at.lease([100, 100, 100, 100], 1500);
		await at.load({
			parcel: [parcel],
			contract: [contract],
			contract_parcel: [link],
			occupation: [
				at.make.occupation({
					village_code: at.village,
					contract_number: contract.number,
					shape: at.make.rectangle(100, 100, 121.33, 100)
				})
			]
		});
		await analyse(at.code);
		// 12 133 m² on the plane are 18.20 亩; the plane overstates the ellipsoid by 4.4 in 100 000 here.
		expect(await kinds(at.code)).toEqual([
			['on_uncontracted', 320],
			['over_area', 320]
		]);
	});

	test('on somebody else’s contract, on uncontracted land and beyond the village: three pieces, disjoint', async () => {
		const at = await world(3);
		const own = at.lease([1800, 100, 100, 100], 1500);
		const other = at.lease([1900, 100, 50, 100], 750);
		await at.load({
			parcel: [own.parcel, other.parcel],
			contract: [own.contract, other.contract],
			contract_parcel: [own.link, other.link],
			occupation: [
				at.make.occupation({
					village_code: at.village,
					contract_number: own.contract.number,
					shape: at.make.rectangle(1800, 100, 300, 100)
				})
			]
		});
		await analyse(at.code);
		expect(await kinds(at.code)).toEqual([
			['beyond_village', 1500],
			['on_other_contract', 750],
			['on_uncontracted', 750],
			['over_area', 3000]
		]);
	});

	test('without any contract: the whole of it, and where it lies', async () => {
		const at = await world(4);
		await at.load({
			occupation: [at.make.occupation({ village_code: at.village, shape: at.make.rectangle(100, 100, 100, 100) })]
		});
		await analyse(at.code);
		expect(await kinds(at.code)).toEqual([
			['no_contract', 1500],
			['on_uncontracted', 1500]
		]);
	});

	test('under a contract that ended before the survey: held on', async () => {
		const at = await world(5);
		const { parcel, contract, link } = at.lease([100, 100, 100, 100], 1500, { ends_on: '2026-09-15' });
		await at.load({
			parcel: [parcel],
			contract: [contract],
			contract_parcel: [link],
			occupation: [
				at.make.occupation({
					village_code: at.village,
					contract_number: contract.number,
					surveyed_on: '2026-09-15',
					shape: at.make.rectangle(100, 100, 100, 100)
				})
			]
		});
		await analyse(at.code);
		expect(await kinds(at.code)).toEqual([['expired_held', 1500]]);
	});

	test('on state-owned land, or state-owned itself: never a finding', async () => {
		const at = await world(6);
		const road = at.make.parcel({
			village_code: at.village,
			ownership: '10',
			shape: at.make.rectangle(200, 100, 50, 100)
		});
		const { parcel, contract, link } = at.lease([100, 100, 100, 100], 2250);
		await at.load({
			parcel: [parcel, road],
			contract: [contract],
			contract_parcel: [link],
			occupation: [
				at.make.occupation({
					village_code: at.village,
					contract_number: contract.number,
					shape: at.make.rectangle(100, 100, 150, 100)
				}),
				at.make.occupation({ village_code: at.village, ownership: '10', shape: at.make.rectangle(900, 900, 100, 100) })
			]
		});
		const run = await analyse(at.code);
		expect(await kinds(at.code)).toEqual([]);
		expect(run.counts.outcomes).toEqual({ linked: 1, state_owned: 1 });
	});
});

describe('several', () => {
	test('over on one named plot is not netted with short on another of the same contract', async () => {
		const at = await world(7);
		const a = at.lease([100, 100, 100, 100], 1500);
		const b = at.make.parcel({ village_code: at.village, shape: at.make.rectangle(400, 100, 100, 100) });
		const linkB = at.make.contractParcel({ contract_id: a.contract.id, parcel_id: b.id, contracted_mu: 1500 });
		await at.load({
			parcel: [a.parcel, b],
			contract: [{ ...a.contract, contracted_mu: 3000 }],
			contract_parcel: [a.link, linkB],
			occupation: [
				at.make.occupation({
					village_code: at.village,
					contract_number: a.contract.number,
					parcel_code: a.parcel.code,
					shape: at.make.rectangle(100, 100, 120, 100)
				}),
				at.make.occupation({
					village_code: at.village,
					contract_number: a.contract.number,
					parcel_code: b.code,
					shape: at.make.rectangle(400, 100, 80, 100)
				})
			]
		});
		await analyse(at.code);
		expect(await kinds(at.code)).toEqual([
			['on_uncontracted', 300],
			['over_area', 300],
			['short_area', -300]
		]);
	});

	test('where two others overlap, the smaller number takes the common part', async () => {
		const at = await world(8);
		const own = at.lease([100, 100, 100, 100], 1500, { number: 'C' });
		const a = at.lease([200, 100, 60, 100], 900, { number: 'A', kind: 'asset' });
		const b = at.lease([230, 100, 60, 100], 900, { number: 'B' });
		await at.load({
			parcel: [own.parcel, a.parcel, b.parcel],
			contract: [own.contract, a.contract, b.contract],
			contract_parcel: [own.link, a.link, b.link],
			occupation: [
				at.make.occupation({
					village_code: at.village,
					contract_number: 'C',
					shape: at.make.rectangle(100, 100, 190, 100)
				})
			]
		});
		await analyse(at.code);
		expect(await kinds(at.code)).toEqual([
			['on_other_contract', 450],
			['on_other_contract', 900],
			['over_area', 1350]
		]);
	});

	test('two contracts of one kind over one place in overlapping periods; a sublease inside its head lease is fine', async () => {
		const at = await world(9);
		const a = at.lease([100, 100, 100, 100], 1500, { number: 'A' });
		const b = at.lease([150, 100, 100, 100], 1500, { number: 'B' });
		const later = at.lease([150, 100, 100, 100], 1500, { number: 'D', starts_on: '2035-03-01', ends_on: '2045-03-01' });
		const sub = at.lease([110, 110, 50, 50], 375, {
			number: 'S',
			head_contract_number: 'A',
			starts_on: '2020-01-01',
			ends_on: '2025-01-01'
		});
		const leases = [a, b, later, sub];
		await at.load({
			parcel: leases.map(({ parcel }) => parcel),
			contract: leases.map(({ contract }) => contract),
			contract_parcel: leases.map(({ link }) => link)
		});
		await analyse(at.code);
		const doubles = await findings(at.code);
		const number = (id: string) => leases.find(({ contract }) => contract.id === id)!.contract.number;
		expect(doubles.map(({ key, over_mu }) => [key.split(':').slice(1).map(number).join(''), over_mu])).toEqual([
			['BS', 75],
			['AB', 750]
		]);
	});
});

describe('again', () => {
	test('the same data: no finding changes, and what people decided stays; land given back: gone; taken again: suspected', async () => {
		const at = await world(40);
		const { parcel, contract, link } = at.lease([100, 100, 100, 100], 1500);
		const occupation = at.make.occupation({
			village_code: at.village,
			contract_number: contract.number,
			shape: at.make.rectangle(100, 100, 150, 100)
		});
		await at.load({ parcel: [parcel], contract: [contract], contract_parcel: [link], occupation: [occupation] });
		await analyse(at.code);
		await engine.primary
			.updateTable('finding')
			.set({ status: 'dismissed' })
			.where('county_code', '=', at.code)
			.where('kind', '=', 'over_area')
			.execute();
		const before = await findings(at.code);
		const again = await analyse(at.code);
		expect(again.counts).toMatchObject({ added: 0, changed: 0, gone: 0, unchanged: 2 });
		expect(await findings(at.code)).toEqual(before);

		const resize = (width: number, version: number) =>
			engine.primary
				.updateTable('occupation')
				.set({ shape: at.make.occupation({ shape: at.make.rectangle(100, 100, width, 100) }).shape, version })
				.where('county_code', '=', at.code)
				.execute();
		await resize(170, 2);
		await analyse(at.code);
		expect(
			(await findings(at.code)).map(({ kind, status, version, over_mu }) => [kind, status, version, over_mu])
		).toEqual([
			['on_uncontracted', 'suspected', 2, 1050],
			['over_area', 'dismissed', 2, 1050]
		]);
		await resize(100, 3);
		await analyse(at.code);
		expect((await findings(at.code)).map(({ status, version }) => [status, version])).toEqual([
			['gone', 3],
			['gone', 3]
		]);
		const versions = await testRead(engine, at.code)
			.query.selectFrom('finding_version')
			.select(['version', 'state'])
			.where('county_code', '=', at.code)
			.orderBy('version')
			.execute();
		expect(versions.map(({ version }) => version)).toEqual([1, 1, 2, 2]);
		await resize(150, 4);
		await analyse(at.code);
		expect(await kinds(at.code)).toEqual([
			['on_uncontracted', 750],
			['over_area', 750]
		]);
	});
});

test('an occupation is divided into pieces that sum to it, two counties with the same ids beside each other', async () => {
	await emptyTables(engine);
	const [a, b] = [await world(50), await world(50)];
	for (const at of [a, b]) {
		const { parcel, contract, link } = at.lease([100, 100, 100, 100], 1500);
		await at.load({
			parcel: [parcel],
			contract: [contract],
			contract_parcel: [link],
			occupation: [
				at.make.occupation({
					village_code: at.village,
					contract_number: contract.number,
					shape: at.make.rectangle(50, 50, 200, 100, 0.3)
				})
			]
		});
	}
	await analyse(a.code);
	const run = await analyse(b.code);
	expect(run.counts.candidates).toBe(1);
	const db = testRead(engine, a.code);
	const pieces = await db.query
		.selectFrom('occupation_piece')
		.select(['kind', 'planar_m2'])
		.where('county_code', '=', a.code)
		.execute();
	const [outcome] = await db.query
		.selectFrom('occupation_outcome')
		.select('planar_m2')
		.where('county_code', '=', a.code)
		.execute();
	expect(Math.abs(pieces.reduce((sum, piece) => sum + piece.planar_m2, 0) - outcome!.planar_m2)).toBeLessThan(
		0.01 + 0.06
	);
	expect(pieces.length).toBe(2);
});
