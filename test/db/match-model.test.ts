import { beforeAll, describe, expect, test } from 'vitest';
import { accepted } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { matchCounts, matchSettings } from '#land/match-counts.read.server.ts';
import { storedPatches } from '#land/match-rows.read.server.ts';
import { freshCounty, testEngine, testRead, testWrite, valueOf } from '#test/database.ts';
import { factory, insertRows } from '#test/factory.ts';
import { plainMatch, type Box, type PlainLand, type PlainPatch } from '#test/models/plain-match.ts';
import { seeded } from '#core/random.ts';

const CELL = 10;
const WORLDS = 24;
const TODAY = '2026-11-24';

/** A village of patches that overlap now and then, held by contracts, families, the State, people's decisions or nobody. */
function randomLand(seed: number, villages: readonly [string, string]): PlainLand {
	const random = seeded(`match ${seed}`);
	const contracts = Array.from({ length: 5 }, (_, at) => ({
		number: `HT-${at}`,
		village: villages[at % 4 === 3 ? 1 : 0]!,
		household: at === 1,
		lesseeCode: `L-${at}`,
		lesseeName: `张${'一二三四五'[at]}`
	}));
	const box = (): Box => [
		random.whole(5, 40),
		random.whole(5, 40),
		1 + 2 * random.whole(0, 4),
		1 + 2 * random.whole(0, 4)
	];
	const some = <T>(chance: number, values: readonly T[]): T | null =>
		random.chance(chance) ? random.pick(values) : null;
	const patches = Array.from({ length: random.whole(12, 40) }, (_, at): PlainPatch => {
		const kind = random.pick(['parcel', 'parcel', 'construction_land', 'survey'] as const);
		const survey = kind === 'survey';
		return {
			kind,
			code: `K${at}`,
			box: box(),
			village: random.pick(villages),
			stateOwned: random.chance(0.08),
			use: survey ? null : random.pick(['0103', '0201', '0702', '05H1', '0601', '1006', '1206', '0809', null]),
			contracts:
				survey || random.chance(0.6)
					? []
					: random
							.shuffled(contracts)
							.slice(0, random.whole(1, 2))
							.map(({ number }) => number),
			contractNumber: survey ? some(0.15, ['HT-0', 'HT-1', 'HT-9']) : null,
			parcelCode: survey ? some(0.2, ['K0', 'K1', 'K2', 'K77']) : null,
			lesseeCode: survey ? some(0.1, ['L-0', 'L-9']) : null,
			lesseeName: survey ? some(0.3, ['张一', '张四', '王五']) : null,
			decision: random.chance(0.12)
				? random.pick(['no_contract', 'household', 'not_in_scope', 'collective_unused'])
				: null
		};
	});
	return { patches, contracts };
}

async function load(engine: Engine, seed: number) {
	const { code } = await freshCounty(engine);
	const make = factory({ county: code, seed: `match ${seed}` });
	const villages = [`${code}100200`, `${code}100201`] as const;
	const land = randomLand(seed, villages);
	const shape = ([west, south, width, height]: Box) =>
		make.rectangle(west * CELL, south * CELL, width * CELL, height * CELL);
	const contracts = land.contracts.map((each) =>
		make.contract({
			number: each.number,
			village_code: each.village,
			household: each.household,
			lessee_code: each.lesseeCode,
			lessee_name: each.lesseeName
		})
	);
	const parcels = land.patches.flatMap((patch) => {
		const { kind, code: own, use } = patch;
		if (kind === 'survey') return [];
		const ownership = patch.stateOwned ? '10' : '32';
		const placed = { village_code: patch.village, ownership, shape: shape(patch.box) };
		return [
			{
				patch,
				row: make.parcel({ register: kind, code: own, land_use_code: use, land_use_scheme: use && 'survey', ...placed })
			}
		];
	});
	const surveys = land.patches.flatMap((patch) =>
		patch.kind === 'survey'
			? [
					{
						patch,
						row: make.occupation({
							code: patch.code,
							village_code: patch.village,
							ownership: patch.stateOwned ? '10' : null,
							contract_number: patch.contractNumber,
							parcel_code: patch.parcelCode,
							lessee_code: patch.lesseeCode,
							lessee_name: patch.lesseeName,
							shape: shape(patch.box)
						})
					}
				]
			: []
	);
	const links = parcels.flatMap(({ patch, row }) =>
		patch.contracts.map((number) =>
			make.contractParcel({ contract_id: contracts.find((each) => each.number === number)!.id, parcel_id: row.id })
		)
	);
	const decided = [...parcels, ...surveys].filter(({ patch }) => patch.decision !== null);
	valueOf(
		await testWrite(engine, code, async (tx) => {
			await insertRows(
				tx,
				'parcel',
				parcels.map(({ row }) => row)
			);
			await insertRows(tx, 'contract', contracts);
			await insertRows(tx, 'contract_parcel', links);
			await insertRows(
				tx,
				'occupation',
				surveys.map(({ row }) => row)
			);
			for (const { patch, row } of decided)
				await tx.query
					.insertInto('land_match')
					.values({
						county_code: code,
						id: make.newId(),
						recorded_at: make.now,
						parcel_id: patch.kind === 'survey' ? null : row.id,
						occupation_id: patch.kind === 'survey' ? row.id : null,
						village_code: patch.village,
						decision: patch.decision,
						reason: '已核实',
						rejected: '{}',
						actor_id: 'test',
						actor_name: '测试'
					})
					.execute();
			return accepted(null);
		})
	);
	return { code, land, villages };
}

