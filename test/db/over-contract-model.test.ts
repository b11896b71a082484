import { beforeAll, describe, expect, test } from 'vitest';
import { accepted } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { isHousehold } from '#land/household.ts';
import { analyseOverContract } from '#land/over-contract.write.server.ts';
import { freshCounty, testEngine, testRead, testWrite, valueOf } from '#test/database.ts';
import { factory, insertRows } from '#test/factory.ts';
import {
	CELL,
	faults,
	plainFindings,
	type Box,
	type PlainFinding,
	type PlainPaper,
	type PlainWorld
} from '#test/models/plain-land.ts';
import { randomWorld } from '#test/models/random-worlds.ts';

const WORLDS = process.env.MUTU_EFFORT === 'full' ? 300 : 40;

interface Compared {
	seed: number;
	world: PlainWorld;
	ratio: number;
	/** Kind | occupations or contracts | other → hundredths of 亩, as the product has them. */
	product: Map<string, number>;
}
const compared: Compared[] = [];

/** How papers and methods are written. */
const areaOf = ({ ratio, slope }: PlainPaper) => ({
	area_basis: ratio === null ? 'unknown' : ratio === 1 ? 'standard' : 'customary',
	customary_ratio: ratio === null || ratio === 1 ? null : ratio * 10_000,
	area_surface: slope ? 'slope' : null
});
const METHODS = { rtk: 'RTK', photo: '影像勾绘', walk: '手机绕行' };

async function compare(engine: Engine, seed: number): Promise<Compared> {
	const { code } = await freshCounty(engine);
	const make = factory({ county: code, seed });
	const prefix = `${code}100`;
	const world = randomWorld(seed, prefix);
	const shape = ([west, south, width, height]: Box) =>
		make.rectangle(west * CELL, south * CELL, width * CELL, height * CELL);
	const parcels = world.contracts.flatMap(({ village, plots }) =>
		plots.map((plot) => make.parcel({ village_code: village, code: plot.parcel, shape: shape(plot.box) }))
	);
	const state = world.state.map((box, index) =>
		make.parcel({ village_code: null, code: `road ${index}`, ownership: '10', shape: shape(box) })
	);
	const contracts = world.contracts.map((each) =>
		make.contract({
			number: each.number,
			village_code: each.village,
			method: each.method,
			household: isHousehold(each.method, each.number),
			kind: each.kind,
			contracted_mu: each.mu,
			...areaOf(each.paper),
			starts_on: each.startsOn,
			ends_on: each.endsOn,
			lessee_code: each.lesseeCode,
			lessee_name: each.lesseeName,
			head_contract_number: each.head
		})
	);
	const links = world.contracts.flatMap(({ plots }, index) =>
		plots.map((plot) =>
			make.contractParcel({
				contract_id: contracts[index]!.id,
				parcel_id: parcels.find((parcel) => parcel.code === plot.parcel)!.id,
				contracted_mu: plot.mu,
				...areaOf(plot.paper),
				basis: plot.basis,
				starts_on: null,
				ends_on: null
			})
		)
	);
	const occupations = world.occupations.map((each) =>
		make.occupation({
			code: each.code,
			village_code: each.village,
			contract_number: each.contractNumber,
			parcel_code: each.parcelCode,
			lessee_code: each.lesseeCode,
			lessee_name: each.lesseeName,
			ownership: each.stateOwned ? '10' : null,
			surveyed_on: each.day,
			method: each.method && METHODS[each.method as keyof typeof METHODS],
			shape: shape(each.box)
		})
	);
	valueOf(
		await testWrite(engine, code, async (tx) => {
			await insertRows(tx, 'township', [make.township({ code: prefix, shape: shape([0, 0, 60, 60]) })]);
			await insertRows(
				tx,
				'village',
				world.villages.map((village) =>
					make.village({ township_code: prefix, code: village.code, shape: shape(village.box) })
				)
			);
			await insertRows(tx, 'parcel', [...parcels, ...state]);
			await insertRows(tx, 'contract', contracts);
			await insertRows(tx, 'contract_parcel', links);
			await insertRows(tx, 'occupation', occupations);
			return accepted(null);
		})
	);
	valueOf(await testWrite(engine, code, analyseOverContract, { permission: 'land.analyse' }));

	const db = testRead(engine, code);
	const numbers = new Map(contracts.map(({ id, number }) => [id, number]));
	const rows = await db.query
		.selectFrom('finding')
		.select(['kind', 'over_mu', 'contract_id', 'other_contract_id', 'explanation'])
		.where('county_code', '=', code)
		.execute();
	const product = new Map(
		rows.map(({ kind, over_mu, contract_id, other_contract_id, explanation }) => {
			const { occupations: told } = explanation as { occupations: { code: string }[] };
			const about =
				kind === 'double_contracted'
					? `${numbers.get(contract_id!)}+${numbers.get(other_contract_id!)}`
					: told.map((each) => each.code).sort().join('+'); // prettier-ignore
			const other = kind === 'on_other_contract' && other_contract_id ? numbers.get(other_contract_id) : '';
			return [[kind, about, other].join(' | '), over_mu];
		})
	);
	const [measured] = await db.query
		.selectFrom('occupation_outcome')
		.select(['planar_m2', 'ellipsoidal_m2'])
		.where('county_code', '=', code)
		.execute();
	return { seed, world, ratio: measured!.ellipsoidal_m2 / measured!.planar_m2, product };
}

/** What the two say differently; a hundredth of 亩 is a matter of rounding, and the doubtful may be there or not. */
function differences({ product }: Compared, model: readonly PlainFinding[]): string[] {
	const told = new Map(model.map((each) => [each.key, each]));
	return [
		...model.filter(({ key, doubtful }) => !doubtful && !product.has(key)).map(({ key, mu }) => `only the model: ${key} ${mu}`),
		...[...product].flatMap(([key, mu]) => {
			const plain = told.get(key);
			if (!plain) return [`only the product: ${key} ${mu}`];
			return Math.abs(plain.mu - mu) <= 2 ? [] : [`${key}: ${mu}, the model ${plain.mu}`];
		})
	]; // prettier-ignore
}

beforeAll(async () => {
	const engine = await testEngine();
	for (let seed = 1; seed <= WORLDS; seed++) compared.push(await compare(engine, seed));
}, 1_800_000);

test('the worlds hold every kind of finding', () => {
	const kinds = new Set(compared.flatMap(({ product }) => [...product.keys()].map((key) => key.split(' | ')[0]!)));
	expect([...kinds].sort()).toEqual(
		['over_area', 'short_area', 'no_contract', 'expired_held', 'double_contracted', 'on_other_contract', 'on_uncontracted', 'beyond_village', 'area_request'].sort() // prettier-ignore
	);
});

test('the product finds what the plain model finds', () => {
	const different = compared.flatMap((each) =>
		differences(each, plainFindings(each.world, each.ratio)).map((difference) => `world ${each.seed}: ${difference}`)
	);
	expect(different).toEqual([]);
});

describe('a mistake planted in the model is noticed', () => {
	test.each(faults.filter((fault) => fault !== 'none'))('%s', (fault) => {
		const noticed = compared.filter(
			(each) => differences(each, plainFindings(each.world, each.ratio, fault)).length > 0
		);
		expect(noticed.length).toBeGreaterThan(0);
	});
});
