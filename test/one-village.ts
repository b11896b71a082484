import { accepted } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import { analyseOverContract, type OverContractRun } from '#land/over-contract.write.server.ts';
import { freshCounty, testRead, testWrite, valueOf } from '#test/database.ts';
import { factory, insertRows, type Factory } from '#test/factory.ts';

export interface World {
	code: string;
	village: string;
	/** The other village of its township. */
	beside: string;
	make: Factory;
	load(rows: {
		parcel?: ReturnType<Factory['parcel']>[];
		contract?: ReturnType<Factory['contract']>[];
		contract_parcel?: ReturnType<Factory['contractParcel']>[];
		occupation?: ReturnType<Factory['occupation']>[];
	}): Promise<void>;
	/** A contract on one rectangle of metres, `mu` hundredths on the ledger. */
	lease(
		box: readonly [number, number, number, number],
		mu: number,
		given?: Parameters<Factory['contract']>[0]
	): {
		parcel: ReturnType<Factory['parcel']>;
		contract: ReturnType<Factory['contract']>;
		link: ReturnType<Factory['contractParcel']>;
	};
}

/**
 * A village of 2 × 2 km with its corner at the origin. A plot is 100 m × 100 m: 15 亩 on the plane, and the ledger's 亩 are
 * written as the plot measures, so that nothing is over or short by itself.
 */
export async function oneVillage(engine: Engine, seed: number): Promise<World> {
	const { code } = await freshCounty(engine);
	const make = factory({ county: code, seed });
	const township = make.township({ shape: make.rectangle(0, 0, 4000, 2000) });
	const village = make.village({ township_code: township.code, shape: make.rectangle(0, 0, 2000, 2000) });
	const next = make.village({ township_code: township.code, shape: make.rectangle(2000, 0, 2000, 2000) });
	const write = (tables: Parameters<World['load']>[0] & { township?: unknown[]; village?: unknown[] }) =>
		testWrite(engine, code, async (tx) => {
			for (const table of ['township', 'village', 'parcel', 'contract', 'contract_parcel', 'occupation'] as const)
				await insertRows(tx, table, (tables[table] ?? []) as never[]);
			return accepted(null);
		});
	valueOf(await write({ township: [township], village: [village, next] }));
	return {
		code,
		village: village.code,
		beside: next.code,
		make,
		load: async (rows) => void valueOf(await write(rows)),
		lease(box, mu, given = {}) {
			const parcel = make.parcel({ village_code: village.code, shape: make.rectangle(...box) });
			const contract = make.contract({ village_code: village.code, contracted_mu: mu, ...given });
			return {
				parcel,
				contract,
				link: make.contractParcel({ contract_id: contract.id, parcel_id: parcel.id, contracted_mu: mu })
			};
		}
	};
}

export const analyse = async (engine: Engine, code: string): Promise<OverContractRun> =>
	valueOf(await testWrite(engine, code, analyseOverContract, { permission: 'land.analyse' }));

export const findingsOf = (engine: Engine, code: string) =>
	testRead(engine, code)
		.query.selectFrom('finding')
		.select(['kind', 'over_mu', 'status', 'version', 'linked_by', 'key', 'shape'])
		.where('county_code', '=', code)
		.orderBy('kind')
		.orderBy('over_mu')
		.execute();

export const kindsOf = async (engine: Engine, code: string) =>
	(await findingsOf(engine, code))
		.filter(({ status }) => status !== 'gone')
		.map(({ kind, over_mu }) => [kind, over_mu]);