interface Told {
	seed: number;
	land: PlainLand;
	/** kind and code → state and the share of it outside contracts' shapes. */
	product: Map<string, { state: string; share: number }>;
	counted: Map<string, number>;
	rows: number;
}

const told: Told[] = [];
beforeAll(async () => {
	const engine = await testEngine();
	for (let seed = 1; seed <= WORLDS; seed++) {
		const { code, land, villages } = await load(engine, seed);
		const db = testRead(engine, code);
		const settings = await matchSettings(db, TODAY);
		const rows = (await Promise.all(villages.map((village) => storedPatches(db, { village, ...settings })))).flat();
		const counts = await matchCounts(db, TODAY);
		const counted = new Map<string, number>();
		for (const { state, count } of counts) counted.set(state, (counted.get(state) ?? 0) + count);
		told.push({
			seed,
			land,
			rows: rows.length,
			counted,
			product: new Map(
				rows.map(({ kind, code: own, state, mu, restMu }) => [`${kind} ${own}`, { state, share: restMu / mu }])
			)
		});
	}
}, 600_000);

test('the villages hold every state there is', () => {
	const states = new Set(told.flatMap(({ product }) => [...product.values()].map(({ state }) => state)));
	expect([...states].sort()).toEqual(
		['open', 'no_contract', 'household', 'not_in_scope', 'collective_unused', 'contracted', 'family', 'within_contract', 'tied', 'on_patch', 'state_owned', 'left_out'].sort() // prettier-ignore
	);
});

describe('candidate land', () => {
	test('no patch is lost and none is counted twice', () => {
		for (const { seed, land, rows, product, counted } of told) {
			expect(rows, `world ${seed}`).toBe(land.patches.length);
			expect(product.size, `world ${seed}`).toBe(land.patches.length);
			expect(
				[...counted.values()].reduce((sum, count) => sum + count, 0),
				`world ${seed}`
			).toBe(land.patches.length);
		}
	});

	test('each patch is in the state that the plain model gives it, with as much land outside contracts', () => {
		const different = told.flatMap(({ seed, land, product }) =>
			[...plainMatch(land)].flatMap(([key, plain]) => {
				const own = product.get(key);
				const patch = land.patches.find(({ kind, code }) => `${kind} ${code}` === key)!;
				const share = plain.rest / (patch.box[2] * patch.box[3]);
				const same = own?.state === plain.state && (own.state !== 'open' || Math.abs(own.share - share) < 0.02);
				return same ? [] : [`world ${seed} ${key}: ${own?.state} ${own?.share}, the model ${plain.state} ${share}`];
			})
		);
		expect(different).toEqual([]);
	});

	test('a mistake in the model is noticed: a contract’s land taken for nobody’s', () => {
		const noticed = told.filter(({ land, product }) => {
			const wrong = { ...land, patches: land.patches.map((patch) => ({ ...patch, contracts: [] })) };
			return [...plainMatch(wrong)].some(([key, { state }]) => product.get(key)?.state !== state);
		});
		expect(noticed.length).toBeGreaterThan(0);
	});
});
