import { beforeAll, expect, test } from 'vitest';
import { accepted } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { everyGround } from '#land/every-ground.read.server.ts';
import { groundsOf, type SurveyGround } from '#land/ground-shapes.read.server.ts';
import { linkedOccupations } from '#land/run-inputs.read.server.ts';
import { analyseOverContract } from '#land/over-contract.write.server.ts';
import { freshCounty, testEngine, testWrite, valueOf } from '#test/database.ts';
import { factory, insertRows } from '#test/factory.ts';

const DAY = '2026-11-24';
let engine: Engine;
beforeAll(async () => {
	engine = await testEngine();
});

/** Plots of 100 m in a row, each under a contract of another kind, and surveys that reach over two of them. */
async function row(seed: number) {
	const { code } = await freshCounty(engine);
	const make = factory({ county: code, seed });
	const township = make.township({ shape: make.rectangle(0, 0, 4000, 2000) });
	const village = make.village({ township_code: township.code, shape: make.rectangle(0, 0, 1500, 2000) });
	const at = { village_code: village.code };
	const parcel = Array.from({ length: 8 }, (_, place) =>
		make.parcel({
			...at,
			shape: make.rectangle(100 * place, 100, 100, 100),
			...(place === 6 ? { ownership: '10' } : {})
		})
	);
	const contract = [
		make.contract({ ...at, number: 'A' }),
		make.contract({ ...at, number: 'B', household: true }),
		make.contract({ ...at, number: 'C', starts_on: '2020-01-01', ends_on: '2024-01-01' }),
		make.contract({ ...at, number: 'D', starts_on: '2020-01-01', ends_on: '2030-01-01' }),
		make.contract({ ...at, number: 'E' }),
		make.contract({ ...at, number: 'no land' })
	];
	const lot = (of: number, on: number, more = {}) =>
		make.contractParcel({ contract_id: contract[of]!.id, parcel_id: parcel[on]!.id, ...more });
	const contract_parcel = [
		...[lot(0, 0), lot(0, 1), lot(1, 2), lot(2, 3), lot(3, 4), lot(4, 5, { basis: '110' })],
		lot(3, 7, { starts_on: '2021-01-01', ends_on: '2022-01-01' })
	];
	/** Whose each survey is, and of which day: the one at place n reaches from plot n onto the next. */
	const surveys: [string | null, string | null][] = [
		...([
			['A', null],
			[null, '2026-06-01'],
			['D', '2023-06-01'],
			['D', null]
		] as [string | null, string | null][]),
		...([
			['A', null],
			['A', '2026-06-01'],
			['A', '2021-06-01']
		] as [string | null, string | null][])
	];
	const occupation = [
		...surveys.map(([number, day], place) =>
			make.occupation({
				...{ ...at, contract_number: number, shape: make.rectangle(100 * place + 50, 110, 90, 50), surveyed_on: day }
			})
		),
		make.occupation({ ...at, contract_number: 'A', shape: make.rectangle(10, 110, 50, 50) }),
		make.occupation({ ...at, shape: make.rectangle(300, 300, 50, 50) })
	];
	const rows = { township: [township], village: [village], parcel, contract, contract_parcel, occupation };
	valueOf(
		await testWrite(engine, code, async (tx) => {
			for (const [table, each] of Object.entries(rows)) await insertRows(tx, table as keyof typeof rows, each as never);
			return accepted(null);
		})
	);
	valueOf(await testWrite(engine, code, analyseOverContract, { permission: 'land.analyse' }));
	return code;
}

/** What a survey is divided by, as far as it is divided at all: what plainly lies on its own land has nothing else. */
const told = ({ id, own, others, state, whole, occupation, planarM2, villageCode, village }: SurveyGround) => ({
	...{ id, whole, planarM2, villageCode, occupation: [...occupation.values], village: village && [...village.values] },
	own: own.map(({ values }) => [...values].join()).sort(),
	state: state.map(({ values }) => [...values].join()).sort(),
	others: others
		.map(({ id: of, number, household, parcels }) => ({ of, number, household, parcels: parcels.length }))
		.sort((a, b) => (a.number < b.number ? -1 : 1))
});

test('a county read through has the ground that each of its surveys has when it is looked up', async () => {
	const [code] = [await row(21), await row(21)];
	await testWrite(engine, code, async (tx) => {
		const inTurn = <T>(run: () => Promise<T>) => run();
		const more = await everyGround(tx, DAY, 4, inTurn);
		const read: SurveyGround[] = [];
		for (let some = await more(); some; some = await more()) {
			expect(some.length).toBeLessThanOrEqual(4);
			read.push(...some);
		}
		const ids = read.map(({ id }) => id);
		const linked = (await linkedOccupations(tx, DAY, null)).map(({ occupationId }) => occupationId);
		expect(ids.toSorted()).toEqual(linked.toSorted());
		expect(ids.length).toBeGreaterThan(5);
		const looked = await groundsOf(tx, ids, DAY);
		expect(read.map(told)).toEqual(looked.map(told));
		expect(looked.filter(({ whole }) => whole)).not.toHaveLength(0);
		const numbers = (ground: SurveyGround) =>
			ground.others.map(({ number, household }) => `${number}${household ? ' 户' : ''}`);
		expect(new Set(looked.flatMap(numbers))).toEqual(new Set(['A', 'B 户', 'D', 'E 户', 'C']));
		expect(looked.some(({ state }) => state.length > 0)).toBe(true);
		return accepted(null);
	});
});
