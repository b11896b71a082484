import { accepted } from '#core/outcome.ts';
import type { Engine } from '#db/engine/types.ts';
import type { Tx } from '#db/tx.server.ts';
import { testWrite, twoCounties, valueOf, type CountyWithRows } from './database.ts';
import { insertRows, type Factory } from './factory.ts';

/**
 * Two counties that share ids, each with 甲镇 and its villages: what a ledger is brought into.
 * @param more writes what a test's ledger is about, into each; `villages` are their codes
 */
export async function ledgerCounties(
	engine: Engine,
	names: readonly string[],
	more: (tx: Tx, make: Factory, villages: readonly string[]) => Promise<unknown> = async () => undefined
): Promise<{ county: CountyWithRows; other: CountyWithRows; villages: string[] }> {
	const [county, other] = await twoCounties(engine);
	const codes: string[][] = [];
	for (const { code, rows: make } of [county, other]) {
		const township = make.township({ name: '甲镇' });
		const villages = names.map((name) => make.village({ name, township_code: township.code }));
		codes.push(villages.map((village) => village.code));
		valueOf(
			await testWrite(engine, code, async (tx) => {
				await insertRows(tx, 'township', [township]);
				await insertRows(tx, 'village', villages);
				await more(tx, make, codes.at(-1)!);
				return accepted(null);
			})
		);
	}
	return { county, other, villages: codes[0]! };
}
