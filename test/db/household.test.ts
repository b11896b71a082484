import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '#db/engine/types.ts';
import { isHousehold } from '#land/household.ts';
import { testEngine, testRead } from '#test/database.ts';
import { analyse, findingsOf, kindsOf, oneVillage } from '#test/one-village.ts';

/** Household contracts are counted per village and nothing more: no finding, piece, queue, list or cluster (domain.md finding 9). */
let engine: Engine;
beforeAll(async () => {
	engine = await testEngine();
});

const HOLDER = '149901100200000001';
const byNothing = { contract_number: null, parcel_code: null, lessee_code: null, lessee_name: null };
const number = (last: string) => `${HOLDER}${last}`;

/** How a contract comes to be a household's. */
const ways = [
	['method 110, number ending in J', { method: '110', number: number('J') }, null],
	['method 110, number ending in Q', { method: '110', number: number('Q') }, null],
	['number ending in J, method blank', { method: null, number: number('J') }, null],
	['number ending in J, another method', { method: '120', number: number('J') }, null],
	['method 110, a number of no form', { method: '110', number: '口头-7' }, null],
	['the method of its parcel alone', { method: null, number: '组内合同 7' }, '110'],
	['the method of its parcel, against its own', { method: '120', number: number('Q') }, '110']
] as const;

/** How an occupation comes to a contract. */
const links = ['contract_number', 'parcel_code', 'lessee_code', 'lessee_name'] as const;

describe.each(ways)('%s', (_way, terms, basis) => {
	test.each(links)('reached by %s', async (link) => {
		const at = await oneVillage(engine, 100);
		// Ended long ago, too large, half of it on a neighbour's, and twice contracted: everything that would be a finding.
		const home = at.lease([100, 100, 100, 100], 1500, {
			...terms,
			household: isHousehold(terms.method, terms.number),
			lessee_code: HOLDER,
			lessee_name: '王五',
			starts_on: '1998-01-01',
			ends_on: '2020-01-01'
		});
		const twin = at.lease([150, 100, 100, 100], 1500, { starts_on: '1998-01-01', ends_on: '2019-01-01' });
		const found = {
			contract_number: home.contract.number,
			parcel_code: home.parcel.code,
			lessee_code: HOLDER,
			lessee_name: '王五'
		};
		await at.load({
			parcel: [home.parcel, twin.parcel],
			contract: [home.contract, twin.contract],
			contract_parcel: [{ ...home.link, basis }, twin.link],
			occupation: [
				at.make.occupation({
					village_code: at.village,
					...byNothing,
					[link]: found[link],
					shape: at.make.rectangle(100, 100, 200, 100)
				})
			]
		});
		const run = await analyse(engine, at.code);
		expect(run.counts.outcomes).toEqual({ household: 1 });
		expect(await findingsOf(engine, at.code)).toEqual([]);
		const db = testRead(engine, at.code);
		const statistics = await db.query
			.selectFrom('household_statistic')
			.selectAll()
			.where('county_code', '=', at.code)
			.execute();
		expect(statistics).toMatchObject([{ village_code: at.village, occupation_count: 1, differing_count: 1 }]);
		for (const table of ['occupation_piece', 'finding', 'finding_cluster'] as const)
			expect(await db.query.selectFrom(table).select('id').where('county_code', '=', at.code).execute()).toEqual([]);
	});

	test('a collective occupation on its land names neither its contract nor its holder', async () => {
		const at = await oneVillage(engine, 101);
		const own = at.lease([100, 100, 100, 100], 1500, { number: 'OWN' });
		const home = at.lease([200, 100, 100, 100], 1500, {
			...terms,
			household: isHousehold(terms.method, terms.number),
			lessee_code: HOLDER,
			lessee_name: '王五'
		});
		await at.load({
			parcel: [own.parcel, home.parcel],
			contract: [own.contract, home.contract],
			contract_parcel: [own.link, { ...home.link, basis }],
			occupation: [
				at.make.occupation({
					village_code: at.village,
					...byNothing,
					contract_number: 'OWN',
					shape: at.make.rectangle(100, 100, 150, 100)
				})
			]
		});
		await analyse(engine, at.code);
		expect(await kindsOf(engine, at.code)).toEqual([
			['on_other_contract', 750],
			['over_area', 750]
		]);
		const rows = await testRead(engine, at.code)
			.query.selectFrom('finding')
			.select(['key', 'contract_id', 'other_contract_id', 'occupation_id', 'linked_by', 'explanation'])
			.where('county_code', '=', at.code)
			.execute();
		const text = JSON.stringify(rows);
		for (const told of [home.contract.id, home.contract.number, home.parcel.code, HOLDER, '王五'])
			expect(text).not.toContain(told);
	});
});
